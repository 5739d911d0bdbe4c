import type { CheckResult, Report } from '@opaq/engine/report';
import { levelsUpTo } from '../check/asked';
import { stateOf, type State } from '../check/compare';
import { percentOf } from '../check/verdict';
import type { View } from './View';
import { wrap } from './terminal';

const percent = (share: number) => `${percentOf(share)} %`;

const WORDS: Array<[string, State[]]> = [
  ['pass', ['pass']],
  ['fail', ['fail']],
  ['exempt', ['exempt']],
  ['unknown', ['unknown', 'error']],
  ['not applicable', ['notApplicable']],
];

/** `9 pass, 2 fail`: how some checks came out. */
export const countsOf = (results: readonly CheckResult[]) =>
  WORDS.flatMap(([word, states]) => {
    const number = results.filter(result =>
      states.includes(stateOf(result)),
    ).length;
    return number ? [`${number} ${word}`] : [];
  }).join(', ');

/** The level that is proved, and the one that is possible. */
export function levelText(report: Report): string {
  const { level, possibleLevel, scorecard } = report;
  const titleOf = (name: string | null) =>
    scorecard.levels.find(other => other.name === name)?.title;
  const reached = titleOf(level) ?? 'no level yet';
  if (possibleLevel === null || possibleLevel === level) return reached;
  const names = levelsUpTo(possibleLevel, scorecard);
  const open = report.results.filter(
    result =>
      names.includes(result.level ?? '') &&
      ['unknown', 'error'].includes(stateOf(result)),
  ).length;
  return `${reached}, ${titleOf(possibleLevel)} possible: ${open} unknown`;
}

/** The score, never without its coverage. */
export const scoreText = ({ score, coverage }: Report) =>
  score === null || coverage === null
    ? 'none: no check has an answer'
    : `${percent(score)}, coverage ${percent(coverage)}`;

/** `Bronze before`, where a change moved it. */
function before(view: View, textOf: (report: Report) => string): string {
  const base = view.judgement.comparison?.base.report;
  if (!base || textOf(base) === textOf(view.report)) return '';
  return ` (before: ${textOf(base)})`;
}

function header({ report, style }: View): string[] {
  const { subject, source, scorecard } = report;
  const name = style.colors.bold(subject.title ?? subject.name);
  const place = source.path ? ` in ${source.path}` : '';
  const revision = source.revision ? ` at ${source.revision.slice(0, 12)}` : '';
  return wrap(
    `${name} (${subject.ref})${place}${revision}, judged by ${scorecard.title}`,
    style,
  );
}

/** What is judged, its level and score, and how each level came out. */
export function summary(view: View): string[] {
  const { report, style } = view;
  const { levels } = report.scorecard;
  const width = Math.max(...levels.map(({ title }) => title.length), 6) + 2;
  const line = (label: string, text: string) =>
    wrap(text, style, `  ${label.padEnd(width)}`);
  if (!report.covered) {
    return [
      ...header(view),
      ...line('Level', `not covered: ${report.notCoveredReason}`),
    ];
  }
  return [
    ...header(view),
    ...line('Level', levelText(report) + before(view, levelText)),
    ...line('Score', scoreText(report) + before(view, scoreText)),
    ...view.levels.flatMap(({ name, title }) =>
      line(title, countsOf(view.inLevel(name))),
    ),
  ];
}

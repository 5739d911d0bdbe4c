import type { CheckResult } from '@opaq/engine/report';
import { levelsUpTo } from '../check/asked';
import { wrap } from './terminal';
import type { View } from './View';

const count = (number: number, one: string, many: string) =>
  `${number} ${number === 1 ? one : many}`;

/** Ids on one line; how many more there are, where it is full. */
function folded(
  view: View,
  mark: string,
  label: string,
  results: readonly CheckResult[],
): string[] {
  if (results.length === 0) return [];
  const { width, colors } = view.style;
  const first = `  ${mark} ${results.length} ${label}: `;
  const ids = results.map(({ checkId }) => checkId);
  const room = width - `    ${results.length} ${label}: , and 99 more`.length;
  let shown = 0;
  let length = 0;
  while (shown < ids.length && length + ids[shown].length + 2 <= room) {
    length += ids[shown].length + 2;
    shown += 1;
  }
  shown = Math.max(1, shown);
  const rest = ids.length - shown;
  const text = ids.slice(0, shown).join(', ');
  return wrap(
    colors.dim(rest > 0 ? `${text} and ${rest} more` : text),
    view.style,
    first,
  );
}

/** What passes, what does not apply: a line each, or everything. */
function quiet(view: View, level: string | null): string[] {
  const passes = view.inLevel(level, 'pass');
  const others = view.inLevel(level, 'notApplicable');
  const { green, dim } = view.style.colors;
  if (!view.options.verbose) {
    return [
      ...folded(view, green('✓'), 'pass', passes),
      ...folded(view, dim('–'), 'do not apply', others),
    ];
  }
  return [
    ...passes.flatMap(result => view.findings.brief(green('✓'), result)),
    ...others.flatMap(result => view.findings.brief(dim('–'), result)),
  ];
}

/**
 * The levels whose failures are worth all there is to say: what was asked for, and the next one to reach. Against a base
 * it is what got worse instead: who changes something need not read of everything else.
 */
function inDetail(view: View): Set<string> {
  const { report, judgement, options } = view;
  const { scorecard, nextSteps, results } = report;
  if (options.verbose) return new Set(scorecard.levels.map(({ name }) => name));
  const next = judgement.comparison
    ? undefined
    : results.find(({ checkId }) => checkId === nextSteps[0])?.level;
  return new Set(
    [judgement.asked.level, next].flatMap(name =>
      name ? levelsUpTo(name, scorecard) : [],
    ),
  );
}

/** The levels, from the lowest: what fails in each, in detail or by name, and the rest folded. */
export function levels(view: View): string[] {
  const { report, findings, style, judgement } = view;
  const mark = style.colors.red('✗');
  const detailed = inDetail(view);
  const isFull = ({ checkId }: CheckResult, level: string) =>
    detailed.has(level) ||
    judgement.asked.only !== undefined ||
    judgement.verdict.failing.has(checkId);
  return report.scorecard.levels.flatMap(({ name, title }) => {
    const failing = view.inLevel(name, 'fail');
    const heading = failing.length
      ? count(failing.length, 'check fails', 'checks fail')
      : 'nothing fails';
    return view.section(`${title}: ${heading}`, [
      ...failing.flatMap(result =>
        isFull(result, name)
          ? findings.detailed(mark, result)
          : findings.heading(mark, result.checkId),
      ),
      ...quiet(view, name),
    ]);
  });
}

/** What the scorecard only shows, and what was asked for by name and stands in no level. */
export function besideLevels(view: View): string[] {
  const { findings, style, judgement } = view;
  const { green, red } = style.colors;
  const answered = (level: string | null) =>
    view
      .inLevel(level, 'pass', 'fail')
      .flatMap(result =>
        findings.brief(
          result.outcome === 'pass' ? green('✓') : red('✗'),
          result,
        ),
      );
  const named = judgement.asked.only
    ? view.results.filter(({ level }) => level === null)
    : [];
  return [
    ...view.section('Shown, in no level', answered('shown')),
    ...(named.length > 0
      ? view.section('In no level of this scorecard', [
          ...named
            .filter(({ outcome }) => outcome === 'fail')
            .flatMap(result => findings.detailed(red('✗'), result)),
          ...quiet(view, null),
        ])
      : []),
  ];
}

import type { CheckResult, Report } from '@opaq/engine/report';
import { failuresOf, levelsUpTo } from '../check/levels';
import { cleanAll } from './clean';
import { brief, detailed, effortOf, placeOf, titleOf } from './finding';
import { wrap, type Style } from './terminal';

// Never rounded up: 100 % means all. The small number is for shares that floating point puts just below, such as 0.29.
const percent = (share: number) => `${Math.floor(share * 100 + 1e-9)} %`;

const count = (number: number, one: string, many: string) =>
  `${number} ${number === 1 ? one : many}`;

const isOpen = ({ outcome }: CheckResult) =>
  outcome === 'unknown' || outcome === 'error';

/** A report and the ways in which its results are asked for. */
class View {
  readonly report: Report;
  readonly style: Style;

  constructor(report: Report, style: Style) {
    this.report = report;
    this.style = style;
  }

  titleOf(level: string | null): string | undefined {
    const { levels } = this.report.scorecard;
    return levels.find(({ name }) => name === level)?.title;
  }

  inLevel(level: string): CheckResult[] {
    return this.report.results.filter(result => result.level === level);
  }

  section(title: string, lines: string[]): string[] {
    if (lines.length === 0) return [];
    return [
      '',
      ...wrap(title, this.style).map(this.style.colors.bold),
      ...lines,
    ];
  }
}

function header({ report, style }: View): string[] {
  const { subject, source } = report;
  const name = style.colors.bold(subject.title ?? subject.name);
  const place = source.path ? ` in ${source.path}` : '';
  const revision = source.revision ? ` at ${source.revision.slice(0, 12)}` : '';
  return wrap(`${name} (${subject.ref})${place}${revision}`, style);
}

function levelLine(view: View): string {
  const { level, possibleLevel, scorecard } = view.report;
  const reached = view.titleOf(level) ?? 'no level yet';
  if (possibleLevel === null || possibleLevel === level) return reached;
  const open = levelsUpTo(possibleLevel, scorecard)
    .flatMap(name => view.inLevel(name))
    .filter(isOpen).length;
  return `${reached}, ${view.titleOf(possibleLevel)} possible: ${open} unknown`;
}

function summary(view: View): string[] {
  const { report, style } = view;
  const line = (label: string, text: string) =>
    wrap(text, style, `  ${label.padEnd(8)}`);
  if (!report.covered) {
    return line('Level', `not covered: ${report.notCoveredReason}`);
  }
  return [
    ...line('Level', levelLine(view)),
    ...(report.score === null || report.coverage === null
      ? line('Score', 'none: no check has an answer')
      : line(
          'Score',
          `${percent(report.score)}, coverage ${percent(report.coverage)}`,
        )),
    ...line('Checks', counts(view)),
  ];
}

/** How the checks of all levels came out. */
function counts({ report }: View): string {
  const levels = report.scorecard.levels.map(({ name }) => name);
  const asked = report.results.filter(({ level }) =>
    levels.includes(level ?? ''),
  );
  const of = (...outcomes: string[]) =>
    asked.filter(({ outcome }) => outcomes.includes(outcome)).length;
  return [
    `${of('pass')} pass`,
    `${of('fail')} fail`,
    ...(of('unknown', 'error') ? [`${of('unknown', 'error')} unknown`] : []),
    ...(of('notApplicable') ? [`${of('notApplicable')} not applicable`] : []),
  ].join(', ');
}

/** The asked-for levels and the next one in detail, since that is what to work on; those beyond in short. */
function failures(view: View, asked: string): string[] {
  const { report, style } = view;
  const { levels } = report.scorecard;
  const nextLevel = report.results.find(
    ({ checkId }) => checkId === report.nextSteps[0],
  )?.level;
  const inDetail = new Set([
    ...levelsUpTo(asked, report.scorecard),
    ...(nextLevel ? levelsUpTo(nextLevel, report.scorecard) : []),
  ]);
  const mark = style.colors.red('✗');
  return levels.flatMap(({ name, title }) => {
    const failing = view
      .inLevel(name)
      .filter(({ outcome }) => outcome === 'fail');
    const show = inDetail.has(name) ? detailed : brief;
    return view.section(
      `${title}: ${count(failing.length, 'check fails', 'checks fail')}`,
      failing.flatMap(result => show(mark, result, style)),
    );
  });
}

function nextSteps(view: View): string[] {
  const { report, style } = view;
  const [first] = report.nextSteps;
  const level = report.results.find(({ checkId }) => checkId === first)?.level;
  return view.section(
    `Next steps to ${view.titleOf(level ?? null)}`,
    report.nextSteps.flatMap((id, index) =>
      wrap(`${titleOf(id)} (${effortOf(id)})`, style, `  ${index + 1}. `),
    ),
  );
}

function unknowns(view: View): string[] {
  const { report, style } = view;
  const mark = style.colors.yellow('?');
  return view.section(
    'Unknown',
    report.results
      .filter(result => result.level !== null && isOpen(result))
      .flatMap(result => brief(mark, result, style)),
  );
}

function shown(view: View): string[] {
  const marks = { pass: '✓', fail: '✗' } as Record<string, string>;
  return view.section(
    'Shown, in no level',
    view
      .inLevel('shown')
      .filter(({ outcome }) => outcome in marks)
      .flatMap(result => brief(marks[result.outcome], result, view.style)),
  );
}

function problems(view: View): string[] {
  const { report, style } = view;
  return view.section(
    'Problems',
    report.problems.flatMap(problem => {
      const place = placeOf(problem);
      // A message stands on its own, so it may name the file, too.
      const message = problem.message.replace(`${problem.path}: `, '');
      return wrap(
        place ? `${place}: ${message}` : message,
        style,
        `  ${style.colors.yellow('!')} `,
      );
    }),
  );
}

function verdict(view: View, asked: string): string[] {
  const { report, style } = view;
  const { green, red } = style.colors;
  if (!report.covered) return [];
  const failing = failuresOf(asked, report).length;
  const text = failing
    ? `${count(failing, 'check fails', 'checks fail')}.`
    : 'nothing fails.';
  const paint = failing ? red : green;
  return ['', paint(`${view.titleOf(asked)}: ${text}`)];
}

/**
 * A report for people.
 *
 * @param asked - Name of the level in which nothing may fail.
 */
export function renderReport(
  report: Report,
  asked: string,
  style: Style,
): string {
  const view = new View(cleanAll(report), style);
  const lines = [
    ...header(view),
    ...summary(view),
    ...(report.covered
      ? [...failures(view, asked), ...nextSteps(view), ...unknowns(view)]
      : []),
    ...shown(view),
    ...problems(view),
    ...verdict(view, asked),
  ];
  // Blocks bring their own empty lines: two in a row say no more than one.
  return `${lines
    .filter((line, index) => line !== '' || lines[index - 1] !== '')
    .join('\n')}\n`;
}

import type { Judgement } from '../check/Judgement';
import { stateOf } from '../check/compare';
import type { TextOptions } from '../formats/render';
import { changes } from './changes';
import { placeOf } from './finding';
import { besideLevels, levels } from './levels';
import { summary } from './summary';
import { wrap } from './terminal';
import { View } from './View';

const MAX_STEPS = 5;

/** Checks of the levels in some states, or everything that was asked for by name. */
const asked = (view: View, ...states: string[]) =>
  view.results.filter(
    result =>
      (result.level !== null || view.judgement.asked.only) &&
      states.includes(stateOf(result)),
  );

function unknowns(view: View): string[] {
  const mark = view.style.colors.yellow('?');
  return view.section(
    'Unknown',
    asked(view, 'unknown', 'error').flatMap(result =>
      view.findings.brief(mark, result),
    ),
  );
}

function exempt(view: View): string[] {
  const mark = view.style.colors.yellow('~');
  return view.section(
    'Exempt',
    asked(view, 'exempt').flatMap(result => view.findings.brief(mark, result)),
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

function nextSteps(view: View): string[] {
  const { report, style, judgement } = view;
  const { catalogue } = judgement;
  const ids = report.nextSteps.filter(id =>
    view.results.some(({ checkId }) => checkId === id),
  );
  const level = report.results.find(({ checkId }) => checkId === ids[0])?.level;
  const more = ids.length - MAX_STEPS;
  return view.section(`Next steps to ${view.titleOf(level ?? null)}`, [
    ...ids
      .slice(0, MAX_STEPS)
      .flatMap((id, index) =>
        wrap(
          `${catalogue.titleOf(id)} (${catalogue.effortOf(id)})`,
          style,
          `  ${index + 1}. `,
        ),
      ),
    ...(more > 0 ? [style.colors.dim(`     and ${more} more`)] : []),
  ]);
}

/** What else helps who repairs something. */
function hints({ report, options, results }: View): string {
  if (!results.some(result => stateOf(result) === 'fail')) return '';
  return [
    !options.verbose &&
      "'opaq explain CHECK' says more of one check, '--verbose' of all.",
    report.source.revision && 'A new file counts once git tracks it.',
  ]
    .filter(Boolean)
    .join(' ');
}

function verdict(view: View): string[] {
  const { style, judgement } = view;
  const { green, red, dim } = style.colors;
  const hint = wrap(hints(view), style).map(dim);
  const lines = judgement.verdict.requirements.flatMap(({ sentence, met }) =>
    wrap(sentence, style).map(met ? green : red),
  );
  return lines.length > 0 ? ['', ...hint, ...lines] : [];
}

/** A judgement for people: what it is first, what to do next last, where a terminal's reader looks. */
export function renderReport(
  judgement: Judgement,
  options: TextOptions,
): string {
  const view = new View(judgement, options);
  const lines = [
    ...summary(view),
    ...(view.report.covered
      ? [...changes(view), ...levels(view), ...unknowns(view), ...exempt(view)]
      : []),
    ...besideLevels(view),
    ...problems(view),
    ...(view.report.covered ? nextSteps(view) : []),
    ...verdict(view),
  ];
  // Blocks bring their own empty lines: two in a row say no more than one.
  return `${lines
    .filter((line, index) => line !== '' || lines[index - 1] !== '')
    .join('\n')}\n`;
}

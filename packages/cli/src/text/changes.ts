import { isSelected } from '../check/asked';
import { type Change, type ChangeKind, type State } from '../check/compare';
import type { View } from './View';
import { wrap, type Style } from './terminal';

const KINDS: ChangeKind[] = [
  'worse',
  'new',
  'better',
  'exempt',
  'removed',
  'unclear',
];

const STATES: Record<State, string> = {
  pass: 'passes',
  fail: 'fails',
  notApplicable: 'does not apply',
  unknown: 'unknown',
  error: 'unknown',
  exempt: 'exempt',
};

/** `passes → fails` */
export const moveOf = ({ before, after }: Change) =>
  `${STATES[before]} → ${STATES[after]}`;

/** What changed of what the scorecard asks for, the worst first. */
export function changesShown({ judgement, report }: View): Change[] {
  const { comparison, asked } = judgement;
  const asks = new Set(
    report.results.flatMap(({ checkId, level }) =>
      (level !== null || asked.only?.ids.has(checkId)) &&
      isSelected(asked, checkId)
        ? [checkId]
        : [],
    ),
  );
  const shown = (comparison?.changes ?? []).filter(({ checkId }) =>
    asks.has(checkId),
  );
  return KINDS.flatMap(kind => shown.filter(change => change.kind === kind));
}

function colorOf(change: Change, colors: Style['colors']) {
  if (change.regressed) return colors.red;
  return change.kind === 'better' ? colors.green : colors.yellow;
}

/** What a change made better or worse. */
export function changes(view: View): string[] {
  const { comparison } = view.judgement;
  if (!comparison?.base.report) return [];
  const { colors } = view.style;
  const { name, revision } = comparison.base;
  const { catalogue } = view.judgement;
  const shown = changesShown(view);
  const width = Math.max(...shown.map(({ kind }) => kind.length)) + 2;
  const lines = shown.flatMap(change => {
    const paint = colorOf(change, colors);
    return wrap(
      `${catalogue.titleOf(change.checkId)} ${colors.dim(
        `(${change.checkId})`,
      )}: ${moveOf(change)}`,
      view.style,
      `  ${paint(change.kind.padEnd(width))}`,
    );
  });
  return view.section(
    `Changes since ${name} (${revision.slice(0, 12)})`,
    lines.length > 0 ? lines : ['  none'],
  );
}

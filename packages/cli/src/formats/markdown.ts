import type { CheckResult } from '@opaq/engine/report';
import { isSelected } from '../check/asked';
import { stateOf, type ChangeKind } from '../check/compare';
import type { Judgement } from '../check/Judgement';
import { changesShown, moveOf } from '../text/changes';
import { exemptionText, firstSentence, placesOf } from '../text/finding';
import { countsOf, levelText, scoreText } from '../text/summary';
import { styleFor } from '../text/terminal';
import { View } from '../text/View';
import { codeSpan, escapeHtml, escapeMarkdown } from './escapeMarkdown';

/** What services allow in a comment is 65,536 characters: so many checks in full, the others by name. */
const MAX_IN_FULL = 15;
const MAX_LISTED = 100;

const ICONS: Record<ChangeKind, string> = {
  worse: '🔴',
  better: '🟢',
  new: '🟡',
  exempt: '🟡',
  removed: '⚪',
  unclear: '⚪',
};

const named = ({ catalogue }: Judgement, checkId: string) =>
  `${escapeMarkdown(catalogue.titleOf(checkId))} (${codeSpan(checkId)})`;

function table(head: string[], rows: string[][]): string[] {
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)];
}

function summary(view: View): string[] {
  const { report, judgement } = view;
  const before = judgement.comparison?.base.report;
  const rows = [
    [
      'Level',
      escapeMarkdown(levelText(report)),
      before && escapeMarkdown(levelText(before)),
    ],
    ['Score', scoreText(report), before && scoreText(before)],
    ...view.levels.map(({ name, title }) => [
      escapeMarkdown(title),
      countsOf(view.inLevel(name)),
      before &&
        countsOf(
          before.results.filter(
            ({ level, checkId }) =>
              level === name && isSelected(judgement.asked, checkId),
          ),
        ),
    ]),
  ];
  return before
    ? table(
        [
          '',
          'now',
          `before (${codeSpan(
            judgement.comparison!.base.revision.slice(0, 12),
          )})`,
        ],
        rows.map(cells => cells.map(cell => cell ?? '')),
      )
    : table(
        ['', ''],
        rows.map(([label = '', text = '']) => [label, text]),
      );
}

function changes(view: View): string[] {
  const { comparison } = view.judgement;
  if (!comparison?.base.report) return [];
  const shown = changesShown(view);
  return [
    `### Changes since ${codeSpan(comparison.base.name)}`,
    '',
    ...(shown.length > 0
      ? table(
          ['', 'check', 'before → now'],
          shown
            .slice(0, MAX_LISTED)
            .map(change => [
              `${change.regressed ? ICONS.worse : ICONS[change.kind]} ${
                change.kind
              }`,
              named(view.judgement, change.checkId),
              moveOf(change),
            ]),
        )
      : ['None.']),
  ];
}

/** A failing check, folded: the sentence is seen, the repair is a click away. */
function failure(result: CheckResult, { judgement }: View): string[] {
  const docs = judgement.catalogue.docsOf(result.checkId);
  const places = placesOf(result.locations);
  const note = exemptionText(result);
  return [
    `<details><summary>❌ <b>${escapeHtml(
      judgement.catalogue.titleOf(result.checkId),
    )}</b> (<code>${escapeHtml(result.checkId)}</code>)</summary>`,
    '',
    escapeMarkdown(result.message),
    ...(note ? ['', escapeMarkdown(note)] : []),
    ...(places.length ? ['', `Where: ${places.map(codeSpan).join(', ')}`] : []),
    ...(docs
      ? [
          '',
          `**Why** ${firstSentence(docs.why)}`,
          '',
          '**Fix**',
          '',
          docs.howToFix,
        ]
      : []),
    '',
    '</details>',
    '',
  ];
}

function failures(view: View): string[] {
  const { judgement, results } = view;
  const failing = results.filter(({ checkId }) =>
    judgement.verdict.failing.has(checkId),
  );
  if (failing.length === 0) return [];
  return [
    '### To put right',
    '',
    ...failing.slice(0, MAX_IN_FULL).flatMap(result => failure(result, view)),
    ...failing
      .slice(MAX_IN_FULL, MAX_LISTED)
      .map(({ checkId }) => `- ❌ ${named(judgement, checkId)}`),
  ];
}

function list(
  heading: string,
  view: View,
  results: readonly CheckResult[],
  textOf: (result: CheckResult) => string,
): string[] {
  if (results.length === 0) return [];
  return [
    `<details><summary>${heading}</summary>`,
    '',
    ...results
      .slice(0, MAX_LISTED)
      .map(
        result =>
          `- ${named(view.judgement, result.checkId)}: ${escapeMarkdown(
            textOf(result),
          )}`,
      ),
    '',
    '</details>',
  ];
}

/** What is not asked for in this run, in short: nobody has to act on it here. */
function rest(view: View): string[] {
  const { judgement, results, report } = view;
  const asked = results.filter(
    ({ level }) => level !== null && level !== 'shown',
  );
  const inState = (...states: string[]) =>
    asked.filter(result => states.includes(stateOf(result)));
  const others = inState('fail').filter(
    ({ checkId }) => !judgement.verdict.failing.has(checkId),
  );
  const parts = [
    list(
      `${others.length} more fail, not asked for here`,
      view,
      others,
      r => r.message,
    ),
    list('Exempt', view, inState('exempt'), r => exemptionText(r) ?? ''),
    list('Unknown', view, inState('unknown', 'error'), r => r.message),
  ];
  const problems = report.problems
    .slice(0, MAX_LISTED)
    .map(({ message }) => `> ⚠️ ${escapeMarkdown(message)}`);
  return [...parts, problems].flatMap(lines =>
    lines.length > 0 ? [...lines, ''] : [],
  );
}

/**
 * Markdown for a comment on a pull request or merge request. It begins with a comment that names the component, by which
 * a later run finds what an earlier one wrote.
 */
export function renderMarkdown(given: Judgement): string {
  const view = new View(given, { style: styleFor({}, {}), verbose: false });
  const { report, judgement } = view;
  const { subject } = report;
  const { ok, requirements } = judgement.verdict;
  const heading = `## ${ok ? '✅' : '❌'} ${escapeMarkdown(
    subject.title ?? subject.name,
  )}: ${escapeMarkdown(
    report.covered
      ? levelText(report)
      : `not covered: ${report.notCoveredReason}`,
  )}`;
  const blocks = report.covered
    ? [
        requirements.map(
          ({ sentence, met }) =>
            `- ${met ? '✅' : '❌'} ${escapeMarkdown(sentence)}`,
        ),
        summary(view),
        changes(view),
        failures(view),
        rest(view),
      ]
    : [rest(view)];
  const lines = [
    `<!-- opaq: ${subject.ref.replace(/[^\w:./-]|--/g, '')} -->`,
    heading,
    ...blocks.flatMap(block => (block.length > 0 ? ['', ...block] : [])),
  ];
  return `${lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trimEnd()}\n`;
}

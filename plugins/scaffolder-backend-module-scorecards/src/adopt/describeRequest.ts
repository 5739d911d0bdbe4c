import { docsOf } from '@opaq/engine';
import type { CheckResult } from '@opaq/engine/report';
import type { Standard } from '../scoring/Standard';
import type { Drift } from '../drift/findDrift';
import type { Plan } from './planAdoption';
import type { NewFile } from './Repair';

/** GitHub takes 65536 characters. */
const MAX_DESCRIPTION = 60_000;

/** A text of a repository, so that it stays text in Markdown, and nobody is called by it. */
const plain = (text: string) =>
  text.replace(/[\\`*_{}[\]<>#|]/g, '\\$&').replace(/@/g, '@\u2060');

function placesOf({ locations }: CheckResult): string {
  const shown = locations
    .slice(0, 3)
    .map(
      ({ path, line }) =>
        `\`${path.replaceAll('`', "'")}${
          line === undefined ? '' : `:${line}`
        }\``,
    );
  const more = locations.length - shown.length;
  if (more > 0) shown.push(`${more} more`);
  return shown.length > 0 ? `Where: ${shown.join(', ')}` : '';
}

/** Under an item of a list. */
const indented = (text: string) => text.trim().replace(/\n(?=.)/g, '\n  ');

/** Longer than any run of backticks in the patch, so that it can't leave its block. */
function fenced(patch: string): string[] {
  const runs = patch.match(/`+/g) ?? [];
  const fence = '`'.repeat(Math.max(2, ...runs.map(run => run.length)) + 1);
  return [`${fence}diff`, patch.trimEnd(), fence];
}

function describeDrift(drift: Drift | Error): string[] {
  const title = '## What is new in the template';
  if (drift instanceof Error) {
    return [title, '', `Not known: ${plain(drift.message)}.`, ''];
  }
  const { template, from, to, added, changed } = drift;
  const lines = [
    title,
    '',
    `The project was made from ${plain(template)}, version ${plain(
      from,
    )}; it is at ${plain(to)}.`,
    '',
  ];
  for (const { path } of added)
    lines.push(`- \`${path}\`: new in the template.`);
  if (changed.length === 0) return [...lines, ''];
  lines.push(
    '',
    'These files it writes in another way now. Nothing of it is applied: take over what you want, with `catalog-info.yaml` and `.opaq-template.yaml` so that the new version is known. Lines of your own show as taken out.',
    '',
  );
  for (const { path, patch } of changed) {
    lines.push(
      `<details><summary>${path}</summary>`,
      '',
      ...fenced(patch),
      '',
      '</details>',
      '',
    );
  }
  return lines;
}

const bounded = (text: string) =>
  text.length <= MAX_DESCRIPTION
    ? text
    : `${text.slice(
        0,
        MAX_DESCRIPTION,
      )}…\n\nThe rest is on the component's scorecard.\n`;

/** What an opened request is called. */
export function requestTitle(files: readonly NewFile[]): string {
  const count = files.length === 1 ? '1 new file' : `${files.length} new files`;
  return `Adopt the standards: ${count}`;
}

/** What an opened request says: what its files repair, and what is left, with path, line and how. */
export function describeRequest(
  { report, files, open }: Plan,
  { checks }: Standard,
  drift?: Drift | Error,
): string {
  const titleOf = (id: string) =>
    checks.find(check => check.id === id)?.title ?? id;
  const howToFix = (id: string) =>
    (checks.find(check => check.id === id)?.docs ?? docsOf(id))?.howToFix ?? '';
  const { title } = report.scorecard;
  const lines = [
    `New files for ${plain(
      report.subject.ref,
    )}, by the scorecard *${title}*. No file that is there is changed.`,
    '',
  ];
  if (files.length > 0) {
    lines.push('## New files', '');
    for (const { path, repairs, begins, note } of files) {
      const what = [
        ...repairs.map(id => `${titleOf(id)} (\`${id}\`)`),
        ...begins.map(id => `a beginning of: ${titleOf(id)} (\`${id}\`)`),
      ];
      lines.push(`- \`${path}\`: ${what.join('; ')}.`);
      if (note) lines.push(`  ${note}`);
    }
    lines.push('');
  }
  if (drift) lines.push(...describeDrift(drift));
  if (open.length > 0) {
    lines.push('## What needs an edit', '');
    for (const result of open) {
      const { checkId, message } = result;
      const parts = [placesOf(result), indented(howToFix(checkId))];
      lines.push(
        `- **${titleOf(checkId)}** (\`${checkId}\`): ${plain(message)}`,
      );
      parts.filter(Boolean).forEach(part => lines.push('', `  ${part}`));
      lines.push('');
    }
  }
  return bounded(`${lines.join('\n').trim()}\n`);
}

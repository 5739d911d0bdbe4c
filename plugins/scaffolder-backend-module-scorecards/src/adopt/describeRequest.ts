import { docsOf } from '@opaq/engine';
import type { CheckResult } from '@opaq/engine/report';
import type { Standard } from '../scoring/Standard';
import type { Plan } from './planAdoption';

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

/** What an opened request says: what its files repair, and what is left, with path, line and how. */
export function describeRequest(
  { report, files, open }: Plan,
  { checks }: Standard,
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
  return `${lines.join('\n').trim()}\n`;
}

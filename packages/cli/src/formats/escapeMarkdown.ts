// Names of people, and on GitHub or GitLab of issues, merge requests, snippets, milestones, labels and epics; addresses.
const CALLED =
  /[@#]|[!$%~](?=[\w"])|&amp;(?=\d)|\bGH-(?=\d)|\bwww\.(?=\w)|:(?=\/\/)/gi;

/** After these an entity that shows nothing keeps services from calling people and from linking anything. */
const apart = (text: string) => text.replace(CALLED, '$&&#8203;');

/**
 * Words of a repository as they may stand in Markdown: no markup, nobody called by name, nothing linked. Also at the
 * beginning of a line, where more is markup.
 */
export const escapeMarkdown = (text: string) =>
  apart(
    text
      .trimStart()
      .replace(/[\\`*_{}[\]<>|~]/g, '\\$&')
      .replace(/&/g, '&amp;')
      .replace(/^[-+=]/, '\\$&')
      .replace(/^(\d+)([.)])/, '$1\\$2'),
  );

/** The same inside an HTML element of Markdown. */
export const escapeHtml = (text: string) =>
  apart(
    text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;'),
  );

/** A path or id, as code: whatever it holds, backticks and bars of tables included. */
export function codeSpan(text: string): string {
  // Marks with nothing between them would begin a span that ends at the next one.
  if (text === '') return '';
  const runs = text.match(/`+/g) ?? [];
  const mark = '`'.repeat(Math.max(0, ...runs.map(run => run.length)) + 1);
  const pad = mark.length > 1 ? ' ' : '';
  return `${mark}${pad}${text.replace(/\|/g, '\\|')}${pad}${mark}`;
}

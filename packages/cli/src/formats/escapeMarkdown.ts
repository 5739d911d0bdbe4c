/** Between these an entity that shows nothing keeps services from calling people, linking issues and addresses. */
const apart = (text: string) =>
  text.replace(/[@#]/g, '$&&#8203;').replace(/:\/\//g, ':&#8203;//');

/** Words of a repository as they may stand in Markdown: no markup, nobody called by name, nothing linked. */
export const escapeMarkdown = (text: string) =>
  apart(text.replace(/[\\`*_{}[\]<>|~]/g, '\\$&').replace(/&/g, '&amp;'));

/** The same inside an HTML element of Markdown. */
export const escapeHtml = (text: string) =>
  apart(
    text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;'),
  );

/** A path or id, as code: whatever it holds, backticks and bars of tables included. */
export function codeSpan(text: string): string {
  const runs = text.match(/`+/g) ?? [];
  const mark = '`'.repeat(Math.max(0, ...runs.map(run => run.length)) + 1);
  const pad = mark.length > 1 ? ' ' : '';
  return `${mark}${pad}${text.replace(/\|/g, '\\|')}${pad}${mark}`;
}

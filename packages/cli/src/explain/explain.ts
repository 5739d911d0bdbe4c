import { categoryOf, nearestId } from '@opaq/engine';
import type { Catalogue } from '../Catalogue';
import { readSettings, type Sources } from '../config/readSettings';
import type { Host } from '../Host';
import { levelOf } from '../list/levelOf';
import { cleanAll } from '../text/clean';
import { renderMarkdown } from '../text/markdown';
import { styleFor, wrap, type Style } from '../text/terminal';
import { UserError } from '../UserError';

function unknown(checkId: string, { checks }: Catalogue): UserError {
  const ids = checks.map(({ id }) => id);
  const inCategory = ids.filter(id => categoryOf(id) === checkId);
  if (inCategory.length > 0) {
    return new UserError(
      `'${checkId}' is a category. Its checks: ${inCategory.join(', ')}.`,
    );
  }
  const sameName = ids.filter(id => id.split('.').pop() === checkId);
  const meant =
    sameName.length > 0 ? sameName : [nearestId(checkId, ids) ?? []].flat();
  return new UserError(
    `There is no check '${checkId}'${
      meant.length > 0
        ? `; did you mean '${meant.join("' or '")}'?`
        : ". 'opaq list' shows all."
    }`,
  );
}

/** Where a third party brings no documentation, what its check can answer stands in for it. */
function withoutDocs(
  messages: Readonly<Record<string, string>>,
  style: Style,
): string[] {
  return [
    ...wrap(
      'This check comes from elsewhere and has no documentation here. It can answer:',
      style,
    ),
    '',
    ...Object.values(cleanAll(messages)).flatMap(message =>
      wrap(message.replace(/\{\{(\w+)\}\}/g, '…'), style, '  - '),
    ),
  ];
}

/** @throws {@link UserError} Where there is no such check. */
export async function explain(
  checkId: string,
  sources: Sources,
  { stdout, env }: Host,
): Promise<void> {
  const { catalogue, scorecard } = await readSettings(sources, env);
  const check = catalogue.get(checkId);
  if (!check) throw unknown(checkId, catalogue);

  const style = styleFor(stdout, env);
  const { bold, dim } = style.colors;
  const { title, opaq, effort, messages } = cleanAll({
    title: check.title,
    opaq: check.opaq,
    effort: check.effort,
    messages: check.messages,
  });
  const level = levelOf(checkId, scorecard);
  const docs = catalogue.docsOf(checkId);
  const section = (heading: string, markdown: string) =>
    markdown.trim() === ''
      ? []
      : [
          '',
          bold(heading),
          '',
          ...renderMarkdown(markdown, style, '', '', true),
        ];
  const lines = [
    ...wrap(title, style).map(bold),
    dim(
      `${checkId} · level: ${level} · OPAQ: ${opaq.replace(
        '/',
        ', ',
      )} · repair: ${effort}`,
    ),
    ...(docs
      ? [
          ...section('What it looks for', docs.looksFor),
          ...section('Why it matters', docs.why),
          ...section('How to fix it', docs.howToFix),
          ...section('Passes', docs.passes),
          ...section('Fails', docs.fails),
        ]
      : ['', ...withoutDocs(messages, style)]),
  ];
  stdout.write(`${lines.join('\n')}\n`);
}

import { CATEGORIES, categoryOf } from '@opaq/engine';
import { readSettings, type Sources } from '../config/readSettings';
import type { Host } from '../Host';
import { cleanAll, escapeJson } from '../text/clean';
import { styleFor, wrap } from '../text/terminal';
import { levelOf } from './levelOf';

const widest = (texts: string[]) =>
  Math.max(...texts.map(text => text.length)) + 2;

/** Prints every check that there is, by category. */
export async function list(
  { format, ...sources }: Sources & { format: 'text' | 'json' },
  { stdout, env }: Host,
): Promise<void> {
  const { catalogue, scorecard } = await readSettings(sources, env);
  const rows = catalogue.checks.map(({ id, title, opaq, effort }) =>
    cleanAll({
      id,
      title,
      category: categoryOf(id),
      level: levelOf(id, scorecard),
      opaq,
      effort,
    }),
  );
  if (format === 'json') {
    stdout.write(`${escapeJson(JSON.stringify(rows, undefined, 2))}\n`);
    return;
  }
  const style = styleFor(stdout, env);
  const { bold, dim } = style.colors;
  const idWidth = widest(rows.map(({ id }) => id));
  const levelWidth = widest(rows.map(({ level }) => level));
  const categories = new Set<string>([
    ...CATEGORIES,
    ...rows.map(({ category }) => category),
  ]);
  const lines = [...categories].flatMap(category => {
    const own = rows.filter(row => row.category === category);
    if (own.length === 0) return [];
    return [
      bold(category),
      ...own.flatMap(({ id, level, title }) =>
        wrap(
          title,
          style,
          `  ${id.padEnd(idWidth)}${dim(level.padEnd(levelWidth))}`,
        ),
      ),
      '',
    ];
  });
  const summary = `${rows.length} checks; levels of ${scorecard.title}. 'opaq explain CHECK' says more.`;
  stdout.write(`${[...lines, ...wrap(summary, style)].join('\n')}\n`);
}

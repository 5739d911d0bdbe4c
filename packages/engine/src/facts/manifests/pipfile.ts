import { lineMatching, parseToml, tableAt, text } from '../data';
import type { Dependency, ReadContent } from './Manifest';

const named = (table: Record<string, unknown>): Dependency[] =>
  Object.entries(table).map(([name, value]) => ({
    name,
    spec: text(value) ?? text(tableAt(value).version) ?? '',
  }));

/** Pipenv's `Pipfile`. */
export function readPipfile(content: string): ReadContent {
  const parsed = parseToml(content);
  if ('problem' in parsed) return parsed;
  const { data } = parsed;
  const requires = tableAt(data, 'requires');
  const python =
    text(requires.python_full_version) ?? text(requires.python_version);
  const line = lineMatching(content, /^\s*python_(full_)?version\s*=/);
  return {
    dependencies: [
      ...named(tableAt(data, 'packages')),
      ...named(tableAt(data, 'dev-packages')),
    ],
    interpreters: python ? [{ language: 'python', spec: python, line }] : [],
  };
}

import { lineMatching, parseToml, tableAt, text } from '../../parse';
import type { ReadContent } from './Manifest';
import { namedDependencies } from './named';

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
      ...namedDependencies(tableAt(data, 'packages')),
      ...namedDependencies(tableAt(data, 'dev-packages'), 'dev'),
    ],
    interpreters: python ? [{ language: 'python', spec: python, line }] : [],
  };
}

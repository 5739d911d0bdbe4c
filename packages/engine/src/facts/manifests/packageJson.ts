import { lineMatching, parseJson, tableAt, text } from '../data';
import type { ReadContent } from './Manifest';

const FIELDS = [
  'dependencies',
  'devDependencies',
  'optionalDependencies',
  'peerDependencies',
];

/** `package.json`. */
export function readPackageJson(content: string): ReadContent {
  const parsed = parseJson(content);
  if ('problem' in parsed) return parsed;
  const { data } = parsed;
  // Volta installs the version that it names, so it goes before engines, which only warns.
  const spec =
    text(tableAt(data, 'volta').node) ?? text(tableAt(data, 'engines').node);
  const line = lineMatching(content, /^\s*"node"\s*:/);
  return {
    dependencies: FIELDS.flatMap(field =>
      Object.entries(tableAt(data, field)).map(([name, value]) => ({
        name,
        spec: text(value) ?? '',
      })),
    ),
    interpreters: spec ? [{ language: 'node', spec, line }] : [],
  };
}

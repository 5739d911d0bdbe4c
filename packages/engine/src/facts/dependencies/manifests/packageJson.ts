import { lineMatching, parseJson, tableAt, text } from '../../parse';
import type { Dependency, ReadContent } from './Manifest';

const FIELDS: Record<string, Dependency['scope']> = {
  dependencies: undefined,
  optionalDependencies: undefined,
  devDependencies: 'dev',
  peerDependencies: 'peer',
};

/** `package.json`. */
export function readPackageJson(content: string): ReadContent {
  const parsed = parseJson(content);
  if ('problem' in parsed) return parsed;
  const { data } = parsed;
  // Volta installs the version that it names, so it goes before engines, which only warns.
  const spec =
    text(tableAt(data, 'volta').node) ?? text(tableAt(data, 'engines').node);
  const line = lineMatching(content, /^\s*"node"\s*:/);
  const project = text(data.name);
  return {
    dependencies: Object.entries(FIELDS).flatMap(([field, scope]) =>
      Object.entries(tableAt(data, field)).map(([name, value]) => ({
        name,
        spec: text(value) ?? '',
        ...(scope ? { scope } : {}),
      })),
    ),
    ...(project ? { project } : {}),
    interpreters: spec ? [{ language: 'node', spec, line }] : [],
  };
}

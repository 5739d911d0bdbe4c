import type { Dependency, ManifestKind } from './Manifest';

const MAX_LINE = 1000;
/** Locks and code in Nix: nobody looks for a single package there. */
const WITHOUT: ReadonlySet<ManifestKind> = new Set([
  ...(['renv', 'pak', 'packrat', 'nix'] as const),
]);

const PAIR = /^\s*"([^"]{1,214})"\s*:\s*"([^"]{0,300})"/;
const NAME = /(?:^\s*(?:-\s+)?|["'\s,[:])(@?[A-Za-z0-9][\w./@-]*)/g;

/** The first line on which each name stands; with its version where a file of Node gives both. */
function index(kind: ManifestKind, content: string): Map<string, number> {
  const lines = new Map<string, number>();
  const add = (key: string, line: number) => {
    if (!lines.has(key)) lines.set(key, line);
  };
  content.split('\n').forEach((raw, number) => {
    const line = raw.slice(0, MAX_LINE);
    if (kind === 'package.json') {
      const pair = PAIR.exec(line);
      if (pair) add(`${pair[1]} ${pair[2]}`, number + 1);
    } else if (!/^\s*(#|name\b|keywords\b|description\b|\[)/.test(line)) {
      for (const [, name] of line.matchAll(NAME)) {
        add(name.toLowerCase(), number + 1);
      }
    }
  });
  return lines;
}

/** Dependencies with the line on which each is asked for, where it can be found. */
export function withLines(
  kind: ManifestKind,
  content: string,
  dependencies: readonly Dependency[],
): Dependency[] {
  if (WITHOUT.has(kind) || dependencies.length === 0) return [...dependencies];
  const lines = index(kind, content);
  return dependencies.map(one => {
    const key =
      kind === 'package.json'
        ? `${one.name} ${one.spec}`
        : one.name.toLowerCase();
    const line = one.line ?? lines.get(key);
    return line === undefined ? one : { ...one, line };
  });
}

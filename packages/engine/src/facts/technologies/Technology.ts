import { importOf, type CodeFile } from '../code/code';
import type { Files } from '../files';
import type { Manifest } from '../manifests';
import type { Place } from '../layout/ProjectTree';
import { isInSideFolder } from '../sideFolders';
import { isVendored } from '../source/paths';

/** A technology that the project uses, and the first place that shows it. @public */
export interface Technology extends Place {
  /** Its name for people: `PostgreSQL`. */
  name: string;
  /** What sort it is, for people: `relational`. */
  kind: string;
}

/** A technology and the names under which code imports it or a manifest asks for it. */
export interface Known {
  name: string;
  kind: string;
  modules: readonly string[];
  /** Packages that a manifest names, where they differ from the modules. */
  packages?: readonly string[];
  /** Files whose names show it. */
  files?: RegExp;
}

const at = (path: string, line: number | undefined): Place =>
  line === undefined ? { path } : { path, line };

const normal = (name: string) => name.toLowerCase().replace(/[-_.]+/g, '-');

/** The technologies of a table that a project uses, each once, in the table's order. */
export function technologiesIn(
  table: readonly Known[],
  sources: readonly CodeFile[],
  manifests: readonly Manifest[],
  files: Files,
): Technology[] {
  const own = sources.filter(
    ({ role }) => role === 'app' || role === 'notebook',
  );
  const declared = new Map<string, string>();
  for (const { path, dependencies } of manifests) {
    for (const { name } of dependencies) {
      if (!declared.has(normal(name))) declared.set(normal(name), path);
    }
  }
  return table.flatMap(({ name, kind, modules, packages, files: pattern }) => {
    for (const file of own) {
      const found = importOf(file, modules);
      if (found) return [{ name, kind, ...at(file.path, found.line) }];
    }
    for (const one of [...modules, ...(packages ?? [])]) {
      const path = declared.get(normal(one));
      if (path !== undefined) return [{ name, kind, path }];
    }
    const entry =
      pattern &&
      files.entries.find(
        ({ path }) =>
          pattern.test(path) && !isVendored(path) && !isInSideFolder(path),
      );
    return entry ? [{ name, kind, path: entry.path }] : [];
  });
}

/** The first place of each technology. */
export function eachOnce(all: readonly Technology[]): Technology[] {
  const known = new Set<string>();
  return all.filter(({ name }) => !known.has(name) && known.add(name));
}

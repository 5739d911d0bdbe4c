import { rememberedByModule, wholesOf, type CodeFile } from '../code/code';
import type { Files } from '../repository/files';
import type { Manifest } from '../dependencies/manifests';
import { normalised } from '../dependencies/manifests/versions';
import { placeAt, type Place } from '../Place';
import { isInSideFolder } from '../repository/sideFolders';
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
  /** Modules of R, where the same name is something else in another language. */
  rModules?: readonly string[];
  /** Packages whose name in a manifest is enough: drivers that code names only in an address, and adapters. */
  packages?: readonly string[];
  /** Files whose names show it. */
  files?: RegExp;
}

const inR = (module: string) => `${module} of R`;

const modulesOf = ({ modules, rModules = [] }: Known) => [
  ...modules,
  ...rModules.map(inR),
];

/** The first place of each module of a table, and of what it is part of. */
function placesOf(
  table: readonly Known[],
  sources: readonly CodeFile[],
): Map<string, Place> {
  const wanted = new Set(table.flatMap(modulesOf));
  const namedBy = (module: string) =>
    wholesOf(module).filter(name => wanted.has(name));
  const named = rememberedByModule(namedBy);
  const namedInR = rememberedByModule(module => [
    ...namedBy(module),
    ...wholesOf(module)
      .map(inR)
      .filter(name => wanted.has(name)),
  ]);
  const places = new Map<string, Place>();
  for (const { path, role, language, imports } of sources) {
    if (role !== 'app' && role !== 'notebook') continue;
    for (const { module, line } of imports) {
      for (const name of (language === 'r' ? namedInR : named)(module)) {
        if (!places.has(name)) places.set(name, placeAt(path, line));
      }
    }
  }
  return places;
}

/** The packages that manifests ask for, each with the first that does. */
function packagesOf(manifests: readonly Manifest[]): Map<string, string> {
  const declared = new Map<string, string>();
  for (const { path, dependencies } of manifests) {
    for (const { name } of dependencies) {
      if (!declared.has(normalised(name))) declared.set(normalised(name), path);
    }
  }
  return declared;
}

/** The technologies of a table that a project uses, each once, in the table's order. */
export function technologiesIn(
  table: readonly Known[],
  sources: readonly CodeFile[],
  manifests: readonly Manifest[],
  files: Files,
): Technology[] {
  const imported = placesOf(table, sources);
  const declared = packagesOf(manifests);
  return table.flatMap(known => {
    const { name, kind, packages, files: pattern } = known;
    const module = modulesOf(known).find(one => imported.has(one));
    if (module) return [{ name, kind, ...imported.get(module)! }];
    const asked = packages?.find(one => declared.has(normalised(one)));
    if (asked) return [{ name, kind, path: declared.get(normalised(asked))! }];
    const entry =
      pattern &&
      files
        .candidates(pattern)
        .find(
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

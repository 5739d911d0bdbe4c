import { defineDerivedFact } from '../../Fact';
import { dockerfiles, type Dockerfile } from '../../containers/dockerfiles';
import {
  constraints,
  manifests,
  type Dependency,
  type Manifest,
} from '../manifests';
import { isDevelopmentFile } from '../manifests/development';
import { isBaseOfR } from '../manifests/ofR';
import { unitOf } from '../manifests/unit';
import { isExact, keyOf } from '../manifests/versions';
import type { Language } from '../../source/paths';
import { lockedLanguages } from './lockedLanguages';
import type { Lock } from './Lock';

/** A dependency of which the version is left open. */
export interface LooseDependency extends Dependency {
  path: string;
}

/** How the versions of one language's packages are fixed. @public */
export interface Pinning {
  language: Language;
  locks: Lock[];
  /** Manifests that no lock covers, with all that is known to fix their versions. */
  open: Manifest[];
  /** How many packages these ask for. */
  total: number;
  /** What nothing fixes. */
  loose: LooseDependency[];
  /** The image whose recipe fixes what the manifests leave open. */
  image?: { path: string; line: number };
}

const isNeeded = ({ scope }: Dependency) =>
  scope === undefined || scope === 'optional';

/** What a manifest asks for to run the project; where it is only for work on it, all of that. */
function neededOf(one: Manifest): Dependency[] {
  const own = one.dependencies.filter(
    ({ name }) => name !== one.project && !isBaseOfR(name),
  );
  const needed = own.filter(
    dependency =>
      isNeeded(dependency) &&
      // What an R package suggests is installed for its examples and tests.
      !(one.kind === 'DESCRIPTION' && dependency.scope === 'optional'),
  );
  // What is asked for in another file is asked for there.
  return needed.length > 0 || one.includes !== undefined
    ? needed
    : own.filter(({ scope }) => scope !== 'peer');
}

const INSTALL_VERSION =
  /install_version\(\s*(?:package\s*=\s*)?["']([A-Za-z][\w.]{0,100})["']\s*,[^()\n]{0,100}?["']\d/g;
/** `install_github("org/name@commit")`. */
const INSTALL_COMMIT =
  /install_(?:github|gitlab|git)\(\s*["'](?:[^"'\s@]{0,200}\/)?([A-Za-z][\w.]{0,100})@(?:[0-9a-f]{7,40}|v?\d[\w.]{0,40})["']/g;
/** A mirror of CRAN as it was on one day. */
const SNAPSHOT =
  /(packagemanager\.(posit\.co|rstudio\.com)|mran\.microsoft\.com|cran\.microsoft\.com)\/\S{0,100}\d{4}-\d{2}-\d{2}/;

/** What a recipe fixes for R: single packages, or all of them by a day. */
function fixedInImage({ path, stages }: Dockerfile) {
  const names = new Set<string>();
  let all = false;
  let line: number | undefined;
  for (const one of stages.flatMap(({ instructions }) => instructions)) {
    if (!/^(RUN|ENV|ARG)$/.test(one.keyword)) continue;
    const found = [
      ...one.text.matchAll(INSTALL_VERSION),
      ...one.text.matchAll(INSTALL_COMMIT),
    ];
    const dated = SNAPSHOT.test(one.text);
    if (found.length > 0 || dated) line ??= one.line;
    all ||= dated;
    for (const [, name] of found) names.add(name);
  }
  const fixes = (name: string) => all || names.has(name);
  return line === undefined ? [] : [{ path, line, fixes }];
}

/** The packages that are fixed anywhere in the folder of a manifest, by that folder. */
function pinsByUnit(all: readonly Manifest[]): Map<string, Set<string>> {
  const units = new Map<string, Set<string>>();
  for (const { path, kind, dependencies } of all) {
    const unit = unitOf(path);
    const pins = units.get(unit) ?? new Set();
    units.set(unit, pins);
    for (const dependency of dependencies) {
      if (isExact(kind, dependency)) pins.add(keyOf(kind, dependency.name));
    }
  }
  return units;
}

/**
 * How the versions of each main language's packages are fixed: by locks, by the manifests themselves, by constraints, or,
 * for R, in the recipe of an image.
 *
 * @public
 */
export const pinning = defineDerivedFact({
  name: 'pinning',
  uses: { lockedLanguages, manifests, constraints, dockerfiles },
  derive: ({
    lockedLanguages: languages,
    manifests: all,
    constraints: fixed,
    dockerfiles: images,
  }): Pinning[] => {
    const pins = pinsByUnit([...all, ...fixed]);
    return languages.map(({ language, locks, open: uncovered }) => {
      const main = uncovered.filter(({ path }) => !isDevelopmentFile(path));
      // Beside a lock, what only development adds is not what runs.
      const open = main.length > 0 || locks.length > 0 ? main : uncovered;
      const needed = open.map(one => ({ one, asked: neededOf(one) }));
      const loose = needed.flatMap(({ one, asked }) => {
        // Airflow publishes its constraints at an address.
        if (one.constraints?.some(path => /^https?:/.test(path))) return [];
        const pinned = pins.get(unitOf(one.path));
        return asked
          .filter(
            dependency =>
              !isExact(one.kind, dependency) &&
              !pinned?.has(keyOf(one.kind, dependency.name)),
          )
          .map(dependency => ({ ...dependency, path: one.path }));
      });
      const image =
        language === 'r' && loose.length > 0
          ? images
              .flatMap(fixedInImage)
              .find(({ fixes }) => loose.every(({ name }) => fixes(name)))
          : undefined;
      return {
        language,
        locks,
        open,
        total: needed.reduce((sum, { asked }) => sum + asked.length, 0),
        loose: image ? [] : loose,
        ...(image && { image: { path: image.path, line: image.line } }),
      };
    });
  },
});

import { dirname } from '../../../tree';
import { defineDerivedFact } from '../../Fact';
import { depth } from '../../repository/sideFolders';
import { mainLanguages } from '../../repository/mainLanguages';
import type { Manifest } from '../manifests';
import { areDeveloperTools, isDevelopmentFile } from '../manifests/development';
import type { Language } from '../../source/paths';
import { locks } from '.';
import type { Lock } from './Lock';

/** A main language that declares packages, and what locks them. @public */
export interface LockedLanguage {
  language: Language;
  /** The manifests that are asked about: those nearest to the component's folder. */
  manifests: Manifest[];
  /** The locks that hold for its manifests; one for each folder of them at most. */
  locks: Lock[];
  /** The manifests that nothing locks. */
  open: Manifest[];
  /** The first of them. */
  unlocked?: Manifest;
  /** A file that should be its lock, and is not usable. */
  broken?: Lock;
}

/** Folders that hold nothing but requirements, environments or locks, for the code beside them. */
const FOR_LOCKS =
  /(^|\/)(requirements?|locks?|conda|conda-lock|envs?|environments?)$/;

/** Whether a lock holds for a manifest, by where the two stand. */
export function covers(lock: Lock, manifest: Manifest): boolean {
  if (lock.problem !== undefined) return false;
  // Nix fixes its own packages, and no other tool's.
  if ((lock.tool === 'Nix') !== (manifest.kind === 'nix')) return false;
  const folder = dirname(lock.path);
  const at = dirname(manifest.path);
  const above =
    folder === '' ||
    folder.startsWith('..') ||
    `${at}/`.startsWith(`${folder}/`);
  const below = at === '' || folder.startsWith(`${at}/`);
  // renv is told by its path where its lock is: profiles have one each.
  return above || (below && (lock.tool === 'renv' || FOR_LOCKS.test(folder)));
}

/** A file that only brings the tools with which people work on the code. */
const onlyHoldsTools = (one: Manifest) =>
  isDevelopmentFile(one.path) ||
  (one.languages.includes('python') &&
    areDeveloperTools(one.dependencies.map(({ name }) => name)));

/** The manifests of the project proper, nearest first: Nix and developers' tools give way to what the code needs. */
function projectManifests(all: readonly Manifest[]): readonly Manifest[] {
  const preferred = [
    (one: Manifest) => one.kind !== 'nix' && !onlyHoldsTools(one),
    (one: Manifest) => one.kind !== 'nix',
  ];
  for (const isPreferred of preferred) {
    const found = all.filter(isPreferred);
    if (found.length > 0) return found;
  }
  return all;
}

function judge(
  language: Language,
  all: readonly Manifest[],
  candidates: readonly Lock[],
): LockedLanguage {
  const declared = projectManifests(all);
  const top = declared.filter(
    one => depth(one.path) === depth(declared[0].path),
  );
  const found = top.map(one => {
    const covering = candidates.filter(lock => covers(lock, one));
    // Requirements that are exported from a lock beside it often leave its checksums out.
    return covering.find(({ hashes }) => hashes) ?? covering[0];
  });
  const open = top.filter((_, index) => found[index] === undefined);
  const broken = candidates.find(({ problem }) => problem !== undefined);
  return {
    language,
    manifests: top,
    locks: [...new Set(found.filter(lock => lock !== undefined))],
    open,
    ...(open[0] ? { unlocked: open[0] } : {}),
    ...(open[0] && broken ? { broken } : {}),
  };
}

/**
 * What locks each main language. Judged by the manifests nearest to the component's folder: what single folders below
 * declare beside them is not asked about. A language without a manifest is in it only where it has a lock.
 *
 * @public
 */
export const lockedLanguages = defineDerivedFact({
  name: 'lockedLanguages',
  uses: { mainLanguages, locks },
  derive: ({ mainLanguages: main, locks: byLanguage }): LockedLanguage[] =>
    main.flatMap(({ language, manifests }) => {
      const candidates = byLanguage[language];
      if (manifests.length > 0) return [judge(language, manifests, candidates)];
      const usable = candidates.filter(lock => lock.problem === undefined);
      return usable.length > 0
        ? [{ language, manifests: [], locks: usable.slice(0, 1), open: [] }]
        : [];
    }),
});

/** The locks of all languages, each once: one file may hold for several. @public */
export const distinctLocks = (
  languages: readonly Pick<LockedLanguage, 'locks'>[],
): Lock[] => [
  ...new Map(
    languages.flatMap(one => one.locks).map(lock => [lock.path, lock]),
  ).values(),
];

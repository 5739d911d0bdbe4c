import { dirname } from '../../tree';
import { defineDerivedFact } from '../Fact';
import { depth } from '../sideFolders';
import { mainLanguages } from '../mainLanguages';
import type { Manifest } from '../manifests';
import type { Language } from '../source/paths';
import { locks } from '.';
import type { Lock } from './Lock';

/** A main language that declares packages, and what locks them. @public */
export interface LockedLanguage {
  language: Language;
  /** The locks that hold for its manifests; one for each folder of them at most. */
  locks: Lock[];
  /** A manifest that nothing locks. */
  unlocked?: Manifest;
  /** A file that should be its lock, and is not usable. */
  broken?: Lock;
}

/** Folders that hold nothing but requirements, environments or locks, for the code beside them. */
const FOR_LOCKS =
  /(^|\/)(requirements?|locks?|conda|conda-lock|envs?|environments?)$/;

function covers(lock: Lock, manifest: Manifest): boolean {
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

function judge(
  language: Language,
  all: readonly Manifest[],
  candidates: readonly Lock[],
): LockedLanguage {
  const declared = all.some(({ kind }) => kind !== 'nix')
    ? all.filter(({ kind }) => kind !== 'nix')
    : all;
  const top = declared.filter(
    one => depth(one.path) === depth(declared[0].path),
  );
  const found = top.map(one => {
    const covering = candidates.filter(lock => covers(lock, one));
    // Requirements that are exported from a lock beside it often leave its checksums out.
    return covering.find(({ hashes }) => hashes) ?? covering[0];
  });
  const unlocked = top[found.findIndex(lock => lock === undefined)];
  const broken = candidates.find(({ problem }) => problem !== undefined);
  return {
    language,
    locks: [...new Set(found.filter(lock => lock !== undefined))],
    ...(unlocked ? { unlocked } : {}),
    ...(unlocked && broken ? { broken } : {}),
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
      return usable.length > 0 ? [{ language, locks: usable.slice(0, 1) }] : [];
    }),
});

/** The locks of all languages, each once: one file may hold for several. @public */
export const distinctLocks = (languages: readonly LockedLanguage[]): Lock[] => [
  ...new Map(
    languages.flatMap(one => one.locks).map(lock => [lock.path, lock]),
  ).values(),
];

import { defineDerivedFact, defineFileFact } from '../../Fact';
import { isInSideFolder, nearestFirst } from '../../repository/sideFolders';
import type { Language } from '../../source/paths';
import type { Lock } from './Lock';
import { mayLock, readLock, toolByName, type FoundLock } from './readLock';

export type { Lock, LockedPackage } from './Lock';

/** Locks past which more are held against nothing: each is held against each manifest. */
const MAX_LOCKS = 500;

/**
 * The locks for one language. A fact for each, because the lock of a workspace stands at its root whatever other
 * language's lock a component holds itself.
 */
function locksFor(language: Language) {
  return defineFileFact<FoundLock, Lock[]>({
    name: `locks.${language}`,
    version: 3,
    scope: 'nearest',
    select: path => mayLock(path, language),
    map(file) {
      const lock = readLock(file);
      return lock?.languages.includes(language) ? lock : undefined;
    },
    reduce(found, { entries }) {
      // A lock that is too large to be read is a lock all the same.
      const unread = entries.flatMap(({ path, size }) => {
        const tool = toolByName(path, language);
        return tool && size > 0 && !found.has(path)
          ? [{ path, languages: [language], tool }]
          : [];
      });
      return [
        ...[...found].map(([path, lock]) => ({ ...lock, path })),
        ...unread,
      ]
        .filter(({ path }) => !isInSideFolder(path))
        .sort(nearestFirst)
        .slice(0, MAX_LOCKS);
    },
  });
}

/**
 * The lockfiles that hold for the component, by language, nearest to its folder first. Whatever git does not track is not
 * among them.
 *
 * @public
 */
export const locks = defineDerivedFact({
  name: 'locks',
  uses: {
    python: locksFor('python'),
    r: locksFor('r'),
    node: locksFor('node'),
  },
  derive: (byLanguage): Record<Language, Lock[]> => byLanguage,
});

import { defineDerivedFact } from '../../Fact';
import { locks } from '../locks';
import { manifests, type Manifest } from '.';
import { unitOf } from './unit';

/** Formats that list everything that is installed, whoever asked for it. */
const LISTS_ALL = new Set(['renv', 'pak', 'packrat']);

/**
 * The manifests that name what the project itself asks for. What a compiler wrote is left out where the file that it was
 * made from stands with it, and R's locks are: much of what they hold, other packages brought along.
 *
 * @public
 */
export const directManifests = defineDerivedFact({
  name: 'directManifests',
  uses: { manifests, locks },
  derive({ manifests: all, locks: { python } }): Manifest[] {
    const locked = new Set(python.map(({ path }) => path));
    const units = new Set(
      all
        .filter(
          ({ path, languages, dependencies }) =>
            languages.includes('python') &&
            dependencies.length > 0 &&
            !locked.has(path),
        )
        .map(({ path }) => unitOf(path)),
    );
    return all.filter(
      ({ path, kind }) =>
        !LISTS_ALL.has(kind) && !(locked.has(path) && units.has(unitOf(path))),
    );
  },
});

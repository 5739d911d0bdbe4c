import { defineDerivedFact } from '../Fact';
import { readme } from '../readme';
import { traits } from './traits';

/**
 * Whether the project is a library that its README tells others to install by its name: what it trains is trained by
 * them, where they run it.
 *
 * @public
 */
export const isOffered = defineDerivedFact({
  name: 'isOffered',
  uses: { traits, readme },
  derive: ({ traits: is, readme: found }): boolean =>
    is.library !== undefined && found?.offered === true,
});

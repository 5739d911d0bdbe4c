import { defineDerivedFact } from '../Fact';
import { ownership } from './codeowners/codeowners';

/** The owners that one rule or several name, by the organisation's mapping of teams to disciplines. @public */
export interface OwnersByDiscipline {
  /** Sorted, each once. */
  disciplines: string[];
  /** Teams that the mapping does not have. */
  strangers: string[];
}

/** What is known of the people in CODEOWNERS. @public */
export interface Disciplines {
  of(owners: readonly string[]): OwnersByDiscipline;
  /** Of everybody that CODEOWNERS names. */
  all: OwnersByDiscipline;
}

const unique = (values: readonly string[]) => [...new Set(values)].sort();

/** Undefined where the host knows no mapping. @public */
export const disciplines = defineDerivedFact({
  name: 'disciplines',
  uses: { ownership },
  derive({ ownership: owned }, { teams }): Disciplines | undefined {
    if (!teams) return undefined;
    const find = (owner: string): string[] | undefined => {
      const name = owner.replace(/^@+/, '').toLowerCase();
      const short = name.slice(name.lastIndexOf('/') + 1);
      const key = [name, short].find(one => Object.hasOwn(teams, one));
      return key === undefined ? undefined : teams[key];
    };
    // A person's name tells nothing: only teams are looked up.
    const of = (owners: readonly string[]): OwnersByDiscipline => {
      const known = owners.filter(owner => owner.startsWith('@'));
      return {
        disciplines: unique(known.flatMap(owner => find(owner) ?? [])),
        strangers: unique(
          known.filter(owner => owner.includes('/') && !find(owner)),
        ),
      };
    };
    return { of, all: of(owned?.rules.flatMap(({ owners }) => owners) ?? []) };
  },
});

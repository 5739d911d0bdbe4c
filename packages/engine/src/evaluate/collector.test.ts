import { defineCheck, pass, type AnyCheck } from '../checks';
import { files } from '../facts';
import { factsOf } from './collector';

const check = (id: string, uses: AnyCheck['uses']): AnyCheck =>
  defineCheck({
    id,
    title: 'It is there',
    opaq: 'Quality/Testability',
    effort: 'minutes',
    looksFor: 'entry',
    uses,
    messages: { there: 'There.' },
    run: () => pass('there'),
  });

const { listing } = files.uses;
const named = (name: string) => (fact: { name: string }) => fact.name === name;

describe('the facts of checks', () => {
  it('are each there once, also where a check brings another copy of the engine', () => {
    const copy = { ...listing };
    const facts = factsOf([
      check('a.own', { files }),
      check('acme/a.theirs', { listing: copy }),
    ]);
    expect(facts.filter(named(listing.name))).toEqual([listing]);
    expect(new Set(facts.map(({ name }) => name)).size).toBe(facts.length);
  });

  it('are refused where a check was made for another version of one', () => {
    const other = { ...listing, version: listing.version + 1 };
    expect(() =>
      factsOf([check('a.own', { files }), check('acme/a.b', { other })]),
    ).toThrow(
      `The check 'acme/a.b' stands on version ${other.version} of the fact '${listing.name}'`,
    );
  });
});

import type { Knex } from 'knex';
import type { Corruption } from './Corruption';
import { corruptions } from './corruptions';
import { readStored } from './Stored';
import { verify, type Compared } from './verify';

/** How it came out that something wrong was put into the database. */
export interface Planted extends Pick<Corruption, 'what' | 'breaks'> {
  /** Why the verifier did not find that, and only that; absent where it did. */
  problem?: string;
}

class RolledBack extends Error {}

const isOf = (victim: string, problem: string): boolean => {
  const at = problem.indexOf(victim);
  // 'component-1' is no part of 'component-10'.
  return at >= 0 && !/^\d/.test(problem.slice(at + victim.length));
};

/** What is to be complained of about what the verifier found. */
function problemOf(
  { breaks }: Corruption,
  victim: string,
  failed: ReadonlyArray<{ claim: string; problems: string[] }>,
): string | undefined {
  const found = failed.map(({ claim }) => claim).sort();
  const expected = [...breaks].sort();
  if (`${found}` !== `${expected}`) {
    return `${
      found.length ? `found: ${found}` : 'nothing is found'
    }, not ${expected}`;
  }
  const others = failed
    .flatMap(({ problems }) => problems)
    .filter(problem => !isOf(victim, problem));
  return others.length > 0 ? `${victim}, but said: ${others[0]}` : undefined;
}

/**
 * Puts one thing that is wrong into the database of a finished run, has the verifier look, and takes it out again; and so on
 * with all that can be wrong. A verifier that finds nothing wrong is believed only where it would have.
 */
export async function plantAll(
  knex: Knex,
  { world, truth }: Omit<Compared, 'stored'>,
): Promise<Planted[]> {
  const sound = await readStored(knex);
  const all: Planted[] = [];
  for (const corruption of corruptions) {
    const { what, breaks } = corruption;
    const plant = corruption.plant(sound, world);
    let problem: string | undefined = 'there is nothing that it could befall';
    if (plant) {
      const { victim, write } = plant;
      await knex
        .transaction(async trx => {
          await write(trx);
          const stored = await readStored(trx);
          const failed = verify({ world, truth, stored }).failed();
          problem = problemOf(corruption, victim, failed);
          throw new RolledBack();
        })
        .catch(error => {
          if (!(error instanceof RolledBack)) throw error;
        });
    }
    all.push({ what, breaks, ...(problem && { problem }) });
  }
  return all;
}

import type { Knex } from 'knex';
import { databaseNow } from '../dialect';
import type { ScorecardRow } from '../rows';

/**
 * Keeps the texts of the scorecards that are in force, so that they stay so when what stands in their places can't be
 * used. What is not configured any more is forgotten.
 */
export async function keepScorecardTexts(
  knex: Knex,
  scorecards: {
    /** Where scorecards stand. */
    configured: readonly string[];
    inForce: ReadonlyArray<{ origin: string; name: string; text: string }>;
  },
): Promise<void> {
  const { configured, inForce } = scorecards;
  await knex.transaction(async trx => {
    await trx<ScorecardRow>('scorecards')
      .whereNotIn('origin', [...configured])
      .delete();
    for (const { origin, name, text } of inForce) {
      await trx<ScorecardRow>('scorecards')
        .insert({
          origin,
          name,
          definition: text,
          loaded_at: databaseNow(trx) as unknown as number,
        })
        .onConflict('origin')
        .merge();
    }
  });
}

import type { Knex } from 'knex';
import { databaseNow, isPostgres } from '../dialect';
import type { ReportRow, RepositoryRow, RulesRow } from '../rows';

/** Rules whose replicas were not seen for so long are not in force any more. */
const SEEN_WITHIN_MS = 60_000;

const seenLately = (knex: Knex) =>
  knex<RulesRow>('rules').where(
    'seen_at',
    '>',
    knex.raw('? - ?', [databaseNow(knex), SEEN_WITHIN_MS]),
  );

async function generationInForce(knex: Knex): Promise<number> {
  const row = await seenLately(knex).max({ generation: 'generation' }).first();
  return Number(row?.generation ?? 0);
}

/** Whether no replica that is running judges by newer rules. */
export async function isInForce(
  knex: Knex,
  generation: number,
): Promise<boolean> {
  return (await generationInForce(knex)) <= generation;
}

/**
 * Says that this replica is there and judges by these rules (engine and scorecards). Rules that no running replica had are
 * the newest generation: what is started last wins, be it an upgrade or a return to an older version. All is then judged
 * anew.
 *
 * @returns The generation, and whether it is in force. A replica whose rules are not stands by.
 */
export async function enterRules(
  knex: Knex,
  rules: { hash: string; engineVersion: string; scorecards: string[] },
): Promise<{ generation: number; inForce: boolean }> {
  const now = databaseNow(knex) as unknown as number;
  return knex.transaction(async trx => {
    // Replicas that start together take turns.
    if (isPostgres(trx)) {
      await trx.raw('lock table rules in share row exclusive mode');
    }
    const known = await seenLately(trx).where('hash', rules.hash).first();
    if (known) {
      await trx<RulesRow>('rules')
        .where('hash', rules.hash)
        .update({ seen_at: now });
      const { generation } = known;
      return { generation, inForce: await isInForce(trx, generation) };
    }
    const newest = await trx<RulesRow>('rules')
      .max({ generation: 'generation' })
      .first();
    const generation = Number(newest?.generation ?? 0) + 1;
    await trx<RulesRow>('rules')
      .insert({
        hash: rules.hash,
        engine_version: rules.engineVersion,
        generation,
        seen_at: now,
      })
      .onConflict('hash')
      .merge();
    await trx<RepositoryRow>('repositories').update({ evaluate_at: now });
    await trx<ReportRow>('reports')
      .whereNotIn('scorecard', rules.scorecards)
      .delete();
    return { generation, inForce: true };
  });
}

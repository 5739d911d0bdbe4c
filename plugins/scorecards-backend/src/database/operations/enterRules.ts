import type { Knex } from 'knex';
import { databaseNow, isPostgres } from '../dialect';
import type {
  ReportRow,
  RepositoryRow,
  RuleChangeRow,
  RulesRow,
} from '../rows';
import { closeHistory } from './closeHistory';
import { countUp } from './countUp';

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

/** By what a replica judges. */
export interface EnteredRules {
  /** Of all of it. */
  hash: string;
  engineVersion: string;
  scorecards: ReadonlyArray<{ name: string; title: string; hash: string }>;
}

const short = (hash: string) => hash.slice(0, 7);

/** What is another than before, for a person. */
function changesSince(before: RulesRow, rules: EnteredRules) {
  const changes: Array<Pick<RuleChangeRow, 'kind' | 'scorecard' | 'title'>> =
    [];
  const { engine_version: version } = before;
  if (version !== rules.engineVersion) {
    const title = `Engine ${rules.engineVersion}, before it ${version}`;
    changes.push({ kind: 'engine', scorecard: null, title });
  }
  const hashes = JSON.parse(before.scorecards ?? '{}') as Record<
    string,
    string
  >;
  for (const { name, title, hash } of rules.scorecards) {
    const old = hashes[name];
    if (old === undefined || old === hash) continue;
    changes.push({
      kind: 'scorecard',
      scorecard: name,
      title: `${title} ${short(hash)}, before it ${short(old)}`,
    });
  }
  return changes;
}

/** Ends what scorecards that are gone said. */
async function removeReports(trx: Knex.Transaction, scorecards: string[]) {
  const isGone = (query: Knex.QueryBuilder) =>
    query.whereNotIn('scorecard', scorecards);
  const gone = await trx<ReportRow>('reports').where(isGone).first('scorecard');
  if (!gone) return;
  await closeHistory(trx, await countUp(trx, { catalog: true }), isGone);
  await trx<ReportRow>('reports').where(isGone).delete();
}

async function judgeAnew(trx: Knex.Transaction, rules: EnteredRules) {
  await trx<RepositoryRow>('repositories').update({
    evaluate_at: databaseNow(trx) as unknown as number,
  });
  await removeReports(
    trx,
    rules.scorecards.map(({ name }) => name),
  );
}

/**
 * Says that this replica is there and judges by these rules (engine and scorecards). Rules that no running replica had are
 * the newest generation: what is started last wins, be it an upgrade or a return to an older version. All is then judged
 * anew, and what is another than in the generation before is noted.
 *
 * @param replica - `changed`: it judged by others until now, which are the newest that there are unless it is
 * `standingBy`. What it changed to is then the newest, even where that is a return to what was in force a moment ago.
 * @returns The generation, and whether it is in force. A replica whose rules are not stands by.
 */
export async function enterRules(
  knex: Knex,
  rules: EnteredRules,
  replica: { changed?: boolean; standingBy?: boolean } = {},
): Promise<{ generation: number; inForce: boolean }> {
  const now = databaseNow(knex) as unknown as number;
  return knex.transaction(async trx => {
    // Replicas that start together take turns.
    if (isPostgres(trx)) {
      await trx.raw('lock table rules in share row exclusive mode');
    }
    const newest = await trx<RulesRow>('rules')
      .orderBy('generation', 'desc')
      .first();
    const known = await seenLately(trx).where('hash', rules.hash).first();
    const isDecided = replica.changed && !replica.standingBy;
    if (known && (!isDecided || known.generation === newest?.generation)) {
      await trx<RulesRow>('rules')
        .where('hash', rules.hash)
        .update({ seen_at: now });
      const { generation } = known;
      const inForce = await isInForce(trx, generation);
      // Newer ones, of replicas that are gone, judged meanwhile.
      if (inForce && replica.standingBy && !replica.changed) {
        await judgeAnew(trx, rules);
      }
      return { generation, inForce };
    }
    const generation = Number(newest?.generation ?? 0) + 1;
    await trx<RulesRow>('rules')
      .insert({
        hash: rules.hash,
        engine_version: rules.engineVersion,
        generation,
        seen_at: now,
        scorecards: JSON.stringify(
          Object.fromEntries(
            rules.scorecards.map(({ name, hash }) => [name, hash]),
          ),
        ),
      })
      .onConflict('hash')
      .merge();
    const changes = newest ? changesSince(newest, rules) : [];
    if (changes.length > 0) {
      await trx<RuleChangeRow>('rule_changes').insert(
        changes.map(change => ({ ...change, at: now })),
      );
    }
    await judgeAnew(trx, rules);
    return { generation, inForce: true };
  });
}

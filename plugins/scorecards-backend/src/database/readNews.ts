import type { Knex } from 'knex';
import { batches } from './batches';
import type { HistoryRow, SentRow, SubjectRow, VersionRow } from './rows';

const BATCH = 500;
const MAX_NEWS = 5_000;

/** The key under which a change of level is told. */
export const levelKey = (historyId: number | string) => `level/${historyId}`;

/** A change of an entity that is still there, with what its owner is told. */
export type NewsRow = Pick<
  HistoryRow,
  'id' | 'entity_ref' | 'scorecard' | 'since' | 'checks' | 'revision'
> &
  Pick<SubjectRow, 'title'> & { owner: string };

/** Which of these keys are sent, or being sent. */
export async function readSent(
  knex: Knex,
  keys: readonly string[],
): Promise<Set<string>> {
  const sent = new Set<string>();
  for (const batch of batches(keys, BATCH)) {
    const found = await knex<SentRow>('sent')
      .whereIn('key', batch)
      .pluck('key');
    found.forEach(key => sent.add(key));
  }
  return sent;
}

/**
 * The changes of owned entities that were not told yet and that their owner may be told one by one: not first reports, and
 * not what is due to rules.
 *
 * @param since - Milliseconds since 1970; what is older is news no more.
 * @returns The rows in order, and the row of the history up to which there are no others.
 */
export async function readNews(
  knex: Knex,
  since: number,
): Promise<{ rows: NewsRow[]; upTo: number }> {
  const notified = await knex<VersionRow>('versions')
    .where('name', 'notified')
    .first();
  const newest = await knex<HistoryRow>('history').max({ id: 'id' }).first();
  const rows: NewsRow[] = await knex('history')
    .join('subjects', 'subjects.entity_ref', 'history.entity_ref')
    .where('history.id', '>', Number(notified?.version ?? 0))
    .where('history.id', '<=', newest?.id ?? 0)
    .where('history.since', '>', since)
    .whereNotNull('history.cause')
    .whereNot('history.cause', 'rules')
    .whereNotNull('subjects.owner')
    .orderBy('history.id')
    .limit(MAX_NEWS)
    .select(
      'history.id',
      'history.entity_ref',
      'history.scorecard',
      'history.since',
      'history.checks',
      'history.revision',
      'subjects.title',
      'subjects.owner',
    );
  const isWhole = rows.length < MAX_NEWS;
  return { rows, upTo: isWhole ? newest?.id ?? 0 : rows[rows.length - 1].id };
}

/** The whole course of some entities' levels, in order. */
export async function readSteps(knex: Knex, entityRefs: readonly string[]) {
  const steps = [];
  for (const refs of batches(entityRefs, BATCH)) {
    steps.push(
      ...(await knex<HistoryRow>('history')
        .whereIn('entity_ref', refs)
        .orderBy('id')
        .select(
          'id',
          'entity_ref',
          'scorecard',
          'cause',
          'level',
          'level_rank',
          'possible_level',
          'possible_rank',
        )),
    );
  }
  return steps;
}

/** How many changes of level owners were told since a time, by owner. */
export async function countToldLevels(
  knex: Knex,
  since: number,
): Promise<Map<string, number>> {
  const keys = await knex<SentRow>('sent')
    .where('at', '>', since)
    .where('key', 'like', levelKey('%'))
    .pluck('key');
  const told = new Map<string, number>();
  for (const batch of batches(keys, BATCH)) {
    const ids = batch.map(key => Number(key.slice(levelKey('').length)));
    const owners: string[] = await knex('history')
      .join('subjects', 'subjects.entity_ref', 'history.entity_ref')
      .whereIn('history.id', ids)
      .whereNotNull('subjects.owner')
      .pluck('subjects.owner');
    owners.forEach(owner => told.set(owner, (told.get(owner) ?? 0) + 1));
  }
  return told;
}

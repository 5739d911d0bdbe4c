import type { CheckResult } from '@opaq/plugin-scorecards-common';
import type { Knex } from 'knex';
import { rowsOf } from './dialect';
import { resultIn } from './resultIn';
import { isRefreshing } from './readStatus';

/** What a check said of entities. */
export async function readResults(
  knex: Knex,
  options: { scorecard: string; check: string; refs: readonly string[] },
): Promise<Map<string, CheckResult>> {
  const { scorecard, check, refs } = options;
  const rows = await knex('reports')
    .where({ scorecard })
    .whereRaw('entity_ref in ?', [rowsOf(knex, refs)])
    .select('entity_ref', 'report');
  return new Map(
    rows.flatMap(({ entity_ref, report }) => {
      const result = resultIn(report, check);
      return result ? [[entity_ref, result]] : [];
    }),
  );
}

/** A repository that was read lately, or is about to be. */
export interface ReadNews {
  id: number;
  /** Milliseconds since 1970. */
  read_at: number | string | null;
  refreshing: boolean | 0 | 1 | null;
}

/** The repositories that were read after a time, and those that are being read or judged, or are about to be. */
export async function readReadNews(
  knex: Knex,
  after: number,
): Promise<ReadNews[]> {
  const refreshing = isRefreshing(knex);
  return knex('repositories')
    .where('read_at', '>', after)
    .orWhereRaw('?', [refreshing])
    .select('id', 'read_at', knex.raw('? as refreshing', [refreshing]));
}

import type { Knex } from 'knex';
import type { ScorecardRow } from './rows';

/** The last good texts of configured scorecards, by where they stand. */
export async function listScorecardTexts(
  knex: Knex,
): Promise<Map<string, string>> {
  const rows = await knex<ScorecardRow>('scorecards').select(
    'origin',
    'definition',
  );
  return new Map(rows.map(({ origin, definition }) => [origin, definition]));
}

import type { RepositoryState } from '@opaq/plugin-scorecards-common';
import type { Knex } from 'knex';
import { databaseNow } from './dialect';

/** An expression that gives the state of a row of `repositories`: it is in one state only, so that counts add up. */
export function repositoryState(knex: Knex): Knex.Raw<RepositoryState> {
  const now = databaseNow(knex);
  return knex.raw(
    `case
      when repositories.failures > 0 then 'failing'
      when repositories.lease_until > ? then 'reading'
      when repositories.requested_at is not null
        or repositories.next_read_at <= ?
        or repositories.evaluate_at <= ? then 'waiting'
      else 'current'
    end`,
    [now, now, now],
  );
}

import type { Knex } from 'knex';
import { databaseNow } from './dialect';
import type {
  HistoryRow,
  RepositoryRow,
  RuleChangeRow,
  SubjectRow,
} from './rows';

/** Changes of the rules since a time, in order. */
export async function readRuleChanges(
  knex: Knex,
  since: number,
): Promise<RuleChangeRow[]> {
  return knex<RuleChangeRow>('rule_changes')
    .where('at', '>', since)
    .orderBy('id');
}

/** Whether repositories wait to be judged anew. */
export async function isJudging(knex: Knex): Promise<boolean> {
  const row = await knex<RepositoryRow>('repositories')
    .where('evaluate_at', '<=', databaseNow(knex))
    .first('id');
  return row !== undefined;
}

/** A step of an entity that is due to a change of the rules. */
export type RulesStep = Pick<
  HistoryRow,
  'entity_ref' | 'level' | 'level_rank'
> &
  Pick<SubjectRow, 'title'> & {
    from_level: string | null;
    from_rank: number | null;
  };

/** What rules did to those that a scorecard judges, in a span of time, in order. */
export async function readRulesSteps(
  knex: Knex,
  scorecard: string,
  span: { from: number; to?: number },
): Promise<RulesStep[]> {
  const query = knex('history')
    .join('subjects', 'subjects.entity_ref', 'history.entity_ref')
    .join('history as before', join =>
      join
        .on('before.entity_ref', 'history.entity_ref')
        .andOn('before.scorecard', 'history.scorecard')
        .andOn('before.until', 'history.since')
        .andOn('before.id', '<', 'history.id'),
    )
    .where('history.scorecard', scorecard)
    .where('history.cause', 'rules')
    .where('history.since', '>=', span.from)
    .orderBy('history.id')
    .select(
      'history.entity_ref',
      'history.level',
      'history.level_rank',
      'subjects.title',
      'before.level as from_level',
      'before.level_rank as from_rank',
    );
  return span.to === undefined
    ? query
    : query.where('history.since', '<', span.to);
}

import type { Knex } from 'knex';
import type { OutcomeRow, RuleChangeRow } from './rows';

/** An interval of a check's outcome that began or ended within a period. */
export type OutcomeInterval = Pick<
  OutcomeRow,
  'entity_ref' | 'outcome' | 'since' | 'until'
>;

/** What changed of a check's outcomes after a time: the intervals that ended since, and those that began. */
export async function readOutcomeChanges(
  knex: Knex,
  options: { scorecard: string; check: string; from: number },
): Promise<OutcomeInterval[]> {
  const { scorecard, check, from } = options;
  return knex('outcomes')
    .where({ scorecard, check_id: check })
    .where(or => or.where('since', '>', from).orWhere('until', '>', from))
    .orderBy(['since', 'id'])
    .select('entity_ref', 'outcome', 'since', 'until');
}

/** Days on which a replica looked, as ISO 8601 dates. */
export async function readObservedDays(
  knex: Knex,
  from: string,
): Promise<string[]> {
  return knex('observed_days').where('day', '>=', from).pluck('day');
}

/** When what a scorecard judges by changed, oldest first. */
export async function readRuleChanges(
  knex: Knex,
  scorecard: string,
  from: number,
): Promise<RuleChangeRow[]> {
  return knex('rule_changes')
    .where('at', '>=', from)
    .where(or => or.whereNull('scorecard').orWhere('scorecard', scorecard))
    .orderBy(['at', 'id']);
}

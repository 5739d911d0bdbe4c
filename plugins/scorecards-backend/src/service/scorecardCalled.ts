import { InputError } from '@backstage/errors';
import type { Scorecard } from '@opaq/engine';
import type { RulesSource } from '../refresh/RulesSource';

/**
 * The scorecard in force of that name; without a name the first one.
 *
 * @throws `InputError` where there is none.
 */
export function scorecardCalled(
  rules: RulesSource,
  name: string | undefined,
): Scorecard {
  const { scorecards } = rules.current();
  const found =
    name === undefined
      ? scorecards[0]
      : scorecards.find(scorecard => scorecard.name === name);
  if (found) return found;
  const names = scorecards.map(scorecard => scorecard.name).join(', ');
  throw new InputError(
    `scorecard: there is no scorecard '${name}'; there are ${names}`,
  );
}

/**
 * A query with its scorecard settled.
 *
 * @throws `InputError` where there is no such scorecard, or it has no such level.
 */
export function settle<Query extends { scorecard?: string; level?: string[] }>(
  rules: RulesSource,
  query: Query,
): Query & { scorecard: string } {
  const scorecard = scorecardCalled(rules, query.scorecard);
  const levels = scorecard.levels.map(({ name }) => name);
  const known = [...levels, 'none', 'unscored'];
  const strange = query.level?.find(level => !known.includes(level));
  if (strange !== undefined) {
    throw new InputError(
      `level: there is no level '${strange}'; there are ${known.join(', ')}`,
    );
  }
  return { ...query, scorecard: scorecard.name };
}

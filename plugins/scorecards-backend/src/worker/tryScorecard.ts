import { evaluate, evaluateChecks } from '@opaq/engine';
import { letterOf } from '../database/standing';
import { checksFor } from './checks';
import { unpackFacts } from './factsText';
import type { Tasks } from './tasks';

/** Judges by a scorecard that is not in force, by some of its checks. */
export const tryScorecard: Tasks['tryScorecard'] = async task => {
  const { folders, scorecard, exemptionPolicy, now } = task;
  const checks = new Map(checksFor(task).map(check => [check.id, check]));
  return folders.map(({ facts: data, source, items, checkIds }) => {
    const facts = unpackFacts(data);
    const wanted = checkIds.flatMap(id => checks.get(id) ?? []);
    return items.map(({ isCovered, ...item }) => {
      const evaluation = {
        ...item,
        facts,
        source,
        scorecard,
        checks: wanted,
        exemptionPolicy,
        now,
      };
      const { covered, results } = isCovered
        ? { covered: true, results: evaluateChecks(evaluation) }
        : evaluate(evaluation);
      return {
        covered,
        letters: Object.fromEntries(
          results.map(result => [result.checkId, letterOf(result)]),
        ),
        notRead: results
          .filter(({ messageId }) => messageId === 'notRead')
          .map(({ checkId }) => checkId),
      };
    });
  });
};

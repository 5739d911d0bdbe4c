import { createHash } from 'node:crypto';
import {
  categoryOf,
  declaredCheck,
  docsOf,
  ENGINE_VERSION,
  factsOf,
  operationalExcellence,
  parseScorecard,
  type AnyCheck,
  type Scorecard,
} from '@opaq/engine';
import type { Problem } from '@opaq/plugin-scorecards-common';
import { loadChecks } from './checks';
import type { Rules, ScorecardFile, Tasks } from './tasks';

const sha256 = (text: string) =>
  createHash('sha256').update(text).digest('hex');

const NO_DOCS = { looksFor: '', why: '', howToFix: '', passes: '', fails: '' };

/** What can be used of a configured scorecard, and all that is wrong with what can't. */
function firstGood(
  { text, lastGood }: ScorecardFile,
  checks: readonly AnyCheck[],
  taken: readonly Scorecard[],
) {
  const parse = (candidate: string) => {
    const parsed = parseScorecard(candidate, checks);
    if ('problems' in parsed) return parsed;
    const { scorecard } = parsed;
    if (taken.every(({ name }) => name !== scorecard.name)) {
      return { scorecard, text: candidate };
    }
    const message = `another scorecard is called '${scorecard.name}' already`;
    return { problems: [{ message }] };
  };
  const problems: Problem[] = [];
  if (text !== undefined) {
    const parsed = parse(text);
    if ('scorecard' in parsed) return { ...parsed, problems };
    problems.push(...parsed.problems);
  }
  if (lastGood !== undefined && lastGood !== text) {
    const parsed = parse(lastGood);
    if ('scorecard' in parsed) return { ...parsed, problems };
    // It stands in no file any more: its lines lead nowhere.
    problems.push(
      ...parsed.problems.map(({ message }) => ({
        message: `what was in force until now can't be used either: ${message}`,
      })),
    );
  }
  return { problems };
}

const versionOf = (checks: readonly AnyCheck[]) =>
  sha256(
    JSON.stringify(factsOf(checks).map(fact => [fact.name, fact.version])),
  );

export const loadRules: Tasks['loadRules'] = async task => {
  const coded = loadChecks(task.checkModules);
  const checks = [...coded];
  const scorecards: Scorecard[] = [];
  const definitions: Rules['definitions'] = [];
  const problems: Rules['problems'] = [];
  for (const file of task.files) {
    const { origin } = file;
    const good = firstGood(file, checks, scorecards);
    problems.push(
      ...good.problems.map(problem => ({ ...problem, file: origin })),
    );
    if (!('scorecard' in good)) continue;
    const { scorecard, text } = good;
    scorecards.push(scorecard);
    definitions.push({ name: scorecard.name, origin, text });
    // What one scorecard declares is known to the next: no id may stand for two checks.
    checks.push(...scorecard.define.map(declaredCheck));
  }
  if (scorecards.length === 0) {
    const own = parseScorecard(operationalExcellence, checks);
    if ('problems' in own) {
      throw new Error(`the default scorecard: ${own.problems[0].message}`);
    }
    const { name } = own.scorecard;
    scorecards.push(own.scorecard);
    definitions.push({ name, text: operationalExcellence });
  }
  return {
    engineVersion: ENGINE_VERSION,
    factVersion: versionOf(coded),
    readVersion: versionOf(checks),
    checks: checks.map(({ id, title, opaq, effort, docs }) => ({
      id,
      category: categoryOf(id),
      title,
      opaq,
      effort,
      docs: docs ?? docsOf(id) ?? NO_DOCS,
    })),
    scorecards,
    definitions,
    declarations: scorecards.flatMap(({ define }) => define),
    problems,
  };
};

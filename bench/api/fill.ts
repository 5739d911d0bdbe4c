/**
 * Fills the plugin's database through its own operations: a report for each component, and a past of many days.
 *
 *   fill.ts CLIENT CONNECTION DAYS [SCORECARD]     (CONNECTION is JSON of knex; SCORECARD is a file)
 */
import {
  checks as allChecks,
  evaluate,
  operationalExcellence,
  parseScorecard,
  score,
  subjectFromFiles,
  collectorFor,
  DEFAULT_LIMITS,
  type Scorecard,
  type Subject,
} from '@opaq/engine';
import { readDirectory } from '@opaq/engine/node';
import type { Report } from '@opaq/plugin-scorecards-common';
import knexOf from 'knex';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { judgedReport } from '../../plugins/scorecards-backend/src/database/JudgedReport';
import { leaseRepositories } from '../../plugins/scorecards-backend/src/database/operations/leaseRepositories';
import { markDay } from '../../plugins/scorecards-backend/src/database/operations/markDay';
import { writeReports } from '../../plugins/scorecards-backend/src/database/operations/writeReports';
import { randomOf } from './estate';

const DAY_MS = 86_400_000;
const YEAR_MS = 365 * DAY_MS;
/** On how many days of a year a component's answers change. */
const CHANGES_A_YEAR = 8;
const BATCH = 50;
const EXAMPLE = resolve(__dirname, '../../examples/repositories/churn-model');

const [client, connection, days, file] = process.argv.slice(2);

function scorecardOf(): Scorecard {
  const text = file ? readFileSync(file, 'utf8') : operationalExcellence;
  const parsed = parseScorecard(text, allChecks);
  if ('problems' in parsed) throw new Error(parsed.problems[0].message);
  return parsed.scorecard;
}

async function exampleReport(scorecard: Scorecard): Promise<Report> {
  const collector = collectorFor(allChecks, DEFAULT_LIMITS);
  await readDirectory(EXAMPLE, collector);
  const facts = collector.finish(['']).get('')!;
  return evaluate({
    facts,
    subject: subjectFromFiles(facts, 'bench'),
    source: { url: 'https://github.com/bench/estate', path: '' },
    scorecard,
    checks: allChecks,
    now: new Date(),
  });
}

async function main() {
  const knex = knexOf({
    client,
    connection: JSON.parse(connection),
    useNullAsDefault: true,
  });
  const random = randomOf(7);
  const scorecard = scorecardOf();
  const efforts = new Map(allChecks.map(({ id, effort }) => [id, effort]));
  const example = await exampleReport(scorecard);
  const rows: Array<{ definition: string; folder: string }> = await knex(
    'subjects',
  )
    .select('definition', 'folder')
    .orderBy('entity_ref');

  // The repository of all of them, whatever became of it, and it stays leased: nothing is to be read.
  await knex('repositories').update({ lease_until: null, next_read_at: 0 });
  const [lease] = await leaseRepositories(knex, { limit: 1, leaseMs: YEAR_MS });

  const outcomes = rows.map(() => {
    // Some are good, some are not.
    const quality = 0.3 + 0.7 * random();
    return example.results.map(() => {
      if (random() < 0.05) return 'notApplicable' as const;
      if (random() < 0.02) return 'unknown' as const;
      return random() < quality ? ('pass' as const) : ('fail' as const);
    });
  });

  const reportOf = (index: number, day: number): Report => {
    const results = example.results.map((result, at) => ({
      ...result,
      outcome: outcomes[index][at],
    }));
    return {
      ...example,
      subject: JSON.parse(rows[index].definition) as Subject,
      source: {
        url: 'https://github.com/bench/estate',
        revision: `${index}-${day}`,
        path: rows[index].folder,
      },
      covered: true,
      ...score(results, scorecard, id => efforts.get(id) ?? 'days'),
      results,
    };
  };
  const write = async (indexes: number[], day: number, at: number) => {
    for (let from = 0; from < indexes.length; from += BATCH) {
      await writeReports(
        knex,
        lease,
        indexes.slice(from, from + BATCH).map(index => ({
          report: judgedReport(reportOf(index, day)),
          inputHash: `${index}-${day}`,
          inputs: {
            definition: '',
            digest: `${index}-${day}`,
            revision: `${day}`,
            scorecard: scorecard.hash,
            rules: '',
            exemptions: '',
          },
        })),
        Number.MAX_SAFE_INTEGER,
        at,
      );
    }
  };

  const now = Date.now();
  const all = rows.map((_, index) => index);
  for (let day = Number(days); day >= 0; day--) {
    const at = now - day * DAY_MS;
    await markDay(knex, new Date(at).toISOString().slice(0, 10));
    if (day === Number(days)) {
      await write(all, day, at);
      continue;
    }
    const changed = all.filter(() => random() < CHANGES_A_YEAR / 365);
    for (const index of changed) {
      const at2 = Math.floor(random() * example.results.length);
      // Things get better, on the whole.
      outcomes[index][at2] = random() < 0.65 ? 'pass' : 'fail';
    }
    await write(changed, day, at);
  }
  const count = async (table: string) =>
    Number((await knex(table).count({ count: '*' }).first())?.count);
  process.stdout.write(
    JSON.stringify({
      reports: await count('reports'),
      history: await count('history'),
      outcomes: await count('outcomes'),
      checks: example.results.length,
    }),
  );
  await knex.destroy();
}

main().catch(error => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});

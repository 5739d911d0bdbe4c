/** Tech Insights beside us: the same backend, database and components, with as many checks as the comparison asks for. */
import { createRequire } from 'node:module';
import { here } from './Backend.mjs';

const RETRIEVER = 'bench';
const VERSION = '1.0.0';
const CHECKS = Array.from({ length: 20 }, (_, index) => `check${index}`);
const ROWS = 100;

/** Configuration with a check for each of twenty facts. */
export const techInsights = {
  factChecker: {
    checks: Object.fromEntries(
      CHECKS.map(name => [
        name,
        {
          type: 'json-rules-engine',
          name,
          description: name,
          factIds: [RETRIEVER],
          rule: {
            conditions: {
              all: [{ fact: name, operator: 'equal', value: true }],
            },
          },
        },
      ]),
    ),
  },
};

/** Writes the facts of some components, as a retriever would leave them. */
export async function fillFacts(client, connection, refs) {
  const require = createRequire(here('../../package.json'));
  const knex = require('knex')({ client, connection, useNullAsDefault: true });
  // There may be some of a run before.
  await knex('facts').delete();
  await knex('fact_schemas').delete();
  await knex('fact_schemas').insert({
    id: RETRIEVER,
    version: VERSION,
    entityFilter: '[]',
    schema: JSON.stringify(
      Object.fromEntries(
        CHECKS.map(name => [name, { type: 'boolean', description: name }]),
      ),
    ),
  });
  const facts = JSON.stringify(
    Object.fromEntries(CHECKS.map((name, index) => [name, index % 3 > 0])),
  );
  for (let from = 0; from < refs.length; from += ROWS) {
    await knex('facts').insert(
      refs.slice(from, from + ROWS).map(entity => ({
        id: RETRIEVER,
        version: VERSION,
        timestamp: new Date(),
        entity,
        facts,
      })),
    );
  }
  await knex.destroy();
}

const ROUNDS = 5;
/** Of components that Tech Insights is asked for: it takes no request of more than 100 kB. */
const AT_ONCE = 1000;
const median = list => [...list].sort((a, b) => a - b)[list.length >> 1];

async function timed(backend, requests) {
  const times = [];
  let bytes = 0;
  const askAll = async () => {
    bytes = 0;
    for (const ask of requests) {
      const answer = await ask();
      if (!answer.ok) throw new Error(await answer.text());
      for await (const chunk of answer.body) bytes += chunk.length;
    }
  };
  // As everywhere: what runs for the first time is not what is compared.
  await askAll();
  const before = (await backend.json('/api/bench/state')).queries;
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now();
    await askAll();
    times.push(performance.now() - start);
  }
  const { queries } = await backend.json('/api/bench/state');
  return { ms: median(times), bytes, queries: (queries - before) / ROUNDS };
}

/** All checks of all components, of both. */
export async function compare(backend, refs) {
  // Neither is compressed: that costs the same for the same bytes.
  const headers = {
    authorization: `Bearer ${backend.token}`,
    'accept-encoding': 'identity',
  };
  const ours = await timed(backend, [
    () => fetch(`${backend.url}/api/scorecards/reports`, { headers }),
  ]);
  const parts = Array.from(
    { length: Math.ceil(refs.length / AT_ONCE) },
    (_, index) => refs.slice(index * AT_ONCE, (index + 1) * AT_ONCE),
  );
  const theirs = await timed(
    backend,
    parts.map(
      entities => () =>
        fetch(`${backend.url}/api/tech-insights/checks/run`, {
          method: 'POST',
          headers: { ...headers, 'content-type': 'application/json' },
          body: JSON.stringify({ entities }),
        }),
    ),
  );
  return { components: refs.length, ours, theirs, ratio: theirs.ms / ours.ms };
}

// yarn bench:api [--json] [--write] [--components 1000,10000] [--databases sqlite,postgres] [--days 365,30]
//                [--compare 1000,5000] [--seconds 5] [--keep FOLDER [--prepare]] [--from FILE]...
//
// To make the databases takes longer than to measure: --keep leaves them in a folder for the next time, --prepare ends
// when they are made. --from takes what --json printed before in place of a measurement.
//
// What the API costs on a real backend with a year of history, next to an empty authorised route of the same backend.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { section } from '../report.mjs';
import { here } from './Backend.mjs';
import { Databases, say } from './Databases.mjs';
import { load } from './load.mjs';
import { tablesOf } from './tables.mjs';
import { compare, fillFacts, techInsights } from './techInsights.mjs';

const { values: options } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
    components: { type: 'string', default: '1000,10000' },
    databases: { type: 'string', default: 'sqlite,postgres' },
    days: { type: 'string', default: '365,30' },
    compare: { type: 'string', default: '1000,5000' },
    keep: { type: 'string' },
    prepare: { type: 'boolean', default: false },
    from: { type: 'string', multiple: true, default: [] },
    seconds: { type: 'string', default: '5' },
  },
});
const seconds = Number(options.seconds);
if (!existsSync(here('../tech-insights/node_modules'))) {
  execFileSync('npm', ['ci', '--ignore-scripts', '--silent'], {
    cwd: here('../tech-insights'),
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}
const YEAR = 365;
const databases = new Databases(options.keep);

/** Paths of one kind, none like the other, so that no answer is one kept from before. */
const many = path => Array.from({ length: 400 }, (_, index) => path(index));
const ORDERS = ['name', 'level', 'score', 'failing', 'owner', 'readAt'];
const GROUPS = ['owner', 'system', 'domain', 'type', 'lifecycle'];
const KINDS = components => ({
  empty: ['/api/bench/empty'],
  // Those with an even number may be seen under either policy.
  report: many(
    index =>
      `/api/scorecards/entities/component/default/component-${
        2 * ((index * 7919) % (components / 2))
      }`,
  ),
  services: many(
    index =>
      `/api/scorecards/entities?limit=25&order=${
        ORDERS[index % ORDERS.length]
      }&direction=${index % 2 ? 'asc' : 'desc'}&owner=group:default/group-${
        index % 21
      }&search=${index}`,
  ),
  overview: many(
    index =>
      `/api/scorecards/overview?groupBy=${
        GROUPS[index % GROUPS.length]
      }&expand=group:default/group-0&owner=group:default/group-${
        index % 5
      }&days=${[7, 30, 90][index % 3]}&expand=group:default/group-${index}`,
  ),
  'overview, nothing filtered': many(
    index =>
      `/api/scorecards/overview?expand=group:default/group-0&expand=group:default/group-${index}`,
  ),
});

async function measure(backend, components, kinds) {
  const rows = [];
  for (const connections of [1, 10]) {
    for (const [kind, paths] of Object.entries(kinds)) {
      await load({ ...backend, paths, connections, seconds: 2 });
      const before = await backend.json('/api/bench/state');
      const times = await load({ ...backend, paths, connections, seconds });
      const after = await backend.json('/api/bench/state');
      rows.push({
        kind,
        connections,
        ...times,
        queriesPerRequest: (after.queries - before.queries) / times.requests,
      });
    }
  }
  for (const row of rows) {
    const empty = rows.find(
      ({ kind, connections }) =>
        kind === 'empty' && connections === row.connections,
    );
    row.overEmpty = row.p95 - empty.p95;
  }
  return rows;
}

async function measureExport(backend) {
  const before = (await backend.json('/api/bench/state')).rss;
  const start = performance.now();
  const answer = await backend.fetch('/api/scorecards/export.csv');
  let firstByteMs;
  let bytes = 0;
  let peak = before;
  for await (const chunk of answer.body) {
    firstByteMs ??= performance.now() - start;
    bytes += chunk.length;
    const { rss } = await backend.json('/api/bench/state');
    peak = Math.max(peak, rss);
  }
  return {
    firstByteMs,
    totalMs: performance.now() - start,
    bytes,
    megabytes: (peak - before) / 1e6,
  };
}

async function measureOne(client, components, days) {
  const { start, filled, remove } = await databases.prepared(client, {
    components,
    days,
  });
  try {
    if (options.prepare) return undefined;
    say(`${client}, ${components} components: measuring …`);
    let backend = await start({ policy: 'allow' });
    const began = performance.now();
    await backend.json('/api/scorecards/overview');
    const firstMs = performance.now() - began;
    const kinds = KINDS(components);
    const result = {
      database: client,
      components,
      days,
      filled,
      firstMs,
      rows: await measure(backend, components, kinds),
      export: await measureExport(backend),
    };
    await backend.stop();
    if (days === YEAR) {
      backend = await start({ policy: 'conditional' });
      const from = performance.now();
      await backend.json('/api/scorecards/overview');
      result.conditional = {
        coldMs: performance.now() - from,
        rows: await measure(backend, components, kinds),
      };
      await backend.stop();
    }
    return result;
  } finally {
    remove();
  }
}

async function compareOne(client, components) {
  const { start, of, filled, remove } = await databases.prepared(client, {
    components,
    days: 1,
    scorecard: here('twenty.yaml'),
  });
  try {
    if (options.prepare) return undefined;
    const backend = await start({ policy: 'allow', techInsights });
    const refs = Array.from(
      { length: components },
      (_, index) => `component:default/component-${index}`,
    );
    await fillFacts(...of('tech-insights'), refs);
    say(`${client}, ${components} components: next to Tech Insights …`);
    await backend.json('/api/scorecards/overview');
    const result = {
      database: client,
      checks: filled.checks,
      ...(await compare(backend, refs)),
    };
    await backend.stop();
    return result;
  } finally {
    remove();
  }
}

const numbers = text => text.split(',').filter(Boolean).map(Number);

async function measureAll() {
  const sizes = numbers(options.components);
  const [days, ...others] = numbers(options.days);
  const wanted = options.databases.split(',');
  const postgres = wanted.includes('postgres')
    ? await databases.startPostgres()
    : undefined;
  const results = [];
  const comparisons = [];
  try {
    for (const database of wanted) {
      for (const components of sizes) {
        results.push(await measureOne(database, components, days));
      }
      for (const components of numbers(options.compare)) {
        comparisons.push(await compareOne(database, components));
      }
    }
    // Does anything grow with the length of the history?
    for (const shorter of sizes.length > 0 ? others : []) {
      results.push(await measureOne(wanted[0], sizes.at(-1), shorter));
    }
  } finally {
    await postgres?.stop();
  }
  return { results, comparisons };
}

const parts =
  options.from.length > 0
    ? options.from.map(file => JSON.parse(readFileSync(file, 'utf8')))
    : [await measureAll()];
if (options.prepare) process.exit();
const result = {
  results: parts.flatMap(({ results }) => results),
  comparisons: parts.flatMap(({ comparisons }) => comparisons),
};
process.stdout.write(
  options.json
    ? `${JSON.stringify(result, null, 2)}\n`
    : `${tablesOf(result)}\n`,
);
if (options.write) section('api', tablesOf(result));
process.exit();

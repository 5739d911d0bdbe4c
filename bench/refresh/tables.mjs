/** What docs/performance.md shows of it. */
import { machine, number, table } from '../report.mjs';

const head = ({ database, replicas }) => [database, replicas];

function firstRounds(results) {
  return table(
    [
      'database',
      'replicas',
      'repositories',
      'components',
      'seconds',
      'per second',
      'requests of the host',
      'statements per repository',
      'peak MB of a replica',
    ],
    results.map(result => {
      const { firstRound, repositories, components, peakMegabytes } = result;
      const requests = Object.values(firstRound.requests);
      return [
        ...head(result),
        number(repositories),
        number(components),
        number(firstRound.seconds),
        number(repositories / firstRound.seconds, 1),
        number(requests.reduce((sum, one) => sum + one, 0)),
        number(firstRound.statements / repositories, 1),
        number(peakMegabytes),
      ];
    }),
  );
}

/** Milliseconds of processor time of a repository. */
function partsOf({ firstRound, repositories }) {
  const { processorSeconds: time, shares } = firstRound;
  const main = time.main ?? 0;
  const workers = time.workers ?? 0;
  const of = (thread, kind) => shares[thread][kind] ?? 0;
  const seconds = {
    engine: workers * of('workers', 'engine'),
    archive: workers * of('workers', 'archive') + main * of('main', 'archive'),
    client: main * of('main', 'database'),
    server: time.postgres ?? 0,
    memory:
      (time.helpers ?? 0) +
      workers * of('workers', 'memory') +
      main * of('main', 'memory'),
  };
  const { engine, archive, client, memory } = seconds;
  const known = engine + archive + client + memory;
  const parts = {
    ...seconds,
    rest: time.all - known,
    host: time.host ?? 0,
  };
  return Object.fromEntries(
    Object.entries(parts).map(([part, value]) => [
      part,
      (value * 1000) / repositories,
    ]),
  );
}

function shares(results) {
  return table(
    [
      'database',
      'replicas',
      'engine',
      'archive',
      'database, in the backend',
      'database, its server',
      'garbage collection, compilation',
      'rest of the backend',
      'the double of the host',
    ],
    results.map(result => {
      const parts = Object.values(partsOf(result));
      const all = parts.reduce((sum, part) => sum + part, 0);
      return [
        ...head(result),
        ...parts.map(
          part => `${number(part, 1)} (${number((part / all) * 100)} %)`,
        ),
      ];
    }),
  );
}

function unchangedRounds(results) {
  return table(
    [
      'database',
      'replicas',
      'repositories',
      'seconds',
      'per second',
      'requests of the host',
      'statements per repository',
    ],
    results.map(result => {
      const { unchanged, repositories } = result;
      const requests = Object.values(unchanged.requests);
      return [
        ...head(result),
        number(repositories),
        number(unchanged.seconds, 1),
        number(repositories / unchanged.seconds, 1),
        number(requests.reduce((sum, one) => sum + one, 0)),
        number(unchanged.statements / repositories, 2),
      ];
    }),
  );
}

function roundsOfJudging(results) {
  return table(
    [
      'database',
      'replicas',
      'repositories',
      'reports',
      'seconds',
      'per second',
      'statements per repository',
    ],
    results.map(result => {
      const { judgedAnew, repositories, components } = result;
      return [
        ...head(result),
        number(repositories),
        number(components),
        number(judgedAnew.seconds, 1),
        number(repositories / judgedAnew.seconds, 1),
        number(judgedAnew.statements / repositories, 2),
      ];
    }),
  );
}

const median = numbers =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

const WHENS = [
  ['idle', 'idle'],
  ['unchangedBusy', 'a round, nothing has changed'],
  ['scan', 'a round, everything has changed'],
];

function meanwhile(results) {
  return table(
    [
      'database',
      'replicas',
      'during',
      'reports',
      'p50, ms',
      'p99, ms',
      '19 times of 20 between',
      'p99 to idle',
      'a push: median, s',
      'longest, s',
    ],
    results.flatMap(result =>
      WHENS.filter(([key]) => result[key]).map(([key, when]) => {
        const { reads, pushes } = result[key];
        return [
          ...head(result),
          when,
          number(reads.reads),
          number(reads.p50, 1),
          number(reads.p99, 1),
          reads.p99Between.map(one => number(one, 1)).join(' and '),
          number(reads.p99 / result.idle.reads.p99, 1),
          number(median(pushes), 1),
          number(Math.max(...pushes), 1),
        ];
      }),
    ),
  );
}

export function tablesOf(results) {
  const rounds = results.filter(({ unchanged }) => unchanged);
  const judged = results.filter(({ judgedAnew }) => judgedAnew);
  const sampled = results.filter(({ firstRound }) => firstRound.shares);
  return [
    machine(),
    'All repositories for the first time:',
    firstRounds(results),
    ...(sampled.length > 0
      ? [
          'Milliseconds of processor time that a repository takes in it, and their share:',
          shares(sampled),
        ]
      : []),
    ...(rounds.length > 0
      ? ['All again, of which none has changed:', unchangedRounds(rounds)]
      : []),
    ...(judged.length > 0
      ? [
          'All judged anew by what is stored of them, as after a change of the rules:',
          roundsOfJudging(judged),
        ]
      : []),
    'What the API does meanwhile:',
    meanwhile(results),
  ].join('\n\n');
}

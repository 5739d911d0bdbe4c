// yarn bench:engine [--json] [--write] [--sizes 100,1000] [CHECKOUT...]
//
// How long the engine takes, next to a plain read of the same files and next to repolinter, in one run.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { machine, section } from '../report.mjs';
import { generate } from './generate.mjs';
import { tablesOf } from './tables.mjs';

const here = path => fileURLToPath(new URL(path, import.meta.url));
const ROUNDS = 5;
// Until the compiler has settled.
const WARM_UP = 10;
/** Files past which a run takes seconds: fewer of them say as much. */
const LARGE = 20_000;

const { values: options, positionals: checkouts } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
    sizes: { type: 'string', default: '100,1000,10000,100000' },
  },
});

const say = text => options.json || process.stderr.write(`${text}\n`);
const median = list => [...list].sort((a, b) => a - b)[list.length >> 1];
const node = (...args) =>
  JSON.parse(
    execFileSync(process.execPath, args, {
      maxBuffer: 1e9,
      stdio: ['ignore', 'pipe', 'inherit'],
    }).toString(),
  );

/** Wall time of a whole process. */
function wall(...args) {
  const start = performance.now();
  const { error, stderr, status } = spawnSync(process.execPath, args, {
    maxBuffer: 1e9,
  });
  if (error || status > 1) throw error ?? new Error(stderr.toString());
  return performance.now() - start;
}

const times = (count, one) => Array.from({ length: count }, one);

async function prepare() {
  if (!existsSync(here('../node_modules/repolinter'))) {
    say('Installing what is compared with…');
    execFileSync('npm', ['ci', '--ignore-scripts', '--silent'], {
      cwd: here('..'),
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  }
  await build({
    entryPoints: [here('measure.mjs')],
    outfile: MEASURE,
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'cjs',
    logLevel: 'warning',
  });
  execFileSync(process.execPath, [here('../../packages/cli/bundle.mjs')]);
}

const READ = here('read.mjs');
const COMMAND = here('command.cjs');
const MEASURE = here('../dist/measure.cjs');
const CLI = here('../../packages/cli/bin/opaq.js');
const REPOLINTER = here('../node_modules/repolinter/bin/repolinter.js');

function measure(folder) {
  const wanted = join(tmpdir(), 'opaq-bench-wanted.json');
  execFileSync(process.execPath, [MEASURE, 'list', folder, wanted]);
  const read = runs => node(READ, folder, `${runs}`, wanted);
  const one = (mode, runs) => node(MEASURE, mode, folder, `${runs}`, wanted);
  const { files, bytes } = read(1);
  const rounds = files > LARGE ? 2 : ROUNDS;
  const warmUp = files > LARGE ? 1 : WARM_UP;
  const command = mode => node(COMMAND, MEASURE, mode, folder, '1', wanted);
  // What the command keeps is there from the second run on.
  command('engine');
  // By turns, so that whatever else the machine does falls upon all of them.
  const fresh = times(rounds, () => ({
    read: read(1),
    ownRead: command('read'),
    engine: command('engine'),
  }));
  const first = name => median(fresh.map(round => round[name].milliseconds[0]));
  const warmed = times(files > LARGE ? 1 : 3, () => ({
    read: read(warmUp + rounds),
    ownRead: one('read', warmUp + rounds),
    engine: one('engine', warmUp + rounds),
  }));
  const settled = name =>
    median(warmed.flatMap(round => round[name].milliseconds.slice(warmUp)));
  const cold = {
    read: first('read'),
    ownRead: first('ownRead'),
    engine: first('engine'),
  };
  const warm = {
    read: settled('read'),
    ownRead: settled('ownRead'),
    engine: settled('engine'),
  };
  const row = {
    name: basename(folder),
    files,
    bytes,
    readMs: cold.read,
    engineMs: cold.engine,
    ratioFresh: cold.engine / cold.read,
    warmReadMs: warm.read,
    warmEngineMs: warm.engine,
    ratioWarm: warm.engine / warm.read,
    ownReadMs: cold.ownRead,
    ratioFreshToOwnRead: cold.engine / cold.ownRead,
    warmOwnReadMs: warm.ownRead,
    ratioWarmToOwnRead: warm.engine / warm.ownRead,
    microsecondsPerFile: (cold.engine * 1000) / files,
    peakMegabytes: Math.max(...fresh.map(({ engine }) => engine.peakMegabytes)),
  };
  // Past some size repolinter takes minutes, and says nothing new.
  const compared = files <= LARGE;
  const whole = times(compared ? 3 : 1, () => ({
    check: wall(CLI, 'check', folder),
    repolinter: compared ? wall(REPOLINTER, 'lint', folder) : undefined,
  }));
  row.checkMs = median(whole.map(({ check }) => check));
  if (compared) {
    row.repolinterMs = median(whole.map(({ repolinter }) => repolinter));
    row.ratioRepolinter = row.checkMs / row.repolinterMs;
  }
  return row;
}

function compareMany(folders) {
  const rounds = times(3, () => ({
    engine: node(MEASURE, 'many', ...folders),
    repolinter: node(here('repolinter.cjs'), ...folders),
  }));
  const engine = median(rounds.map(round => round.engine));
  const repolinter = median(rounds.map(round => round.repolinter));
  return {
    repositories: folders.length,
    engineMs: engine,
    repolinterMs: repolinter,
    ratio: engine / repolinter,
  };
}

await prepare();
const generated = options.sizes
  .split(',')
  .filter(Boolean)
  .map(size => {
    say(`Making a repository of ${size} files…`);
    return generate(Number(size));
  });
const folders = [...generated, ...checkouts.map(path => resolve(path))];
const result = {
  machine: machine(),
  startMs: median(times(ROUNDS * 2, () => wall(CLI, '--version'))),
  rows: folders.map(folder => {
    say(`Measuring ${basename(folder)}…`);
    return measure(folder);
  }),
};
const small = folders.filter((_, index) => result.rows[index].files <= 2000);
// Ten of a repository stand for many where no checkouts are given.
result.many = compareMany(
  small.length > 2 ? small : times(10, () => small).flat(),
);
process.stdout.write(
  options.json
    ? `${JSON.stringify(result, null, 2)}\n`
    : `${tablesOf(result)}\n`,
);
if (options.write) section('engine', tablesOf(result));

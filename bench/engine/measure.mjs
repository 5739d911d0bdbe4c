// One measurement in a process of its own. Prints JSON.
//
//   measure.cjs list FOLDER FILE            the paths that the engine wants, into a file
//   measure.cjs read FOLDER TIMES FILE      lists the tree and reads those, with the engine's own reader
//   measure.cjs engine FOLDER TIMES         reads, judges and scores
//   measure.cjs many FOLDER...              the same for each, once
import { readFileSync, writeFileSync } from 'node:fs';
import {
  checks,
  collectorFor,
  DEFAULT_LIMITS,
  evaluate,
  FactCollector,
  factsOf,
  operationalExcellence,
  parseScorecard,
  projectFile,
  subjectFromFiles,
} from '../../packages/engine/src';
import { readDirectory } from '../../packages/engine/src/node';

/** Notes what the engine asks for. */
class Noting extends FactCollector {
  paths = [];

  wanted(path, size) {
    const wanted = super.wanted(path, size);
    if (wanted) this.paths.push(path);
    return wanted;
  }
}

/** Reads some files, and does nothing with them. */
class Reading extends FactCollector {
  files = 0;
  bytes = 0;

  constructor(paths) {
    super({ facts: [], projectFile, limits: DEFAULT_LIMITS });
    this.paths = new Set(paths);
  }

  wanted(path) {
    return this.paths.has(path);
  }

  add(_, content) {
    this.files += 1;
    this.bytes += content?.byteLength ?? 0;
  }
}

async function judge(folder, scorecard) {
  const collector = collectorFor(checks, DEFAULT_LIMITS);
  await readDirectory(folder, collector);
  const facts = collector.finish(['']).get('');
  evaluate({
    facts,
    subject: subjectFromFiles(facts, 'bench'),
    source: { url: folder, path: '' },
    scorecard,
    checks,
    now: new Date(),
  });
}

async function timed(times, run) {
  const milliseconds = [];
  for (let time = 0; time < times; time++) {
    const start = performance.now();
    await run();
    milliseconds.push(performance.now() - start);
  }
  return milliseconds;
}

async function main(mode, ...args) {
  const [folder, times, file] = args;
  if (mode === 'list') {
    const facts = factsOf(checks);
    const noting = new Noting({ facts, projectFile, limits: DEFAULT_LIMITS });
    await readDirectory(folder, noting);
    writeFileSync(times, JSON.stringify(noting.paths));
    return undefined;
  }
  if (mode === 'read') {
    const wanted = JSON.parse(readFileSync(file, 'utf8'));
    let last;
    const milliseconds = await timed(Number(times), () => {
      last = new Reading(wanted);
      return readDirectory(folder, last);
    });
    return { milliseconds, files: last.files, bytes: last.bytes };
  }
  const { scorecard } = parseScorecard(operationalExcellence, checks);
  if (mode === 'many') {
    const [milliseconds] = await timed(1, async () => {
      for (const one of args) await judge(one, scorecard);
    });
    return milliseconds;
  }
  const milliseconds = await timed(Number(times), () =>
    judge(folder, scorecard),
  );
  return {
    milliseconds,
    peakMegabytes: process.resourceUsage().maxRSS / 1024,
  };
}

main(...process.argv.slice(2)).then(result =>
  process.stdout.write(JSON.stringify(result) ?? ''),
);

import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, release, totalmem, type } from 'node:os';
import { resolve } from 'node:path';
import { EVENTS } from './schedule';
import type { SoakOptions, SoakResult } from './Soak';

const PAGE = resolve(__dirname, '../../docs/reliability.md');
const MARKS = /(<!-- measured: soak -->\n)[^]*?(\n<!-- end -->)/;

/** Kinds of fault of the double, for people. */
const FAULTS: Record<string, string> = {
  slow: 'an answer came late',
  status: 'the host failed (500, 502, 503)',
  drop: 'the connection ended before there was an answer',
  cut: 'the connection ended in the middle of an archive',
  truncated: 'half of an archive, sent as if it were all of it',
  tarBoundary: 'an archive without its last files, and sound beside that',
  longLength: 'an archive shorter than its Content-Length',
  shortLength: 'an archive longer than its Content-Length',
  html: 'a sign-in page, with status 200',
  empty: 'an empty answer, with status 200',
  tooMany: '429 with Retry-After',
  rateLimit: '403, the hour’s requests used up',
  abuse: '403, a secondary rate limit',
};

const number = (value: number) => value.toLocaleString('en-GB');

function table(
  head: readonly string[],
  body: ReadonlyArray<readonly string[]>,
) {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const rule = line(head.map((_, index) => (index ? '--:' : '---')));
  return [line(head), rule, ...body.map(line)].join('\n');
}

function machine(): string {
  const gigabytes = Math.round(totalmem() / 2 ** 30);
  const { length } = cpus();
  return `${cpus()[0].model.trim()}, ${length} cores, ${gigabytes} GB, ${type()} ${
    release().split('-')[0]
  }, Node ${process.versions.node}`;
}

/** A run for programs and for people. */
export function describe(options: SoakOptions, result: SoakResult) {
  const { seconds, kills, seed, repositories, files } = options;
  const { components, findings, probe, rows, requests, faults } = result;
  const claims = findings.all();
  const command = `yarn soak --seconds ${seconds} --kills ${kills} --repositories ${repositories} --seed ${seed}${
    files ? ` --files ${files}` : ''
  }`;
  const done: Array<[string, number]> = [
    ['kill -9 of a replica while it worked', result.kills.working],
    ['kill -9 of a replica while it started', result.kills.starting],
    ['work that a killed replica left, taken over', probe.lapsedLeases],
    ...EVENTS.map(({ kind, of }): [string, number] => [
      of,
      result.events[kind] ?? 0,
    ]),
    ...Object.entries(FAULTS).map(([kind, of]): [string, number] => [
      of,
      faults[kind] ?? 0,
    ]),
  ];
  const asked = Object.values(requests).reduce((sum, count) => sum + count, 0);
  const text = [
    `\`${command}\`: ${machine()}. Three replicas, the clock of one of them a minute ahead; ${number(
      repositories,
    )} repositories on four hosts, ${number(
      components,
    )} components; faults for ${result.seconds.faults} s, settled ${
      result.seconds.settling
    } s after them. The hosts were asked ${number(
      asked,
    )} times and sent ${number(requests.archive ?? 0)} archives; ${number(
      probe.reports,
    )} reports were read meanwhile, ${number(
      probe.stale,
    )} of which said to be stale.`,
    table(
      ['What was done', 'How often'],
      done.map(([what, count]) => [what, number(count)]),
    ),
    table(
      ['What must hold in the end', 'Asserted', 'Not so'],
      claims.map(({ claim, asserted, problems }) => [
        claim,
        number(asserted),
        number(problems.length),
      ]),
    ),
  ].join('\n\n');
  const json = {
    command,
    machine: machine(),
    seconds: result.seconds,
    repositories,
    components,
    rows,
    kills: result.kills,
    events: result.events,
    requests,
    faults,
    probe,
    claims: claims.map(({ claim, asserted, problems }) => ({
      claim,
      asserted,
      problems: problems.slice(0, 20),
    })),
    passed: claims.length - findings.failed,
    failed: findings.failed,
  };
  return { json, text };
}

/** Puts the tables where the page has its marks. */
export function writePage(text: string): void {
  const page = readFileSync(PAGE, 'utf8');
  if (!MARKS.test(page)) throw new Error(`no place for the tables in ${PAGE}`);
  writeFileSync(
    PAGE,
    page.replace(MARKS, (_, begin, end) => `${begin}\n${text}\n${end}`),
  );
}

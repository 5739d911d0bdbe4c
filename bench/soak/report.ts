import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, release, totalmem, type } from 'node:os';
import { resolve } from 'node:path';
import { CLAIMS } from './claims';
import { NAMES } from './faults';
import { EVENTS } from './schedule';
import type { SoakOptions, SoakResult } from './Soak';

const PAGE = resolve(__dirname, '../../docs/reliability.md');
const MARKS = /(<!-- measured: soak -->\n)[^]*?(\n<!-- end -->)/;

const number = (value: number) => value.toLocaleString('en-GB');

function table(
  head: readonly string[],
  body: ReadonlyArray<readonly string[]>,
) {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const isNumber = (cell: string) => /^[\d,]+$/.test(cell);
  const rule = line(
    head.map((_, index) => (isNumber(body[0][index]) ? '--:' : '---')),
  );
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
  const { components, findings, planted, probe, rows, requests, faults } =
    result;
  const claims = findings.all();
  const command = `yarn soak --seconds ${seconds} --kills ${kills} --repositories ${repositories} --seed ${seed}${
    files ? ` --files ${files}` : ''
  }`;
  const done: Array<[string, number]> = [
    ['kill -9 of a replica while it worked', result.kills.working],
    ['kill -9 of a replica while it started', result.kills.starting],
    [
      'a replica stopped for 66 s, and going on as if nothing had been',
      result.freezes,
    ],
    ['work that one of those left, taken over', probe.lapsedLeases],
    ...EVENTS.map(({ kind, of }): [string, number] => [
      of,
      result.events[kind] ?? 0,
    ]),
    ...Object.entries(NAMES).map(([kind, of]): [string, number] => [
      of,
      faults[kind] ?? 0,
    ]),
  ];
  const asked = Object.values(requests).reduce((sum, count) => sum + count, 0);
  const failed =
    findings.failed().length + planted.filter(({ problem }) => problem).length;
  const text = [
    `\`${command}\`: ${machine()}. Four replicas, the clock of one of them a minute ahead, that of another a minute behind; ${number(
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
        CLAIMS[claim],
        number(asserted),
        number(problems.length),
      ]),
    ),
    'What was put into that database afterwards, one at a time, and what the verifier said then not to be so: that, and nothing else.',
    table(
      ['What was wrong', 'What was found'],
      planted.map(({ what, breaks, problem }) => [
        what,
        problem ?? breaks.map(claim => CLAIMS[claim]).join('; '),
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
      claim: CLAIMS[claim],
      asserted,
      problems: problems.slice(0, 20),
    })),
    planted,
    passed: claims.length + planted.length - failed,
    failed,
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

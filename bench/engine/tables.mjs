import { machine, number, table } from '../report.mjs';

/** What was measured, for a person. */
export function tablesOf({ startMs, rows, many }) {
  return [
    machine(),
    'Reading and scoring, in milliseconds:',
    table(
      [
        'repository',
        'files',
        'MB read',
        'read, fresh',
        'engine, fresh',
        'ratio',
        'read, warm',
        'engine, warm',
        'ratio',
        'µs per file',
        'peak MB',
      ],
      rows.map(row => [
        row.name,
        number(row.files),
        number(row.bytes / 1e6, 1),
        number(row.readMs),
        number(row.engineMs),
        number(row.ratioFresh, 1),
        number(row.warmReadMs),
        number(row.warmEngineMs),
        number(row.ratioWarm, 1),
        number(row.microsecondsPerFile),
        number(row.peakMegabytes),
      ]),
    ),
    'The same engine next to its own reader, in milliseconds:',
    table(
      [
        'repository',
        'own read, fresh',
        'ratio, fresh',
        'own read, warm',
        'ratio, warm',
      ],
      rows.map(row => [
        row.name,
        number(row.ownReadMs),
        number(row.ratioFreshToOwnRead, 1),
        number(row.warmOwnReadMs),
        number(row.ratioWarmToOwnRead, 1),
      ]),
    ),
    'Whole processes, in milliseconds:',
    table(
      ['repository', '`opaq check`', '`repolinter lint`', 'ratio'],
      rows.map(row => [
        row.name,
        number(row.checkMs),
        number(row.repolinterMs),
        number(row.ratioRepolinter, 2),
      ]),
    ),
    `\`opaq --version\`, which is the start alone: ${number(startMs)} ms. ` +
      `${many.repositories} repositories in one process: ${number(
        many.engineMs,
      )} ms, repolinter ${number(many.repolinterMs)} ms, ratio ${number(
        many.ratio,
        2,
      )}.`,
  ].join('\n\n');
}

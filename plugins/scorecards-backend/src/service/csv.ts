import type { EntityRow } from '@opaq/plugin-scorecards-common';
import { stringify, type Options } from 'csv-stringify/sync';
import { setImmediate as othersTurn } from 'node:timers/promises';

type Cell = string | number | null | undefined;

const COLUMNS: Array<[title: string, cell: (row: EntityRow) => Cell]> = [
  ['Component', row => row.title],
  ['Reference', row => row.entityRef],
  ['Type', row => row.type],
  ['Lifecycle', row => row.lifecycle],
  ['Owner', row => row.ownerTitle ?? row.owner],
  ['Owner reference', row => row.owner],
  ['System', row => row.system],
  ['Domain', row => row.domain],
  ['Tags', row => row.tags.join(', ')],
  ['Level', row => row.level],
  ['Possible level', row => row.possibleLevel],
  ['At this level since', row => row.levelSince],
  ['Score', row => row.score],
  ['Coverage', row => row.coverage],
  ['Failing checks of the next level', row => row.failing],
  ['Next step', row => row.nextStep],
  ['Covered', row => (row.covered ? 'yes' : 'no')],
  ['State', row => row.status.state],
  ['Stale', row => (row.status.stale ? 'yes' : 'no')],
  ['Problem', row => row.status.message],
  ['Read at', row => row.status.readAt],
  ['Evaluated at', row => row.status.evaluatedAt],
];

const RESULT_COLUMNS: typeof COLUMNS = [
  ['Check', row => row.result?.checkId],
  ['Outcome', row => row.result?.outcome],
  ['Message', row => row.result?.message],
  [
    'Places',
    row =>
      row.result?.locations
        .map(({ path, line }) =>
          line === undefined ? path : `${path}:${line}`,
        )
        .join(' '),
  ],
  ['Exemption', row => row.result?.exemption?.status],
  ['Exempt until', row => row.result?.exemption?.expires],
];

// A row a line, whatever stands in it; what is hidden by white space before it shows its first character.
const plain = (cell: Cell) =>
  typeof cell === 'string' ? cell.replace(/[\p{Cc}\s]+/gu, ' ').trim() : cell;

const OPTIONS: Options = {
  escape_formulas: true,
  record_delimiter: 'windows',
};

/**
 * Rows as CSV (RFC 4180), for spreadsheets: a cell that could be a formula begins with an apostrophe, and a byte order
 * mark says that the text is UTF-8.
 *
 * @param options - `withResult`: each row has the answer of a check.
 * @returns The header, and then the rows as they come; between them other requests have their turn.
 */
export async function* csvOf(
  rows: AsyncIterable<EntityRow[]>,
  options: { withResult: boolean },
): AsyncGenerator<string> {
  const columns = options.withResult
    ? [...COLUMNS, ...RESULT_COLUMNS]
    : COLUMNS;
  yield stringify([columns.map(([title]) => title)], { ...OPTIONS, bom: true });
  for await (const some of rows) {
    const records = some.map(row =>
      columns.map(([, cell]) => plain(cell(row))),
    );
    yield stringify(records, OPTIONS);
    await othersTurn();
  }
}

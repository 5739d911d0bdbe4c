import { machine, number, table } from '../report.mjs';

/** What was measured, for a person. */
export function tablesOf({ results, comparisons }) {
  const rowsOf = (result, rows, policy) =>
    rows.map(row => [
      result.database,
      number(result.components),
      number(result.days),
      policy,
      row.kind,
      row.connections,
      number(row.p50, 1),
      number(row.p95, 1),
      number(row.p99, 1),
      number(row.overEmpty, 1),
      number(row.queriesPerRequest, 1),
    ]);
  return [
    machine(),
    'Milliseconds a request takes:',
    table(
      [
        'database',
        'components',
        'days of history',
        'policy',
        'request',
        'connections',
        'p50',
        'p95',
        'p99',
        'p95 over the empty route',
        'queries',
      ],
      results.flatMap(result => [
        ...rowsOf(result, result.rows, 'allow'),
        ...(result.conditional
          ? rowsOf(result, result.conditional.rows, 'conditional')
          : []),
      ]),
    ),
    'The first overview after a start loads the estate; with a conditional policy it also asks the catalog what its reader may see. The export is one of all components:',
    table(
      [
        'database',
        'components',
        'days of history',
        'first overview, ms',
        'with a conditional policy, ms',
        'export: first byte, ms',
        'all, ms',
        'MB sent',
        'MB more memory',
      ],
      results.map(result => [
        result.database,
        number(result.components),
        number(result.days),
        number(result.firstMs),
        number(result.conditional?.coldMs),
        number(result.export.firstByteMs),
        number(result.export.totalMs),
        number(result.export.bytes / 1e6, 1),
        number(result.export.megabytes),
      ]),
    ),
    'All of 20 checks of all components, next to Tech Insights with as many:',
    table(
      [
        'database',
        'components',
        'ours, ms',
        'queries',
        'MB',
        'Tech Insights, ms',
        'queries',
        'times faster',
      ],
      comparisons.map(({ database, components, ours, theirs, ratio }) => [
        database,
        number(components),
        number(ours.ms),
        number(ours.queries),
        number(ours.bytes / 1e6, 1),
        number(theirs.ms),
        number(theirs.queries),
        number(ratio, 1),
      ]),
    ),
  ].join('\n\n');
}

import type { OutcomeCounts } from '@opaq/plugin-scorecards-common';
import type { CSSProperties } from 'react';
import { cellOf } from './cell';
import type { HeatMapContext } from './context';
import { shadeOf } from './shades';

/** Where the hatching can reach the number, which stands in the middle. */
const REACHES_NUMBER = 0.3;
/** A hatched part that is too narrow to be seen would say that all is known. */
const LEAST_HATCHED = 6;

const hatched = (unknown: number) =>
  unknown > 0
    ? `${Math.max(LEAST_HATCHED, Math.round(unknown * 100))}%`
    : undefined;

/**
 * Draws the share that passes as a number and a shade, the share without an answer hatched.
 *
 * @remarks
 * A function and not a component, without hooks: there are thousands of them.
 */
export function drawCell(
  counts: OutcomeCounts,
  column: number,
  row: { id?: string; href: string },
  { classes, t, type, percent, labelOf, cellSearch }: HeatMapContext,
) {
  const { shares, quality, leadsTo } = cellOf(counts);
  if (!shares || !leadsTo) {
    return (
      <td key={column}>
        <span aria-hidden className={classes.nothing}>
          {t('overview.heatMap.nothingSign')}
        </span>
        <span className={classes.hidden}>{t('overview.heatMap.nothing')}</span>
      </td>
    );
  }
  const known = quality !== undefined;
  const figure = known
    ? percent(shares.pass)
    : t('overview.heatMap.unknownSign');
  const style: CSSProperties & { '--unknown'?: string } = {
    backgroundColor: known ? shadeOf(type, quality) : undefined,
    '--unknown': hatched(shares.unknown),
  };
  return (
    <td key={column}>
      <a
        href={`${row.href}${row.href.includes('?') ? '&' : '?'}${cellSearch(
          column,
          leadsTo,
        )}`}
        tabIndex={-1}
        aria-label={known ? labelOf(shares) : t('overview.heatMap.allUnknown')}
        className={classes.cell}
        style={style}
        data-row={row.id ?? ''}
        data-column={column}
      >
        {shares.unknown > REACHES_NUMBER ? (
          <span className={classes.figure}>{figure}</span>
        ) : (
          figure
        )}
      </a>
    </td>
  );
}

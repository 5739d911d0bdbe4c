import type { OutcomeCounts } from '@opaq/plugin-scorecards-common';
import type { CSSProperties } from 'react';
import { useFormats } from '../../../hooks/useFormats';
import { useText } from '../../../translation';
import { cellOf } from './cell';
import { shadeOf } from './shades';
import type { HeatMapContext } from './HeatMapRow';

/** The share that passes as a number and a shade, the share without an answer hatched. */
export function HeatMapCell(props: {
  counts: OutcomeCounts;
  column: number;
  /** The row's id; undefined for all rows together. */
  row?: string;
  context: HeatMapContext;
}) {
  const { counts, column, row, context } = props;
  const { classes, type, cellHref } = context;
  const t = useText();
  const { percent } = useFormats();
  const { shares, quality, leadsTo } = cellOf(counts);
  if (!shares || !leadsTo) {
    return (
      <td>
        <span aria-hidden className={classes.nothing}>
          {t('overview.heatMap.nothingSign')}
        </span>
        <span className={classes.hidden}>{t('overview.heatMap.nothing')}</span>
      </td>
    );
  }
  const { unknown } = shares;
  const figure =
    quality === undefined
      ? t('overview.heatMap.unknownSign')
      : percent(shares.pass);
  const texts = {
    pass: figure,
    fail: percent(shares.fail),
    unknown: percent(unknown),
  };
  const label =
    (quality === undefined && t('overview.heatMap.allUnknown')) ||
    (unknown > 0 && t('overview.heatMap.cellUnknown', texts)) ||
    t('overview.heatMap.cell', texts);
  const style: CSSProperties & { '--unknown'?: string } = {
    backgroundColor: quality === undefined ? undefined : shadeOf(type, quality),
    // A hatched part that is too narrow to be seen would say that all is known.
    '--unknown':
      unknown > 0 ? `${Math.max(6, Math.round(unknown * 100))}%` : undefined,
  };
  return (
    <td>
      <a
        href={cellHref(row, column, leadsTo)}
        tabIndex={-1}
        aria-label={label}
        className={`${classes.cell} ${classes.link}`}
        style={style}
        data-row={row ?? ''}
        data-column={column}
      >
        {unknown > 0.3 ? (
          <span className={classes.figure}>{figure}</span>
        ) : (
          figure
        )}
      </a>
    </td>
  );
}

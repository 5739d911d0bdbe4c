import Portal from '@material-ui/core/Portal';
import { makeStyles } from '@material-ui/core/styles';
import type { HeatMap } from '@opaq/plugin-scorecards-common';
import { useEffect, useState, type RefObject } from 'react';
import { useText } from '../../../translation';
import { OutcomeLabel } from '../../common/OutcomeLabel';
import { cellOf } from './cell';
import type { Column } from './HeatMapHead';

const WIDTH_PX = 260;

const useStyles = makeStyles(
  theme => ({
    root: {
      position: 'fixed',
      zIndex: theme.zIndex.tooltip,
      width: WIDTH_PX,
      boxSizing: 'border-box',
      padding: theme.spacing(1, 1.5),
      borderRadius: theme.shape.borderRadius,
      border: `1px solid ${theme.palette.divider}`,
      fontFamily: theme.typography.fontFamily,
      fontSize: '0.8125rem',
      color: theme.palette.text.primary,
      backgroundColor: theme.palette.background.paper,
      boxShadow: theme.shadows[4],
      pointerEvents: 'none',
      '@media print': { display: 'none' },
    },
    title: { fontWeight: 600 },
    group: { color: theme.palette.text.secondary },
    counts: {
      display: 'grid',
      gap: theme.spacing(0.25),
      margin: theme.spacing(0.75, 0),
    },
  }),
  { name: 'OpaqCellTooltip' },
);

/** The cell under the pointer or with the focus. */
interface Place {
  row: string;
  column: number;
  box: DOMRect;
}

function placeOf(target: EventTarget | null): Place | undefined {
  if (!(target instanceof Element)) return undefined;
  const cell = target.closest<HTMLElement>('[data-column]');
  return cell
    ? {
        row: cell.dataset.row ?? '',
        column: Number(cell.dataset.column),
        box: cell.getBoundingClientRect(),
      }
    : undefined;
}

function useHovered(table: RefObject<HTMLElement>): Place | undefined {
  const [place, setPlace] = useState<Place>();
  useEffect(() => {
    const element = table.current;
    if (!element) return undefined;
    const show = (event: Event) => setPlace(placeOf(event.target));
    const hide = () => setPlace(undefined);
    const onKey = (event: KeyboardEvent) => event.key === 'Escape' && hide();
    element.addEventListener('pointerover', show);
    element.addEventListener('pointerleave', hide);
    element.addEventListener('focusin', show);
    element.addEventListener('focusout', hide);
    document.addEventListener('keydown', onKey);
    document.addEventListener('scroll', hide, true);
    return () => {
      element.removeEventListener('pointerover', show);
      element.removeEventListener('pointerleave', hide);
      element.removeEventListener('focusin', show);
      element.removeEventListener('focusout', hide);
      document.removeEventListener('keydown', onKey);
      document.removeEventListener('scroll', hide, true);
    };
  }, [table]);
  return place;
}

/** One tooltip for all cells: what is counted in the one that is looked at. */
export function CellTooltip(props: {
  table: RefObject<HTMLElement>;
  heatMap: HeatMap;
  columns: readonly Column[];
  titleOf(row: string): string;
}) {
  const { table, heatMap, columns, titleOf } = props;
  const classes = useStyles();
  const t = useText();
  const place = useHovered(table);
  const row = place?.row
    ? heatMap.rows.find(({ id }) => id === place.row)
    : heatMap.total;
  const counts = place && row?.cells[place.column];
  if (!place || !counts) return null;
  const { leadsTo } = cellOf(counts);
  const below = place.box.bottom + 170 < window.innerHeight;
  const left = place.box.left + place.box.width / 2 - WIDTH_PX / 2;
  return (
    <Portal>
      <div
        className={classes.root}
        aria-hidden
        style={{
          left: Math.max(8, Math.min(left, window.innerWidth - WIDTH_PX - 8)),
          ...(below
            ? { top: place.box.bottom + 6 }
            : { bottom: window.innerHeight - place.box.top + 6 }),
        }}
      >
        <div className={classes.title}>{columns[place.column]?.title}</div>
        <div className={classes.group}>
          {place.row ? titleOf(place.row) : t('overview.heatMap.total')}
        </div>
        <div className={classes.counts}>
          {(['pass', 'fail', 'unknown', 'exempt', 'notApplicable'] as const)
            .filter(outcome => counts[outcome] > 0)
            .map(outcome => (
              <OutcomeLabel
                key={outcome}
                outcome={outcome}
                text={t(`count.${outcome}`, { count: counts[outcome] })}
              />
            ))}
        </div>
        {leadsTo && t(`overview.heatMap.goTo.${leadsTo}`)}
      </div>
    </Portal>
  );
}

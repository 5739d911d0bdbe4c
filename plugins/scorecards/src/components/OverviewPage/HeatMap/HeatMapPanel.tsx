import { makeStyles, useTheme } from '@material-ui/core/styles';
import BackIcon from '@material-ui/icons/ChevronLeft';
import { DIMENSIONS, type HeatMap } from '@opaq/plugin-scorecards-common';
import { useMemo } from 'react';
import type { EstateSelection } from '../../../hooks/useEstateFilter';
import { useFormats } from '../../../hooks/useFormats';
import { usePrinting } from '../../../hooks/usePrinting';
import type { Levels } from '../../../levels';
import { useText } from '../../../translation';
import { Button } from '../../common/Button';
import { Segments } from '../../common/Segments';
import { useCategoryTitle } from '../../../hooks/useCategoryTitle';
import { Panel } from '../../common/Panel';
import type { ViewState } from '../useView';
import { HeatMapTable } from './HeatMapTable';
import { gradientOf } from './shades';
import { useHeatMapStyles } from './styles';

const useStyles = makeStyles(
  theme => ({
    bar: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      justifyContent: 'space-between',
      gap: theme.spacing(0.5, 2),
      padding: theme.spacing(0, 2, 1),
      fontSize: '0.8125rem',
    },
    path: { display: 'flex', alignItems: 'center', gap: theme.spacing(1) },
    button: { '@media print': { display: 'none' } },
    legend: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(0.5, 1),
      marginLeft: 'auto',
      color: theme.palette.text.secondary,
    },
    scale: {
      width: 96,
      height: 12,
      borderRadius: 3,
      printColorAdjust: 'exact',
    },
    hatched: {
      width: 24,
      height: 12,
      lineHeight: 0,
      marginLeft: theme.spacing(1),
      backgroundColor: theme.palette.background.paper,
      border: `1px solid ${theme.palette.divider}`,
      boxSizing: 'border-box',
    },
    busy: {
      opacity: 0.55,
      transition: theme.transitions.create('opacity', { delay: 150 }),
    },
    empty: { padding: theme.spacing(0, 2, 2), fontSize: '0.875rem' },
    more: {
      display: 'none',
      padding: theme.spacing(0.5, 2),
      fontSize: '0.8125rem',
      '@media print': { display: 'block' },
    },
  }),
  { name: 'OpaqHeatMapPanel' },
);

/** Rows that the print stylesheet leaves, below the one for all. */
const PRINTED_ROWS = 13;

function Legend() {
  const classes = useStyles();
  const { cell } = useHeatMapStyles();
  const { palette } = useTheme();
  const type = usePrinting() ? 'light' : palette.type;
  const t = useText();
  const { percent } = useFormats();
  return (
    <div className={classes.legend} aria-hidden>
      {percent(0)}
      <span
        className={classes.scale}
        style={{ backgroundImage: gradientOf(type) }}
      />
      {percent(1)}
      <span
        className={`${cell} ${classes.hatched}`}
        style={{ backgroundSize: '100% 100%' }}
      />
      {t('overview.heatMap.unknown')}
    </div>
  );
}

/** Where the checks pass and where they do not: by group, and by category or check. */
export function HeatMapPanel(props: {
  heatMap: HeatMap;
  filter: Partial<EstateSelection>;
  levels: Levels;
  view: ViewState;
  busy: boolean;
}) {
  const { heatMap, filter, levels, view, busy } = props;
  const classes = useStyles();
  const t = useText();
  const categoryTitle = useCategoryTitle();
  // While the answer is on its way the columns are still those of before.
  const drilled = heatMap.columns.some(({ id }) => id.includes('.'));
  const columns = useMemo(
    () =>
      heatMap.columns.map(({ id, title }) => ({
        id,
        title: drilled ? title : categoryTitle(id),
        name: drilled ? id.slice(id.lastIndexOf('.') + 1) : categoryTitle(id),
      })),
    [heatMap.columns, drilled, categoryTitle],
  );
  // Of two tags that a service must have at once, the filter of the list cannot speak.
  const shown = useMemo(
    () =>
      heatMap.groupBy === 'tag' && filter.tag
        ? {
            ...heatMap,
            rows: heatMap.rows.filter(({ id }) => filter.tag?.includes(id)),
          }
        : heatMap,
    [heatMap, filter.tag],
  );
  const hidden = shown.rows.length - PRINTED_ROWS;
  return (
    <Panel
      flush
      title={t('overview.heatMap.title')}
      help={t('overview.heatMap.help')}
      action={
        <Segments
          label={t('overview.heatMap.groupBy')}
          value={view.groupBy}
          onChange={view.setGroupBy}
          options={DIMENSIONS.map(value => ({
            value,
            title: t(`filter.dimension.${value}`),
          }))}
        />
      }
    >
      <div className={classes.bar}>
        {view.category && (
          <div className={classes.path}>
            <Button
              size="small"
              variant="outlined"
              className={classes.button}
              startIcon={<BackIcon aria-hidden />}
              onClick={() => view.setCategory(undefined)}
            >
              {t('overview.heatMap.back')}
            </Button>
            <strong>{categoryTitle(view.category)}</strong>
          </div>
        )}
        {view.expand.length > 0 && view.groupBy === 'owner' && (
          <Button
            size="small"
            className={classes.button}
            onClick={({ currentTarget }) => {
              // It goes away: the focus goes into the map.
              currentTarget
                .closest('section')
                ?.querySelector<HTMLElement>('[role="grid"] button')
                ?.focus();
              view.setExpand([]);
            }}
          >
            {t('overview.heatMap.collapseAll')}
          </Button>
        )}
        <Legend />
      </div>
      {shown.rows.length === 0 ? (
        <div className={classes.empty}>{t('overview.heatMap.none')}</div>
      ) : (
        <div className={busy ? classes.busy : undefined} aria-busy={busy}>
          <HeatMapTable
            heatMap={shown}
            columns={columns}
            drilled={drilled}
            filter={filter}
            levels={levels}
            view={view}
          />
        </div>
      )}
      {hidden > 0 && (
        <div className={classes.more}>
          {t('overview.heatMap.more', { count: hidden })}
        </div>
      )}
    </Panel>
  );
}

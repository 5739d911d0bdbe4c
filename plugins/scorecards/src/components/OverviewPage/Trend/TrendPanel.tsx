import { makeStyles } from '@material-ui/core/styles';
import type { TrendResponse } from '@opaq/plugin-scorecards-common';
import { lazy, Suspense, useState } from 'react';
import type { EstateSelection } from '../../../hooks/useEstateFilter';
import { useFormats } from '../../../hooks/useFormats';
import { useTrend } from '../../../hooks/useTrend';
import type { Levels } from '../../../levels';
import { useText } from '../../../translation';
import { Button } from '../../common/Button';
import { LoadError } from '../../common/LoadError';
import { Notice } from '../../common/Notice';
import { Segments } from '../../common/Segments';
import { Panel } from '../Panel';
import { TREND_DAYS, type ViewState } from '../useView';
import { TrendTable } from './TrendTable';

// The chart's library is as large as the rest of the plugin: it is loaded when the figures are already there.
const TrendChart = lazy(() =>
  import('./TrendChart').then(m => ({ default: m.TrendChart })),
);

const useStyles = makeStyles(
  theme => ({
    chart: {
      minHeight: 260,
      printColorAdjust: 'exact',
      '@media print': { minHeight: 0 },
    },
    busy: { opacity: 0.55 },
    rules: {
      listStyle: 'none',
      margin: theme.spacing(1, 0, 0),
      padding: 0,
      fontSize: '0.8125rem',
    },
    rule: {
      display: 'flex',
      gap: theme.spacing(1),
      color: theme.palette.text.secondary,
    },
    mark: { fontWeight: 600, color: theme.palette.text.primary },
    table: {
      marginLeft: theme.spacing(-0.5),
      '@media print': { display: 'none' },
    },
  }),
  { name: 'OpaqTrendPanel' },
);

function RuleChanges({ changes }: { changes: TrendResponse['ruleChanges'] }) {
  const classes = useStyles();
  const t = useText();
  const { date } = useFormats();
  if (changes.length === 0) return null;
  return (
    <ol className={classes.rules} aria-label={t('overview.trend.rules')}>
      {changes.map(({ at, kind, title }, index) => (
        <li key={`${at} ${title}`} className={classes.rule}>
          <span className={classes.mark}>{index + 1}</span>
          <span>
            {date(new Date(at))} · {t(`overview.trend.${kind}`)}: {title}
          </span>
        </li>
      ))}
    </ol>
  );
}

function Chart(props: { trend: TrendResponse; levels: Levels; busy: boolean }) {
  const { trend, levels, busy } = props;
  const classes = useStyles();
  const t = useText();
  const { date } = useFormats();
  const [asTable, setAsTable] = useState(false);
  const { points } = trend;
  const label = t('overview.trend.label', {
    from: date(new Date(points[0].date)),
    to: date(new Date(points[points.length - 1].date)),
  });
  return (
    <>
      <div
        className={`${classes.chart} ${busy ? classes.busy : ''}`}
        aria-busy={busy}
      >
        <Suspense fallback={null}>
          <TrendChart trend={trend} levels={levels} label={label} />
        </Suspense>
      </div>
      <RuleChanges changes={trend.ruleChanges} />
      <Button
        size="small"
        className={classes.table}
        aria-expanded={asTable}
        onClick={() => setAsTable(!asTable)}
      >
        {t(asTable ? 'overview.trend.hideTable' : 'overview.trend.table')}
      </Button>
      {asTable && <TrendTable trend={trend} />}
    </>
  );
}

const TITLES = {
  30: 'month',
  90: 'quarter',
  365: 'year',
  730: 'twoYears',
} as const;

/** How many services stood at each level, day by day, with the changes of the rules. */
export function TrendPanel(props: {
  filter: Partial<EstateSelection>;
  levels: Levels;
  view: ViewState;
  className?: string;
}) {
  const { filter, levels, view, className } = props;
  const classes = useStyles();
  const t = useText();
  const { value, error, loading, retry } = useTrend({
    ...filter,
    days: view.trendDays,
  });
  const known = value?.points.filter(point => point.value).length ?? 0;
  return (
    <Panel
      title={t('overview.trend.title')}
      className={className}
      action={
        <Segments
          label={t('overview.trend.period')}
          value={view.trendDays}
          onChange={view.setTrendDays}
          options={TREND_DAYS.map(days => ({
            value: days,
            title: t(`overview.trend.days.${TITLES[days]}`),
          }))}
        />
      }
    >
      {error && (
        <LoadError
          title={t('overview.trend.error')}
          error={error}
          onRetry={retry}
        />
      )}
      {!value && !error && <div className={classes.chart} aria-busy />}
      {value && known < 2 && (
        <Notice kind="info" title={t('overview.trend.today')} />
      )}
      {value && known >= 2 && (
        <Chart trend={value} levels={levels} busy={loading} />
      )}
    </Panel>
  );
}

import { makeStyles } from '@material-ui/core/styles';
import type {
  EstateFilter,
  TrendResponse,
} from '@opaq/plugin-scorecards-common';
import { lazy, Suspense, useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import { useFormats } from '../../hooks/useFormats';
import { useTrend } from '../../hooks/useTrend';
import { useText } from '../../translation';
import { Button } from '../common/Button';
import { LoadError } from '../common/LoadError';
import { Notice } from '../common/Notice';
import { Segments } from '../common/Segments';
import { Panel } from '../OverviewPage/Panel';
import { CheckTrendTable } from './CheckTrendTable';
import { daysOf, type Day } from './passRate';

// The chart's library is as large as the rest of the plugin: it is loaded when the figures are already there.
const CheckTrendChart = lazy(() =>
  import('./CheckTrendChart').then(m => ({ default: m.CheckTrendChart })),
);

/** How far back to look, in days. */
const PERIODS = [
  { value: 90, title: 'quarter' },
  { value: 365, title: 'year' },
  { value: 730, title: 'twoYears' },
] as const;
const USUAL = 365;

const useStyles = makeStyles(
  theme => ({
    chart: { minHeight: 180 },
    rules: {
      listStyle: 'none',
      margin: theme.spacing(1, 0, 0),
      padding: 0,
      fontSize: '0.8125rem',
      color: theme.palette.text.secondary,
      '& li': { display: 'flex', gap: theme.spacing(1) },
      '& b': { color: theme.palette.text.primary },
    },
    table: { marginLeft: theme.spacing(-0.5) },
  }),
  { name: 'OpaqCheckTrend' },
);

function Figure(props: {
  /** Not empty. */
  days: Day[];
  ruleChanges: TrendResponse['ruleChanges'];
}) {
  const { days, ruleChanges } = props;
  const classes = useStyles();
  const t = useText();
  const { date, percent } = useFormats();
  const [asTable, setAsTable] = useState(false);
  const known = days.filter(({ rate }) => rate !== null);
  const [first, last] = [known[0], known[known.length - 1]];
  const label = t('checks.trendLabel', {
    from: date(new Date(first.date)),
    to: date(new Date(last.date)),
    before: percent(first.rate ?? 0),
    now: percent(last.rate ?? 0),
  });
  return (
    <>
      <div className={classes.chart}>
        <Suspense fallback={null}>
          <CheckTrendChart
            days={days}
            ruleChanges={ruleChanges}
            label={label}
          />
        </Suspense>
      </div>
      {ruleChanges.length > 0 && (
        <ol className={classes.rules} aria-label={t('overview.trend.rules')}>
          {ruleChanges.map(({ at, kind, title }, index) => (
            <li key={`${at} ${title}`}>
              <b>{index + 1}</b>
              <span>
                {date(new Date(at))} · {t(`overview.trend.${kind}`)}: {title}
              </span>
            </li>
          ))}
        </ol>
      )}
      <Button
        size="small"
        className={classes.table}
        aria-expanded={asTable}
        onClick={() => setAsTable(!asTable)}
      >
        {t(asTable ? 'overview.trend.hideTable' : 'overview.trend.table')}
      </Button>
      {asTable && <CheckTrendTable days={days} />}
    </>
  );
}

/** The share that passes, day by day, with the changes of the rules. */
export function CheckTrend(props: { checkId: string; filter: EstateFilter }) {
  const { checkId, filter } = props;
  const classes = useStyles();
  const t = useText();
  const [params, setParams] = useSearchParams();
  const named = params.get('trend');
  const days =
    PERIODS.find(({ value }) => String(value) === named)?.value ?? USUAL;
  const trend = useTrend({ ...filter, check: checkId, days });
  const setDays = (value: number) =>
    setParams(
      old => {
        const next = new URLSearchParams(old);
        if (value === USUAL) next.delete('trend');
        else next.set('trend', String(value));
        return next;
      },
      { replace: true, preventScrollReset: true },
    );
  const all = trend.value ? daysOf(trend.value) : [];
  const known = all.filter(({ rate }) => rate !== null).length;
  return (
    <Panel
      title={t('checks.trend')}
      action={
        <Segments
          label={t('overview.trend.period')}
          options={PERIODS.map(({ value, title }) => ({
            value,
            title: t(`overview.trend.days.${title}`),
          }))}
          value={days}
          onChange={setDays}
        />
      }
    >
      {trend.error && (
        <LoadError
          title={t('overview.trend.error')}
          error={trend.error}
          onRetry={trend.retry}
        />
      )}
      {!trend.value && !trend.error && (
        <div className={classes.chart} aria-busy />
      )}
      {trend.value && known < 2 && (
        <Notice kind="info" title={t('overview.trend.today')} />
      )}
      {trend.value && known >= 2 && (
        <Figure days={all} ruleChanges={trend.value.ruleChanges} />
      )}
    </Panel>
  );
}

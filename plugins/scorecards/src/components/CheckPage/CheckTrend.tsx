import type {
  EstateFilter,
  TrendResponse,
} from '@opaq/plugin-scorecards-common';
import { lazy } from 'react';
import { useSearchParams } from 'react-router-dom';
import { useFormats } from '../../hooks/useFormats';
import { useTrend } from '../../hooks/useTrend';
import { useText } from '../../translation';
import { TrendFigure, TrendFrame } from '../common/trend';
import { CheckTrendTable } from './CheckTrendTable';
import { daysOf, type Day } from './passRate';

// The chart's library is as large as the rest of the plugin: it is loaded when the figures are already there.
const CheckTrendChart = lazy(() =>
  import('./CheckTrendChart').then(m => ({ default: m.CheckTrendChart })),
);

/** How far back to look, in days. */
const PERIODS = [90, 365, 730] as const;
const USUAL = 365;
const HEIGHT_PX = 180;

function Figure(props: {
  /** Not empty. */
  days: Day[];
  ruleChanges: TrendResponse['ruleChanges'];
}) {
  const { days, ruleChanges } = props;
  const t = useText();
  const { date, percent } = useFormats();
  const known = days.filter(({ rate }) => rate !== null);
  const [first, last] = [known[0], known[known.length - 1]];
  const label = t('checks.trendLabel', {
    from: date(new Date(first.date)),
    to: date(new Date(last.date)),
    before: percent(first.rate ?? 0),
    now: percent(last.rate ?? 0),
  });
  return (
    <TrendFigure
      chart={
        <CheckTrendChart
          days={days}
          ruleChanges={ruleChanges}
          label={label}
          height={HEIGHT_PX}
        />
      }
      chartHeight={HEIGHT_PX}
      table={<CheckTrendTable days={days} />}
      ruleChanges={ruleChanges}
    />
  );
}

/** The share that passes, day by day, with the changes of the rules. */
export function CheckTrend(props: { checkId: string; filter: EstateFilter }) {
  const { checkId, filter } = props;
  const t = useText();
  const [params, setParams] = useSearchParams();
  const named = params.get('trend');
  const days = PERIODS.find(value => String(value) === named) ?? USUAL;
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
  return (
    <TrendFrame
      title={t('checks.trend')}
      periods={PERIODS}
      days={days}
      onDays={setDays}
      trend={trend}
      height={HEIGHT_PX}
      known={all.filter(({ rate }) => rate !== null).length}
    >
      {trend.value && (
        <Figure days={all} ruleChanges={trend.value.ruleChanges} />
      )}
    </TrendFrame>
  );
}

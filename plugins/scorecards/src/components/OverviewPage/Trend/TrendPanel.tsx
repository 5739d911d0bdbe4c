import type { TrendResponse } from '@opaq/plugin-scorecards-common';
import { lazy } from 'react';
import type { EstateSelection } from '../../../hooks/useEstateFilter';
import { useFormats } from '../../../hooks/useFormats';
import { useTrend } from '../../../hooks/useTrend';
import type { Levels } from '../../../levels';
import { useText } from '../../../translation';
import { TrendFigure, TrendFrame } from '../../common/trend';
import { TREND_DAYS, type ViewState } from '../useView';
import { TrendTable } from './TrendTable';

// The chart's library is as large as the rest of the plugin: it is loaded when the figures are already there.
const TrendChart = lazy(() =>
  import('./TrendChart').then(m => ({ default: m.TrendChart })),
);

const HEIGHT_PX = 260;

function Chart(props: { trend: TrendResponse; levels: Levels; busy: boolean }) {
  const { trend, levels, busy } = props;
  const t = useText();
  const { date } = useFormats();
  const { points } = trend;
  const label = t('overview.trend.label', {
    from: date(new Date(points[0].date)),
    to: date(new Date(points[points.length - 1].date)),
  });
  return (
    <TrendFigure
      chart={
        <TrendChart
          trend={trend}
          levels={levels}
          label={label}
          height={HEIGHT_PX}
        />
      }
      chartHeight={HEIGHT_PX}
      table={<TrendTable trend={trend} />}
      ruleChanges={trend.ruleChanges}
      busy={busy}
    />
  );
}

/** How many services stood at each level, day by day, with the changes of the rules. */
export function TrendPanel(props: {
  filter: Partial<EstateSelection>;
  levels: Levels;
  view: ViewState;
  className?: string;
}) {
  const { filter, levels, view, className } = props;
  const t = useText();
  const trend = useTrend({ ...filter, days: view.trendDays });
  const { value, loading } = trend;
  return (
    <TrendFrame
      title={t('overview.trend.title')}
      className={className}
      periods={TREND_DAYS}
      days={view.trendDays}
      onDays={view.setTrendDays}
      trend={trend}
      height={HEIGHT_PX}
      known={value?.points.filter(point => point.value).length ?? 0}
    >
      {value && <Chart trend={value} levels={levels} busy={loading} />}
    </TrendFrame>
  );
}

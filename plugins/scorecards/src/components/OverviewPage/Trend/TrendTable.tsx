import type { TrendResponse } from '@opaq/plugin-scorecards-common';
import { useFormats } from '../../../hooks/useFormats';
import { useText } from '../../../translation';
import { DayTable } from '../../common/trend';

/** How many services stood at each level, the best first, and their score, day by day. */
export function TrendTable({ trend }: { trend: TrendResponse }) {
  const t = useText();
  const { count, percent } = useFormats();
  const best = [...trend.series.keys()].reverse();
  const scoreText = (score: number | null, coverage: number | null) =>
    score === null
      ? '–'
      : t('overview.heatMap.scoreWithCoverage', {
          score: percent(score),
          coverage: percent(coverage ?? 0),
        });
  return (
    <DayTable
      label={t('overview.trend.title')}
      columns={[
        ...best.map(index => trend.series[index].title),
        t('overview.trend.score'),
      ]}
      days={trend.points.map(({ date, value }) => ({
        date,
        cells: value && [
          ...best.map(index => count(value.counts[index])),
          scoreText(value.score, value.coverage),
        ],
      }))}
    />
  );
}

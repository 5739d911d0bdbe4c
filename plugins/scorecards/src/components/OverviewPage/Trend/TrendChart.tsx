import { useTheme } from '@material-ui/core/styles';
import type { TrendResponse } from '@opaq/plugin-scorecards-common';
import { useMemo } from 'react';
import {
  Area,
  AreaChart,
  CartesianGrid,
  ResponsiveContainer,
  Tooltip,
  YAxis,
} from 'recharts';
import { useFormats } from '../../../hooks/useFormats';
import { usePrinting } from '../../../hooks/usePrinting';
import type { Levels } from '../../../levels';
import { levelColour } from '../../common/levelParts';
import { RuleLines } from '../../common/trend/RuleLines';
import { TimeAxis } from '../../common/trend/TimeAxis';
import { useAxisText } from '../../common/trend/useAxisText';
import { TrendTooltip } from './TrendTooltip';

/** A day with the counts of each series by its id; null in a gap. */
type Datum = { at: number } & Record<string, number | null>;

/** Of the panel in the page's print layout; a browser that prints measures nothing. */
const PAPER_WIDTH_PX = 650;

/** Areas of services per level, the highest level at the bottom, so that its rise can be seen. */
export function TrendChart(props: {
  trend: TrendResponse;
  levels: Levels;
  label: string;
  /** In pixels. */
  height: number;
}) {
  const { trend, levels, label, height } = props;
  const theme = useTheme();
  const printing = usePrinting();
  const { count } = useFormats();
  const data = useMemo(
    () =>
      trend.points.map(({ date, value }) => {
        const datum: Datum = { at: Date.parse(date) };
        trend.series.forEach(({ id }, index) => {
          datum[`count ${id}`] = value?.counts[index] ?? null;
        });
        return datum;
      }),
    [trend],
  );
  const best = [...trend.series].reverse();
  const text = useAxisText();
  const from = data[0].at;
  const to = data[data.length - 1].at;
  return (
    <ResponsiveContainer
      width={printing ? PAPER_WIDTH_PX : '100%'}
      height={height}
    >
      <AreaChart
        data={data}
        margin={{ top: 22, right: 8, bottom: 0, left: 0 }}
        title={label}
        role="img"
        aria-label={label}
      >
        <CartesianGrid vertical={false} stroke={theme.palette.divider} />
        <TimeAxis from={from} to={to} />
        <YAxis
          width={44}
          allowDecimals={false}
          tickFormatter={count}
          tick={text}
          tickLine={false}
          axisLine={false}
        />
        {best.map(({ id, title }) => {
          const colour = levelColour(theme, levels, id);
          return (
            <Area
              key={id}
              name={title}
              dataKey={`count ${id}`}
              stackId="levels"
              type="linear"
              stroke={theme.palette.background.paper}
              strokeWidth={1.5}
              fill={colour}
              fillOpacity={1}
              connectNulls={false}
              isAnimationActive={false}
              activeDot={false}
            />
          );
        })}
        <RuleLines changes={trend.ruleChanges} from={from} to={to} />
        <Tooltip
          content={<TrendTooltip trend={trend} levels={levels} />}
          cursor={{ stroke: theme.palette.text.secondary }}
          isAnimationActive={false}
        />
      </AreaChart>
    </ResponsiveContainer>
  );
}

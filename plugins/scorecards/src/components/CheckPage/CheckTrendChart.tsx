import { useTheme } from '@material-ui/core/styles';
import type { TrendResponse } from '@opaq/plugin-scorecards-common';
import {
  CartesianGrid,
  Line,
  LineChart,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { useFormats } from '../../hooks/useFormats';
import { useText } from '../../translation';
import type { Day } from './passRate';

const HEIGHT_PX = 180;
const TICKS = [0, 0.25, 0.5, 0.75, 1];

/** The share that passes as a line from 0 to 100 %, broken on days on which nothing looked. */
export function CheckTrendChart(props: {
  days: Day[];
  ruleChanges: TrendResponse['ruleChanges'];
  label: string;
}) {
  const { days, ruleChanges, label } = props;
  const theme = useTheme();
  const t = useText();
  const { percent, date, dayMonth } = useFormats();
  const data = days.map(day => ({ ...day, at: Date.parse(day.date) }));
  const [from, to] = [data[0].at, data[data.length - 1].at];
  const text = {
    fontSize: 12,
    fontFamily: theme.typography.fontFamily,
    fill: theme.palette.text.secondary,
  };
  return (
    <ResponsiveContainer width="100%" height={HEIGHT_PX}>
      <LineChart
        data={data}
        margin={{ top: 20, right: 8, bottom: 0, left: 0 }}
        role="img"
        aria-label={label}
        title={label}
      >
        <CartesianGrid vertical={false} stroke={theme.palette.divider} />
        <XAxis
          dataKey="at"
          type="number"
          scale="time"
          domain={[from, to]}
          ticks={[0.1, 0.37, 0.63, 0.9].map(part => from + (to - from) * part)}
          tickFormatter={(at: number) => dayMonth(new Date(at))}
          tick={text}
          tickLine={false}
          axisLine={{ stroke: theme.palette.divider }}
        />
        <YAxis
          width={44}
          domain={[0, 1]}
          ticks={TICKS}
          tickFormatter={percent}
          tick={text}
          tickLine={false}
          axisLine={false}
        />
        <Line
          name={t('checks.passes')}
          dataKey="rate"
          type="linear"
          stroke={theme.palette.primary.main}
          strokeWidth={2}
          dot={false}
          connectNulls={false}
          isAnimationActive={false}
        />
        {ruleChanges.map(({ at, title }, index) => (
          <ReferenceLine
            key={`${at} ${title}`}
            x={Math.min(to, Math.max(from, Date.parse(at)))}
            stroke={theme.palette.text.primary}
            strokeDasharray="3 3"
            label={{
              value: String(index + 1),
              position: 'top',
              fontSize: 12,
              fontWeight: 600,
              fill: theme.palette.text.primary,
            }}
          />
        ))}
        <Tooltip
          isAnimationActive={false}
          cursor={{ stroke: theme.palette.text.secondary }}
          labelFormatter={at => date(new Date(Number(at)))}
          formatter={rate => percent(Number(rate))}
          contentStyle={{
            backgroundColor: theme.palette.background.paper,
            borderColor: theme.palette.divider,
            fontFamily: theme.typography.fontFamily,
            fontSize: 13,
          }}
        />
      </LineChart>
    </ResponsiveContainer>
  );
}

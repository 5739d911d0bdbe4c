import { useTheme } from '@material-ui/core/styles';
import type { TrendResponse } from '@opaq/plugin-scorecards-common';
import {
  CartesianGrid,
  Line,
  LineChart,
  ResponsiveContainer,
  Tooltip,
  YAxis,
} from 'recharts';
import { useFormats } from '../../hooks/useFormats';
import { useText } from '../../translation';
import { RuleLines } from '../common/trend/RuleLines';
import { TimeAxis } from '../common/trend/TimeAxis';
import { useAxisText } from '../common/trend/useAxisText';
import type { Day } from './passRate';

const TICKS = [0, 0.25, 0.5, 0.75, 1];

/** The share that passes as a line from 0 to 100 %, broken on days on which nothing looked. */
export function CheckTrendChart(props: {
  days: Day[];
  ruleChanges: TrendResponse['ruleChanges'];
  label: string;
  /** In pixels. */
  height: number;
}) {
  const { days, ruleChanges, label, height } = props;
  const theme = useTheme();
  const t = useText();
  const { percent, date } = useFormats();
  const data = days.map(day => ({ ...day, at: Date.parse(day.date) }));
  const [from, to] = [data[0].at, data[data.length - 1].at];
  const text = useAxisText();
  return (
    <ResponsiveContainer width="100%" height={height}>
      <LineChart
        data={data}
        margin={{ top: 20, right: 8, bottom: 0, left: 0 }}
        role="img"
        aria-label={label}
        title={label}
      >
        <CartesianGrid vertical={false} stroke={theme.palette.divider} />
        <TimeAxis from={from} to={to} />
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
        <RuleLines changes={ruleChanges} from={from} to={to} />
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

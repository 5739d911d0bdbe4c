import { useTheme } from '@material-ui/core/styles';
import { XAxis } from 'recharts';
import { useFormats } from '../../../hooks/useFormats';
import { useAxisText } from './useAxisText';
import { ticksOf } from './ticks';

/** The days of a trend whose data have their time as `at`, in milliseconds since 1970. */
export function TimeAxis({ from, to }: { from: number; to: number }) {
  const theme = useTheme();
  const text = useAxisText();
  const { dayMonth, month } = useFormats();
  const { ticks, months } = ticksOf(from, to);
  return (
    <XAxis
      dataKey="at"
      type="number"
      scale="time"
      domain={[from, to]}
      ticks={ticks}
      tickFormatter={(at: number) => (months ? month : dayMonth)(new Date(at))}
      tick={text}
      tickLine={false}
      axisLine={{ stroke: theme.palette.divider }}
    />
  );
}

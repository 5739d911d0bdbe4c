import { useTheme } from '@material-ui/core/styles';
import type { TrendResponse } from '@opaq/plugin-scorecards-common';
import { ReferenceLine } from 'recharts';

/** Numbered lines on a trend, where the rules changed between two times in milliseconds since 1970. */
export function RuleLines(props: {
  changes: TrendResponse['ruleChanges'];
  from: number;
  to: number;
}) {
  const { changes, from, to } = props;
  const { palette } = useTheme();
  return (
    <>
      {changes.map(({ at, title }, index) => (
        <ReferenceLine
          key={`${at} ${title}`}
          x={Math.min(to, Math.max(from, Date.parse(at)))}
          stroke={palette.text.primary}
          strokeDasharray="3 3"
          label={{
            value: String(index + 1),
            position: 'top',
            fontSize: 12,
            fontWeight: 600,
            fill: palette.text.primary,
          }}
        />
      ))}
    </>
  );
}

import { makeStyles, useTheme } from '@material-ui/core/styles';
import type { TrendResponse } from '@opaq/plugin-scorecards-common';
import { useFormats } from '../../../hooks/useFormats';
import type { Levels } from '../../../levels';
import { useText } from '../../../translation';
import { levelColour } from '../../common/levelParts';

const useStyles = makeStyles(
  theme => ({
    root: {
      padding: theme.spacing(1, 1.5),
      borderRadius: theme.shape.borderRadius,
      backgroundColor: theme.palette.background.paper,
      boxShadow: theme.shadows[4],
      fontSize: '0.8125rem',
      fontVariantNumeric: 'tabular-nums',
    },
    day: { fontWeight: 600, marginBottom: theme.spacing(0.5) },
    line: { display: 'flex', alignItems: 'center', gap: theme.spacing(1) },
    swatch: { width: 10, height: 10, borderRadius: 2 },
    count: { marginLeft: 'auto', paddingLeft: theme.spacing(2) },
  }),
  { name: 'OpaqTrendTooltip' },
);

/** The figures of the day under the pointer. */
export function TrendTooltip(props: {
  trend: TrendResponse;
  levels: Levels;
  /** Given by the chart. */
  active?: boolean;
  label?: string | number;
}) {
  const { trend, levels, active, label } = props;
  const classes = useStyles();
  const theme = useTheme();
  const t = useText();
  const { count, date, percent } = useFormats();
  const point = trend.points.find(one => Date.parse(one.date) === label);
  if (!active || !point) return null;
  const { value } = point;
  return (
    <div className={classes.root}>
      <div className={classes.day}>{date(new Date(point.date))}</div>
      {!value && t('overview.trend.noData')}
      {value &&
        [...trend.series.keys()].reverse().map(index => (
          <div key={trend.series[index].id} className={classes.line}>
            <span
              className={classes.swatch}
              style={{
                backgroundColor: levelColour(
                  theme,
                  levels,
                  trend.series[index].id,
                ),
              }}
            />
            {trend.series[index].title}
            <span className={classes.count}>{count(value.counts[index])}</span>
          </div>
        ))}
      {value && value.score !== null && (
        <div className={classes.line}>
          {t('overview.trend.score')}
          <span className={classes.count}>
            {t('overview.heatMap.scoreWithCoverage', {
              score: percent(value.score),
              coverage: percent(value.coverage ?? 0),
            })}
          </span>
        </div>
      )}
    </div>
  );
}

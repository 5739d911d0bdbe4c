import { makeStyles } from '@material-ui/core/styles';
import { useFormats } from '../../hooks/useFormats';
import { useText } from '../../translation';

const WIDTH = 84;
const HEIGHT = 24;
const INSET = 3;

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      alignItems: 'center',
      gap: theme.spacing(1),
      whiteSpace: 'nowrap',
    },
    line: {
      fill: 'none',
      stroke: theme.palette.primary.main,
      strokeWidth: 1.5,
      strokeLinecap: 'round',
      strokeLinejoin: 'round',
    },
    frame: { stroke: theme.palette.divider },
    change: {
      fontSize: '0.75rem',
      color: theme.palette.text.secondary,
      fontVariantNumeric: 'tabular-nums',
    },
    none: { color: theme.palette.text.disabled },
  }),
  { name: 'OpaqSparkline' },
);

/** A path through the known weeks; the line is broken where a week is not known. */
function pathOf(weeks: readonly (number | null)[]): string {
  const step = (WIDTH - 2 * INSET) / Math.max(1, weeks.length - 1);
  return weeks
    .map((score, index) => {
      if (score === null) return '';
      const start = (weeks[index - 1] ?? null) === null;
      const x = INSET + index * step;
      const y = HEIGHT - INSET - score * (HEIGHT - 2 * INSET);
      // A week between two gaps is a line of no length, which round ends make a dot.
      return `${start ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}${
        start && (weeks[index + 1] ?? null) === null ? 'h0' : ''
      }`;
    })
    .join('');
}

/**
 * Scores of the last weeks as a line from 0 to 100 %, and how many points lie between the first and the last.
 *
 * @remarks
 * Of the kept libraries, the small one (react-sparklines, behind Backstage's TrendLine) draws an unknown week as zero, and
 * one that can leave a gap (recharts) is ten times this plugin.
 */
export function Sparkline({ weeks }: { weeks: readonly (number | null)[] }) {
  const classes = useStyles();
  const t = useText();
  const { percent, points } = useFormats();
  const known = weeks.filter((score): score is number => score !== null);
  // One week alone is the score that stands beside it.
  if (known.length < 2) {
    const none = t('services.weeksNone');
    return (
      <span role="img" aria-label={none} title={none} className={classes.none}>
        –
      </span>
    );
  }
  const [from, to] = [known[0], known[known.length - 1]];
  const label = t('services.weeks', { from: percent(from), to: percent(to) });
  return (
    <div className={classes.root}>
      <svg
        role="img"
        aria-label={label}
        width={WIDTH}
        height={HEIGHT}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      >
        <title>{label}</title>
        <path className={classes.frame} d={`M0 ${HEIGHT - 0.5}H${WIDTH}`} />
        <path className={classes.line} d={pathOf(weeks)} />
      </svg>
      <span className={classes.change} aria-hidden>
        {t('services.points', { points: points(to - from) })}
      </span>
    </div>
  );
}

import { makeStyles } from '@material-ui/core/styles';
import type { OutcomeCounts } from '@opaq/plugin-scorecards-common';
import { useFormats } from '../../hooks/useFormats';
import { sharesOf } from '../../shares';
import { useText } from '../../translation';
import { tonesOf } from './tones';

const useStyles = makeStyles(
  theme => {
    const { good } = tonesOf(theme);
    const hatch = theme.palette.text.secondary;
    return {
      root: {
        display: 'grid',
        gridTemplateColumns: '44px minmax(48px, 1fr)',
        alignItems: 'center',
        gap: theme.spacing(0, 1),
      },
      share: {
        fontSize: '0.875rem',
        fontWeight: 600,
        textAlign: 'right',
        fontVariantNumeric: 'tabular-nums',
      },
      bar: {
        display: 'flex',
        height: 10,
        borderRadius: 2,
        overflow: 'hidden',
        backgroundColor:
          theme.palette.type === 'dark' ? '#ffffff24' : '#0000001a',
      },
      pass: { backgroundColor: good },
      unknown: {
        backgroundImage: `repeating-linear-gradient(135deg, ${hatch} 0 1.5px, transparent 1.5px 5px)`,
      },
      none: { fontSize: '0.8125rem', color: theme.palette.text.secondary },
    };
  },
  { name: 'OpaqOutcomeBar' },
);

/** The share that passes, in figures and as a bar: what is unknown hatched, what fails left empty. */
export function OutcomeBar({ counts }: { counts: OutcomeCounts }) {
  const classes = useStyles();
  const t = useText();
  const { percent } = useFormats();
  const shares = sharesOf(counts);
  if (!shares) {
    return <span className={classes.none}>{t('checks.appliesNowhere')}</span>;
  }
  return (
    <div className={classes.root}>
      <span className={classes.share}>{percent(shares.pass)}</span>
      <div className={classes.bar} aria-hidden>
        <span
          className={classes.pass}
          style={{ width: `${shares.pass * 100}%` }}
        />
        <span
          className={classes.unknown}
          style={{ width: `${shares.unknown * 100}%` }}
        />
      </div>
    </div>
  );
}

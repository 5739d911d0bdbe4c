import { makeStyles } from '@material-ui/core/styles';
import DownIcon from '@material-ui/icons/ArrowDownward';
import UpIcon from '@material-ui/icons/ArrowUpward';
import SameIcon from '@material-ui/icons/Remove';
import type { Change } from '@opaq/plugin-scorecards-common';
import { useFormats } from '../../hooks/useFormats';
import { useText } from '../../translation';
import { tonesOf } from '../common/tones';

const useStyles = makeStyles(
  theme => {
    const { good, bad } = tonesOf(theme);
    return {
      label: { fontSize: '0.75rem', color: theme.palette.text.secondary },
      value: {
        display: 'flex',
        alignItems: 'center',
        gap: theme.spacing(0.5),
        margin: 0,
        fontSize: '1.25rem',
        fontWeight: 600,
        lineHeight: '2rem',
      },
      up: { color: good },
      down: { color: bad },
      same: { color: theme.palette.text.secondary },
      moved: { fontSize: '0.75rem', color: theme.palette.text.secondary },
    };
  },
  { name: 'OpaqChangeText' },
);

/** How the mean score changed in a period, and how many rose and fell. */
export function ChangeText({ change }: { change: Change }) {
  const classes = useStyles();
  const t = useText();
  const { count } = useFormats();
  const { days, score, up, down } = change;
  if (score === null) return null;
  const points = Math.round(score * 100);
  const direction = (points > 0 && 'up') || (points < 0 && 'down') || 'same';
  const Icon = { up: UpIcon, down: DownIcon, same: SameIcon }[direction];
  return (
    <div>
      <dt className={classes.label}>
        {t('rollUp.change', { days: String(days) })}
      </dt>
      <dd className={classes.value}>
        <Icon
          fontSize="small"
          className={classes[direction]}
          aria-hidden
          focusable="false"
        />
        {t(`rollUp.points.${direction}`, { count: Math.abs(points) })}
      </dd>
      {up + down > 0 && (
        <dd className={classes.moved} style={{ margin: 0 }}>
          {t('rollUp.moved', { up: count(up), down: count(down) })}
        </dd>
      )}
    </div>
  );
}

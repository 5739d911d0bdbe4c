import { makeStyles } from '@material-ui/core/styles';
import WellIcon from '@material-ui/icons/CheckCircleOutline';
import TroubleIcon from '@material-ui/icons/ErrorOutline';
import PausedIcon from '@material-ui/icons/PauseCircleOutline';
import type { SourceHost } from '@opaq/plugin-scorecards-common';
import { useText } from '../../translation';
import { tonesOf } from '../common/tones';

const ICONS = { well: WellIcon, paused: PausedIcon, trouble: TroubleIcon };

const useStyles = makeStyles(
  theme => {
    const { good, bad, open } = tonesOf(theme);
    return {
      root: {
        display: 'inline-flex',
        alignItems: 'center',
        gap: theme.spacing(0.5),
        fontSize: '0.8125rem',
        whiteSpace: 'nowrap',
      },
      icon: { fontSize: '1.125rem' },
      well: { color: good },
      paused: { color: open },
      trouble: { color: bad },
    };
  },
  { name: 'OpaqHostState' },
);

function stateOf({ paused, error }: SourceHost): keyof typeof ICONS {
  if (paused) return 'paused';
  return error ? 'trouble' : 'well';
}

/** Whether a host can be asked, as icon and words. */
export function HostState({ host }: { host: SourceHost }) {
  const classes = useStyles();
  const t = useText();
  const state = stateOf(host);
  const Icon = ICONS[state];
  return (
    <span className={classes.root}>
      <Icon
        className={`${classes.icon} ${classes[state]}`}
        aria-hidden
        focusable="false"
      />
      {t(`operations.host.${state}`)}
    </span>
  );
}

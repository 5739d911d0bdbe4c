import { makeStyles } from '@material-ui/core/styles';
import RefusedIcon from '@material-ui/icons/Block';
import WaitIcon from '@material-ui/icons/HourglassEmpty';
import ExemptIcon from '@material-ui/icons/PauseCircleOutline';
import ExpiredIcon from '@material-ui/icons/EventBusy';
import type { ReportExemption } from '@opaq/plugin-scorecards-common';
import { useText } from '../../translation';
import { tonesOf } from '../common/tones';

const ICONS = {
  inForce: ExemptIcon,
  awaitingApproval: WaitIcon,
  expired: ExpiredIcon,
  refused: RefusedIcon,
};

const useStyles = makeStyles(
  theme => {
    const { bad, open } = tonesOf(theme);
    return {
      root: {
        display: 'inline-flex',
        alignItems: 'center',
        alignSelf: 'start',
        gap: theme.spacing(0.75),
        fontSize: '0.8125rem',
        lineHeight: 1.4,
      },
      icon: { fontSize: '1.125rem', flex: 'none' },
      inForce: { color: theme.palette.text.secondary },
      awaitingApproval: { color: open },
      expired: { color: bad },
      refused: { color: bad },
    };
  },
  { name: 'OpaqExemptionState' },
);

/** Whether an exemption holds, as icon and words. */
export function ExemptionState(props: { status: ReportExemption['status'] }) {
  const { status } = props;
  const classes = useStyles();
  const t = useText();
  const Icon = ICONS[status];
  return (
    <span className={classes.root}>
      <Icon
        className={`${classes.icon} ${classes[status]}`}
        aria-hidden
        focusable="false"
      />
      {t(`entityExemptions.state.${status}`)}
    </span>
  );
}

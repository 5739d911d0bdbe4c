import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import WaitIcon from '@material-ui/icons/HourglassEmpty';
import NotCoveredIcon from '@material-ui/icons/RemoveCircleOutline';
import NoSourceIcon from '@material-ui/icons/LinkOff';
import StaleIcon from '@material-ui/icons/WarningOutlined';
import UnreadableIcon from '@material-ui/icons/ErrorOutline';
import { useText } from '../../translation';

const ICONS = {
  pending: WaitIcon,
  scored: WaitIcon,
  noSource: NoSourceIcon,
  unreadable: UnreadableIcon,
  notCovered: NotCoveredIcon,
  stale: StaleIcon,
};

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'inline-flex',
      alignItems: 'center',
      gap: theme.spacing(0.75),
      color: theme.palette.text.secondary,
      fontSize: 'inherit',
    },
    icon: { fontSize: '1.125rem', flex: 'none' },
    message: { marginTop: theme.spacing(0.5), overflowWrap: 'anywhere' },
  }),
  { name: 'OpaqState' },
);

/** Why there is no level here, or why it may be old, as icon and words. */
export function StateLabel(props: {
  state: keyof typeof ICONS;
  message?: string;
}) {
  const { state, message } = props;
  const classes = useStyles();
  const t = useText();
  const Icon = ICONS[state];
  return (
    <div>
      <span className={classes.root}>
        <Icon className={classes.icon} aria-hidden focusable="false" />
        {t(`state.${state}`)}
      </span>
      {message && (
        <Typography
          variant="body2"
          color="textSecondary"
          className={classes.message}
        >
          {message}
        </Typography>
      )}
    </div>
  );
}

import { makeStyles } from '@material-ui/core/styles';
import FailIcon from '@material-ui/icons/Cancel';
import PassIcon from '@material-ui/icons/CheckCircleOutline';
import ErrorIcon from '@material-ui/icons/ErrorOutline';
import UnknownIcon from '@material-ui/icons/HelpOutline';
import NotApplicableIcon from '@material-ui/icons/RemoveCircleOutline';
import ExemptIcon from '@material-ui/icons/PauseCircleOutline';
import type { ShownOutcome } from '../../outcomes';
import { useText } from '../../translation';
import { tonesOf } from './tones';

const ICONS = {
  pass: PassIcon,
  fail: FailIcon,
  notApplicable: NotApplicableIcon,
  unknown: UnknownIcon,
  error: ErrorIcon,
  exempt: ExemptIcon,
};

const useStyles = makeStyles(
  theme => {
    const { good, bad, open } = tonesOf(theme);
    return {
      root: {
        display: 'inline-flex',
        alignItems: 'center',
        alignSelf: 'start',
        gap: theme.spacing(0.75),
        fontSize: '0.8125rem',
        lineHeight: 1.4,
        whiteSpace: 'nowrap',
      },
      icon: { fontSize: '1.125rem', flex: 'none' },
      pass: { color: good },
      fail: { color: bad },
      unknown: { color: open },
      error: { color: open },
      exempt: { color: theme.palette.text.secondary },
      notApplicable: { color: theme.palette.text.secondary },
    };
  },
  { name: 'OpaqOutcome' },
);

/** An outcome as icon and word; `text` takes the word's place, for example a count. */
export function OutcomeLabel(props: { outcome: ShownOutcome; text?: string }) {
  const { outcome, text } = props;
  const classes = useStyles();
  const t = useText();
  const Icon = ICONS[outcome];
  return (
    <span className={classes.root}>
      <Icon
        className={`${classes.icon} ${classes[outcome]}`}
        aria-hidden
        focusable="false"
      />
      {text ?? t(`outcome.${outcome}`)}
    </span>
  );
}

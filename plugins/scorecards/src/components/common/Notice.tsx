import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import ErrorIcon from '@material-ui/icons/ErrorOutline';
import InfoIcon from '@material-ui/icons/InfoOutlined';
import WaitIcon from '@material-ui/icons/HourglassEmpty';
import WarningIcon from '@material-ui/icons/WarningOutlined';
import type { ReactNode } from 'react';
import { tonesOf } from './tones';

const ICONS = {
  error: ErrorIcon,
  warning: WarningIcon,
  info: InfoIcon,
  wait: WaitIcon,
};

const useStyles = makeStyles(
  theme => {
    const { bad, open } = tonesOf(theme);
    return {
      root: {
        display: 'flex',
        gap: theme.spacing(1.5),
        padding: theme.spacing(1.5, 2),
        borderRadius: theme.shape.borderRadius,
        border: `1px solid ${theme.palette.divider}`,
        borderLeftWidth: 4,
        backgroundColor: theme.palette.background.paper,
      },
      body: { minWidth: 0, flex: 1 },
      title: { fontWeight: 600 },
      text: {
        maxWidth: '80ch',
        overflowWrap: 'anywhere',
        '& p': { margin: theme.spacing(0.5, 0) },
      },
      action: { marginTop: theme.spacing(1) },
      error: { borderLeftColor: bad },
      warning: { borderLeftColor: open },
      info: { borderLeftColor: theme.palette.primary.main },
      wait: { borderLeftColor: theme.palette.text.secondary },
    };
  },
  { name: 'OpaqNotice' },
);

/** Something the reader should know before the rest: what is wrong, and what to do. */
export function Notice(props: {
  kind: keyof typeof ICONS;
  title: string;
  children?: ReactNode;
  action?: ReactNode;
  className?: string;
}) {
  const { kind, title, children, action, className = '' } = props;
  const classes = useStyles();
  const Icon = ICONS[kind];
  return (
    <div
      role={kind === 'error' ? 'alert' : 'status'}
      className={`${classes.root} ${classes[kind]} ${className}`}
    >
      <Icon fontSize="small" color="action" aria-hidden focusable="false" />
      <div className={classes.body}>
        <Typography variant="body2" className={classes.title}>
          {title}
        </Typography>
        {children && (
          <Typography variant="body2" component="div" className={classes.text}>
            {children}
          </Typography>
        )}
        {action && <div className={classes.action}>{action}</div>}
      </div>
    </div>
  );
}

import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type { ReactNode } from 'react';
import { useElementId } from '../../hooks/useElementId';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexDirection: 'column',
      minWidth: 0,
      breakInside: 'avoid',
    },
    head: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      justifyContent: 'space-between',
      gap: theme.spacing(0.5, 2),
      minHeight: 32,
      padding: theme.spacing(1.5, 2, 0),
      '@media print': { padding: theme.spacing(1, 1.5, 0), minHeight: 0 },
    },
    title: { fontSize: '1.0625rem', fontWeight: 600, lineHeight: 1.3 },
    help: {
      flexBasis: '100%',
      fontSize: '0.8125rem',
      color: theme.palette.text.secondary,
    },
    body: {
      flex: 1,
      padding: theme.spacing(1.5, 2, 2),
      '@media print': { padding: theme.spacing(0.75, 1.5, 1) },
    },
    flush: { padding: theme.spacing(1.5, 0, 0) },
  }),
  { name: 'OpaqPanel' },
);

/** A titled part of a page. */
export function Panel(props: {
  title: string;
  help?: string;
  /** Beside the title. */
  action?: ReactNode;
  /** The content goes to the edges. */
  flush?: boolean;
  className?: string;
  children: ReactNode;
}) {
  const { title, help, action, flush, className = '', children } = props;
  const classes = useStyles();
  const id = useElementId('panel');
  return (
    <Paper
      component="section"
      variant="outlined"
      aria-labelledby={id}
      className={`${classes.root} ${className}`}
    >
      <div className={classes.head}>
        <Typography id={id} component="h3" className={classes.title}>
          {title}
        </Typography>
        {action}
        {help && <div className={classes.help}>{help}</div>}
      </div>
      <div className={`${classes.body} ${flush ? classes.flush : ''}`}>
        {children}
      </div>
    </Paper>
  );
}

import Paper from '@material-ui/core/Paper';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useText } from '../../translation';
import { Button } from './Button';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      justifyItems: 'center',
      gap: theme.spacing(1),
      padding: theme.spacing(6, 3),
      textAlign: 'center',
    },
    title: { fontWeight: 600 },
    text: { maxWidth: '56ch' },
  }),
  { name: 'OpaqNoServices' },
);

/** No service at all, or none that the filters leave. */
export function NoServices(props: { filtered: boolean; onClear(): void }) {
  const { filtered, onClear } = props;
  const classes = useStyles();
  const t = useText();
  return (
    <Paper variant="outlined" className={classes.root}>
      <Typography variant="h6" component="h3" className={classes.title}>
        {t(filtered ? 'pages.noMatchTitle' : 'pages.emptyTitle')}
      </Typography>
      <Typography
        variant="body2"
        color="textSecondary"
        className={classes.text}
      >
        {t(filtered ? 'pages.noMatchText' : 'pages.emptyText')}
      </Typography>
      {filtered && (
        <Button variant="outlined" size="small" onClick={onClear}>
          {t('filter.clear')}
        </Button>
      )}
    </Paper>
  );
}

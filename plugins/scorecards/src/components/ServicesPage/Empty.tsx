import Button from '@material-ui/core/Button';
import Paper from '@material-ui/core/Paper';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useText } from '../../translation';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      justifyItems: 'center',
      gap: theme.spacing(1),
      padding: theme.spacing(6, 3),
      textAlign: 'center',
      '& button': { textTransform: 'none' },
    },
    title: { fontWeight: 600 },
    text: { maxWidth: '56ch' },
  }),
  { name: 'OpaqEmpty' },
);

/** No component at all, or none that the filters leave. */
export function Empty(props: { filtered: boolean; onClear(): void }) {
  const classes = useStyles();
  const t = useText();
  return (
    <Paper variant="outlined" className={classes.root}>
      <Typography variant="h6" component="h3" className={classes.title}>
        {t(props.filtered ? 'services.noMatchTitle' : 'services.emptyTitle')}
      </Typography>
      <Typography
        variant="body2"
        color="textSecondary"
        className={classes.text}
      >
        {t(props.filtered ? 'services.noMatchText' : 'services.emptyText')}
      </Typography>
      {props.filtered && (
        <Button variant="outlined" size="small" onClick={props.onClear}>
          {t('filter.clear')}
        </Button>
      )}
    </Paper>
  );
}

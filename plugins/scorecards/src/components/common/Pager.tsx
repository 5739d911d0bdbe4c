import { makeStyles } from '@material-ui/core/styles';
import BackIcon from '@material-ui/icons/ChevronLeft';
import NextIcon from '@material-ui/icons/ChevronRight';
import { useText } from '../../translation';
import { Button } from './Button';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      justifyContent: 'flex-end',
      gap: theme.spacing(1),
      marginTop: theme.spacing(1.5),
      '@media print': { display: 'none' },
    },
  }),
  { name: 'OpaqPager' },
);

/** To the pages before and after; absent where there is one page only. */
export function Pager(props: {
  response: { nextCursor?: string; previousCursor?: string };
  onChange(cursor: string | undefined): void;
}) {
  const { nextCursor, previousCursor } = props.response;
  const classes = useStyles();
  const t = useText();
  if (!nextCursor && !previousCursor) return null;
  return (
    <nav className={classes.root} aria-label={t('services.pages')}>
      <Button
        size="small"
        variant="outlined"
        disabled={!previousCursor}
        startIcon={<BackIcon aria-hidden />}
        onClick={() => props.onChange(previousCursor)}
      >
        {t('services.previous')}
      </Button>
      <Button
        size="small"
        variant="outlined"
        disabled={!nextCursor}
        endIcon={<NextIcon aria-hidden />}
        onClick={() => props.onChange(nextCursor)}
      >
        {t('services.next')}
      </Button>
    </nav>
  );
}

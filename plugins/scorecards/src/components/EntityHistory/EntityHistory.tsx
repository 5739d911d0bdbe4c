import CircularProgress from '@material-ui/core/CircularProgress';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { CheckInfo, Report } from '@opaq/plugin-scorecards-common';
import { useHistory } from '../../hooks/useHistory';
import { useText } from '../../translation';
import { Button } from '../common/Button';
import { LoadError } from '../common/LoadError';
import { HistoryEntry } from './HistoryEntry';

const useStyles = makeStyles(
  theme => ({
    root: { padding: theme.spacing(0, 2, 2) },
    list: {
      listStyle: 'none',
      margin: 0,
      padding: 0,
    },
    more: { marginTop: theme.spacing(1) },
  }),
  { name: 'OpaqEntityHistory' },
);

/** What happened to an entity's level and score, the last change first, and why. */
export function EntityHistory(props: {
  report: Report;
  checks: ReadonlyMap<string, CheckInfo>;
}) {
  const { report, checks } = props;
  const { subject, scorecard } = report;
  const classes = useStyles();
  const t = useText();
  const { items, error, loading, loadMore, retry } = useHistory(
    subject.ref,
    scorecard.name,
  );
  return (
    <div className={classes.root} aria-busy={loading}>
      {items?.length === 0 && (
        <Typography variant="body2" color="textSecondary">
          {t('history.none')}
        </Typography>
      )}
      {items && items.length > 0 && (
        <ol className={classes.list}>
          {items.map(item => (
            <HistoryEntry
              key={item.at}
              item={item}
              levels={scorecard.levels}
              checks={checks}
            />
          ))}
        </ol>
      )}
      {error && (
        <LoadError title={t('history.error')} error={error} onRetry={retry} />
      )}
      {!items && loading && (
        <CircularProgress size={20} aria-label={t('history.loading')} />
      )}
      {items && loadMore && !error && (
        <Button
          size="small"
          color="primary"
          className={classes.more}
          disabled={loading}
          onClick={loadMore}
        >
          {t('history.more')}
        </Button>
      )}
    </div>
  );
}

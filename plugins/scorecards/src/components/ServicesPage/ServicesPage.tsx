import { Progress } from '@backstage/core-components';
import { makeStyles, useTheme } from '@material-ui/core/styles';
import useMediaQuery from '@material-ui/core/useMediaQuery';
import Typography from '@material-ui/core/Typography';
import { useEntities } from '../../hooks/useEntities';
import { usePageQuery } from '../../hooks/usePageQuery';
import { useScorecards } from '../../hooks/useScorecards';
import { useText } from '../../translation';
import { LoadError } from '../common/LoadError';
import { ComponentCards } from './ComponentCards';
import { ComponentTable } from './ComponentTable';
import { Empty } from './Empty';
import { Filters } from './Filters';
import { Pager } from './Pager';

const useStyles = makeStyles(
  theme => ({
    bar: {
      display: 'flex',
      alignItems: 'center',
      justifyContent: 'space-between',
      minHeight: 40,
      margin: theme.spacing(1, 0),
    },
    busy: {
      opacity: 0.55,
      transition: theme.transitions.create('opacity', { delay: 150 }),
    },
    notice: { marginBottom: theme.spacing(2) },
  }),
  { name: 'OpaqServicesPage' },
);

/** Every component with its level, score and coverage. */
export function ServicesPage() {
  const classes = useStyles();
  const t = useText();
  const { scorecard } = useScorecards();
  const page = usePageQuery();
  const { value, error, loading, retry } = useEntities(page.query);
  const narrow = useMediaQuery(useTheme().breakpoints.down('sm'));
  const levels = scorecard?.levels ?? [];
  const Components = narrow ? ComponentCards : ComponentTable;
  const retryFromStart = () =>
    page.query.cursor ? page.setCursor(undefined) : retry();

  return (
    <>
      <Filters page={page} facets={value?.facets} levels={levels} />
      <div className={classes.bar}>
        <Typography variant="body2" role="status">
          {value && t('page.components', { count: value.totalItems })}
        </Typography>
      </div>
      {error && (
        <div className={classes.notice}>
          <LoadError
            title={t('notice.pageErrorTitle')}
            error={error}
            onRetry={retryFromStart}
          />
        </div>
      )}
      {!value && !error && <Progress />}
      {value && value.items.length === 0 && (
        <Empty filtered={page.filtered} onClear={page.clear} />
      )}
      {value && value.items.length > 0 && (
        <div className={loading ? classes.busy : undefined} aria-busy={loading}>
          <Components items={value.items} levels={levels} page={page} />
          <Pager response={value} onChange={page.setCursor} />
        </div>
      )}
    </>
  );
}

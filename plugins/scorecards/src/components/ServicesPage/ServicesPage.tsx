import { Progress } from '@backstage/core-components';
import { makeStyles, useTheme } from '@material-ui/core/styles';
import useMediaQuery from '@material-ui/core/useMediaQuery';
import Typography from '@material-ui/core/Typography';
import { useEntities } from '../../hooks/useEntities';
import { useScorecards } from '../../hooks/useScorecards';
import { useServicesQuery } from '../../hooks/useServicesQuery';
import { useText } from '../../translation';
import { ExportCsv } from '../common/ExportCsv';
import { LoadError } from '../common/LoadError';
import { NoServices } from '../common/NoServices';
import { Pager } from '../common/Pager';
import { ColumnMenu } from './ColumnMenu';
import type { ColumnId } from './columns';
import { ComponentCards } from './ComponentCards';
import { ComponentTable } from './ComponentTable';
import { Filters } from './Filters';
import { SortSelect } from './SortSelect';
import { useColumns } from './useColumns';

const useStyles = makeStyles(
  theme => ({
    bar: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(0.5, 1),
      minHeight: 40,
      margin: theme.spacing(1, 0),
    },
    count: { flex: 1, whiteSpace: 'nowrap' },
    busy: {
      opacity: 0.55,
      transition: theme.transitions.create('opacity', { delay: 150 }),
    },
    notice: { marginBottom: theme.spacing(2) },
  }),
  { name: 'OpaqServicesPage' },
);

/** Every component with its level, score and next step. */
export function ServicesPage() {
  const classes = useStyles();
  const t = useText();
  const { scorecards, scorecard } = useScorecards();
  const page = useServicesQuery();
  const columns = useColumns();
  const { value, error, loading, retry } = useEntities(page.query);
  const narrow = useMediaQuery(useTheme().breakpoints.down('sm'));
  const levels = scorecard?.levels ?? [];
  const shown: ColumnId[] = page.check
    ? ['result', ...columns.chosen]
    : columns.chosen;
  const retryFromStart = () =>
    page.query.cursor ? page.setCursor(undefined) : retry();

  return (
    <>
      <Filters
        page={page}
        facets={value?.facets}
        scorecards={scorecards}
        levels={levels}
      />
      <div className={classes.bar}>
        <Typography variant="body2" role="status" className={classes.count}>
          {value && t('services.components', { count: value.totalItems })}
        </Typography>
        {narrow && <SortSelect page={page} />}
        <ColumnMenu columns={columns} />
        <ExportCsv query={page.exportQuery} />
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
        <NoServices filtered={page.filtered} onClear={page.clear} />
      )}
      {value && value.items.length > 0 && (
        <div className={loading ? classes.busy : undefined} aria-busy={loading}>
          {narrow ? (
            <ComponentCards
              items={value.items}
              levels={levels}
              columns={shown}
            />
          ) : (
            <ComponentTable
              items={value.items}
              levels={levels}
              page={page}
              columns={shown}
            />
          )}
          <Pager response={value} onChange={page.setCursor} />
        </div>
      )}
    </>
  );
}

import { Progress } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type { SourceHost } from '@opaq/plugin-scorecards-common';
import { useRef } from 'react';
import { useText } from '../../translation';
import { Button } from '../common/Button';
import { LoadError } from '../common/LoadError';
import { Notice } from '../common/Notice';
import { Pager } from '../common/Pager';
import { Filters } from './Filters';
import { RepositoryList } from './RepositoryList';
import { useRepositories } from './useOperations';
import { useOperationsQuery } from './useOperationsQuery';
import { useFollowing, useReads } from './useReads';

const PAGE_SIZE = 25;
/** Stands for the first page, which has no cursor. */
const FIRST = 'first';

const useStyles = makeStyles(
  theme => ({
    bar: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(0.5, 3),
      minHeight: 24,
      marginBottom: theme.spacing(1),
    },
    progress: { overflowWrap: 'anywhere', minWidth: 0 },
    notice: { marginBottom: theme.spacing(2) },
  }),
  { name: 'OpaqRepositories' },
);

/** Where the page before begins, of those that were looked at since the page was opened. */
function usePreviousCursor(cursor: string | undefined, next?: string) {
  const before = useRef(new Map<string, string>());
  if (next) before.current.set(next, cursor ?? FIRST);
  return cursor && (before.current.get(cursor) ?? FIRST);
}

/** Every repository, what fails longest first, with a way to have it read again. */
export function Repositories({
  hosts,
}: {
  hosts: readonly SourceHost[] | undefined;
}) {
  const classes = useStyles();
  const t = useText();
  const query = useOperationsQuery();
  const reads = useReads();
  const { state, host, search, cursor } = query;
  const { value, error, loading, retry } = useRepositories(
    {
      state,
      host,
      search: search.trim() || undefined,
      cursor,
      limit: PAGE_SIZE,
    },
    { isWaiting: reads.isAnyRunning },
  );
  useFollowing(reads, value?.items);
  const previousCursor = usePreviousCursor(
    cursor,
    loading ? undefined : value?.nextCursor,
  );
  const holds = new Map(
    (hosts ?? []).flatMap(({ host: name, paused, budget }) => {
      const hold = paused ? 'paused' : budget.usedUpUntil && 'usedUp';
      return hold ? [[name, hold] as const] : [];
    }),
  );
  return (
    <>
      <Filters query={query} hosts={hosts} />
      <div className={classes.bar}>
        <Typography variant="body2" role="status">
          {value && t('operations.found', { count: value.total })}
        </Typography>
        <Typography variant="body2" role="status" className={classes.progress}>
          {reads.text}
        </Typography>
      </div>
      {error && (
        <div className={classes.notice}>
          <LoadError
            title={t('operations.errorTitle')}
            error={error}
            onRetry={() => (cursor ? query.setCursor(undefined) : retry())}
          />
        </div>
      )}
      {!value && !error && <Progress />}
      {value && value.items.length === 0 && (
        <Notice
          kind="info"
          title={t(
            query.filtered
              ? 'operations.noMatchTitle'
              : 'operations.emptyTitle',
          )}
          action={
            query.filtered && (
              <Button size="small" variant="outlined" onClick={query.clear}>
                {t('operations.clear')}
              </Button>
            )
          }
        >
          {t(
            query.filtered ? 'operations.noMatchText' : 'operations.emptyText',
          )}
        </Notice>
      )}
      {value && value.items.length > 0 && (
        <div aria-busy={loading}>
          <RepositoryList items={value.items} holds={holds} reads={reads} />
          <Pager
            response={{ nextCursor: value.nextCursor, previousCursor }}
            onChange={to => query.setCursor(to === FIRST ? undefined : to)}
          />
        </div>
      )}
    </>
  );
}

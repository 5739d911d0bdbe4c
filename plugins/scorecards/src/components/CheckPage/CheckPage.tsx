import { Link, Progress } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import BackIcon from '@material-ui/icons/ArrowBack';
import type { CheckInfo } from '@opaq/plugin-scorecards-common';
import { useCallback } from 'react';
import { useParams, useSearchParams } from 'react-router-dom';
import { scorecardsApiRef } from '../../api';
import { causeOf } from '../../causeOf';
import { useAnswer } from '../../hooks/useAnswer';
import { useCheckOverview } from '../../hooks/useCheckOverview';
import { useEstateFilter } from '../../hooks/useEstateFilter';
import { sharedParams, usePagePath } from '../../hooks/usePagePath';
import { useScorecards } from '../../hooks/useScorecards';
import { useText } from '../../translation';
import { CountLinks } from '../common/CountLinks';
import { EstateFilters } from '../common/EstateFilters';
import { LoadError } from '../common/LoadError';
import { Notice } from '../common/Notice';
import { OutcomeBar } from '../common/OutcomeBar';
import { Panel } from '../common/Panel';
import { CheckByOwner } from './CheckByOwner';
import { CheckHeader } from './CheckHeader';
import { CheckServices } from './CheckServices';
import { CheckTrend } from './CheckTrend';
import { Documentation } from './Documentation';

const useStyles = makeStyles(
  theme => ({
    back: {
      display: 'inline-flex',
      alignItems: 'center',
      gap: theme.spacing(0.5),
      fontSize: '0.8125rem',
      marginBottom: theme.spacing(1),
    },
    icon: { fontSize: '1rem' },
    filters: { margin: theme.spacing(2, 0) },
    grid: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 5fr) minmax(0, 4fr)',
      alignItems: 'start',
      gap: theme.spacing(2),
      [theme.breakpoints.down('sm')]: {
        gridTemplateColumns: 'minmax(0, 1fr)',
      },
    },
    column: { display: 'grid', gap: theme.spacing(2), minWidth: 0 },
    last: { marginTop: theme.spacing(2) },
  }),
  { name: 'OpaqCheckPage' },
);

/** The page of a check that there is. */
function Known({ check }: { check: CheckInfo }) {
  const classes = useStyles();
  const t = useText();
  const estate = useEstateFilter();
  const { scorecards, scorecard } = useScorecards();
  const [params, setParams] = useSearchParams();
  const expand = params.getAll('expand');
  const { value, error, retry } = useCheckOverview(
    check.id,
    estate.filter,
    expand,
  );
  const linkParams = { ...sharedParams(params), check: check.id };
  const setExpand = (ids: string[]) =>
    setParams(
      old => {
        const next = new URLSearchParams(old);
        next.delete('expand');
        ids.forEach(id => next.append('expand', id));
        return next;
      },
      { replace: true },
    );
  const column = value?.column;
  return (
    <>
      <CheckHeader check={check} scorecard={scorecard} />
      <div className={classes.filters}>
        <EstateFilters
          state={estate}
          facets={value?.facets}
          scorecards={scorecards}
        />
      </div>
      <div className={classes.grid}>
        <div className={classes.column}>
          {error && (
            <LoadError
              title={t('checks.ratesErrorTitle')}
              error={error}
              onRetry={retry}
            />
          )}
          {!value && !error && <Progress />}
          {value && !column && (
            <Notice kind="info" title={t('checks.notAskedText')} />
          )}
          {column && (
            <>
              <Panel title={t('checks.now')}>
                <OutcomeBar counts={column.total} />
                <CountLinks counts={column.total} params={linkParams} />
              </Panel>
              <CheckTrend checkId={check.id} filter={estate.filter} />
              <Panel title={t('checks.byOwner')}>
                <CheckByOwner
                  rows={column.rows}
                  params={linkParams}
                  expand={expand}
                  onExpand={setExpand}
                />
              </Panel>
            </>
          )}
        </div>
        <Panel title={t('checks.docs')}>
          <Documentation check={check} />
        </Panel>
      </div>
      {column && (
        <Panel title={t('checks.who')} className={classes.last}>
          <CheckServices
            checkId={check.id}
            filter={estate.filter}
            params={linkParams}
          />
        </Panel>
      )}
    </>
  );
}

/** One check: what it is about, and how it comes out over the estate. */
export function CheckPage() {
  const classes = useStyles();
  const t = useText();
  const pagePath = usePagePath();
  const [params] = useSearchParams();
  const { '*': id = '' } = useParams();
  const api = useApi(scorecardsApiRef);
  const ask = useCallback((asked: string) => api.getCheck(asked), [api]);
  const { value: check, error, retry } = useAnswer(ask, id);
  const missing = error && causeOf(error).name === 'NotFoundError';
  return (
    <>
      <Link
        to={pagePath('checks', sharedParams(params))}
        className={classes.back}
      >
        <BackIcon className={classes.icon} aria-hidden focusable="false" />
        {t('checks.back')}
      </Link>
      {missing && (
        <Notice kind="info" title={t('checks.notFoundTitle', { id })}>
          {t('checks.notFoundText')}
        </Notice>
      )}
      {error && !missing && (
        <LoadError
          title={t('checks.errorTitle')}
          error={error}
          onRetry={retry}
        />
      )}
      {!error && check?.id !== id && <Progress />}
      {check?.id === id && <Known check={check} />}
    </>
  );
}

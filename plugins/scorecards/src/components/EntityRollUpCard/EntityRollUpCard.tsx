import { Link, Progress } from '@backstage/core-components';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import { toError } from '@backstage/errors';
import { EntityInfoCard, useEntity } from '@backstage/plugin-catalog-react';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type {
  EstateFilter,
  FixNext,
  OverviewResponse,
} from '@opaq/plugin-scorecards-common';
import { useMemo } from 'react';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import { scorecardsApiRef } from '../../api';
import { usePagePath } from '../../hooks/usePagePath';
import { useScorecards } from '../../hooks/useScorecards';
import { useText } from '../../translation';
import { LoadError } from '../common/LoadError';
import { ScoreStats } from '../common/ScoreText';
import { ChangeText } from './ChangeText';
import { filterOf } from './filterOf';
import { LevelSums } from './LevelSums';

const SHOWN_FIXES = 3;
const CHANGE_DAYS = 30;

const useStyles = makeStyles(
  theme => ({
    root: {
      // Apps differ in what plain elements inherit; all text here is the theme's.
      fontFamily: theme.typography.fontFamily,
      color: theme.palette.text.primary,
    },
    columns: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(2, 6),
      '& > *': { flex: '1 1 300px', minWidth: 0 },
    },
    stand: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr)',
      alignContent: 'start',
      gap: theme.spacing(2),
    },
    figures: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(1.5, 4),
      '& dl': { margin: 0 },
    },
    title: {
      fontSize: '0.75rem',
      fontWeight: 600,
      color: theme.palette.text.secondary,
    },
    list: {
      margin: theme.spacing(0.5, 0, 0),
      paddingLeft: theme.spacing(2.5),
      fontSize: '0.875rem',
      '& li': { paddingLeft: theme.spacing(0.5), lineHeight: 1.45 },
      '& li + li': { marginTop: theme.spacing(0.5) },
    },
    worth: { fontSize: '0.75rem', color: theme.palette.text.secondary },
  }),
  { name: 'OpaqRollUpCard' },
);

/** The checks whose repair is worth most here, each leading to the services in which it fails. */
function FixNextList(props: { fixes: FixNext[]; filter: EstateFilter }) {
  const { fixes, filter } = props;
  const classes = useStyles();
  const t = useText();
  const pathOf = usePagePath();
  if (fixes.length === 0) return null;
  return (
    <div>
      <Typography component="h4" className={classes.title}>
        {t('rollUp.fixNext')}
      </Typography>
      <ol className={classes.list}>
        {fixes
          .slice(0, SHOWN_FIXES)
          .map(({ checkId, title, effort, lifts, fails }) => (
            <li key={checkId}>
              <Link to={pathOf('services', { ...filter, check: checkId })}>
                {title}
              </Link>
              <div className={classes.worth}>
                {lifts > 0
                  ? t('rollUp.lifts', { count: lifts })
                  : t('rollUp.fails', { count: fails })}
                , {t(`effort.${effort}`)}
              </div>
            </li>
          ))}
      </ol>
    </div>
  );
}

function Summary(props: { overview: OverviewResponse; filter: EstateFilter }) {
  const { overview, filter } = props;
  const { totals, changes, fixNext } = overview;
  const classes = useStyles();
  const t = useText();
  const { scorecards } = useScorecards();
  const levels =
    scorecards.find(({ name }) => name === overview.scorecard)?.levels ?? [];
  const change = changes.find(({ days }) => days === CHANGE_DAYS);
  if (totals.components === 0) {
    return (
      <Typography variant="body2" color="textSecondary">
        {t('rollUp.none')}
      </Typography>
    );
  }
  return (
    <div className={classes.columns}>
      <div className={classes.stand}>
        <div>
          <LevelSums figures={totals} levels={levels} />
        </div>
        {totals.scored > 0 && (
          <div className={classes.figures}>
            <ScoreStats score={totals.score} coverage={totals.coverage} />
            {change && (
              <dl>
                <ChangeText change={change} />
              </dl>
            )}
          </div>
        )}
      </div>
      <FixNextList fixes={fixNext} filter={filter} />
    </div>
  );
}

function Card({ filter }: { filter: EstateFilter }) {
  const classes = useStyles();
  const t = useText();
  const api = useApi(scorecardsApiRef);
  const pathOf = usePagePath();
  const { value, error, loading, retry } = useAsyncRetry(
    () => api.getOverview(filter),
    [api, filter],
  );
  const services = pathOf('services', filter);
  return (
    <EntityInfoCard
      title={t('rollUp.title')}
      footerActions={
        <Link to={services}>
          {value
            ? t('rollUp.link', { count: value.totals.components })
            : t('rollUp.title')}
        </Link>
      }
    >
      <div className={classes.root}>
        {loading && !value && <Progress />}
        {error && (
          <LoadError
            title={t('notice.pageErrorTitle')}
            error={toError(error)}
            onRetry={retry}
          />
        )}
        {value && <Summary overview={value} filter={filter} />}
      </div>
    </EntityInfoCard>
  );
}

/** Levels, score, change and what to push for the services of the system, domain, group or user around it. */
export function EntityRollUpCard() {
  const { entity } = useEntity();
  const filter = useMemo(() => filterOf(entity), [entity]);
  if (!filter) return null;
  return <Card key={stringifyEntityRef(entity)} filter={filter} />;
}

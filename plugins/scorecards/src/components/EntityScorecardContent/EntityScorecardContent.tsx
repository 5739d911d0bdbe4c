import { Progress } from '@backstage/core-components';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import Paper from '@material-ui/core/Paper';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { Report } from '@opaq/plugin-scorecards-common';
import { lazy, Suspense } from 'react';
import { useSearchParams } from 'react-router-dom';
import { countOutcomes, groupByCategory } from '../../categories';
import { useChecks } from '../../hooks/useChecks';
import { useEntityReport } from '../../hooks/useEntityReport';
import { useText } from '../../translation';
import { Disclosure } from '../common/Disclosure';
import { LoadError } from '../common/LoadError';
import { Notice } from '../common/Notice';
import { CategorySection, OutcomeCounts } from './CategorySection';
import { Exemptions } from './Exemptions';
import { NextSteps } from './NextSteps';
import { Problems } from './Problems';
import { Recheck } from './Recheck';
import { ReportHeader } from './ReportHeader';
import { ResultList } from './ResultList';
import { ScorecardSelect } from './ScorecardSelect';
import { TemplateDrift } from './TemplateDrift';
import { Unscored } from './Unscored';

const EntityHistory = lazy(() =>
  import('../EntityHistory').then(m => ({ default: m.EntityHistory })),
);

const useStyles = makeStyles(
  theme => ({
    root: {
      // Apps differ in what plain elements inherit; all text here is the theme's.
      fontFamily: theme.typography.fontFamily,
      color: theme.palette.text.primary,
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr)',
      gap: theme.spacing(2),
    },
    title: { padding: theme.spacing(2, 2, 1.5), fontWeight: 600 },
    section: { borderTop: `1px solid ${theme.palette.divider}` },
    summary: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      justifyContent: 'space-between',
      gap: theme.spacing(0.5, 2),
    },
    name: { fontWeight: 600, fontSize: '0.9375rem' },
    help: { padding: theme.spacing(0, 2, 1.5) },
  }),
  { name: 'OpaqEntityScorecard' },
);

type Checks = ReturnType<typeof useChecks>;

function Results({ report, checks }: { report: Report; checks: Checks }) {
  const classes = useStyles();
  const t = useText();
  const asked = report.results.filter(({ level }) => level !== null);
  const others = report.results.filter(({ level }) => level === null);
  return (
    <>
      <Paper component="section" variant="outlined">
        <Typography variant="h6" component="h2" className={classes.title}>
          {t(report.covered ? 'entity.results' : 'entity.resultsFoundAnyway')}
        </Typography>
        {groupByCategory(asked).map(category => (
          <div key={category.id} className={classes.section}>
            <CategorySection
              category={category}
              checks={checks}
              report={report}
            />
          </div>
        ))}
      </Paper>
      {others.length > 0 && (
        <Paper component="section" variant="outlined">
          <Disclosure
            heading="h2"
            summary={
              <span className={classes.summary}>
                <span className={classes.name}>{t('entity.alsoLookedAt')}</span>
                <OutcomeCounts counts={countOutcomes(others)} />
              </span>
            }
          >
            <Typography
              variant="body2"
              color="textSecondary"
              className={classes.help}
            >
              {t('entity.alsoLookedAtHelp')}
            </Typography>
            <ResultList results={others} checks={checks} report={report} />
          </Disclosure>
        </Paper>
      )}
    </>
  );
}

function Past({ report, checks }: { report: Report; checks: Checks }) {
  const classes = useStyles();
  const t = useText();
  return (
    <Paper component="section" variant="outlined">
      <Typography variant="h6" component="h2" className={classes.title}>
        {t('history.title')}
      </Typography>
      <Suspense fallback={<Progress />}>
        <EntityHistory report={report} checks={checks} />
      </Suspense>
    </Paper>
  );
}

function Scorecard(props: { entityRef: string; scorecard?: string }) {
  const { entityRef, scorecard } = props;
  const classes = useStyles();
  const t = useText();
  const checks = useChecks();
  const state = useEntityReport(entityRef, scorecard);
  const { value, error, retry, expectChange } = state;
  if (!value) {
    return error ? (
      <LoadError title={t('notice.errorTitle')} error={error} onRetry={retry} />
    ) : (
      <Progress />
    );
  }
  const { report, status } = value;
  const past = `${status.evaluatedAt} ${report?.level} ${report?.score}`;
  const recheck = <Recheck state={state} />;
  const asks = report?.results.some(({ exemption }) => exemption !== null);
  const exemptions = report?.covered && (
    <Exemptions report={report} checks={checks} onChange={expectChange} />
  );
  return (
    <div className={classes.root}>
      {error && (
        <LoadError
          title={t('notice.outdatedErrorTitle')}
          error={error}
          onRetry={retry}
        />
      )}
      {report && status.stale && (
        <Notice kind="warning" title={t('notice.staleTitle')}>
          {status.message ?? t('notice.staleText')}
        </Notice>
      )}
      {report && !report.covered && (
        <Notice kind="info" title={t('notice.notCoveredTitle')}>
          {t('notice.notCoveredText', {
            reason: report.notCoveredReason ?? '',
          })}
        </Notice>
      )}
      {!report && <Unscored status={status} action={recheck} />}
      {report && (
        <>
          <ReportHeader report={report} status={status} action={recheck} />
          <Problems report={report} />
          {report.covered && <NextSteps report={report} checks={checks} />}
          {asks && exemptions}
          <Results report={report} checks={checks} />
          {!asks && exemptions}
          <Past key={past} report={report} checks={checks} />
        </>
      )}
    </div>
  );
}

/**
 * The scorecard of the entity around it: verdict, next steps, every result, what happened. The URL's `scorecard` says which
 * one.
 */
export function EntityScorecardContent() {
  const classes = useStyles();
  const { entity } = useEntity();
  const [params] = useSearchParams();
  const entityRef = stringifyEntityRef(entity);
  const scorecard = params.get('scorecard') ?? undefined;
  return (
    <div className={classes.root}>
      <ScorecardSelect />
      <TemplateDrift />
      <Scorecard
        key={`${entityRef} ${scorecard}`}
        entityRef={entityRef}
        scorecard={scorecard}
      />
    </div>
  );
}

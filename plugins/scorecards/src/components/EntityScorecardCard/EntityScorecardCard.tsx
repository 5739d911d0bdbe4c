import { Link, Progress } from '@backstage/core-components';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { EntityInfoCard, useEntity } from '@backstage/plugin-catalog-react';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { EntityReport, Report } from '@opaq/plugin-scorecards-common';
import { useChecks } from '../../hooks/useChecks';
import { useEntityReport } from '../../hooks/useEntityReport';
import { useScorecardPath } from '../../hooks/useScorecardPath';
import { openResults } from '../../levels';
import { useText } from '../../translation';
import { Age } from '../common/Age';
import { LevelBadge } from '../common/LevelBadge';
import { LoadError } from '../common/LoadError';
import { ScoreStats } from '../common/ScoreText';
import { StateLabel } from '../common/StateLabel';

const SHOWN_STEPS = 3;

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
      gap: theme.spacing(2, 4),
    },
    verdict: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1.5, 4),
    },
    steps: { flex: '1 1 220px' },
    title: {
      fontSize: '0.75rem',
      fontWeight: 600,
      color: theme.palette.text.secondary,
    },
    list: {
      margin: theme.spacing(0.5, 0, 0),
      paddingLeft: theme.spacing(2.5),
      fontSize: '0.875rem',
      '& li': { paddingLeft: theme.spacing(0.5), lineHeight: 1.5 },
    },
    foot: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(0, 2),
      marginTop: theme.spacing(2),
      color: theme.palette.text.secondary,
    },
  }),
  { name: 'OpaqScorecardCard' },
);

function Steps({ report }: { report: Report }) {
  const classes = useStyles();
  const t = useText();
  const checks = useChecks();
  if (report.nextSteps.length === 0) return null;
  return (
    <div className={classes.steps}>
      <Typography component="h4" className={classes.title}>
        {t('card.nextSteps')}
      </Typography>
      <ol className={classes.list}>
        {report.nextSteps.slice(0, SHOWN_STEPS).map(id => (
          <li key={id}>{checks.get(id)?.title ?? id}</li>
        ))}
      </ol>
    </div>
  );
}

function Verdict({ report, status }: Required<EntityReport>) {
  const classes = useStyles();
  const t = useText();
  const readAt = status.readAt ?? status.evaluatedAt;
  return (
    <>
      {report.covered ? (
        <div className={classes.columns}>
          <div className={classes.verdict}>
            <LevelBadge
              large
              levels={report.scorecard.levels}
              level={report.level}
              possibleLevel={report.possibleLevel}
              open={openResults(report).length}
            />
            <ScoreStats score={report.score} coverage={report.coverage} />
          </div>
          <Steps report={report} />
        </div>
      ) : (
        <StateLabel
          state="notCovered"
          message={t('level.notCoveredBecause', {
            reason: report.notCoveredReason ?? '',
          })}
        />
      )}
      <Typography variant="caption" component="div" className={classes.foot}>
        {status.stale && <StateLabel state="stale" />}
        {readAt && (
          <span>
            {t('entity.read')} <Age time={readAt} />
          </span>
        )}
      </Typography>
    </>
  );
}

function Card({ entityRef }: { entityRef: string }) {
  const classes = useStyles();
  const t = useText();
  const link = useScorecardPath()(entityRef);
  const { value, error, retry } = useEntityReport(entityRef);
  return (
    <EntityInfoCard
      title={t('card.title')}
      footerActions={<Link to={link}>{t('card.link')}</Link>}
    >
      <div className={classes.root}>
        {!value && !error && <Progress />}
        {!value && error && (
          <LoadError
            title={t('notice.errorTitle')}
            error={error}
            onRetry={retry}
          />
        )}
        {value?.report && <Verdict {...value} report={value.report} />}
        {value && !value.report && (
          <StateLabel
            state={value.status.state}
            message={value.status.message}
          />
        )}
      </div>
    </EntityInfoCard>
  );
}

/** Level, score and next steps of the entity around it. */
export function EntityScorecardCard() {
  const { entity } = useEntity();
  const entityRef = stringifyEntityRef(entity);
  return <Card key={entityRef} entityRef={entityRef} />;
}

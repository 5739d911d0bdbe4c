import Paper from '@material-ui/core/Paper';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { EntityReport, Report } from '@opaq/plugin-scorecards-common';
import type { ReactNode } from 'react';
import { openResults } from '../../levels';
import { useText } from '../../translation';
import { Age } from '../common/Age';
import { LevelBadge } from '../common/LevelBadge';
import { ScoreStats } from '../common/ScoreText';
import { LevelLadder } from './LevelLadder';

const REVISION_LENGTH = 7;

const useStyles = makeStyles(
  theme => ({
    root: { overflow: 'hidden' },
    verdict: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(2.5, 6),
      padding: theme.spacing(2.5, 2),
      borderBottom: `1px solid ${theme.palette.divider}`,
    },
    ladder: { flex: '1 1 320px' },
    foot: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      justifyContent: 'space-between',
      gap: theme.spacing(1, 3),
      padding: theme.spacing(1, 2),
    },
    facts: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(0, 2),
      color: theme.palette.text.secondary,
    },
  }),
  { name: 'OpaqReportHeader' },
);

/** A commit or a checksum as people write it; what is neither stays as it is. */
function shortRevision(revision: string): string {
  return /^[0-9a-f]{16,64}(\+|$)/i.test(revision)
    ? revision.slice(0, REVISION_LENGTH)
    : revision;
}

/** Level, score and coverage, and what they rest on. */
export function ReportHeader(props: {
  report: Report;
  status: EntityReport['status'];
  action: ReactNode;
}) {
  const { report, status, action } = props;
  const { revision, path } = report.source;
  const readAt = status.readAt ?? status.evaluatedAt;
  const classes = useStyles();
  const t = useText();
  return (
    <Paper component="section" variant="outlined" className={classes.root}>
      {report.covered && (
        <div className={classes.verdict}>
          <LevelBadge
            large
            levels={report.scorecard.levels}
            level={report.level}
            possibleLevel={report.possibleLevel}
            open={openResults(report).length}
          />
          <ScoreStats score={report.score} coverage={report.coverage} />
          <div className={classes.ladder}>
            <LevelLadder report={report} />
          </div>
        </div>
      )}
      <div className={classes.foot}>
        <Typography variant="caption" component="div" className={classes.facts}>
          <span>{report.scorecard.title}</span>
          {path && <span>{t('entity.folder', { path })}</span>}
          {revision && (
            <span title={revision}>
              {t('entity.revision', { revision: shortRevision(revision) })}
            </span>
          )}
          {readAt && (
            <span>
              {t('entity.read')} <Age time={readAt} />
            </span>
          )}
        </Typography>
        {action}
      </div>
    </Paper>
  );
}

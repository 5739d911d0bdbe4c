import CircularProgress from '@material-ui/core/CircularProgress';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import RefreshIcon from '@material-ui/icons/Refresh';
import { usePermission } from '@backstage/plugin-permission-react';
import {
  scorecardsRefreshPermission,
  type EntityReport,
  type Report,
} from '@opaq/plugin-scorecards-common';
import { causeOf } from '../../causeOf';
import type { EntityReportState } from '../../hooks/useEntityReport';
import { titleOf } from '../../levels';
import { shownOutcome } from '../../outcomes';
import { useText } from '../../translation';
import { Button } from '../common/Button';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
    },
    // It is there before it says something, or screen readers would miss the first words.
    status: {
      '&:not(:empty)': { marginRight: theme.spacing(1.5) },
    },
  }),
  { name: 'OpaqRecheck' },
);

function changedAnswers(before: Report, now: Report): number {
  const old = new Map(before.results.map(r => [r.checkId, shownOutcome(r)]));
  return now.results.filter(r => old.get(r.checkId) !== shownOutcome(r)).length;
}

function useComparison() {
  const t = useText();
  const levelOf = ({ scorecard, level }: Report) =>
    level ? titleOf(scorecard.levels, level) : t('level.none');

  return (before: EntityReport, now: EntityReport): string => {
    if (now.status.stale || !now.report) return t('recheck.unreadable');
    if (!before.report) return t('recheck.firstReport');
    if (before.report.level !== now.report.level) {
      return t('recheck.levelChanged', {
        before: levelOf(before.report),
        now: levelOf(now.report),
      });
    }
    const count = changedAnswers(before.report, now.report);
    return count ? t('recheck.changed', { count }) : t('recheck.unchanged');
  };
}

function useProgressText({ recheck, value }: EntityReportState): string {
  const t = useText();
  const compare = useComparison();
  if (recheck?.phase === 'asking' || recheck?.phase === 'running') {
    return t('recheck.running');
  }
  if (recheck?.phase === 'slow') return t('recheck.slow');
  if (recheck?.phase === 'failed') {
    const { name, message } = causeOf(recheck.error);
    return name === 'NotAllowedError'
      ? t('recheck.forbidden')
      : t('recheck.failed', { message });
  }
  if (recheck?.phase === 'done' && value) return compare(recheck.before, value);
  return value?.status.refreshing ? t('recheck.running') : '';
}

/** Asks for a new read and says how it goes. Absent for who may not ask. */
export function Recheck({ state }: { state: EntityReportState }) {
  const classes = useStyles();
  const t = useText();
  const text = useProgressText(state);
  const { allowed } = usePermission({
    permission: scorecardsRefreshPermission,
  });
  const phase = state.recheck?.phase;
  const busy =
    phase === 'asking' ||
    phase === 'running' ||
    Boolean(state.value?.status.refreshing);
  return (
    <div className={classes.root}>
      <Typography
        variant="caption"
        color="textSecondary"
        role="status"
        aria-live="polite"
        className={classes.status}
      >
        {text}
      </Typography>
      {allowed && (
        <Button
          size="small"
          variant="outlined"
          color="primary"
          disabled={busy}
          onClick={state.startRecheck}
          startIcon={
            busy ? <CircularProgress size={16} /> : <RefreshIcon aria-hidden />
          }
        >
          {t('recheck.action')}
        </Button>
      )}
    </div>
  );
}

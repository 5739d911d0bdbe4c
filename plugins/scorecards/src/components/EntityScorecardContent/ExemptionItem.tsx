import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { usePermission } from '@backstage/plugin-permission-react';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import {
  scorecardsExemptionApprovePermission,
  type Report,
} from '@opaq/plugin-scorecards-common';
import { daysLeft, type ExemptResult } from '../../exemptions';
import { useApproval } from '../../hooks/useApproval';
import { useText } from '../../translation';
import { Age } from '../common/Age';
import { Button } from '../common/Button';
import { Evidence } from './Evidence';
import { ExemptionState } from './ExemptionState';

const SOON_DAYS = 30;

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gridTemplateColumns: '168px minmax(0, 1fr) auto',
      gap: theme.spacing(0.5, 2),
      padding: theme.spacing(1.5, 2),
      borderTop: `1px solid ${theme.palette.divider}`,
      [theme.breakpoints.down('sm')]: {
        gridTemplateColumns: 'minmax(0, 1fr)',
      },
    },
    title: { fontWeight: 600, lineHeight: 1.4 },
    text: { overflowWrap: 'anywhere', maxWidth: '80ch', lineHeight: 1.45 },
    facts: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(0, 2),
      marginTop: theme.spacing(0.5),
      color: theme.palette.text.secondary,
    },
    soon: { fontWeight: 600, color: theme.palette.text.primary },
    action: {
      display: 'grid',
      alignContent: 'start',
      justifyItems: 'end',
      maxWidth: 280,
      textAlign: 'right',
      [theme.breakpoints.down('sm')]: {
        justifyItems: 'start',
        maxWidth: 'none',
        textAlign: 'left',
      },
    },
  }),
  { name: 'OpaqExemptionItem' },
);

const isEntityRef = (by: string) => /^[^:/]+:[^:/]+\/[^:/]+$/.test(by);

/** Who approved: a user of the catalog, or whatever the caller was. */
function Approver({ by }: { by: string }) {
  if (!isEntityRef(by)) return <>{by}</>;
  return <EntityRefLink entityRef={by} defaultKind="user" hideIcon />;
}

function Facts({ result, report }: { result: ExemptResult; report: Report }) {
  const { exemption } = result;
  const { approval, approvedBy, expires, status } = exemption;
  const classes = useStyles();
  const t = useText();
  const left = daysLeft(exemption, new Date());
  const leftText =
    left < 0
      ? t('entityExemptions.ended', { expires })
      : t('entityExemptions.daysLeft', { count: left, expires });
  const owner = report.subject.owner?.ref;
  return (
    <Typography variant="caption" component="div" className={classes.facts}>
      {status !== 'refused' && (
        <span className={left <= SOON_DAYS ? classes.soon : undefined}>
          {leftText}
        </span>
      )}
      {owner && (
        <span>
          {t('entityExemptions.owner')}{' '}
          {isEntityRef(owner) ? (
            <EntityRefLink entityRef={owner} defaultKind="group" hideIcon />
          ) : (
            owner
          )}
        </span>
      )}
      {approval && (
        <span>
          {t('entityExemptions.approvedIn')} <Approver by={approval.by} />{' '}
          <Age time={approval.at} />
        </span>
      )}
      {approvedBy && !approval && (
        <span>{t('entityExemptions.claimed', { name: approvedBy })}</span>
      )}
    </Typography>
  );
}

function Action(props: {
  result: ExemptResult;
  title: string;
  report: Report;
  onChange(): void;
}) {
  const { result, title, report, onChange } = props;
  const { status, approval } = result.exemption;
  const awaits = status === 'awaitingApproval';
  const revocable = status === 'inForce' && approval !== undefined;
  const classes = useStyles();
  const t = useText();
  const { busy, text, failed, approve, revoke } = useApproval(
    report.subject.ref,
    result,
    onChange,
  );
  const { allowed } = usePermission({
    permission: scorecardsExemptionApprovePermission,
  });
  return (
    <div className={classes.action}>
      {/* One button for both: who has pressed it still has it. */}
      {allowed && (awaits || revocable) && (
        <Button
          size="small"
          variant={awaits ? 'outlined' : 'text'}
          color={awaits ? 'primary' : 'default'}
          disabled={busy}
          aria-label={t(`approval.${awaits ? 'approveOf' : 'revokeOf'}`, {
            title,
          })}
          onClick={awaits ? approve : revoke}
        >
          {t(`approval.${awaits ? 'approve' : 'revoke'}`)}
        </Button>
      )}
      <Typography variant="caption" role={failed ? 'alert' : 'status'}>
        {text}
      </Typography>
    </div>
  );
}

/** One exemption: why, whose, until when, whether it holds; and its approval for who may give it. */
export function ExemptionItem(props: {
  result: ExemptResult;
  title: string;
  report: Report;
  onChange(): void;
}) {
  const { result, title, report, onChange } = props;
  const { status, reason, note, location } = result.exemption;
  const classes = useStyles();
  const t = useText();
  return (
    <li className={classes.root}>
      <ExemptionState status={status} />
      <div>
        <Typography variant="body2" className={classes.title}>
          {title}
        </Typography>
        <Typography
          variant="body2"
          color="textSecondary"
          className={classes.text}
        >
          {reason}
        </Typography>
        {status === 'refused' && (
          <Typography variant="body2" className={classes.text}>
            {t('exemption.refused', { note: note ?? '' })}
          </Typography>
        )}
        <Facts result={result} report={report} />
        <Evidence locations={[location]} report={report} />
      </div>
      <Action
        result={result}
        title={title}
        report={report}
        onChange={onChange}
      />
    </li>
  );
}

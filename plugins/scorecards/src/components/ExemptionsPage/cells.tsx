import { Link } from '@backstage/core-components';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { usePermission } from '@backstage/plugin-permission-react';
import { makeStyles } from '@material-ui/core/styles';
import {
  scorecardsExemptionApprovePermission,
  type ExemptionItem,
} from '@opaq/plugin-scorecards-common';
import { useSearchParams } from 'react-router-dom';
import { useChecks } from '../../hooks/useChecks';
import { useFormats } from '../../hooks/useFormats';
import { sharedParams, usePagePath } from '../../hooks/usePagePath';
import { useScorecardPath } from '../../hooks/useScorecardPath';
import { useText } from '../../translation';
import { Button } from '../common/Button';
import type { DecisionToMake } from './Decision';

const SOON_DAYS = 30;

const useStyles = makeStyles(
  theme => ({
    name: {
      display: 'block',
      fontWeight: 600,
      fontSize: '0.875rem',
      overflowWrap: 'anywhere',
    },
    check: { fontSize: '0.8125rem', overflowWrap: 'anywhere' },
    text: { fontSize: '0.8125rem', overflowWrap: 'anywhere', lineHeight: 1.45 },
    more: {
      display: 'block',
      fontSize: '0.75rem',
      color: theme.palette.text.secondary,
      overflowWrap: 'anywhere',
      lineHeight: 1.45,
    },
    ends: { fontSize: '0.8125rem', whiteSpace: 'nowrap' },
    soon: { fontWeight: 600, color: theme.palette.text.primary },
    button: { whiteSpace: 'nowrap' },
    none: { color: theme.palette.text.secondary },
  }),
  { name: 'OpaqExemptionCells' },
);

interface CellProps {
  item: ExemptionItem;
}

/** The component, leading to its scorecard, and the check, leading to its page. */
export function SubjectCell({ item }: CellProps) {
  const classes = useStyles();
  const checks = useChecks();
  const pagePath = usePagePath();
  const [params] = useSearchParams();
  const { entityRef, title, checkId } = item;
  const link = useScorecardPath()(entityRef);
  return (
    <>
      <Link to={link} className={classes.name}>
        {title}
      </Link>
      <Link
        to={pagePath({ check: checkId }, sharedParams(params))}
        className={classes.check}
      >
        {checks.get(checkId)?.title ?? checkId}
      </Link>
    </>
  );
}

/** Why, where the project says so, and why it is refused where it is. */
export function ReasonCell({ item: { exemption } }: CellProps) {
  const classes = useStyles();
  const t = useText();
  const { reason, status, note, location } = exemption;
  const { path, line } = location;
  return (
    <>
      <div className={classes.text}>{reason}</div>
      {status === 'refused' && note && (
        <div className={classes.text}>{t('exemption.refused', { note })}</div>
      )}
      <code className={classes.more}>
        {line === undefined ? path : `${path}:${line}`}
      </code>
    </>
  );
}

/** Who has to do something about it. */
export function OwnerCell({ item: { owner, ownerTitle } }: CellProps) {
  const classes = useStyles();
  const t = useText();
  if (!owner) {
    return (
      <span className={`${classes.text} ${classes.none}`}>
        {t('filter.noValue.owner')}
      </span>
    );
  }
  return (
    <EntityRefLink
      entityRef={owner}
      title={ownerTitle}
      defaultKind="group"
      hideIcon
      className={classes.text}
    />
  );
}

/** The last day, and how far away it is. */
export function EndsCell({ item: { exemption, daysLeft } }: CellProps) {
  const classes = useStyles();
  const t = useText();
  const { date } = useFormats();
  const soon = exemption.status === 'inForce' && daysLeft <= SOON_DAYS;
  return (
    <div className={classes.ends}>
      <time dateTime={exemption.expires}>
        {date(new Date(exemption.expires))}
      </time>
      <span className={`${classes.more} ${soon ? classes.soon : ''}`}>
        {daysLeft < 0
          ? t('exemptions.daysOver', { count: -daysLeft })
          : t('exemptions.daysLeft', { count: daysLeft })}
      </span>
    </div>
  );
}

const nameOf = (ref: string) => ref.slice(ref.indexOf('/') + 1);

/** Who approved it, and for those who may the way to approve it or to take that back. */
export function DecisionCell(
  props: CellProps & { onDecide(decision: DecisionToMake): void },
) {
  const { item, onDecide } = props;
  const classes = useStyles();
  const t = useText();
  const checks = useChecks();
  const { allowed } = usePermission({
    permission: scorecardsExemptionApprovePermission,
  });
  const { approval, approvedBy, status } = item.exemption;
  const words = {
    component: item.title,
    check: checks.get(item.checkId)?.title ?? item.checkId,
  };
  const waits = status === 'awaitingApproval';
  const kind = waits ? 'approve' : 'revoke';
  return (
    <div>
      {approval && (
        <span className={classes.more}>
          {t('exemptions.approvedBy', { name: nameOf(approval.by) })}
        </span>
      )}
      {approvedBy && !approval && (
        <span className={classes.more}>
          {t('exemptions.claimedBy', { name: approvedBy })}
        </span>
      )}
      {allowed && (waits || approval) && (
        <Button
          size="small"
          variant={waits ? 'outlined' : 'text'}
          color={waits ? 'primary' : 'default'}
          className={classes.button}
          aria-label={t(`exemptions.${kind}Of`, words)}
          onClick={() => onDecide({ kind, item })}
        >
          {t(`exemptions.${kind}`)}
        </Button>
      )}
    </div>
  );
}

import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { ReportExemption } from '@opaq/plugin-scorecards-common';
import { useText } from '../../translation';

const useStyles = makeStyles(
  { root: { overflowWrap: 'anywhere', maxWidth: '80ch', lineHeight: 1.45 } },
  { name: 'OpaqExemption' },
);

/** What a project asks for a check, and what becomes of it. */
export function Exemption({ exemption }: { exemption: ReportExemption }) {
  const classes = useStyles();
  const t = useText();
  const {
    status,
    reason,
    expires,
    approvedBy,
    approval,
    note = '',
  } = exemption;
  const claimed = approvedBy && !approval;
  return (
    <Typography variant="body2" className={classes.root}>
      {t(`exemption.${status}`, { reason, expires, note })}
      {claimed && ` ${t('exemption.approvedBy', { name: approvedBy })}`}
    </Typography>
  );
}

import Typography from '@material-ui/core/Typography';
import type { ReportExemption } from '@opaq/plugin-scorecards-common';
import { useText } from '../../translation';

/** What a project asks for a check, and what becomes of it. */
export function Exemption({ exemption }: { exemption: ReportExemption }) {
  const t = useText();
  const { status, reason, expires, approvedBy, note = '' } = exemption;
  return (
    <Typography variant="body2">
      {t(`exemption.${status}`, { reason, expires, note })}
      {approvedBy && ` ${t('exemption.approvedBy', { name: approvedBy })}`}
    </Typography>
  );
}

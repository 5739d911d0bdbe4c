import RefusedIcon from '@material-ui/icons/Block';
import WaitIcon from '@material-ui/icons/HourglassEmpty';
import ExemptIcon from '@material-ui/icons/PauseCircleOutline';
import ExpiredIcon from '@material-ui/icons/EventBusy';
import type { ReportExemption } from '@opaq/plugin-scorecards-common';
import { useText } from '../../translation';
import { IconLabel, type Sign } from '../common/IconLabel';

const SIGNS: Record<ReportExemption['status'], Sign> = {
  inForce: { icon: ExemptIcon },
  awaitingApproval: { icon: WaitIcon, tone: 'open' },
  expired: { icon: ExpiredIcon, tone: 'bad' },
  refused: { icon: RefusedIcon, tone: 'bad' },
};

/** Whether an exemption holds, as icon and words. */
export function ExemptionState(props: { status: ReportExemption['status'] }) {
  const { status } = props;
  const t = useText();
  return (
    <IconLabel sign={SIGNS[status]}>
      {t(`entityExemptions.state.${status}`)}
    </IconLabel>
  );
}

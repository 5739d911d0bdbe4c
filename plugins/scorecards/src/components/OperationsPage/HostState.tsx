import WellIcon from '@material-ui/icons/CheckCircleOutline';
import TroubleIcon from '@material-ui/icons/ErrorOutline';
import PausedIcon from '@material-ui/icons/PauseCircleOutline';
import type { SourceHost } from '@opaq/plugin-scorecards-common';
import { useText } from '../../translation';
import { IconLabel, type Sign } from '../common/IconLabel';

const SIGNS = {
  well: { icon: WellIcon, tone: 'good' },
  paused: { icon: PausedIcon, tone: 'open' },
  trouble: { icon: TroubleIcon, tone: 'bad' },
} as const satisfies Record<string, Sign>;

function stateOf({ paused, error }: SourceHost): keyof typeof SIGNS {
  if (paused) return 'paused';
  return error ? 'trouble' : 'well';
}

/** Whether a host can be asked, as icon and words. */
export function HostState({ host }: { host: SourceHost }) {
  const t = useText();
  const state = stateOf(host);
  return (
    <IconLabel sign={SIGNS[state]}>{t(`operations.host.${state}`)}</IconLabel>
  );
}

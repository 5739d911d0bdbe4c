import FailIcon from '@material-ui/icons/Cancel';
import PassIcon from '@material-ui/icons/CheckCircleOutline';
import ErrorIcon from '@material-ui/icons/ErrorOutline';
import UnknownIcon from '@material-ui/icons/HelpOutline';
import NotApplicableIcon from '@material-ui/icons/RemoveCircleOutline';
import ExemptIcon from '@material-ui/icons/PauseCircleOutline';
import type { ShownOutcome } from '../../outcomes';
import { useText } from '../../translation';
import { IconLabel, type Sign } from './IconLabel';

const SIGNS: Record<ShownOutcome, Sign> = {
  pass: { icon: PassIcon, tone: 'good' },
  fail: { icon: FailIcon, tone: 'bad' },
  notApplicable: { icon: NotApplicableIcon },
  unknown: { icon: UnknownIcon, tone: 'open' },
  error: { icon: ErrorIcon, tone: 'open' },
  exempt: { icon: ExemptIcon },
};

/** An outcome as icon and word; `text` takes the word's place, for example a count. */
export function OutcomeLabel(props: { outcome: ShownOutcome; text?: string }) {
  const { outcome, text } = props;
  const t = useText();
  return (
    <IconLabel sign={SIGNS[outcome]}>
      {text ?? t(`outcome.${outcome}`)}
    </IconLabel>
  );
}

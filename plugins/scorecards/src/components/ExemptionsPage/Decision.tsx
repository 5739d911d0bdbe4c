import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogTitle from '@material-ui/core/DialogTitle';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { ExemptionItem } from '@opaq/plugin-scorecards-common';
import { useApproval } from '../../hooks/useApproval';
import { useChecks } from '../../hooks/useChecks';
import { useElementId } from '../../hooks/useElementId';
import { useFormats } from '../../hooks/useFormats';
import { useText } from '../../translation';
import { Button } from '../common/Button';
import { Notice } from '../common/Notice';

/** An exemption that somebody is about to approve, or whose approval they take back. */
export interface DecisionToMake {
  kind: 'approve' | 'revoke';
  item: ExemptionItem;
}

const useStyles = makeStyles(
  theme => ({
    facts: {
      display: 'grid',
      gridTemplateColumns: 'max-content minmax(0, 1fr)',
      gap: theme.spacing(0.75, 2),
      margin: theme.spacing(0, 0, 2),
      // A dialog stands outside the page, whose font this is.
      fontFamily: theme.typography.fontFamily,
      fontSize: '0.875rem',
      '& dt': { color: theme.palette.text.secondary },
      '& dd': { margin: 0, overflowWrap: 'anywhere' },
    },
    error: { marginTop: theme.spacing(2) },
  }),
  { name: 'OpaqExemptionDecision' },
);

/** Asks before an exemption is approved or taken back, and says what exactly that is. */
export function Decision(props: {
  decision: DecisionToMake;
  onClose(): void;
  /** With what has been done, for a person. */
  onDone(text: string): void;
}) {
  const { decision, onClose, onDone } = props;
  const { kind, item } = decision;
  const classes = useStyles();
  const t = useText();
  const title = useElementId('decision');
  const checks = useChecks();
  const { date } = useFormats();
  const check = checks.get(item.checkId)?.title ?? item.checkId;
  const { busy, failed, text, approve, revoke } = useApproval(
    item.entityRef,
    item,
    () =>
      onDone(
        t(
          kind === 'approve'
            ? 'exemptions.approvedNow'
            : 'exemptions.revokedNow',
          {
            component: item.title,
            check,
          },
        ),
      ),
  );
  const facts = [
    ['component', item.title],
    ['check', `${check} (${item.checkId})`],
    ['reason', item.exemption.reason],
    ['ends', date(new Date(item.exemption.expires))],
  ] as const;
  return (
    <Dialog open onClose={onClose} aria-labelledby={title} maxWidth="sm">
      <DialogTitle id={title}>{t(`exemptions.${kind}Title`)}</DialogTitle>
      <DialogContent>
        <dl className={classes.facts}>
          {facts.map(([name, value]) => [
            <dt key={`${name} title`}>{t(`exemptions.${name}`)}</dt>,
            <dd key={name}>{value}</dd>,
          ])}
        </dl>
        <Typography variant="body2">{t(`exemptions.${kind}Text`)}</Typography>
        {failed && (
          <Notice kind="error" title={text} className={classes.error} />
        )}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('exemptions.cancel')}</Button>
        <Button
          variant="contained"
          color="primary"
          disabled={busy}
          onClick={kind === 'approve' ? approve : revoke}
        >
          {t(`exemptions.${kind}Action`)}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

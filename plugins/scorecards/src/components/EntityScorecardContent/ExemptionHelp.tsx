import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { Report } from '@opaq/plugin-scorecards-common';
import { useText } from '../../translation';
import { Snippet } from '../common/Snippet';

const EXAMPLE_DAYS = 90;
const DAY_MS = 86_400_000;

const useStyles = makeStyles(
  theme => ({
    root: { padding: theme.spacing(0, 2, 2, 5.5) },
    text: { maxWidth: '80ch' },
    code: { margin: theme.spacing(1.5, 0), maxWidth: '80ch' },
  }),
  { name: 'OpaqExemptionHelp' },
);

/** How a project asks not to be held to a check: what to write, into which file, and what becomes of it. */
export function ExemptionHelp(props: { report: Report; checkId: string }) {
  const { report, checkId } = props;
  const classes = useStyles();
  const t = useText();
  const { path } = report.source;
  const file = path ? `${path}/.opaq.yaml` : '.opaq.yaml';
  const expires = new Date(Date.now() + EXAMPLE_DAYS * DAY_MS)
    .toISOString()
    .slice(0, 10);
  const yaml = `\
exemptions:
  - check: ${checkId}
    reason: ${t('entityExemptions.exampleReason')}
    expires: ${expires}`;
  return (
    <div className={classes.root}>
      <Typography variant="body2" className={classes.text}>
        {t('entityExemptions.how', { file })}
      </Typography>
      <div className={classes.code}>
        <Snippet label={file} text={yaml} />
      </div>
      <Typography
        variant="body2"
        color="textSecondary"
        className={classes.text}
      >
        {t('entityExemptions.rules')}
      </Typography>
    </div>
  );
}

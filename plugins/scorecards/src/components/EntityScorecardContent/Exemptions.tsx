import Paper from '@material-ui/core/Paper';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { CheckInfo, Report } from '@opaq/plugin-scorecards-common';
import { exemptResults } from '../../exemptions';
import { useText } from '../../translation';
import { Disclosure } from '../common/Disclosure';
import { ExemptionHelp } from './ExemptionHelp';
import { ExemptionItem } from './ExemptionItem';

const useStyles = makeStyles(
  theme => ({
    title: { padding: theme.spacing(2, 2, 1.5), fontWeight: 600 },
    list: { listStyle: 'none', margin: 0, padding: 0 },
    help: { borderTop: `1px solid ${theme.palette.divider}` },
    summary: { fontSize: '0.875rem' },
  }),
  { name: 'OpaqExemptions' },
);

/** What the project asks not to be held to, and how it asks; nothing where it neither asks nor needs to. */
export function Exemptions(props: {
  report: Report;
  checks: ReadonlyMap<string, CheckInfo>;
  /** Somebody approved, or took it back. */
  onChange(): void;
}) {
  const { report, checks, onChange } = props;
  const classes = useStyles();
  const t = useText();
  const results = exemptResults(report.results);
  const [step] = report.nextSteps;
  const example = step ?? results[0]?.checkId;
  if (!example) return null;
  return (
    <Paper component="section" variant="outlined">
      {results.length > 0 && (
        <>
          <Typography variant="h6" component="h2" className={classes.title}>
            {t('entityExemptions.title')}
          </Typography>
          <ul className={classes.list}>
            {results.map(result => (
              <ExemptionItem
                key={result.checkId}
                result={result}
                title={checks.get(result.checkId)?.title ?? result.checkId}
                report={report}
                onChange={onChange}
              />
            ))}
          </ul>
        </>
      )}
      <div className={results.length > 0 ? classes.help : undefined}>
        <Disclosure
          heading={results.length > 0 ? 'h3' : 'h2'}
          summary={
            <span className={classes.summary}>{t('entityExemptions.ask')}</span>
          }
        >
          <ExemptionHelp report={report} checkId={example} />
        </Disclosure>
      </div>
    </Paper>
  );
}

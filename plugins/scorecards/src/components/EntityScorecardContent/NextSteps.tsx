import Paper from '@material-ui/core/Paper';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { CheckInfo, Report } from '@opaq/plugin-scorecards-common';
import { openResults, rankOf, titleOf } from '../../levels';
import { useText } from '../../translation';
import { Disclosure } from '../common/Disclosure';
import { CheckDocs } from './CheckDocs';
import { Evidence } from './Evidence';
import { RepairLinks } from './RepairLinks';
import { ResultList } from './ResultList';

const useStyles = makeStyles(
  theme => ({
    title: { padding: theme.spacing(2, 2, 1.5), fontWeight: 600 },
    list: { listStyle: 'none', margin: 0, padding: 0 },
    step: { borderTop: `1px solid ${theme.palette.divider}` },
    summary: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'baseline',
      justifyContent: 'space-between',
      gap: theme.spacing(0, 2),
      fontSize: '0.875rem',
    },
    name: { fontWeight: 600, lineHeight: 1.4 },
    effort: { fontSize: '0.75rem', color: theme.palette.text.secondary },
    message: {
      flexBasis: '100%',
      color: theme.palette.text.secondary,
      overflowWrap: 'anywhere',
      lineHeight: 1.45,
    },
    details: { padding: theme.spacing(0, 2, 2, 5.5) },
    evidence: { marginBottom: theme.spacing(1.5) },
    text: { padding: theme.spacing(0, 2, 1.5) },
    open: {
      '$list + &': {
        paddingTop: theme.spacing(1.5),
        borderTop: `1px solid ${theme.palette.divider}`,
      },
    },
  }),
  { name: 'OpaqNextSteps' },
);

function useTarget(report: Report): string {
  const { levels } = report.scorecard;
  const first = report.results.find(r => r.checkId === report.nextSteps[0]);
  if (first?.level) return titleOf(levels, first.level);
  const next =
    levels[rankOf(levels, report.level)] ?? levels[levels.length - 1];
  return next?.title ?? '';
}

function Steps(props: {
  report: Report;
  checks: ReadonlyMap<string, CheckInfo>;
}) {
  const { report, checks } = props;
  const classes = useStyles();
  const t = useText();
  return (
    <ol className={classes.list}>
      {report.nextSteps.map((id, index) => {
        const check = checks.get(id);
        const result = report.results.find(r => r.checkId === id);
        return (
          <li key={id} className={classes.step}>
            <Disclosure
              defaultOpen={index === 0}
              summary={
                <span className={classes.summary}>
                  <span className={classes.name}>
                    {index + 1}. {check?.title ?? id}
                  </span>
                  {check && (
                    <span className={classes.effort}>
                      {t(`effort.${check.effort}`)}
                    </span>
                  )}
                  <span className={classes.message}>{result?.message}</span>
                </span>
              }
            >
              <div className={classes.details}>
                {result && (
                  <div className={classes.evidence}>
                    <Evidence locations={result.locations} report={report} />
                  </div>
                )}
                <RepairLinks checkId={id} entityRef={report.subject.ref} />
                {check && (
                  <CheckDocs check={check} sections={['howToFix', 'why']} />
                )}
              </div>
            </Disclosure>
          </li>
        );
      })}
    </ol>
  );
}

/** What to do for the next level, cheapest first, and which answers are missing for the possible one. */
export function NextSteps(props: {
  report: Report;
  checks: ReadonlyMap<string, CheckInfo>;
}) {
  const { report, checks } = props;
  const { levels } = report.scorecard;
  const classes = useStyles();
  const t = useText();
  const target = useTarget(report);
  const open = openResults(report);
  const done = rankOf(levels, report.level) === levels.length;

  return (
    <Paper component="section" variant="outlined">
      <Typography variant="h6" component="h2" className={classes.title}>
        {done ? t('nextSteps.topTitle') : t('nextSteps.title', { target })}
      </Typography>
      {done && (
        <Typography variant="body2" className={classes.text}>
          {t('nextSteps.done')}
        </Typography>
      )}
      {report.nextSteps.length > 0 && <Steps report={report} checks={checks} />}
      {report.possibleLevel && open.length > 0 && (
        <div className={classes.open}>
          <Typography variant="body2" className={classes.text}>
            {t('nextSteps.open', {
              level: titleOf(levels, report.possibleLevel),
              count: open.length,
            })}
          </Typography>
          <ResultList results={open} checks={checks} report={report} />
        </div>
      )}
    </Paper>
  );
}

import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type {
  CheckInfo,
  CheckResult,
  Report,
} from '@opaq/plugin-scorecards-common';
import { useState } from 'react';
import { useElementId } from '../../hooks/useElementId';
import { titleOf } from '../../levels';
import { shownOutcome } from '../../outcomes';
import { useText } from '../../translation';
import { Button } from '../common/Button';
import { OpaqLink } from '../common/OpaqLink';
import { OutcomeLabel } from '../common/OutcomeLabel';
import { CheckDocs } from './CheckDocs';
import { Evidence } from './Evidence';
import { Exemption } from './Exemption';
import { RepairLinks } from './RepairLinks';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gridTemplateColumns: '128px minmax(0, 1fr) 72px 132px',
      gap: theme.spacing(0, 2),
      padding: theme.spacing(1.25, 2),
      borderTop: `1px solid ${theme.palette.divider}`,
      [theme.breakpoints.down('sm')]: {
        gridTemplateColumns: 'minmax(0, 1fr) auto',
      },
    },
    body: {
      [theme.breakpoints.down('sm')]: { gridColumn: '1 / -1', gridRow: 2 },
    },
    title: { fontWeight: 600, lineHeight: 1.4 },
    text: { overflowWrap: 'anywhere', maxWidth: '80ch', lineHeight: 1.45 },
    level: { lineHeight: '1.3125rem', whiteSpace: 'nowrap' },
    action: {
      justifySelf: 'end',
      alignSelf: 'start',
      padding: theme.spacing(0, 0.75),
      marginRight: theme.spacing(-0.75),
      whiteSpace: 'nowrap',
      [theme.breakpoints.down('sm')]: {
        gridColumn: '1 / -1',
        justifySelf: 'start',
        margin: theme.spacing(0.5, 0, 0, -0.75),
      },
    },
    details: {
      gridColumn: '2 / -1',
      [theme.breakpoints.down('sm')]: { gridColumn: '1 / -1' },
    },
    docs: { padding: theme.spacing(1.5, 0, 1) },
    meta: {
      display: 'block',
      marginTop: theme.spacing(1.5),
      color: theme.palette.text.secondary,
    },
  }),
  { name: 'OpaqResult' },
);

const FIX_FIRST = ['howToFix', 'why', 'looksFor', 'passes', 'fails'] as const;
const WHAT_FIRST = ['looksFor', 'why', 'howToFix', 'passes', 'fails'] as const;

/** One check: the answer, what it rests on, and on request its documentation. */
export function ResultItem(props: {
  result: CheckResult;
  check?: CheckInfo;
  report: Report;
}) {
  const { result, check, report } = props;
  const classes = useStyles();
  const t = useText();
  const id = useElementId('check');
  const [open, setOpen] = useState(false);
  const title = check?.title ?? result.checkId;
  const shown = shownOutcome(result);
  const failed = shown === 'fail';
  const action = t(failed ? 'result.showFix' : 'result.showDetails');
  return (
    <li className={classes.root}>
      <OutcomeLabel outcome={shown} />
      <div className={classes.body}>
        <Typography variant="body2" className={classes.title}>
          {title}
        </Typography>
        <Typography
          variant="body2"
          color="textSecondary"
          className={classes.text}
        >
          {result.message}
        </Typography>
        {result.exemption && <Exemption exemption={result.exemption} />}
        <Evidence locations={result.locations} report={report} />
      </div>
      <Typography
        variant="caption"
        color="textSecondary"
        className={classes.level}
      >
        {result.level === 'shown'
          ? t('result.shown')
          : result.level && titleOf(report.scorecard.levels, result.level)}
      </Typography>
      {check && (
        <Button
          size="small"
          color="primary"
          className={classes.action}
          aria-expanded={open}
          aria-controls={id}
          aria-label={t('result.detailsOf', { action, title })}
          onClick={() => setOpen(!open)}
        >
          {action}
        </Button>
      )}
      {check && (
        <div id={id} hidden={!open} className={classes.details}>
          {open && (
            <div className={classes.docs}>
              {failed && (
                <RepairLinks
                  checkId={check.id}
                  entityRef={report.subject.ref}
                />
              )}
              <CheckDocs
                check={check}
                sections={failed ? FIX_FIRST : WHAT_FIRST}
              />
              <Typography variant="caption" className={classes.meta}>
                <code>{check.id}</code> · <OpaqLink check={check} /> ·{' '}
                {t(`effort.${check.effort}`)}
              </Typography>
            </div>
          )}
        </div>
      )}
    </li>
  );
}

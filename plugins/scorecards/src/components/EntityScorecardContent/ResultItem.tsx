import Button from '@material-ui/core/Button';
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
import { useText } from '../../translation';
import { OutcomeLabel } from '../common/OutcomeLabel';
import { CheckDocs } from './CheckDocs';
import { Evidence } from './Evidence';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gridTemplateColumns: '128px minmax(0, 1fr) auto',
      gap: theme.spacing(0, 2),
      padding: theme.spacing(1.25, 2),
      borderTop: `1px solid ${theme.palette.divider}`,
      [theme.breakpoints.down('xs')]: {
        gridTemplateColumns: 'minmax(0, 1fr) auto',
      },
    },
    outcome: {
      [theme.breakpoints.down('xs')]: { gridColumn: '1 / -1' },
    },
    title: { fontWeight: 600, lineHeight: 1.4 },
    text: { overflowWrap: 'anywhere', maxWidth: '80ch', lineHeight: 1.45 },
    aside: { textAlign: 'right', whiteSpace: 'nowrap' },
    action: {
      marginTop: theme.spacing(0.25),
      padding: theme.spacing(0.25, 0.75),
      marginLeft: theme.spacing(-0.75),
      textTransform: 'none',
    },
    details: { margin: theme.spacing(1, 0, 0.5) },
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
  const failed = result.outcome === 'fail';
  const action = t(failed ? 'result.showFix' : 'result.showDetails');
  return (
    <li className={classes.root}>
      <div className={classes.outcome}>
        <OutcomeLabel outcome={result.outcome} />
      </div>
      <div>
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
        <Evidence locations={result.locations} sourceUrl={report.source.url} />
        {check && (
          <>
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
            <div id={id} hidden={!open}>
              {open && (
                <div className={classes.details}>
                  <CheckDocs
                    check={check}
                    sections={failed ? FIX_FIRST : WHAT_FIRST}
                  />
                  <Typography variant="caption" className={classes.meta}>
                    <code>{check.id}</code> ·{' '}
                    {t('result.opaq', { item: check.opaq })} ·{' '}
                    {t(`effort.${check.effort}`)}
                  </Typography>
                </div>
              )}
            </div>
          </>
        )}
      </div>
      <Typography
        variant="caption"
        color="textSecondary"
        className={classes.aside}
      >
        {result.level === 'shown'
          ? t('result.shown')
          : result.level && titleOf(report.scorecard.levels, result.level)}
      </Typography>
    </li>
  );
}

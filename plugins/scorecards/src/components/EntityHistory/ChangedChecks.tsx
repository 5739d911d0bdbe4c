import { makeStyles } from '@material-ui/core/styles';
import type { CheckInfo, HistoryItem } from '@opaq/plugin-scorecards-common';
import { useState } from 'react';
import { useText } from '../../translation';
import { Button } from '../common/Button';
import { OutcomeLabel } from '../common/OutcomeLabel';

const FIRST = 4;

type Changes = HistoryItem['checks'];

const useStyles = makeStyles(
  theme => ({
    root: {
      listStyle: 'none',
      display: 'grid',
      gap: theme.spacing(0.25),
      margin: theme.spacing(0.5, 0, 0),
      padding: 0,
      fontSize: '0.8125rem',
    },
    change: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(0, 1),
      lineHeight: 1.4,
    },
    from: { color: theme.palette.text.secondary },
    more: {
      justifySelf: 'start',
      padding: theme.spacing(0, 0.5),
      marginLeft: theme.spacing(-0.5),
    },
  }),
  { name: 'OpaqChangedChecks' },
);

/** Which checks came out otherwise than before. */
export function ChangedChecks(props: {
  changes: Changes;
  checks: ReadonlyMap<string, CheckInfo>;
}) {
  const { changes, checks } = props;
  const classes = useStyles();
  const t = useText();
  const [all, setAll] = useState(false);
  if (changes.length === 0) return null;
  const shown = all ? changes : changes.slice(0, FIRST);
  const left = changes.length - shown.length;
  return (
    <ul className={classes.root}>
      {shown.map(({ checkId, from, to }) => (
        <li key={checkId} className={classes.change}>
          {to ? (
            <OutcomeLabel outcome={to} />
          ) : (
            <span>{t('history.notAsked')}</span>
          )}
          <span>{checks.get(checkId)?.title ?? checkId}</span>
          <span className={classes.from}>
            {from
              ? t('history.was', { outcome: t(`outcome.${from}`) })
              : t('history.wasNotAsked')}
          </span>
        </li>
      ))}
      {left > 0 && (
        <li>
          <Button
            size="small"
            className={classes.more}
            onClick={() => setAll(true)}
          >
            {t('history.moreChecks', { count: left })}
          </Button>
        </li>
      )}
    </ul>
  );
}

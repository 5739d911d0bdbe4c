import { makeStyles } from '@material-ui/core/styles';
import {
  CATEGORIES,
  type CheckInfo,
  type Report,
} from '@opaq/plugin-scorecards-common';
import { useState } from 'react';
import { needsSomebody, type Category } from '../../categories';
import { SHOWN_OUTCOMES, type ShownOutcome } from '../../outcomes';
import { useText } from '../../translation';
import { Button } from '../common/Button';
import { Disclosure } from '../common/Disclosure';
import { OutcomeLabel } from '../common/OutcomeLabel';
import { ResultList } from './ResultList';

const isKnown = (id: string): id is (typeof CATEGORIES)[number] =>
  (CATEGORIES as readonly string[]).includes(id);

const useStyles = makeStyles(
  theme => ({
    summary: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      justifyContent: 'space-between',
      gap: theme.spacing(0.5, 2),
    },
    title: { fontWeight: 600, fontSize: '0.9375rem' },
    counts: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(0.25, 2),
      color: theme.palette.text.secondary,
    },
    more: {
      margin: theme.spacing(0.5, 1),
    },
  }),
  { name: 'OpaqCategory' },
);

/** How often each outcome occurs, by icon and words. */
export function OutcomeCounts(props: { counts: Record<ShownOutcome, number> }) {
  const classes = useStyles();
  const t = useText();
  return (
    <span className={classes.counts}>
      {SHOWN_OUTCOMES.filter(outcome => props.counts[outcome] > 0).map(
        outcome => (
          <OutcomeLabel
            key={outcome}
            outcome={outcome}
            text={t(`count.${outcome}`, { count: props.counts[outcome] })}
          />
        ),
      )}
    </span>
  );
}

/**
 * The results of one category; open where something needs somebody. Beside that the others wait until they are asked for:
 * with all of them a page is many screens long.
 */
export function CategorySection(props: {
  category: Category;
  checks: ReadonlyMap<string, CheckInfo>;
  report: Report;
}) {
  const { category, checks, report } = props;
  const classes = useStyles();
  const t = useText();
  const [showsAll, setShowsAll] = useState(false);
  const { id, counts, results } = category;
  const urgent = results.filter(needsSomebody);
  const shown = showsAll || urgent.length === 0 ? results : urgent;
  const more = results.length - shown.length;
  return (
    <Disclosure
      defaultOpen={urgent.length > 0}
      summary={
        <span className={classes.summary}>
          <span className={classes.title}>
            {isKnown(id) ? t(`category.${id}`) : id}
          </span>
          <OutcomeCounts counts={counts} />
        </span>
      }
    >
      <ResultList results={shown} checks={checks} report={report} />
      {more > 0 && (
        <Button
          size="small"
          className={classes.more}
          onClick={() => setShowsAll(true)}
        >
          {t('result.more', { count: more })}
        </Button>
      )}
    </Disclosure>
  );
}

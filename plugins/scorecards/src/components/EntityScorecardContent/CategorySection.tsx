import { makeStyles } from '@material-ui/core/styles';
import {
  CATEGORIES,
  type CheckInfo,
  type Report,
} from '@opaq/plugin-scorecards-common';
import type { Category } from '../../categories';
import { SHOWN_OUTCOMES, type ShownOutcome } from '../../outcomes';
import { useText } from '../../translation';
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

/** The results of one category; open where something needs somebody. */
export function CategorySection(props: {
  category: Category;
  checks: ReadonlyMap<string, CheckInfo>;
  report: Report;
}) {
  const { category, checks, report } = props;
  const classes = useStyles();
  const t = useText();
  const { id, counts, results } = category;
  return (
    <Disclosure
      defaultOpen={counts.fail + counts.unknown + counts.error > 0}
      summary={
        <span className={classes.summary}>
          <span className={classes.title}>
            {isKnown(id) ? t(`category.${id}`) : id}
          </span>
          <OutcomeCounts counts={counts} />
        </span>
      }
    >
      <ResultList results={results} checks={checks} report={report} />
    </Disclosure>
  );
}

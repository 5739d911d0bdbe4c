import { Link } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import type { OutcomeCounts } from '@opaq/plugin-scorecards-common';
import { usePagePath, type PageParams } from '../../hooks/usePagePath';
import { useText } from '../../translation';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(0, 1.25),
      margin: 0,
      // Below the bar that it explains, beside which the share stands.
      padding: theme.spacing(0, 0, 0, 6.5),
      listStyle: 'none',
      fontSize: '0.75rem',
      lineHeight: 1.5,
      color: theme.palette.text.secondary,
    },
  }),
  { name: 'OpaqCountLinks' },
);

const COUNTED = ['fail', 'unknown', 'exempt', 'pass'] as const;
/** What a count is made of, as the list of services filters by it. */
const OUTCOMES = {
  fail: ['fail'],
  unknown: ['unknown', 'error'],
  exempt: ['exempt'],
  pass: ['pass'],
} as const;

/** How a check came out, each count leading to exactly those services. */
export function CountLinks(props: {
  counts: OutcomeCounts;
  /** The check, and which components. */
  params: PageParams;
}) {
  const { counts, params } = props;
  const classes = useStyles();
  const t = useText();
  const pagePath = usePagePath();
  return (
    <ul className={classes.root}>
      {COUNTED.filter(outcome => counts[outcome] > 0).map(outcome => (
        <li key={outcome}>
          <Link
            to={pagePath('services', { ...params, outcome: OUTCOMES[outcome] })}
          >
            {t(`count.${outcome}`, { count: counts[outcome] })}
          </Link>
        </li>
      ))}
    </ul>
  );
}

import { Link } from '@backstage/core-components';
import Paper from '@material-ui/core/Paper';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type {
  CheckInfo,
  EstateFilter,
  OutcomeCounts,
  ScorecardInfo,
} from '@opaq/plugin-scorecards-common';
import { useSearchParams } from 'react-router-dom';
import { useCategoryRates } from '../../hooks/useCategoryRates';
import { useCategoryTitle } from '../../hooks/useCategoryTitle';
import { useElementId } from '../../hooks/useElementId';
import { useLevelOf, type AskedLevel } from '../../hooks/useLevelOf';
import { sharedParams, usePagePath } from '../../hooks/usePagePath';
import { useSeen } from '../../hooks/useSeen';
import type { Levels } from '../../levels';
import { useText } from '../../translation';
import { CountLinks } from '../common/CountLinks';
import { LevelGlyph } from '../common/LevelGlyph';
import { LoadError } from '../common/LoadError';
import { OutcomeBar } from '../common/OutcomeBar';

const ROW = 'minmax(0, 1fr) 104px 112px minmax(220px, 300px)';

const useStyles = makeStyles(
  theme => ({
    head: {
      display: 'grid',
      gridTemplateColumns: ROW,
      alignItems: 'center',
      gap: theme.spacing(0.5, 2),
      padding: theme.spacing(1.25, 2),
      [theme.breakpoints.down('sm')]: {
        gridTemplateColumns: 'minmax(0, 1fr)',
      },
    },
    title: { fontWeight: 600 },
    rate: {
      gridColumn: '-2 / -1',
      [theme.breakpoints.down('sm')]: { gridColumn: '1 / -1' },
    },
    list: { listStyle: 'none', margin: 0, padding: 0 },
    item: {
      display: 'grid',
      gridTemplateColumns: ROW,
      alignItems: 'start',
      gap: theme.spacing(0.5, 2),
      padding: theme.spacing(1, 2),
      borderTop: `1px solid ${theme.palette.divider}`,
      [theme.breakpoints.down('sm')]: {
        gridTemplateColumns: 'auto minmax(0, 1fr)',
      },
    },
    check: {
      [theme.breakpoints.down('sm')]: { gridColumn: '1 / -1' },
    },
    name: { fontWeight: 600, fontSize: '0.875rem' },
    id: {
      display: 'block',
      fontSize: '0.75rem',
      color: theme.palette.text.secondary,
      overflowWrap: 'anywhere',
    },
    fact: {
      display: 'flex',
      alignItems: 'center',
      gap: theme.spacing(0.75),
      fontSize: '0.75rem',
      lineHeight: '1.3125rem',
      color: theme.palette.text.secondary,
    },
    error: { padding: theme.spacing(0, 2, 2) },
  }),
  { name: 'OpaqChecksCategory' },
);

function Item(props: {
  check: CheckInfo;
  level: AskedLevel;
  levels: Levels;
  counts?: OutcomeCounts;
}) {
  const { check, level, levels, counts } = props;
  const classes = useStyles();
  const t = useText();
  const pagePath = usePagePath();
  const [params] = useSearchParams();
  const shared = sharedParams(params);
  return (
    <li className={classes.item}>
      <div className={classes.check}>
        <Link
          to={pagePath({ check: check.id }, shared)}
          className={classes.name}
        >
          {check.title}
        </Link>
        <code className={classes.id}>{check.id}</code>
      </div>
      <div className={classes.fact}>
        {level.rank > 0 && (
          <LevelGlyph
            levels={levels}
            level={levels[level.rank - 1].name}
            possibleLevel={null}
            size={12}
          />
        )}
        {level.title}
      </div>
      <div className={classes.fact}>{t(`effort.${check.effort}`)}</div>
      <div className={classes.rate}>
        {counts && (
          <>
            <OutcomeBar counts={counts} />
            <CountLinks
              counts={counts}
              params={{ ...shared, check: check.id }}
            />
          </>
        )}
      </div>
    </li>
  );
}

/** The checks of a category; how they come out is asked when they are seen. */
export function Category(props: {
  id: string;
  checks: CheckInfo[];
  /** Over all of its checks. */
  counts?: OutcomeCounts;
  scorecard?: ScorecardInfo;
  filter: EstateFilter;
}) {
  const { id, checks, counts, scorecard, filter } = props;
  const classes = useStyles();
  const t = useText();
  const heading = useElementId('category');
  const { ref, seen } = useSeen<HTMLElement>();
  const title = useCategoryTitle()(id);
  const levelOf = useLevelOf(scorecard);
  const rates = useCategoryRates(filter, id, seen);
  return (
    <Paper
      variant="outlined"
      component="section"
      ref={ref}
      aria-labelledby={heading}
    >
      <div className={classes.head}>
        <Typography
          id={heading}
          variant="subtitle1"
          component="h3"
          className={classes.title}
        >
          {title}
        </Typography>
        <div className={classes.rate}>
          {counts && <OutcomeBar counts={counts} />}
        </div>
      </div>
      {rates.error && (
        <div className={classes.error}>
          <LoadError
            title={t('checks.ratesErrorTitle')}
            error={rates.error}
            onRetry={rates.retry}
          />
        </div>
      )}
      <ul className={classes.list}>
        {checks.map(check => (
          <Item
            key={check.id}
            check={check}
            level={levelOf(check.id)}
            levels={scorecard?.levels ?? []}
            counts={rates.counts.get(check.id)}
          />
        ))}
      </ul>
    </Paper>
  );
}

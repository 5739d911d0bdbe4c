import { Link, Progress } from '@backstage/core-components';
import { toError } from '@backstage/errors';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { CheckInfo, EntityRow } from '@opaq/plugin-scorecards-common';
import { useChecks } from '../../hooks/useChecks';
import {
  useMyNextSteps,
  type MyNextSteps as Found,
} from '../../hooks/useMyNextSteps';
import { usePagePath } from '../../hooks/usePagePath';
import { useScorecardPath } from '../../hooks/useScorecardPath';
import { rankOf, titleOf, type Levels } from '../../levels';
import { useText } from '../../translation';
import { LevelGlyph } from '../common/LevelGlyph';
import { LoadError } from '../common/LoadError';

const SHOWN = 5;

const useStyles = makeStyles(
  theme => ({
    root: {
      // Apps differ in what plain elements inherit; all text here is the theme's.
      fontFamily: theme.typography.fontFamily,
      color: theme.palette.text.primary,
      // A home page's grid gives a card a height of its own.
      height: '100%',
      overflow: 'auto',
    },
    list: { listStyle: 'none', margin: 0, padding: 0 },
    row: {
      display: 'grid',
      gridTemplateColumns: '24px minmax(0, 1fr)',
      gap: theme.spacing(0, 1),
      padding: theme.spacing(1, 0),
      '& + &': { borderTop: `1px solid ${theme.palette.divider}` },
      '&:first-child': { paddingTop: 0 },
    },
    glyph: { paddingTop: 2 },
    head: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'baseline',
      justifyContent: 'space-between',
      gap: theme.spacing(0, 2),
    },
    name: { fontWeight: 600, fontSize: '0.875rem', overflowWrap: 'anywhere' },
    last: { fontWeight: 600, color: theme.palette.text.primary },
    step: { lineHeight: 1.45, overflowWrap: 'anywhere' },
    more: { marginTop: theme.spacing(1) },
    title: { fontWeight: 600 },
  }),
  { name: 'OpaqMyNextSteps' },
);

function Row(props: {
  row: EntityRow;
  levels: Levels;
  checks: ReadonlyMap<string, CheckInfo>;
}) {
  const { row, levels, checks } = props;
  const classes = useStyles();
  const t = useText();
  const link = useScorecardPath()(row.entityRef);
  const step = checks.get(row.nextStep ?? '');
  const next = levels[rankOf(levels, row.level)]?.title ?? '';
  const level = row.level
    ? titleOf(levels, row.level)
    : t('level.below', { level: next });
  return (
    <li className={classes.row}>
      <div className={classes.glyph}>
        <LevelGlyph
          levels={levels}
          level={row.level}
          possibleLevel={row.possibleLevel}
        />
      </div>
      <div>
        <div className={classes.head}>
          <Link to={link} className={classes.name}>
            {row.title}
          </Link>
          <Typography variant="caption" color="textSecondary">
            {level},{' '}
            {row.failing === 1 ? (
              <span className={classes.last}>
                {t('nextUp.last', { level: next })}
              </span>
            ) : (
              t('nextUp.steps', { count: row.failing, level: next })
            )}
          </Typography>
        </div>
        <Typography
          variant="body2"
          color="textSecondary"
          className={classes.step}
        >
          {step?.title ?? row.nextStep}
          {step && ` · ${t(`effort.${step.effort}`)}`}
        </Typography>
      </div>
    </li>
  );
}

function stateOf({ owned, top, below }: Found) {
  if (owned === 0) return 'none';
  if (below > 0) return 'missing';
  return top > 0 ? 'done' : 'wait';
}

/** Why there is no step to take. */
function Nothing({ found }: { found: Found }) {
  const classes = useStyles();
  const t = useText();
  const state = stateOf(found);
  const count = state === 'done' ? found.top : found.below;
  return (
    <>
      <Typography variant="body2" className={classes.title}>
        {t(`nextUp.${state}.title`)}
      </Typography>
      <Typography variant="body2" color="textSecondary">
        {t(`nextUp.${state}.text`, { count })}
      </Typography>
    </>
  );
}

/** The next step of each service that the reader's groups own, what is closest to its next level first. */
export function MyNextSteps() {
  const classes = useStyles();
  const t = useText();
  const checks = useChecks();
  const pathOf = usePagePath();
  const { value, error, retry } = useMyNextSteps();
  if (!value) {
    return error ? (
      <LoadError
        title={t('nextUp.error')}
        error={toError(error)}
        onRetry={retry}
      />
    ) : (
      <Progress />
    );
  }
  const { scorecard, owner, owned, rows } = value;
  return (
    <div className={classes.root}>
      {rows.length === 0 && <Nothing found={value} />}
      <ul className={classes.list}>
        {rows.slice(0, SHOWN).map(row => (
          <Row
            key={row.entityRef}
            row={row}
            levels={scorecard?.levels ?? []}
            checks={checks}
          />
        ))}
      </ul>
      {owned > 0 && (
        <Typography variant="body2" className={classes.more}>
          <Link to={pathOf('services', { owner })}>
            {t('nextUp.all', { count: owned })}
          </Link>
        </Typography>
      )}
    </div>
  );
}

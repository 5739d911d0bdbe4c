import { Link } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import type { OverviewResponse } from '@opaq/plugin-scorecards-common';
import { useFormats } from '../../hooks/useFormats';
import { usePagePath, type PageParams } from '../../hooks/usePagePath';
import type { Levels } from '../../levels';
import { useText } from '../../translation';
import { ScoreStats } from '../common/ScoreText';
import { StateLabel } from '../common/StateLabel';
import { LevelBar, LevelSwatch } from '../common/LevelBar';
import { levelTitle } from '../common/levelParts';
import { Panel } from '../common/Panel';

const useStyles = makeStyles(
  theme => ({
    stats: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(1, 4),
      marginBottom: theme.spacing(2),
      '@media print': { marginBottom: theme.spacing(1) },
    },
    count: { margin: 0 },
    label: { fontSize: '0.75rem', color: theme.palette.text.secondary },
    value: {
      margin: 0,
      fontSize: '1.75rem',
      fontWeight: 600,
      lineHeight: 1.15,
      fontVariantNumeric: 'tabular-nums',
    },
    legend: {
      listStyle: 'none',
      display: 'grid',
      gridTemplateColumns: 'repeat(auto-fit, minmax(108px, 1fr))',
      gap: theme.spacing(1.5, 1),
      margin: theme.spacing(1.5, 0, 0),
      padding: 0,
    },
    entry: {
      display: 'grid',
      gridTemplateColumns: 'auto 1fr',
      columnGap: 8,
      alignContent: 'start',
      '& > :first-child': { marginTop: 4 },
    },
    name: { fontSize: '0.875rem', fontWeight: 600, lineHeight: '18px' },
    figures: {
      gridColumn: 2,
      fontSize: '0.8125rem',
      color: theme.palette.text.secondary,
      fontVariantNumeric: 'tabular-nums',
    },
    strong: { color: theme.palette.text.primary, fontWeight: 600 },
    unscored: {
      listStyle: 'none',
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(0.5, 2.5),
      margin: theme.spacing(2, 0, 0),
      padding: theme.spacing(1.25, 0, 0),
      borderTop: `1px solid ${theme.palette.divider}`,
      fontSize: '0.8125rem',
      '& a': { display: 'flex', gap: theme.spacing(0.75) },
    },
  }),
  { name: 'OpaqStandsPanel' },
);

/** How many services stand at each level, their score and its coverage, and those without. */
export function StandsPanel(props: {
  totals: OverviewResponse['totals'];
  levels: Levels;
  filter: PageParams;
}) {
  const { totals, levels, filter } = props;
  const classes = useStyles();
  const t = useText();
  const { count, percent } = useFormats();
  const pagePath = usePagePath();
  const to = (params: PageParams) =>
    pagePath('services', { ...filter, ...params });
  const best = [...totals.levels].reverse();
  return (
    <Panel title={t('overview.stands.title')}>
      <div className={classes.stats}>
        <ScoreStats score={totals.score} coverage={totals.coverage} />
        <dl className={classes.count}>
          <dt className={classes.label}>{t('overview.stands.services')}</dt>
          <dd className={classes.value}>
            <Link to={to({})} color="inherit">
              {count(totals.components)}
            </Link>
          </dd>
        </dl>
      </div>
      <LevelBar counts={totals.levels} levels={levels} height={22} />
      <ul className={classes.legend} aria-label={t('overview.stands.levels')}>
        {best.map(({ level, count: proved, possible }) => (
          <li key={level} className={classes.entry}>
            <LevelSwatch levels={levels} level={level} />
            <Link to={to({ level })} className={classes.name}>
              {levelTitle(t, levels, level)}
            </Link>
            <span className={classes.figures}>
              <span className={classes.strong}>{count(proved)}</span>
              {totals.scored > 0 && ` · ${percent(proved / totals.scored)}`}
              {possible !== proved && level !== 'none' && (
                <span title={t('overview.stands.possibleHelp')}>
                  <br />
                  {t('overview.stands.possible', {
                    number: count(possible),
                  })}
                </span>
              )}
            </span>
          </li>
        ))}
      </ul>
      {totals.unscored.length > 0 && (
        <ul
          className={classes.unscored}
          aria-label={t('overview.stands.unscored')}
        >
          {totals.unscored
            .filter(one => one.count > 0)
            .map(one => (
              <li key={one.state}>
                <Link to={to({ state: one.state })}>
                  <StateLabel state={one.state} />
                  <span className={classes.strong}>{count(one.count)}</span>
                </Link>
              </li>
            ))}
        </ul>
      )}
    </Panel>
  );
}

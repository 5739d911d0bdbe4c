import { makeStyles, useTheme } from '@material-ui/core/styles';
import type { Figures } from '@opaq/plugin-scorecards-common';
import type { Levels } from '../../levels';
import { useText } from '../../translation';
import { levelColour, levelTitle } from '../common/levelParts';

const useStyles = makeStyles(
  theme => ({
    bar: {
      display: 'flex',
      gap: 2,
      height: 12,
      borderRadius: 3,
      overflow: 'hidden',
      '@media print': { printColorAdjust: 'exact' },
    },
    segment: { minWidth: 4 },
    unscored: {
      boxSizing: 'border-box',
      border: `1px dashed ${theme.palette.text.secondary}`,
    },
    legend: {
      listStyle: 'none',
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(0.25, 2),
      margin: theme.spacing(1, 0, 0),
      padding: 0,
      fontSize: '0.8125rem',
    },
    entry: { display: 'flex', alignItems: 'center', gap: theme.spacing(0.75) },
    swatch: { width: 10, height: 10, borderRadius: 2, flex: 'none' },
    count: { fontWeight: 600, fontVariantNumeric: 'tabular-nums' },
  }),
  { name: 'OpaqLevelBar' },
);

/** How many components stand at each level: a bar, and the same in words. */
export function LevelBar(props: { figures: Figures; levels: Levels }) {
  const { figures, levels } = props;
  const classes = useStyles();
  const theme = useTheme();
  const t = useText();
  const parts = [
    ...[...figures.levels].reverse().map(({ level, count }) => ({
      id: level,
      count,
      title: levelTitle(t, levels, level),
      className: '',
      color: levelColour(theme, levels, level),
    })),
    {
      id: 'unscored',
      count: figures.components - figures.scored,
      title: t('rollUp.unscored'),
      className: classes.unscored,
      color: undefined,
    },
  ].filter(({ count }) => count > 0);
  return (
    <>
      <div className={classes.bar} aria-hidden>
        {parts.map(({ id, count, color, className }) => (
          <div
            key={id}
            className={`${classes.segment} ${className}`}
            style={{ flexGrow: count, backgroundColor: color }}
          />
        ))}
      </div>
      <ul className={classes.legend}>
        {parts.map(({ id, count, title, color, className }) => (
          <li key={id} className={classes.entry}>
            <span
              className={`${classes.swatch} ${className}`}
              style={{ backgroundColor: color }}
              aria-hidden
            />
            {title} <span className={classes.count}>{count}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

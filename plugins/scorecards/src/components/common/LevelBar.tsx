import { makeStyles, useTheme } from '@material-ui/core/styles';
import type { Figures } from '@opaq/plugin-scorecards-common';
import type { Levels } from '../../levels';
import { levelColour } from './levelParts';

const useStyles = makeStyles(
  theme => ({
    bar: {
      display: 'flex',
      gap: 2,
      borderRadius: 4,
      overflow: 'hidden',
      printColorAdjust: 'exact',
    },
    segment: { minWidth: 3 },
    empty: { flex: 1, backgroundColor: theme.palette.divider },
    swatch: {
      display: 'inline-block',
      flex: 'none',
      width: 10,
      height: 10,
      borderRadius: 3,
      printColorAdjust: 'exact',
    },
    unscored: {
      boxSizing: 'border-box',
      border: `1px dashed ${theme.palette.text.secondary}`,
    },
  }),
  { name: 'OpaqLevelBar' },
);

/** How many components stand at each level, the best first. It has to stand beside the same in words. */
export function LevelBar(props: {
  counts: Figures['levels'];
  levels: Levels;
  /** In pixels. */
  height: number;
  /** How many have no score, where they belong to the whole. */
  unscored?: number;
}) {
  const { counts, levels, height, unscored = 0 } = props;
  const classes = useStyles();
  const theme = useTheme();
  const shown = [...counts].reverse().filter(({ count }) => count > 0);
  return (
    <div className={classes.bar} style={{ height }} aria-hidden>
      {shown.map(({ level, count }) => (
        <div
          key={level}
          className={classes.segment}
          style={{
            flexGrow: count,
            backgroundColor: levelColour(theme, levels, level),
          }}
        />
      ))}
      {unscored > 0 && (
        <div
          className={`${classes.segment} ${classes.unscored}`}
          style={{ flexGrow: unscored }}
        />
      )}
      {shown.length === 0 && unscored === 0 && (
        <div className={classes.empty} />
      )}
    </div>
  );
}

/** What a level looks like in a {@link LevelBar}; without a level, what has no score. */
export function LevelSwatch(props: { levels: Levels; level?: string }) {
  const { levels, level } = props;
  const classes = useStyles();
  const theme = useTheme();
  return level === undefined ? (
    <span className={`${classes.swatch} ${classes.unscored}`} aria-hidden />
  ) : (
    <span
      className={classes.swatch}
      style={{ backgroundColor: levelColour(theme, levels, level) }}
      aria-hidden
    />
  );
}

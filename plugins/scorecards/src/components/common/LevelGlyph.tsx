import { makeStyles, type Theme } from '@material-ui/core/styles';
import { rankOf, type Levels } from '../../levels';

const WIDTH = 4;
const GAP = 2;
const HEIGHT = 16;

/** Tints of the usual names; other levels are drawn in the primary colour. */
const TINTS: Record<string, { light: string; dark: string }> = {
  bronze: { light: '#a5622f', dark: '#dfa274' },
  silver: { light: '#6f7c88', dark: '#bcc7d1' },
  gold: { light: '#b08800', dark: '#e6c148' },
};

/** The colour of a level. It never says anything that a word beside it does not. */
export const tintOf = (theme: Theme, level?: string): string =>
  (level && TINTS[level]?.[theme.palette.type]) || theme.palette.primary.main;

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'block',
      flex: 'none',
      color: ({ level }: { level?: string }) => tintOf(theme, level),
    },
    reached: { fill: 'currentColor' },
    possible: {
      fill: 'none',
      stroke: 'currentColor',
      strokeWidth: 1.2,
    },
    open: {
      fill: theme.palette.type === 'dark' ? '#ffffff2e' : '#0000001f',
    },
  }),
  { name: 'OpaqLevelGlyph' },
);

/** Rising bars, one a level: filled up to the proved one, hollow up to the possible one. Says nothing that text does not. */
export function LevelGlyph(props: {
  levels: Levels;
  level: string | null;
  possibleLevel: string | null;
  /** Height in pixels; 16 by default. */
  size?: number;
}) {
  const { levels, level, possibleLevel, size = HEIGHT } = props;
  const classes = useStyles({ level: level ?? possibleLevel ?? undefined });
  const reached = rankOf(levels, level);
  const possible = rankOf(levels, possibleLevel);
  const width = levels.length * (WIDTH + GAP) - GAP;
  return (
    <svg
      className={classes.root}
      viewBox={`0 0 ${width} ${HEIGHT}`}
      width={(width * size) / HEIGHT}
      height={size}
      aria-hidden
      focusable="false"
    >
      {levels.map(({ name }, index) => {
        const height = 5 + ((HEIGHT - 5) * (index + 1)) / levels.length;
        const isPossible = index >= reached && index < possible;
        const inset = isPossible ? 0.6 : 0;
        return (
          <rect
            key={name}
            x={index * (WIDTH + GAP) + inset}
            y={HEIGHT - height + inset}
            width={WIDTH - 2 * inset}
            height={height - 2 * inset}
            rx={1}
            className={
              index < reached
                ? classes.reached
                : classes[isPossible ? 'possible' : 'open']
            }
          />
        );
      })}
    </svg>
  );
}

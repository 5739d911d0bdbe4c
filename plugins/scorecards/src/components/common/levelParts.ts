import type { Theme } from '@material-ui/core/styles';
import { titleOf, type Levels } from '../../levels';
import type { useText } from '../../translation';
import { tintOf } from './LevelGlyph';

/** What people call a level of the API, `none` among them. */
export function levelTitle(
  t: ReturnType<typeof useText>,
  levels: Levels,
  level: string,
): string {
  if (level !== 'none') return titleOf(levels, level);
  return levels[0]
    ? t('level.below', { level: levels[0].title })
    : t('level.none');
}

/** Levels without a usual name, from the lowest to the highest. */
const SHADES = {
  light: ['#8fb3d9', '#5a8fc7', '#2f6cab', '#174a80', '#0b2d54'],
  dark: ['#35597f', '#4d7fb3', '#74a6d8', '#a5c9ec', '#d3e6f8'],
};

/** The colour of a level in bars and areas, each apart from its neighbours; a word always stands beside it. */
export function levelColour(
  theme: Theme,
  levels: Levels,
  level: string,
): string {
  const { type } = theme.palette;
  if (level === 'none') return type === 'dark' ? '#5c5c5c' : '#c9ccd1';
  const tint = tintOf(theme, level);
  if (tint !== theme.palette.primary.main) return tint;
  const place = levels.findIndex(({ name }) => name === level);
  return SHADES[type][Math.max(0, place) % SHADES[type].length];
}

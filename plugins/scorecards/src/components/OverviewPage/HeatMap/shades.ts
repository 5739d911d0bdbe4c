import type { Theme } from '@material-ui/core/styles';

type Rgb = readonly [number, number, number];

/**
 * From no pass to all: orange, neutral, teal, which people who see no red or green can tell apart too. Text on each of
 * them has a contrast of at least 7 : 1.
 */
const STOPS: Record<Theme['palette']['type'], readonly Rgb[]> = {
  light: [
    [238, 148, 104],
    [251, 241, 220],
    [124, 199, 176],
  ],
  dark: [
    [138, 58, 18],
    [72, 67, 56],
    [17, 92, 78],
  ],
};

function mix(from: Rgb, to: Rgb, part: number): string {
  const parts = from.map((value, index) =>
    Math.round(value + (to[index] - value) * part),
  );
  return `rgb(${parts.join(', ')})`;
}

const make = ([none, half, all]: readonly Rgb[]) =>
  Array.from({ length: 101 }, (_, percent) =>
    percent < 50
      ? mix(none, half, percent / 50)
      : mix(half, all, (percent - 50) / 50),
  );

const SHADES = { light: make(STOPS.light), dark: make(STOPS.dark) };

/** The background of a share from 0 to 1. */
export const shadeOf = (type: Theme['palette']['type'], share: number) =>
  SHADES[type][Math.round(share * 100)];

/** All of them, for the legend. */
export const gradientOf = (type: Theme['palette']['type']) =>
  `linear-gradient(to right, ${[0, 25, 50, 75, 100]
    .map(percent => SHADES[type][percent])
    .join(', ')})`;

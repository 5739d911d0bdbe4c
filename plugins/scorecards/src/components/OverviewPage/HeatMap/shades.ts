import type { Theme } from '@material-ui/core/styles';

type Rgb = readonly [number, number, number];

/**
 * From no pass to all: orange, neutral, teal, which people who see no red or green can tell apart too. Below a half all is
 * about equally bad; most of the scale is where most groups are. Text has a contrast of at least 4.5 : 1 on each.
 */
const STOPS: Record<Theme['palette']['type'], ReadonlyArray<[number, Rgb]>> = {
  light: [
    [0, [226, 122, 76]],
    [50, [241, 168, 122]],
    [75, [252, 243, 222]],
    [100, [116, 194, 170]],
  ],
  dark: [
    [0, [150, 62, 18]],
    [50, [122, 64, 34]],
    [75, [72, 68, 60]],
    [100, [14, 98, 82]],
  ],
};

function mix(from: Rgb, to: Rgb, part: number): string {
  const parts = from.map((value, index) =>
    Math.round(value + (to[index] - value) * part),
  );
  return `rgb(${parts.join(', ')})`;
}

function shadeAt(stops: ReadonlyArray<[number, Rgb]>, percent: number): string {
  const next = Math.max(
    1,
    stops.findIndex(([at]) => at >= percent),
  );
  const [[from, start], [to, end]] = [stops[next - 1], stops[next]];
  return mix(start, end, (percent - from) / (to - from));
}

const make = (stops: ReadonlyArray<[number, Rgb]>) =>
  Array.from({ length: 101 }, (_, percent) => shadeAt(stops, percent));

const SHADES = { light: make(STOPS.light), dark: make(STOPS.dark) };

/** The background of a share from 0 to 1. */
export const shadeOf = (type: Theme['palette']['type'], share: number) =>
  SHADES[type][Math.round(share * 100)];

/** All of them, for the legend. */
export const gradientOf = (type: Theme['palette']['type']) =>
  `linear-gradient(to right, ${[0, 50, 75, 100]
    .map(percent => SHADES[type][percent])
    .join(', ')})`;

import type { EntityOrder } from '@opaq/plugin-scorecards-common';
import type { Entities } from './Entities';
import { NO_RANK, UNSCORED } from './LevelCodes';
import { compareText } from './text';
import type { View } from './View';

/**
 * Indices by a value, those without one last in either direction, equal ones by name.
 *
 * A value and the place by name go into one number, which typed arrays sort without calling anything.
 *
 * @param values - NaN where there is none.
 */
export function orderBy(
  values: Float64Array,
  byName: Int32Array,
  direction: 'asc' | 'desc',
): Int32Array {
  const count = values.length;
  let low = Infinity;
  let high = -Infinity;
  for (let index = 0; index < count; index += 1) {
    const value = values[index];
    if (value < low) low = value;
    if (value > high) high = value;
  }
  const steps = Math.floor(Number.MAX_SAFE_INTEGER / Math.max(count, 1)) - 2;
  const scale = high > low ? steps / (high - low) : 0;
  const keys = new Float64Array(count);
  for (let place = 0; place < count; place += 1) {
    const value = values[byName[place]];
    const far = direction === 'asc' ? value - low : high - value;
    const step = Number.isNaN(value) ? steps + 1 : Math.round(far * scale);
    keys[place] = step * count + place;
  }
  keys.sort();
  return Int32Array.from(keys, key => byName[key % count]);
}

/** The values of a column that rows can be ordered by. */
export function valuesOf(
  { entities, scores, standard, steps }: View,
  order: Exclude<EntityOrder, 'name'>,
): Float64Array {
  const scored = (value: (index: number) => number) =>
    Float64Array.from(scores.level, (level, index) =>
      level === UNSCORED ? NaN : value(index),
    );
  switch (order) {
    case 'level':
      return Float64Array.from(scores.level, level => {
        const rank = standard.ranks[level];
        return rank === NO_RANK ? NaN : rank;
      });
    case 'levelSince':
      return scores.levelSince;
    case 'score':
      return scores.score;
    case 'coverage':
      return scores.coverage;
    case 'failing':
      return scored(index => steps.failing[index]);
    case 'readAt':
      return Float64Array.from(entities.repositories, repository =>
        entities.reads.timeOf(repository),
      );
    default:
      return dimensionValues(entities, order);
  }
}

/** Places of values among the titles of their dimension. */
function dimensionValues(
  entities: Entities,
  dimension: keyof Entities['dimensions'],
): Float64Array {
  const { values, codes } = entities.dimensions[dimension];
  const titles = values.values.map(value => entities.titleOf(dimension, value));
  const places = new Float64Array(values.size);
  [...titles.keys()]
    .sort((a, b) => compareText(titles[a], titles[b]) || a - b)
    .forEach((code, place) => {
      places[code] = place;
    });
  places[0] = NaN;
  return Float64Array.from(codes, code => places[code]);
}

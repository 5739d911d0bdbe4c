import type { OverviewResponse } from '@opaq/plugin-scorecards-common';
import type { Entities } from './Entities';
import type { Scores } from './Scores';
import { isStale } from './states';

const SHOWN = 5;

/** Reports that could not be brought up to date, the oldest first. */
export function stale(
  rows: Int32Array,
  entities: Entities,
  scores: Scores,
): OverviewResponse['stale'] {
  const found: number[] = [];
  for (let index = 0; index < rows.length; index += 1) {
    if (isStale(entities, scores, rows[index])) found.push(rows[index]);
  }
  const age = (entity: number) => entities.readAt(entity) || 0;
  return {
    count: found.length,
    items: found
      .sort((a, b) => age(a) - age(b) || a - b)
      .slice(0, SHOWN)
      .map(entity => ({
        entityRef: entities.refs[entity],
        title: entities.titles[entity],
        message: entities.problemOf(entity)!,
        ...(age(entity) > 0 && {
          readAt: new Date(age(entity)).toISOString(),
        }),
      })),
  };
}

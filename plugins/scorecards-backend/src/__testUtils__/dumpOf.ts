import { SINGLE_DIMENSIONS } from '../estate/Entities';
import { facets } from '../estate/facets';
import type { View } from '../estate/View';

/** All that columns hold and changes tell of, whatever numbers they have for it. */
export function dumpOf(view: View) {
  const { entities, scores, history, standard, steps } = view;
  const rankOf = (level: number) => standard.ranks[level];
  const days = [];
  for (let day = history.firstDay; history.dayColumns(day); day += 1) {
    const columns = history.dayColumns(day)!;
    days.push({
      day,
      levels: [...columns.level].map(rankOf),
      scores: [...columns.score],
      coverages: [...columns.coverage],
    });
  }
  const { columns: log } = history.changes;
  const changes = Array.from({ length: history.changes.size }, (_, index) => ({
    at: log.at[index],
    entity: log.entity[index],
    cause: log.cause[index],
    from: rankOf(log.fromLevel[index]),
    known: rankOf(log.knownLevel[index]),
    to: rankOf(log.toLevel[index]),
    score: log.fromScore[index],
    step: log.step[index],
  }));
  return {
    entities: entities.refs.map((ref, index) => ({
      ref,
      title: entities.titles[index],
      searched: entities.searched[index],
      values: SINGLE_DIMENSIONS.map(name => {
        const { values, codes } = entities.dimensions[name];
        return values.values[codes[index]];
      }),
      tags: Array.from(
        entities.tags.codes[index],
        code => entities.tags.values.values[code],
      ),
      hasSource: entities.hasSource(index),
      isFailing: entities.isFailing[index],
      problem: entities.problems[index],
      evaluatedAt: scores.evaluatedAt[index],
      level: rankOf(scores.level[index]),
      possible: rankOf(scores.possible[index]),
      score: scores.score[index],
      coverage: scores.coverage[index],
      levelSince: scores.levelSince[index],
      outcomes: [...standard.asked.values()].map(
        ({ column }) => scores.outcomes[index * scores.stride + column],
      ),
      exemptions: scores.exemptions.get(index),
      next: [
        steps.rank[index],
        steps.failing[index],
        steps.first[index],
        steps.lift[index],
      ],
    })),
    byName: [...entities.byName],
    facets: facets(entities, entities.mask(undefined)),
    days,
    changes: changes.sort((a, b) => a.at - b.at || a.entity - b.entity),
  };
}

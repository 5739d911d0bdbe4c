import type { Requirement, Scorecard } from '@opaq/engine';
import { CATEGORIES, categoryOf } from '@opaq/plugin-scorecards-common';
import type { CheckInfo } from '@opaq/plugin-scorecards-common';
import type { Scores } from './Scores';

/** A check as a scorecard asks for it. */
export interface AskedCheck {
  id: string;
  title: string;
  category: string;
  effort: CheckInfo['effort'];
  /** Rank of its level, from 1; 0 where it is only shown. */
  rank: number;
  /** Of `Scores.outcomes`. */
  column: number;
}

/** A scorecard in terms of the columns that its scores are in. */
export interface Standard {
  name: string;
  /** From the lowest. */
  levels: ReadonlyArray<{ name: string; title: string }>;
  /** Names by rank; the first one is `none`. */
  levelNames: readonly string[];
  /** Those that count, from the lowest level. */
  scored: readonly AskedCheck[];
  /** All that it asks for. */
  asked: ReadonlyMap<string, AskedCheck>;
  /** Ids of the categories that count, in the catalogue's order, others after them. */
  categories: readonly string[];
  /** Rank by number of a level. */
  ranks: Uint8Array;
}

/** Rules, as far as the estate reads them. */
export interface EstateRules {
  scorecards: readonly Scorecard[];
  checks: ReadonlyArray<Pick<CheckInfo, 'id' | 'title' | 'effort'>>;
}

/** Brings a scorecard and its scores' columns together. */
export function standardOf(
  scorecard: Scorecard,
  checks: EstateRules['checks'],
  scores: Scores,
): Standard {
  const known = new Map(checks.map(check => [check.id, check]));
  const askedOf = ({ check: id }: Requirement, rank: number): AskedCheck => ({
    id,
    title: known.get(id)?.title ?? id,
    category: categoryOf(id),
    effort: known.get(id)?.effort ?? 'days',
    rank,
    column: scores.columnOf(id),
  });
  const scored = scorecard.levels.flatMap(({ requirements }, index) =>
    requirements.map(requirement => askedOf(requirement, index + 1)),
  );
  const shown = scorecard.shown.map(requirement => askedOf(requirement, 0));
  const order = (category: string) => {
    const index = CATEGORIES.findIndex(one => one === category);
    return index < 0 ? CATEGORIES.length : index;
  };
  const names = scorecard.levels.map(({ name }) => name);
  return {
    name: scorecard.name,
    levels: scorecard.levels,
    levelNames: ['none', ...names],
    scored,
    asked: new Map([...scored, ...shown].map(check => [check.id, check])),
    categories: [...new Set(scored.map(({ category }) => category))].sort(
      (a, b) => order(a) - order(b),
    ),
    ranks: scores.levels.ranks(names),
  };
}

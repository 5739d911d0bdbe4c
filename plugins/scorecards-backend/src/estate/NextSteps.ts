import { OUTCOME, type Scores } from './Scores';
import { UNSCORED } from './LevelCodes';
import type { Standard } from './Standard';

const EFFORTS = { minutes: 0, hours: 1, days: 2 };

/** Stands for no check. */
export const NO_CHECK = -1;

/**
 * What keeps components from their next level, by index: the lowest level of which a check fails, as a report's next steps
 * are those of that level. Checks are indices of `Standard.scored`.
 */
export class NextSteps {
  /** Rank of that level; 0 where nothing fails. */
  readonly rank: Uint8Array;
  /** How many checks of it fail. */
  readonly failing: Uint16Array;
  /** The one of them that stands first in the scorecard. */
  readonly earliest: Int16Array;
  /** The cheapest of them. */
  readonly first: Int16Array;
  /** The only one, where everything else up to that level is proved: repaired, the component rises. */
  readonly lift: Int16Array;

  readonly #scores: Scores;
  readonly #columns: Int32Array;
  readonly #ranks: Uint8Array;
  readonly #efforts: Uint8Array;

  constructor(scores: Scores, { scored }: Standard) {
    const count = scores.level.length;
    this.rank = new Uint8Array(count);
    this.failing = new Uint16Array(count);
    this.earliest = new Int16Array(count).fill(NO_CHECK);
    this.first = new Int16Array(count).fill(NO_CHECK);
    this.lift = new Int16Array(count).fill(NO_CHECK);
    this.#scores = scores;
    this.#columns = Int32Array.from(scored, ({ column }) => column);
    this.#ranks = Uint8Array.from(scored, ({ rank }) => rank);
    this.#efforts = Uint8Array.from(scored, ({ effort }) => EFFORTS[effort]);
    for (let entity = 0; entity < count; entity += 1) this.update(entity);
  }

  /** Looks at a component anew. */
  update(entity: number): void {
    const { outcomes, stride, level } = this.#scores;
    const columns = this.#columns;
    const start = entity * stride;
    let rank = 0;
    let failing = 0;
    let earliest = NO_CHECK;
    let first = NO_CHECK;
    let isProved = true;
    const count = level[entity] === UNSCORED ? 0 : columns.length;
    for (let check = 0; check < count; check += 1) {
      const here = this.#ranks[check];
      if (rank > 0 && here > rank) break;
      const outcome = outcomes[start + columns[check]];
      if (outcome === OUTCOME.fail) {
        rank = here;
        if (failing === 0) earliest = check;
        failing += 1;
        if (first === NO_CHECK || this.#efforts[check] < this.#efforts[first]) {
          first = check;
        }
      } else if (
        outcome === OUTCOME.unknown ||
        outcome === OUTCOME.error ||
        outcome === 0
      ) {
        isProved = false;
      }
    }
    this.rank[entity] = rank;
    this.failing[entity] = failing;
    this.earliest[entity] = earliest;
    this.first[entity] = first;
    this.lift[entity] = failing === 1 && isProved ? first : NO_CHECK;
  }
}

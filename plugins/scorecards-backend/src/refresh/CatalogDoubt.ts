/** For so long, what looks like the loss of most of the catalog is taken for a fault of it. */
const PATIENCE_MS = 15 * 60_000;
/** Fewer go for a reason. */
const FEW = 10;

/** How much of what is stored an answer of the catalog lacks. */
interface Loss {
  known: number;
  lost: number;
}

const isMost = ({ known, lost }: Loss) => lost > FEW && lost * 2 > known;

/**
 * A catalog that is made anew, or has lost a provider, answers in full and with next to nothing. To believe it at once
 * would be the end of all reports.
 */
export class CatalogDoubt {
  readonly #now: () => number;
  #since: number | undefined;

  constructor(now: () => number) {
    this.#now = now;
  }

  /**
   * @param losses - Of each kind of entity.
   * @returns For how long the answer is not believed yet, in milliseconds; 0 where it is.
   */
  wait(losses: readonly Loss[]): number {
    if (!losses.some(isMost)) {
      this.#since = undefined;
      return 0;
    }
    const now = this.#now();
    this.#since ??= now;
    return Math.max(0, this.#since + PATIENCE_MS - now);
  }
}

import type { Visible } from '../reports/VisibleRefs';

/** Not everything that an answer says is told by the versions: the time goes on. */
const KEPT_MS = 30_000;
const MAX_ANSWERS = 100;

interface Kept {
  until: number;
  answer: Promise<unknown>;
}

/** Answers that were given lately, and parts of them, by what was asked and what the asker may see. */
export class Answers {
  readonly #kept = new Map<string, Kept>();
  readonly #ids = new WeakMap<Visible, number>();
  #lastId = 0;

  /** Asks what was not asked lately. What fails is not kept. */
  get<Value>(
    kind: string,
    query: object,
    visible: Visible | undefined,
    compute: () => Promise<Value>,
  ): Promise<Value> {
    const key = `${kind} ${this.#idOf(visible)} ${JSON.stringify(query)}`;
    const kept = this.#kept.get(key);
    this.#kept.delete(key);
    if (kept && kept.until > Date.now()) {
      // It is the newest now.
      this.#kept.set(key, kept);
      return kept.answer as Promise<Value>;
    }
    const answer = compute();
    this.#kept.set(key, { until: Date.now() + KEPT_MS, answer });
    answer.catch(() => this.#kept.delete(key));
    if (this.#kept.size > MAX_ANSWERS) {
      const [oldest] = this.#kept.keys();
      this.#kept.delete(oldest);
    }
    return answer;
  }

  clear(): void {
    this.#kept.clear();
  }

  #idOf(visible: Visible | undefined): number {
    if (!visible) return 0;
    let id = this.#ids.get(visible);
    if (id === undefined) {
      this.#lastId += 1;
      id = this.#lastId;
      this.#ids.set(visible, id);
    }
    return id;
  }
}

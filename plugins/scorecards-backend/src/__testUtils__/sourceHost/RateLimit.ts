import { json, type Answer } from './answers';

const HOUR_MS = 3_600_000;

/** A host's limit of requests by the hour, as it says it in its answers. */
export class RateLimit {
  readonly #type: 'github' | 'gitlab';
  readonly #limit: number | undefined;
  #used = 0;
  #resetsAt = 0;

  constructor(type: 'github' | 'gitlab', limit: number | undefined) {
    this.#type = type;
    this.#limit = limit;
  }

  /** @returns The refusal, where nothing is left. */
  spend(): Answer | undefined {
    if (this.#limit === undefined) return undefined;
    if (Date.now() >= this.#resetsAt) {
      this.#resetsAt = Date.now() + HOUR_MS;
      this.#used = 0;
    }
    this.#used += 1;
    if (this.#used <= this.#limit) return undefined;
    return this.note(
      this.#type === 'github'
        ? json({ message: 'API rate limit exceeded' }, 403)
        : json({ message: 'Retry later' }, 429, {
            'retry-after': `${Math.ceil((this.#resetsAt - Date.now()) / 1000)}`,
          }),
    );
  }

  /** Adds what is left to an answer. */
  note(answer: Answer): Answer {
    if (this.#limit === undefined) return answer;
    // That nothing has changed is free of charge with GitHub.
    if (answer.status === 304 && this.#type === 'github') this.#used -= 1;
    const prefix = this.#type === 'github' ? 'x-ratelimit' : 'ratelimit';
    return {
      ...answer,
      headers: {
        ...answer.headers,
        [`${prefix}-limit`]: `${this.#limit}`,
        [`${prefix}-remaining`]: `${Math.max(0, this.#limit - this.#used)}`,
        [`${prefix}-reset`]: `${Math.ceil(this.#resetsAt / 1000)}`,
      },
    };
  }
}

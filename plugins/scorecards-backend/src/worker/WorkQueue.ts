/** How soon something is to be done: somebody waits for it; it ends what has begun; it has time. */
export type Urgency = 'now' | 'soon' | 'later';

const ORDER: readonly Urgency[] = ['now', 'soon', 'later'];

/** Lets only so many do something at a time; of those that wait, the most urgent begin first. */
export class WorkQueue {
  #free: number;
  readonly #waiting: Record<Urgency, Array<() => void>> = {
    now: [],
    soon: [],
    later: [],
  };

  constructor(places: number) {
    this.#free = places;
  }

  async run<Result>(
    urgency: Urgency,
    work: () => Promise<Result>,
  ): Promise<Result> {
    if (this.#free > 0) this.#free -= 1;
    else {
      await new Promise<void>(begin => this.#waiting[urgency].push(begin));
    }
    try {
      return await work();
    } finally {
      this.#next();
    }
  }

  /** The place goes to the next one in hand: nobody who comes meanwhile gets it. */
  #next() {
    const urgency = ORDER.find(one => this.#waiting[one].length > 0);
    if (urgency) this.#waiting[urgency].shift()!();
    else this.#free += 1;
  }
}

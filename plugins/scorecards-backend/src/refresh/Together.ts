/** Nobody waits for longer than for so many. */
const AT_ONCE = 50;

interface Asked<Item, Result> {
  item: Item;
  answer: (result: Result) => void;
  refuse: (error: unknown) => void;
}

/**
 * Does in one go what is asked for one by one: whatever comes while the work goes on is done by the next. Where little is
 * asked for it is done at once, and where much is, it costs little more.
 */
export class Together<Item, Result> {
  readonly #work: (items: Item[]) => Promise<readonly Result[]>;
  #asked: Array<Asked<Item, Result>> = [];
  #isWorking = false;

  /** @param work - Its results are in the order of the items. */
  constructor(work: (items: Item[]) => Promise<readonly Result[]>) {
    this.#work = work;
  }

  ask(item: Item): Promise<Result> {
    return new Promise((answer, refuse) => {
      this.#asked.push({ item, answer, refuse });
      if (this.#isWorking) return;
      this.#isWorking = true;
      // What is asked for in the same moment goes together from the beginning.
      setImmediate(() => this.#next());
    });
  }

  async #next() {
    while (this.#asked.length > 0) {
      const asked = this.#asked.splice(0, AT_ONCE);
      try {
        const results = await this.#work(asked.map(({ item }) => item));
        asked.forEach(({ answer }, index) => answer(results[index]));
      } catch (error) {
        asked.forEach(({ refuse }) => refuse(error));
      }
    }
    this.#isWorking = false;
  }
}

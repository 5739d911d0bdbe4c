import type { Cause } from '@opaq/plugin-scorecards-common';

/** What a change is due to, by its number; 0 is a first report, which is due to nothing. */
export const CAUSES = [
  undefined,
  'code',
  'rules',
  'catalog',
  'exemption',
  'coverage',
] as const satisfies Array<Cause | undefined>;

/** A change of a component's standing by a scorecard, or its first report. */
export interface LoggedChange {
  entity: number;
  /** Milliseconds since 1970. */
  at: number;
  cause: Cause | undefined;
  /** Before it: a number of `LevelCodes`. */
  fromLevel: number;
  /** Before it; NaN where there was none. */
  fromScore: number;
  /** The last one that was scored before it. */
  knownLevel: number;
  /** After it. */
  toLevel: number;
  /** What the score differs by from the last one that there was before; 0 where one of both is missing. */
  step: number;
}

function columnsFor(room: number) {
  return {
    entity: new Int32Array(room),
    at: new Float64Array(room),
    /** Index of {@link CAUSES}. */
    cause: new Uint8Array(room),
    fromLevel: new Uint8Array(room),
    fromScore: new Float64Array(room),
    knownLevel: new Uint8Array(room),
    toLevel: new Uint8Array(room),
    step: new Float64Array(room),
  };
}

/** Changes in the order of their time, in columns. */
export class ChangeLog {
  size = 0;
  columns = columnsFor(1024);

  add({ cause, ...change }: LoggedChange): void {
    if (this.size === this.columns.at.length) this.#resize(this.size * 2);
    let index = this.size;
    // Transactions are not committed in the order of their times, by milliseconds.
    while (index > 0 && this.columns.at[index - 1] > change.at) index -= 1;
    if (index < this.size) this.#move(index + 1, index, this.size);
    this.size += 1;
    this.columns.entity[index] = change.entity;
    this.columns.at[index] = change.at;
    this.columns.cause[index] = CAUSES.indexOf(cause);
    this.columns.fromLevel[index] = change.fromLevel;
    this.columns.fromScore[index] = change.fromScore;
    this.columns.knownLevel[index] = change.knownLevel;
    this.columns.toLevel[index] = change.toLevel;
    this.columns.step[index] = change.step;
  }

  /** Index of the first change at or after a time. */
  indexAt(time: number): number {
    let low = 0;
    let high = this.size;
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if (this.columns.at[middle] < time) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Forgets what is before a time. */
  dropBefore(time: number): void {
    const start = this.indexAt(time);
    if (start === 0) return;
    this.#move(0, start, this.size);
    this.size -= start;
    const room = this.columns.at.length;
    if (room > 4096 && this.size < room / 4) this.#resize(room / 2);
  }

  #move(target: number, start: number, end: number) {
    for (const column of Object.values(this.columns)) {
      column.copyWithin(target, start, end);
    }
  }

  #resize(room: number) {
    const old = Object.values(this.columns);
    this.columns = columnsFor(room);
    Object.values(this.columns).forEach((column, index) => {
      column.set(old[index].subarray(0, this.size));
    });
  }
}

import type { Cause } from '@opaq/plugin-scorecards-common';

/** What a change is due to, by its number; 0 is a first report, which is due to nothing. */
const CAUSES = [
  undefined,
  'code',
  'rules',
  'catalog',
  'exemption',
  'coverage',
] as const satisfies Array<Cause | undefined>;

/** A component's standing at one side of a change. */
export interface Side {
  /** Number of `LevelCodes`. */
  level: number;
  /** NaN where there is none. */
  score: number;
}

/** Changes of a scorecard's standings in the order of their time, in columns. */
export class ChangeLog {
  size = 0;
  entity = new Int32Array(1024);
  /** Milliseconds since 1970. */
  at = new Float64Array(1024);
  fromLevel = new Uint8Array(1024);
  toLevel = new Uint8Array(1024);
  fromScore = new Float64Array(1024);
  toScore = new Float64Array(1024);
  #cause = new Uint8Array(1024);

  /** Undefined for a first report. */
  causeAt(index: number): Cause | undefined {
    return CAUSES[this.#cause[index]];
  }

  add(
    entity: number,
    at: number,
    cause: Cause | undefined,
    from: Side,
    to: Side,
  ): void {
    if (this.size === this.entity.length) this.#resize(this.size * 2);
    let index = this.size;
    // Transactions are not committed in the order of their times, by milliseconds.
    while (index > 0 && this.at[index - 1] > at) index -= 1;
    if (index < this.size) this.#move(index + 1, index, this.size);
    this.size += 1;
    this.entity[index] = entity;
    this.at[index] = at;
    this.#cause[index] = CAUSES.indexOf(cause);
    this.fromLevel[index] = from.level;
    this.toLevel[index] = to.level;
    this.fromScore[index] = from.score;
    this.toScore[index] = to.score;
  }

  /** Index of the first change at or after a time. */
  indexAt(time: number): number {
    let low = 0;
    let high = this.size;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.at[middle] < time) low = middle + 1;
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
    const room = this.entity.length;
    if (room > 4096 && this.size < room / 4) this.#resize(room / 2);
  }

  #move(target: number, start: number, end: number) {
    for (const column of this.#columns()) column.copyWithin(target, start, end);
  }

  #resize(room: number) {
    const resized = <Column extends Int32Array | Uint8Array | Float64Array>(
      column: Column,
      wide: Column,
    ): Column => {
      wide.set(column.subarray(0, this.size));
      return wide;
    };
    this.entity = resized(this.entity, new Int32Array(room));
    this.at = resized(this.at, new Float64Array(room));
    this.fromLevel = resized(this.fromLevel, new Uint8Array(room));
    this.toLevel = resized(this.toLevel, new Uint8Array(room));
    this.fromScore = resized(this.fromScore, new Float64Array(room));
    this.toScore = resized(this.toScore, new Float64Array(room));
    this.#cause = resized(this.#cause, new Uint8Array(room));
  }

  #columns() {
    return [
      this.entity,
      this.at,
      this.fromLevel,
      this.toLevel,
      this.fromScore,
      this.toScore,
      this.#cause,
    ];
  }
}

import { ChangeLog } from './ChangeLog';
import type { EstateInterval } from '../database/readEstate';
import { DAY, dayOf } from './days';
import { UNSCORED, type LevelCodes } from './LevelCodes';

/** How far back trends go, with today. */
export const HISTORY_DAYS = 731;
/** How far back single changes are kept: those of 90 days, and a day for clocks that differ. */
const CHANGE_DAYS = 91;

/** The first time whose changes are kept: it moves once a day, as what is dropped makes the rest move. */
const firstChange = (now: number) => (dayOf(now) - CHANGE_DAYS) * DAY;

/** How a share is stored in two bytes. */
const SHARE_STEPS = 65_534;
/** A share that there is not. */
export const NO_SHARE = 65_535;

const packed = (share: number) =>
  Number.isNaN(share) ? NO_SHARE : Math.round(share * SHARE_STEPS);

/** A share as {@link DayColumns} has it, of which there is one. */
export const shareOf = (stored: number): number => stored / SHARE_STEPS;

/** Where components stood at the end of a day (UTC), by index. */
export interface DayColumns {
  /** Numbers of `LevelCodes`. */
  level: Uint8Array;
  /** See {@link shareOf} and {@link NO_SHARE}. */
  score: Uint16Array;
  coverage: Uint16Array;
}

/** Where a component stands, in an interval. */
interface Side {
  /** A number of `LevelCodes`. */
  level: number;
  /** NaN where there is none. */
  score: number;
}

/**
 * The past of components by one scorecard. However long it gets, it takes so many bytes a component and day, and single
 * changes are kept as long as something asks for them.
 */
export class History {
  readonly changes = new ChangeLog();
  readonly #count: number;
  readonly #levels: LevelCodes;
  /** Of the last day up to which there are columns; there are none yet. */
  #lastDay = -1;
  #days: DayColumns[] = [];

  /** Of the newest interval of each component. */
  readonly #id: Float64Array;
  readonly #until: Float64Array;
  /** Those of which the newest interval has an end that is not in the columns yet. */
  readonly #ended = new Set<number>();
  readonly #level: Uint8Array;
  readonly #score: Float64Array;
  /** Of the newest one in which there was one. */
  readonly #knownLevel: Uint8Array;
  readonly #knownScore: Float64Array;

  constructor(count: number, levels: LevelCodes) {
    this.#count = count;
    this.#levels = levels;
    this.#id = new Float64Array(count).fill(-1);
    this.#until = new Float64Array(count);
    this.#level = new Uint8Array(count);
    this.#score = new Float64Array(count).fill(NaN);
    this.#knownLevel = new Uint8Array(count);
    this.#knownScore = new Float64Array(count).fill(NaN);
  }

  /** Undefined for a day before the first one that is known. @param day - Counted from 1970. */
  dayColumns(day: number): DayColumns | undefined {
    return this.#days[this.#days.length - 1 - (this.#lastDay - day)];
  }

  /** The first day that is known, counted from 1970; the one after the last where none is. */
  get firstDay(): number {
    return this.#lastDay - this.#days.length + 1;
  }

  /** How many bytes the days take. */
  get bytes(): number {
    return this.#days.length * this.#count * 5;
  }

  /**
   * Takes over an interval, a new one or one that ended. Those of a component come in their order; afterwards
   * {@link History.settle} is due.
   */
  add(entity: number, interval: EstateInterval, now: number): void {
    const until = interval.until === null ? Infinity : Number(interval.until);
    if (interval.id <= this.#id[entity]) {
      if (interval.id === this.#id[entity]) this.#end(entity, until);
      return;
    }
    const since = Number(interval.since);
    const day = dayOf(since);
    this.#roll(Math.max(day, dayOf(now) - HISTORY_DAYS + 1));
    const isFirst = this.#id[entity] < 0;
    const isGap = !isFirst && this.#until[entity] < since;
    if (isGap) this.#clear(entity, dayOf(this.#until[entity]), day);

    const covered = Boolean(interval.covered);
    const to: Side = {
      level: covered
        ? this.#levels.encode(interval.level, interval.level_rank)
        : UNSCORED,
      score: covered ? interval.score ?? NaN : NaN,
    };
    if (since >= firstChange(now)) {
      const isNew = isFirst || isGap;
      const step = to.score - this.#knownScore[entity];
      this.changes.add({
        entity,
        at: since,
        cause: interval.cause ?? undefined,
        fromLevel: isNew ? UNSCORED : this.#level[entity],
        fromScore: isNew ? NaN : this.#score[entity],
        knownLevel: this.#knownLevel[entity],
        toLevel: to.level,
        step: Number.isNaN(step) ? 0 : step,
      });
    }
    this.#fill(entity, day, to, covered ? interval.coverage ?? NaN : NaN);
    this.#id[entity] = interval.id;
    this.#end(entity, until);
    this.#level[entity] = to.level;
    this.#score[entity] = to.score;
    if (to.level !== UNSCORED) this.#knownLevel[entity] = to.level;
    if (!Number.isNaN(to.score)) this.#knownScore[entity] = to.score;
  }

  /** Brings the columns up to today, and ends there what has ended. */
  settle(now: number): void {
    this.#roll(dayOf(now));
    this.changes.dropBefore(firstChange(now));
    for (const entity of this.#ended) {
      this.#clear(entity, dayOf(this.#until[entity]), this.#lastDay + 1);
    }
    this.#ended.clear();
  }

  #end(entity: number, until: number) {
    this.#until[entity] = until;
    if (until === Infinity) this.#ended.delete(entity);
    else this.#ended.add(entity);
  }

  /** Has a day follow the last one, on which everything is as it was, as often as needed. */
  #roll(day: number) {
    if (this.#lastDay < 0) this.#lastDay = day - 1;
    for (; this.#lastDay < day; this.#lastDay += 1) {
      const last = this.#days.at(-1);
      const next = last && {
        level: last.level.slice(),
        score: last.score.slice(),
        coverage: last.coverage.slice(),
      };
      this.#days.push(
        next ?? {
          level: new Uint8Array(this.#count),
          score: new Uint16Array(this.#count).fill(NO_SHARE),
          coverage: new Uint16Array(this.#count).fill(NO_SHARE),
        },
      );
      if (this.#days.length > HISTORY_DAYS) this.#days.shift();
    }
  }

  #fill(
    entity: number,
    from: number,
    { level, score }: Side,
    coverage: number,
  ) {
    const first = Math.max(from, this.firstDay);
    for (let day = first; day <= this.#lastDay; day += 1) {
      const columns = this.dayColumns(day)!;
      columns.level[entity] = level;
      columns.score[entity] = packed(score);
      columns.coverage[entity] = packed(coverage);
    }
  }

  #clear(entity: number, from: number, to: number) {
    const first = Math.max(from, this.firstDay);
    for (let day = first; day < to && day <= this.#lastDay; day += 1) {
      const columns = this.dayColumns(day)!;
      columns.level[entity] = UNSCORED;
      columns.score[entity] = NO_SHARE;
      columns.coverage[entity] = NO_SHARE;
    }
  }
}

import type { Database } from '../database/Database';
import { setNotified } from '../database/operations/setNotified';
import {
  countToldLevels,
  levelKey,
  readNews,
  readSent,
  readSteps,
  type NewsRow,
} from '../database/readNews';
import { groupBy } from '../groupBy';
import { levelChanges, type LevelChange } from './levelChanges';
import { levelMessage, levelsMessage } from './levelMessages';
import type { Outbox } from './Outbox';
import { Titles, type NamedRules } from './Titles';

const HOUR = 3_600_000;
/** What could not be told within a day is told no more. */
const NEWS_FOR = 24 * HOUR;
/** More than so many changes of one owner within an hour are one message. */
const MANY = 20;

/** A change of level, and whose it is. */
export interface OwnedChange extends LevelChange {
  row: NewsRow;
}

interface LevelNotifierOptions {
  database: Database;
  rules: NamedRules;
  outbox: Outbox;
  now: () => Date;
}

/** Tells owners of levels that their components lost or reached, unless rules did it. */
export class LevelNotifier {
  readonly #options: LevelNotifierOptions;

  constructor(options: LevelNotifierOptions) {
    this.#options = options;
  }

  /** Tells what happened since the last time. */
  async run(): Promise<void> {
    const { database } = this.#options;
    const now = this.#options.now().getTime();
    const { rows, upTo } = await readNews(database, now - NEWS_FOR);
    const changes = await this.#changesOf(rows);
    const waiting =
      changes.length > 0 ? await this.#tell(changes, now) : undefined;
    // What waits is read again.
    await setNotified(database, Math.min(upTo, (waiting ?? Infinity) - 1));
  }

  /** Those that were not told. */
  async #changesOf(rows: readonly NewsRow[]): Promise<OwnedChange[]> {
    if (rows.length === 0) return [];
    const { database } = this.#options;
    const refs = [...new Set(rows.map(row => row.entity_ref))];
    const courses = groupBy(
      await readSteps(database, refs),
      step => `${step.entity_ref} ${step.scorecard}`,
    );
    const byId = new Map(rows.map(row => [row.id, row]));
    const changes = [...courses.values()].flatMap(steps =>
      levelChanges(steps).flatMap(change => {
        const row = byId.get(change.id);
        return row ? { ...change, row } : [];
      }),
    );
    const sent = await readSent(
      database,
      changes.map(({ id }) => levelKey(id)),
    );
    return changes
      .filter(({ id }) => !sent.has(levelKey(id)))
      .sort((a, b) => a.id - b.id);
  }

  /** @returns The first row that is to be read again. */
  async #tell(changes: readonly OwnedChange[], now: number) {
    const { database, rules, outbox } = this.#options;
    const titles = new Titles(rules.current());
    const told = await countToldLevels(database, now - HOUR);
    const waiting: OwnedChange[] = [];
    for (const [owner, own] of groupBy(changes, ({ row }) => row.owner)) {
      const isMany = (told.get(owner) ?? 0) + own.length > MANY;
      const age = now - Math.min(...own.map(({ row }) => Number(row.since)));
      // More may follow: they are gathered for an hour, unless there are many already.
      if (isMany && own.length <= MANY && age < HOUR) {
        waiting.push(...own);
        continue;
      }
      for (const together of isMany ? [own] : own.map(change => [change])) {
        const isDone = await outbox.send(
          together.map(({ id }) => levelKey(id)),
          claimed => {
            const mine = together.filter(({ id }) => claimed.has(levelKey(id)));
            return mine.length === 1
              ? levelMessage(mine[0], titles)
              : levelsMessage(owner, mine, titles);
          },
        );
        if (!isDone) waiting.push(...together);
      }
    }
    return waiting.length > 0
      ? Math.min(...waiting.map(({ id }) => id))
      : undefined;
  }
}

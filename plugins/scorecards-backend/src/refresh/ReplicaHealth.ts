import type { Health } from '@opaq/plugin-scorecards-common';

const MINUTE_MS = 60_000;
/** The loop looks each second. */
const LOOP_MS = MINUTE_MS;
/** Far longer than the limits of a read and of an evaluation allow. */
const HELD_MS = 30 * MINUTE_MS;
const CATALOG_MS = 30 * MINUTE_MS;

/** What a loop says of itself, in milliseconds. */
export interface LoopState {
  /** Since it last began to look for work. */
  lookedMs: number;
  /** For which it has had all the work that it can have at a time, and none of it ended; 0 where it could take more. */
  heldMs: number;
}

interface ReplicaHealthOptions {
  loop: { state(): LoopState };
  /** How often the catalog is read. */
  catalogIntervalMs: number;
  /** Milliseconds, by a clock that nobody sets. */
  now?: () => number;
}

const minutes = (ms: number) => `${Math.floor(ms / MINUTE_MS)} minutes`;

/**
 * Whether this replica does its work, so that a probe can have one that does not started again.
 *
 * @remarks
 * Of what a new start does not mend, it says nothing: a source host that is down, or a database that refuses. Those have
 * metrics.
 */
export class ReplicaHealth {
  readonly #options: ReplicaHealthOptions;
  readonly #now: () => number;
  readonly #startedAt: number;
  #catalogReadAt: number | undefined;

  constructor(options: ReplicaHealthOptions) {
    this.#options = options;
    this.#now = options.now ?? (() => performance.now());
    this.#startedAt = this.#now();
  }

  /** The catalog was read with success. */
  catalogRead(): void {
    this.#catalogReadAt = this.#now();
  }

  current(): Health {
    const { lookedMs, heldMs } = this.#options.loop.state();
    const now = this.#now();
    const catalogMs =
      this.#catalogReadAt === undefined ? undefined : now - this.#catalogReadAt;
    const message = this.#problem(
      lookedMs,
      heldMs,
      catalogMs ?? now - this.#startedAt,
    );
    return {
      status: message === undefined ? 'ok' : 'stuck',
      ...(message !== undefined && { message }),
      loopAge: Math.round(lookedMs / 1000),
      ...(catalogMs !== undefined && {
        catalogAge: Math.round(catalogMs / 1000),
      }),
    };
  }

  #problem(lookedMs: number, heldMs: number, catalogMs: number) {
    const { catalogIntervalMs } = this.#options;
    if (lookedMs > LOOP_MS) {
      return `This replica has not looked for work for ${Math.round(
        lookedMs / 1000,
      )} seconds. Start it again: another one takes over what it has.`;
    }
    if (heldMs > HELD_MS) {
      return `Nothing that this replica works on has ended for ${minutes(
        heldMs,
      )}, and it can take no more. Start it again: another one takes over what it has.`;
    }
    if (catalogMs > Math.max(CATALOG_MS, 5 * catalogIntervalMs)) {
      return `The catalog was not read with success for ${minutes(
        catalogMs,
      )}. Its log says why; components are shown as they were then.`;
    }
    return undefined;
  }
}

import { setTimeout as delay } from 'node:timers/promises';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import type { Database } from '../database/Database';
import { enterRules } from '../database/operations/enterRules';
import {
  leaseRepositories,
  type LeasedRepository,
} from '../database/operations/leaseRepositories';
import { markDay } from '../database/operations/markDay';
import { releaseLease } from '../database/operations/releaseLease';
import { renewLeases } from '../database/operations/renewLeases';
import { LeaseLostError } from '../database/operations/withLease';
import {
  NO_TELEMETRY,
  type Look,
  type RefreshTelemetry,
} from '../telemetry/RefreshTelemetry';
import type { HostLimitsOf } from '../source/hosts/HostLimits';
import { spread } from './delays';
import type { LoopState } from './ReplicaHealth';
import type { RepositoryRefresher } from './RepositoryRefresher';
import { Restraint } from './Restraint';
import type { LoadedRules, RulesSource } from './RulesSource';

const POLL_MS = 1_000;
/** A replica that died holds its repositories for no longer. */
const LEASE_MS = 60_000;
const RENEW_MS = 15_000;
const STOP_MS = 3_000;
const EVALUATE_AGAIN_MS = 300_000;

/** The rules that this replica has said to judge by. */
interface EnteredRules {
  rules: LoadedRules;
  generation: number;
  inForce: boolean;
  /** By this machine's clock. */
  at: number;
}

interface RefreshLoopOptions {
  database: Database;
  refresher: RepositoryRefresher;
  rules: RulesSource;
  concurrency: number;
  /** Default: as fast as they answer. */
  limitsOf?: HostLimitsOf;
  logger: LoggerService;
  telemetry?: RefreshTelemetry;
}

/**
 * Takes repositories that are due, as many at a time as it may, and refreshes them. Any number of replicas do so on one
 * database.
 */
export class RefreshLoop {
  readonly #options: RefreshLoopOptions;
  readonly #active = new Map<LeasedRepository, Promise<void>>();
  readonly #stopped = new AbortController();
  readonly #restraint = new Restraint();
  #wakeUp = new AbortController();
  #entered: EnteredRules | undefined;
  #markedDay: string | undefined;
  #lookedAt = performance.now();
  /** When it last took or ended something. */
  #movedAt = performance.now();
  #running: Promise<void> | undefined;
  #renewing: NodeJS.Timeout | undefined;
  #unsubscribe: (() => void) | undefined;

  constructor(options: RefreshLoopOptions) {
    this.#options = options;
  }

  start(): void {
    this.#running = this.#run();
    this.#renewing = setInterval(() => this.#renew(), RENEW_MS);
    this.#unsubscribe = this.#options.rules.onChange(() => this.wake());
  }

  /** Something is due: look now. */
  wake(): void {
    this.#wakeUp.abort();
  }

  /** For who watches whether it goes on. */
  state(): LoopState {
    const now = performance.now();
    const isFull = this.#active.size >= this.#options.concurrency;
    return {
      lookedMs: now - this.#lookedAt,
      heldMs: isFull ? now - this.#movedAt : 0,
    };
  }

  /** Ends the loop, and gives back what it had taken. */
  async stop(): Promise<void> {
    this.#stopped.abort();
    this.wake();
    clearInterval(this.#renewing);
    this.#unsubscribe?.();
    await this.#running;
    const { database } = this.#options;
    const released = [...this.#active.keys()].map(lease =>
      releaseLease(database, lease, { done: false }),
    );
    // What is not given back lapses. An end must not wait for a database that does not answer.
    await Promise.race([
      Promise.allSettled(released),
      delay(STOP_MS, undefined, { ref: false }),
    ]);
  }

  async #run() {
    const { database, limitsOf, logger } = this.#options;
    while (!this.#stopped.signal.aborted) {
      this.#lookedAt = performance.now();
      try {
        const entered = await this.#enter();
        const limit = entered.inForce ? this.#free() : 0;
        const leases =
          limit > 0
            ? await leaseRepositories(database, {
                limit,
                leaseMs: LEASE_MS,
                limitsOf,
              })
            : [];
        leases.forEach(lease => this.#begin(lease, entered));
      } catch (error) {
        logger.warn(
          `Looking for due repositories failed: ${stringifyError(error)}`,
        );
      }
      await this.#sleep();
      await this.#restraint.rest(this.#stopped.signal);
    }
  }

  #free(): number {
    return this.#options.concurrency - this.#active.size;
  }

  async #sleep() {
    const { signal } = this.#wakeUp;
    await delay(spread(POLL_MS), undefined, { signal }).catch(() => {});
    if (signal.aborted) this.#wakeUp = new AbortController();
  }

  async #enter(): Promise<EnteredRules> {
    const { database, logger } = this.#options;
    const rules = this.#options.rules.current();
    const last = this.#entered;
    const isNew = last?.rules.hash !== rules.hash;
    if (last && !isNew && Date.now() - last.at < RENEW_MS) return last;
    const { generation, inForce } = await enterRules(database, rules, {
      changed: Boolean(last) && isNew,
      standingBy: last?.inForce === false,
    });
    if (last?.inForce && !inForce) {
      logger.info('Another replica judges by newer rules: standing by');
    }
    await this.#markDay();
    this.#entered = { rules, generation, inForce, at: Date.now() };
    return this.#entered;
  }

  async #markDay() {
    const today = new Date().toISOString().slice(0, 10);
    if (today === this.#markedDay) return;
    await markDay(this.#options.database, today);
    this.#markedDay = today;
  }

  #begin(lease: LeasedRepository, entered: EnteredRules) {
    const { concurrency, telemetry = NO_TELEMETRY } = this.#options;
    const work = telemetry
      .look(lease, look => this.#work(lease, entered, look))
      .finally(() => {
        this.#active.delete(lease);
        this.#movedAt = performance.now();
        // Several at a time: to look for what is due costs the same, whatever there is.
        if (this.#free() >= concurrency / 4) this.wake();
      });
    this.#active.set(lease, work);
    this.#movedAt = performance.now();
  }

  async #work(lease: LeasedRepository, entered: EnteredRules, look: Look) {
    const { database, refresher, logger } = this.#options;
    try {
      const looked = await refresher.refresh(lease, entered);
      const { outcome, problem } = looked;
      look.ended(outcome);
      if (problem) {
        const failures = lease.failures + 1;
        logger.warn(
          `Repository ${lease.url} not read (failure ${failures} in a row): ${problem}`,
        );
      }
      if (looked.isReleased) return;
      await releaseLease(database, lease, {
        done: true,
        wasRead: lease.readDue && outcome !== 'postponed',
      });
    } catch (error) {
      if (this.#stopped.signal.aborted || error instanceof LeaseLostError)
        return;
      look.ended('failed');
      logger.error(`Judging ${lease.url} failed: ${stringifyError(error)}`);
      await releaseLease(database, lease, {
        done: true,
        wasRead: lease.readDue,
        evaluateInMs: spread(EVALUATE_AGAIN_MS),
      }).catch(() => {});
    }
  }

  async #renew() {
    const { database, logger } = this.#options;
    await renewLeases(database, [...this.#active.keys()], LEASE_MS).catch(
      error => logger.warn(`Renewing leases failed: ${stringifyError(error)}`),
    );
  }
}

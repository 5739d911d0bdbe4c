import { setTimeout as delay } from 'node:timers/promises';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import type { Database } from '../database/Database';
import { enterRules } from '../database/operations/enterRules';
import {
  leaseRepositories,
  type LeasedRepository,
} from '../database/operations/leaseRepositories';
import { releaseLease } from '../database/operations/releaseLease';
import { renewLeases } from '../database/operations/renewLeases';
import { LeaseLostError } from '../database/operations/withLease';
import { spread } from './delays';
import { refreshMetrics } from './refreshMetrics';
import type { RepositoryRefresher } from './RepositoryRefresher';
import type { LoadedRules } from './loadRules';

const POLL_MS = 1_000;
/** A replica that died holds its repositories for no longer. */
const LEASE_MS = 60_000;
const RENEW_MS = 15_000;
const STOP_MS = 3_000;
const EVALUATE_AGAIN_MS = 300_000;

interface RefreshLoopOptions {
  database: Database;
  refresher: RepositoryRefresher;
  rules: LoadedRules;
  concurrency: number;
  logger: LoggerService;
}

/**
 * Takes repositories that are due, as many at a time as it may, and refreshes them. Any number of replicas do so on one
 * database.
 */
export class RefreshLoop {
  readonly #options: RefreshLoopOptions;
  readonly #metrics = refreshMetrics();
  readonly #active = new Map<LeasedRepository, Promise<void>>();
  readonly #stopped = new AbortController();
  #wakeUp = new AbortController();
  #generation = 0;
  #enteredAt = -Infinity;
  #inForce = false;
  #running: Promise<void> | undefined;
  #renewing: NodeJS.Timeout | undefined;

  constructor(options: RefreshLoopOptions) {
    this.#options = options;
  }

  start(): void {
    this.#running = this.#run();
    this.#renewing = setInterval(() => this.#renew(), RENEW_MS);
  }

  /** Something is due: look now. */
  wake(): void {
    this.#wakeUp.abort();
  }

  /** Ends the loop, and gives back what it had taken. */
  async stop(): Promise<void> {
    this.#stopped.abort();
    this.wake();
    clearInterval(this.#renewing);
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
    const { database, concurrency, logger } = this.#options;
    while (!this.#stopped.signal.aborted) {
      try {
        await this.#enter();
        const limit = this.#inForce ? concurrency - this.#active.size : 0;
        const leases =
          limit > 0
            ? await leaseRepositories(database, { limit, leaseMs: LEASE_MS })
            : [];
        leases.forEach(lease => this.#begin(lease));
        if (leases.length > 0) continue;
      } catch (error) {
        logger.warn(
          `Looking for due repositories failed: ${stringifyError(error)}`,
        );
      }
      await this.#sleep();
    }
  }

  async #sleep() {
    const { signal } = this.#wakeUp;
    await delay(spread(POLL_MS), undefined, { signal }).catch(() => {});
    if (signal.aborted) this.#wakeUp = new AbortController();
  }

  async #enter() {
    if (Date.now() - this.#enteredAt < RENEW_MS) return;
    const { database, rules, logger } = this.#options;
    const { generation, inForce } = await enterRules(database, {
      hash: rules.hash,
      engineVersion: rules.engineVersion,
      scorecards: rules.scorecards.map(({ name }) => name),
    });
    if (this.#inForce && !inForce) {
      logger.info('Another replica judges by newer rules: standing by');
    }
    this.#generation = generation;
    this.#inForce = inForce;
    this.#enteredAt = Date.now();
  }

  #begin(lease: LeasedRepository) {
    const work = this.#work(lease).finally(() => {
      this.#active.delete(lease);
      this.wake();
    });
    this.#active.set(lease, work);
  }

  async #work(lease: LeasedRepository) {
    const { database, refresher, logger } = this.#options;
    const done = this.#metrics.begin();
    try {
      const problem = await refresher.refresh(lease, this.#generation);
      done(problem ? 'failed' : 'done');
      if (problem) {
        const failures = lease.failures + 1;
        logger.warn(
          `Repository ${lease.url} not read (failure ${failures} in a row): ${problem}`,
        );
      }
      await releaseLease(database, lease, { done: true });
    } catch (error) {
      if (this.#stopped.signal.aborted || error instanceof LeaseLostError)
        return;
      done('failed');
      logger.error(`Judging ${lease.url} failed: ${stringifyError(error)}`);
      await releaseLease(database, lease, {
        done: true,
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

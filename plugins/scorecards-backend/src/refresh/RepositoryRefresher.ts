import type { Limits } from '../config';
import type { Database } from '../database/Database';
import { listWork, type Work, type WorkItem } from '../database/listWork';
import type { LeasedRepository } from '../database/operations/leaseRepositories';
import { makeDue } from '../database/operations/makeDue';
import { recordFailure } from '../database/operations/recordFailure';
import {
  recordUnchanged,
  type UnchangedRepository,
} from '../database/operations/recordUnchanged';
import { releaseLease } from '../database/operations/releaseLease';
import { LeaseLostError } from '../database/operations/withLease';
import { HostTroubleError, RateLimitedError } from '../source/hosts/hostErrors';
import { hostOf } from '../source/hostOf';
import type { ReadOutcome, RepositoryReader } from '../source/RepositoryReader';
import { UnreadableError } from '../source/UnreadableError';
import type { WorkerPool } from '../worker/WorkerPool';
import {
  NO_TELEMETRY,
  type LookOutcome,
  type RefreshTelemetry,
} from '../telemetry/RefreshTelemetry';
import { backOff, scatter, spread } from './delays';
import { dueIn, type DueFolder } from './dueReports';
import { hashOf } from './hashOf';
import type { HostLedger } from './HostLedger';
import { Judge, type RulesInForce } from './Judge';
import type { LoadedRules } from './RulesSource';
import { Together } from './Together';

/** A host that is well again is not kept waiting for longer. */
const LONGEST_TROUBLE_MS = 600_000;

interface RepositoryRefresherOptions {
  database: Database;
  reader: RepositoryReader;
  /** Is told what hosts ask for. */
  ledger?: HostLedger;
  workers: WorkerPool;
  limits: Limits;
  intervalMs: number;
  now?: () => Date;
  telemetry?: RefreshTelemetry;
}

/** What a look at a repository came to. */
export interface Looked {
  outcome: LookOutcome;
  /** Why it can't be read, where it can't. */
  problem?: string;
  /** It was given back with the last that was written of it. */
  isReleased?: boolean;
}

/** Brings the reports of one repository's components up to date: a read where one is due, then what follows from it. */
export class RepositoryRefresher {
  readonly #options: RepositoryRefresherOptions;
  readonly #judge: Judge;
  readonly #work: Together<number, Work>;
  readonly #unchanged: Together<UnchangedRepository, boolean>;

  constructor(options: RepositoryRefresherOptions) {
    this.#options = options;
    const { database } = options;
    this.#judge = new Judge(options);
    this.#work = new Together(ids => listWork(database, ids));
    this.#unchanged = new Together(all => recordUnchanged(database, all));
  }

  /** @throws Where an evaluation fails, which is no fault of the repository, or the lease is lost. */
  async refresh(
    lease: LeasedRepository,
    inForce: RulesInForce,
  ): Promise<Looked> {
    const { database, limits } = this.#options;
    const { rules } = inForce;
    // What changes of it from now on has the repository evaluated again.
    const work = await this.#work.ask(lease.id);
    const { items } = work;
    if (items.length === 0) return { outcome: 'judged' };
    const folders = [...new Set(items.map(({ folder }) => folder))].sort();
    const readKey = hashOf([rules.readVersion, folders, limits]);
    if (lease.readDue) {
      return this.#read(lease, inForce, { work, folders, readKey });
    }
    // What fails to be read waits for its turn, whatever else changes.
    const isOutdated = lease.readKey !== readKey && lease.failures === 0;
    if (isOutdated && (await makeDue(database, lease))) {
      // It is read at once, and judged by what is found then; by what is known where its host has no room for it.
      await releaseLease(database, lease, { done: false });
      return { outcome: 'judged', isReleased: true };
    }
    return this.#judgeKnown(lease, inForce, work, { outcome: 'judged' });
  }

  async #read(
    lease: LeasedRepository,
    inForce: RulesInForce,
    request: { work: Work; folders: string[]; readKey: string },
  ): Promise<Looked> {
    const { database, reader, ledger, intervalMs } = this.#options;
    const { telemetry = NO_TELEMETRY } = this.#options;
    const { work, folders, readKey } = request;
    const isKnown = lease.readKey === readKey;
    let outcome: ReadOutcome;
    try {
      outcome = await telemetry.stage('read', () =>
        reader.read(lease.url, {
          folders,
          declarations: inForce.rules.declarations,
          urgency: lease.isRequested ? 'soon' : 'later',
          ...(isKnown && { etag: lease.etag, revision: lease.revision }),
        }),
      );
      if (outcome.changed && outcome.facts.every(({ files }) => files === 0)) {
        throw new UnreadableError(
          'Nothing was found: the repository is empty, or has no files in the folders that its entities name.',
        );
      }
    } catch (error) {
      if (error instanceof RateLimitedError) {
        await ledger?.rateLimited(error);
        return this.#judgeKnown(lease, inForce, work, { outcome: 'postponed' });
      }
      const isTrouble = error instanceof HostTroubleError;
      if (!isTrouble && !(error instanceof UnreadableError)) throw error;
      if (isTrouble) await ledger?.troubled(error, lease.url);
      const longest = isTrouble ? LONGEST_TROUBLE_MS : Infinity;
      await recordFailure(database, lease, {
        reason: error.message,
        nextReadInMs: backOff(lease.failures, Math.min(intervalMs, longest)),
      });
      return this.#judgeKnown(lease, inForce, work, {
        outcome: 'unreadable',
        problem: error.message,
      });
    }
    ledger?.wasOfUse(hostOf(lease.url));
    return outcome.changed
      ? this.#changed(lease, inForce, outcome, request)
      : this.#asBefore(lease, inForce, outcome, work);
  }

  /** The facts are new ones. */
  async #changed(
    lease: LeasedRepository,
    inForce: RulesInForce,
    outcome: ReadOutcome & { changed: true },
    { work, readKey }: { work: Work; readKey: string },
  ): Promise<Looked> {
    const { factVersion } = inForce.rules;
    const folders = outcome.facts
      // The others have no report, and say why.
      .filter(({ files }) => files > 0)
      .map(({ folder, digest, data }) =>
        this.#dueIn(lease, inForce.rules, work.items, {
          repository_id: lease.id,
          version: factVersion,
          revision: outcome.revision ?? null,
          folder,
          digest,
          data,
        }),
      );
    const isFirst = lease.readKey === undefined;
    const { intervalMs } = this.#options;
    await this.#judge.judge(lease, inForce, folders, {
      nextReadInMs: isFirst ? scatter(intervalMs) : spread(intervalMs),
      content: { ...outcome, readKey, factVersion },
    });
    return { outcome: 'changed', isReleased: true };
  }

  /** Nothing in it is new, and most often nothing follows from that. */
  async #asBefore(
    lease: LeasedRepository,
    inForce: RulesInForce,
    { etag }: { etag?: string },
    work: Work,
  ): Promise<Looked> {
    const folders = this.#dueOfKnown(lease, inForce.rules, work);
    const nextReadInMs = spread(this.#options.intervalMs);
    const isSame =
      folders.length === 0 &&
      lease.failures === 0 &&
      (etag === undefined || etag === lease.etag);
    if (!isSame) {
      await this.#judge.judge(lease, inForce, folders, { nextReadInMs, etag });
    } else {
      const { id, fence } = lease;
      const isHeld = await this.#stage('write', () =>
        this.#unchanged.ask({ id, fence, nextReadInMs }),
      );
      if (!isHeld) throw new LeaseLostError();
    }
    return { outcome: 'unchanged', isReleased: true };
  }

  /** By the facts of an earlier read. */
  async #judgeKnown(
    lease: LeasedRepository,
    inForce: RulesInForce,
    work: Work,
    looked: Looked,
  ): Promise<Looked> {
    const folders = this.#dueOfKnown(lease, inForce.rules, work);
    await this.#judge.judge(lease, inForce, folders);
    return looked;
  }

  #dueOfKnown(lease: LeasedRepository, rules: LoadedRules, work: Work) {
    const items = work.items.filter(({ hasReadProblem }) => !hasReadProblem);
    return work.facts
      .filter(({ version }) => version === rules.factVersion)
      .map(facts => this.#dueIn(lease, rules, items, facts))
      .filter(({ due }) => due.length > 0);
  }

  #dueIn(
    { url }: LeasedRepository,
    rules: LoadedRules,
    items: readonly WorkItem[],
    facts: DueFolder['facts'],
  ) {
    const { now = () => new Date() } = this.#options;
    return dueIn(facts, items, { url, rules, now: now() });
  }

  #stage: RefreshTelemetry['stage'] = (stage, work) =>
    (this.#options.telemetry ?? NO_TELEMETRY).stage(stage, work);
}

import { createHash } from 'node:crypto';
import type { Scorecard } from '@opaq/engine';
import type { Limits } from '../config';
import type { Database } from '../database/Database';
import {
  listFacts,
  listWork,
  type KnownFacts,
  type Work,
  type WorkItem,
} from '../database/listWork';
import type { LeasedRepository } from '../database/operations/leaseRepositories';
import { makeDue } from '../database/operations/makeDue';
import { recordFailure } from '../database/operations/recordFailure';
import {
  recordLook,
  type RecordedLook,
} from '../database/operations/recordLook';
import type { RecordedRead } from '../database/operations/recordRead';
import {
  recordUnchanged,
  type UnchangedRepository,
} from '../database/operations/recordUnchanged';
import { LeaseLostError } from '../database/operations/withLease';
import type { NewReport } from '../database/operations/writeReports';
import type { Inputs } from '../database/standing';
import { HostTroubleError, RateLimitedError } from '../source/hosts/hostErrors';
import type { ReadOutcome, RepositoryReader } from '../source/RepositoryReader';
import { UnreadableError } from '../source/UnreadableError';
import type { WorkerPool } from '../worker/WorkerPool';
import {
  NO_TELEMETRY,
  type LookOutcome,
  type RefreshTelemetry,
} from '../telemetry/RefreshTelemetry';
import { hostOf } from '../telemetry/hostOf';
import { checksHash } from './checksHash';
import { backOff, scatter, spread } from './delays';
import type { HostLedger } from './HostLedger';
import type { LoadedRules } from './RulesSource';
import { Together } from './Together';

/** More are not held in memory until they are written. */
const REPORTS_AT_ONCE = 50;
/** A host that is well again is not kept waiting for longer. */
const LONGEST_TROUBLE_MS = 600_000;

const hashOf = (value: unknown) =>
  createHash('sha256').update(JSON.stringify(value)).digest('hex');

function inputsOf(
  { definitionHash, approvals }: WorkItem,
  { digest, revision }: KnownFacts,
  scorecard: Scorecard,
  checks: string,
): Inputs {
  return {
    definition: definitionHash,
    digest,
    revision: revision ?? '',
    scorecard: scorecard.hash,
    rules: checks,
    exemptions: hashOf(approvals),
  };
}

/** A component that is to be judged, with what its report follows from. */
interface DueItem extends Pick<NewReport, 'inputs' | 'inputHash'> {
  item: WorkItem;
  scorecard: Scorecard;
}

/** The components of a folder that are to be judged. */
interface DueFolder {
  facts: KnownFacts & { data?: Uint8Array };
  due: DueItem[];
}

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

/** The rules of one piece of work, from its beginning to its end. */
export interface RulesInForce {
  rules: LoadedRules;
  generation: number;
}

/** Brings the reports of one repository's components up to date: a read where one is due, then what follows from it. */
export class RepositoryRefresher {
  readonly #options: RepositoryRefresherOptions;
  readonly #work: Together<number, Work>;
  readonly #unchanged: Together<UnchangedRepository, boolean>;

  constructor(options: RepositoryRefresherOptions) {
    this.#options = options;
    const { database } = options;
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
    // Its host may have no room for it now.
    if (isOutdated) await makeDue(database, lease);
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
        this.#dueIn(
          lease,
          inForce.rules,
          {
            repository_id: lease.id,
            version: factVersion,
            revision: outcome.revision ?? null,
            folder,
            digest,
            data,
          },
          work.items,
        ),
      );
    const isFirst = lease.readKey === undefined;
    const { intervalMs } = this.#options;
    await this.#judge(lease, inForce, folders, {
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
      await this.#judge(lease, inForce, folders, { nextReadInMs, etag });
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
    await this.#judge(lease, inForce, folders);
    return looked;
  }

  #dueOfKnown(lease: LeasedRepository, rules: LoadedRules, work: Work) {
    return work.facts
      .filter(({ version }) => version === rules.factVersion)
      .map(facts =>
        this.#dueIn(
          lease,
          rules,
          facts,
          work.items.filter(({ hasReadProblem }) => !hasReadProblem),
        ),
      )
      .filter(({ due }) => due.length > 0);
  }

  #dueIn(
    lease: LeasedRepository,
    rules: LoadedRules,
    facts: DueFolder['facts'],
    items: readonly WorkItem[],
  ): DueFolder {
    const { now = () => new Date() } = this.#options;
    // Exemptions end with a day.
    const day = now().toISOString().slice(0, 10);
    const checks = checksHash(rules);
    const due = items
      .filter(({ folder }) => folder === facts.folder)
      .flatMap(item =>
        rules.scorecards
          .map(scorecard => {
            const inputs = inputsOf(item, facts, scorecard, checks);
            // The rules as a whole: a report has the checks that other scorecards bring.
            const inputHash = hashOf([inputs, lease.url, rules.hash, day]);
            return { item, scorecard, inputs, inputHash };
          })
          .filter(
            ({ scorecard, inputHash }) =>
              item.inputHashes.get(scorecard.name) !== inputHash,
          ),
      );
    return { facts, due };
  }

  /**
   * Judges what is due and writes it.
   *
   * @param read - Is written with it, and completes the work.
   */
  async #judge(
    lease: LeasedRepository,
    inForce: RulesInForce,
    folders: readonly DueFolder[],
    read?: RecordedRead,
  ) {
    const { generation } = inForce;
    const failures: unknown[] = [];
    let unwritten: RecordedLook = { read, reports: [], generation };
    const write = async (done?: RecordedLook['done']) => {
      const look = { ...unwritten, done };
      unwritten = { reports: [], generation };
      await this.#stage('write', () =>
        recordLook(this.#options.database, lease, look),
      );
    };
    for (const folder of folders) {
      if (folder.due.length === 0) continue;
      try {
        const reports = await this.#reportsOf(lease, inForce.rules, folder);
        unwritten.reports = [...unwritten.reports, ...reports];
      } catch (error) {
        if (error instanceof LeaseLostError) throw error;
        // The other components have their reports all the same.
        failures.push(error);
      }
      if (unwritten.reports.length >= REPORTS_AT_ONCE) await write();
    }
    const isDone = read !== undefined && failures.length === 0;
    if (isDone) await write({ wasRead: true });
    else if (unwritten.read || unwritten.reports.length > 0) await write();
    if (failures.length > 0) throw failures[0];
  }

  async #reportsOf(
    lease: LeasedRepository,
    rules: LoadedRules,
    { facts, due }: DueFolder,
  ): Promise<NewReport[]> {
    const { database, workers, now = () => new Date() } = this.#options;
    const stored = facts.data
      ? facts
      : (await listFacts(database, lease.id, rules.factVersion)).find(
          ({ folder, digest }) =>
            folder === facts.folder && digest === facts.digest,
        );
    // Whoever has the repository by now replaced them.
    if (!stored?.data) throw new LeaseLostError();
    const { data } = stored;
    const reports = await this.#stage('evaluate', () =>
      workers.run(
        'evaluate',
        {
          declarations: rules.declarations,
          facts: data,
          source: {
            url: lease.url,
            ...(facts.revision !== null && { revision: facts.revision }),
            path: facts.folder,
          },
          items: due.map(({ item, scorecard }) => ({
            subject: item.subject,
            approvals: item.approvals,
            scorecard,
          })),
          exemptionPolicy: rules.exemptionPolicy,
          now: now(),
        },
        'soon',
      ),
    );
    return reports.map((report, index) => {
      const { inputs, inputHash } = due[index];
      return { report, inputs, inputHash };
    });
  }

  #stage: RefreshTelemetry['stage'] = (stage, work) =>
    (this.#options.telemetry ?? NO_TELEMETRY).stage(stage, work);
}

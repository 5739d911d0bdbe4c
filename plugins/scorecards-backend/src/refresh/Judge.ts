import type { Database } from '../database/Database';
import { isPostgres } from '../database/dialect';
import { listFacts } from '../database/listWork';
import type { LeasedRepository } from '../database/operations/leaseRepositories';
import {
  recordLook,
  type RecordedLook,
} from '../database/operations/recordLook';
import type { RecordedRead } from '../database/operations/recordRead';
import { LeaseLostError } from '../database/operations/withLease';
import type { NewReport } from '../database/operations/writeReports';
import {
  NO_TELEMETRY,
  type RefreshTelemetry,
} from '../telemetry/RefreshTelemetry';
import type { WorkerPool } from '../worker/WorkerPool';
import { WorkQueue, type Urgency } from '../worker/WorkQueue';
import type { DueFolder } from './dueReports';
import type { LoadedRules } from './RulesSource';

/** More are not held in memory until they are written. */
const REPORTS_AT_ONCE = 50;
/**
 * Of what a replica writes at a time, with a transaction each. The other connections of the pool are for those who wait for
 * a page; SQLite has one for everybody, and a page never waits behind more than one transaction.
 */
const WRITES_AT_ONCE = { postgres: 2, sqlite: 1 };

/** The rules of one piece of work, from its beginning to its end. */
export interface RulesInForce {
  rules: LoadedRules;
  generation: number;
}

interface JudgeOptions {
  database: Database;
  workers: WorkerPool;
  now?: () => Date;
  telemetry?: RefreshTelemetry;
}

/** Has components judged, and writes what comes out. */
export class Judge {
  readonly #options: JudgeOptions;
  readonly #writes: WorkQueue;

  constructor(options: JudgeOptions) {
    this.#options = options;
    const kind = isPostgres(options.database) ? 'postgres' : 'sqlite';
    this.#writes = new WorkQueue(WRITES_AT_ONCE[kind]);
  }

  /**
   * Judges what is due and writes it.
   *
   * @param read - Is written with it, and completes the work.
   */
  async judge(
    lease: LeasedRepository,
    inForce: RulesInForce,
    folders: readonly DueFolder[],
    read?: RecordedRead,
  ): Promise<void> {
    const { generation } = inForce;
    const failures: unknown[] = [];
    let unwritten: RecordedLook = { read, reports: [], generation };
    const write = async (done?: RecordedLook['done']) => {
      const look = { ...unwritten, done };
      unwritten = { reports: [], generation };
      await this.#writes.run(lease.isRequested ? 'soon' : 'later', () =>
        this.#stage('write', () =>
          recordLook(this.#options.database, lease, look),
        ),
      );
    };
    for (const folder of folders) {
      if (folder.due.length === 0) continue;
      try {
        const reports = await this.#reportsOf(lease, inForce.rules, folder, {
          // What was read is not kept in memory for longer than it must be.
          urgency: read || lease.isRequested ? 'soon' : 'later',
        });
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
    { urgency }: { urgency: Urgency },
  ): Promise<NewReport[]> {
    const { database, workers, now = () => new Date() } = this.#options;
    const { folder, digest } = facts;
    const stored = facts.data
      ? facts
      : (await listFacts(database, lease.id, rules.factVersion, folder)).find(
          row => row.digest === digest,
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
            path: folder,
          },
          items: due.map(({ item, scorecard }) => ({
            subject: item.subject,
            approvals: item.approvals,
            scorecard,
          })),
          exemptionPolicy: rules.exemptionPolicy,
          now: now(),
        },
        urgency,
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

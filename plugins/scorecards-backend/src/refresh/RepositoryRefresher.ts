import { createHash } from 'node:crypto';
import type { Scorecard } from '@opaq/engine';
import type { Limits } from '../config';
import type { Database } from '../database/Database';
import { listFacts, listWork, type WorkItem } from '../database/listWork';
import type { LeasedRepository } from '../database/operations/leaseRepositories';
import { makeDue } from '../database/operations/makeDue';
import { recordFailure } from '../database/operations/recordFailure';
import { recordRead } from '../database/operations/recordRead';
import { LeaseLostError } from '../database/operations/withLease';
import { writeReports } from '../database/operations/writeReports';
import type { FactsRow } from '../database/rows';
import type { Inputs } from '../database/standing';
import { HostTroubleError, RateLimitedError } from '../source/hosts/hostErrors';
import type { RepositoryReader } from '../source/RepositoryReader';
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

/** A host that is well again is not kept waiting for longer. */
const LONGEST_TROUBLE_MS = 600_000;

const hashOf = (value: unknown) =>
  createHash('sha256').update(JSON.stringify(value)).digest('hex');

function inputsOf(
  { definitionHash, approvals }: WorkItem,
  { digest, revision }: FactsRow,
  scorecard: Scorecard,
  rules: LoadedRules,
): Inputs {
  return {
    definition: definitionHash,
    digest,
    revision: revision ?? '',
    scorecard: scorecard.hash,
    rules: checksHash(rules),
    exemptions: hashOf(approvals),
  };
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
}

/** The rules of one piece of work, from its beginning to its end. */
export interface RulesInForce {
  rules: LoadedRules;
  generation: number;
}

/** Brings the reports of one repository's components up to date: a read where one is due, then what follows from it. */
export class RepositoryRefresher {
  readonly #options: RepositoryRefresherOptions;

  constructor(options: RepositoryRefresherOptions) {
    this.#options = options;
  }

  /** @throws Where an evaluation fails, which is no fault of the repository, or the lease is lost. */
  async refresh(
    lease: LeasedRepository,
    inForce: RulesInForce,
  ): Promise<Looked> {
    const { database, limits } = this.#options;
    const { rules } = inForce;
    const items = await listWork(database, lease.id);
    if (items.length === 0) return { outcome: 'judged' };
    const folders = [...new Set(items.map(({ folder }) => folder))].sort();
    const readKey = hashOf([rules.readVersion, folders, limits]);
    // What fails to be read waits for its turn, whatever else changes.
    const isOutdated = lease.readKey !== readKey && lease.failures === 0;
    let looked: Looked = { outcome: 'judged' };
    if (lease.readDue) {
      looked = await this.#read(lease, rules, folders, readKey);
    } else if (isOutdated) {
      // Its host may have no room for it now.
      await makeDue(database, lease);
    }
    await this.#evaluate(lease, inForce);
    return looked;
  }

  async #read(
    lease: LeasedRepository,
    rules: LoadedRules,
    folders: string[],
    readKey: string,
  ): Promise<Looked> {
    const { database, reader, ledger, intervalMs } = this.#options;
    const { telemetry = NO_TELEMETRY } = this.#options;
    const isFirst = lease.readKey === undefined;
    const isKnown = lease.readKey === readKey;
    try {
      const outcome = await telemetry.stage('read', () =>
        reader.read(lease.url, {
          folders,
          declarations: rules.declarations,
          ...(isKnown && { etag: lease.etag, revision: lease.revision }),
        }),
      );
      if (outcome.changed && outcome.facts.every(({ files }) => files === 0)) {
        throw new UnreadableError(
          'Nothing was found: the repository is empty, or has no files in the folders that its entities name.',
        );
      }
      await telemetry.stage('write', () =>
        recordRead(database, lease, {
          nextReadInMs: isFirst ? scatter(intervalMs) : spread(intervalMs),
          ...(outcome.changed
            ? {
                content: {
                  ...outcome,
                  readKey,
                  factVersion: rules.factVersion,
                },
              }
            : { etag: outcome.etag }),
        }),
      );
      ledger?.wasOfUse(hostOf(lease.url));
      return { outcome: outcome.changed ? 'changed' : 'unchanged' };
    } catch (error) {
      if (error instanceof RateLimitedError) {
        await ledger?.rateLimited(error);
        return { outcome: 'postponed' };
      }
      const isTrouble = error instanceof HostTroubleError;
      if (!isTrouble && !(error instanceof UnreadableError)) throw error;
      if (isTrouble) await ledger?.troubled(error, lease.url);
      const longest = isTrouble ? LONGEST_TROUBLE_MS : Infinity;
      await recordFailure(database, lease, {
        reason: error.message,
        nextReadInMs: backOff(lease.failures, Math.min(intervalMs, longest)),
      });
      return { outcome: 'unreadable', problem: error.message };
    }
  }

  async #evaluate(lease: LeasedRepository, inForce: RulesInForce) {
    const { database } = this.#options;
    const { rules } = inForce;
    const facts = await listFacts(database, lease.id, rules.factVersion);
    const items = await listWork(database, lease.id);
    const failures: unknown[] = [];
    for (const folderFacts of facts) {
      const inFolder = items.filter(
        ({ folder, hasReadProblem }) =>
          folder === folderFacts.folder && !hasReadProblem,
      );
      try {
        await this.#evaluateFolder(lease, inForce, folderFacts, inFolder);
      } catch (error) {
        if (error instanceof LeaseLostError) throw error;
        // The other components have their reports all the same.
        failures.push(error);
      }
    }
    if (failures.length > 0) throw failures[0];
  }

  async #evaluateFolder(
    lease: LeasedRepository,
    { rules, generation }: RulesInForce,
    facts: FactsRow,
    items: readonly WorkItem[],
  ) {
    const { database, workers, now = () => new Date() } = this.#options;
    const { telemetry = NO_TELEMETRY } = this.#options;
    const today = now();
    // Exemptions end with a day.
    const day = today.toISOString().slice(0, 10);
    const due = items.flatMap(item =>
      rules.scorecards
        .map(scorecard => {
          const inputs = inputsOf(item, facts, scorecard, rules);
          // The rules as a whole: a report has the checks that other scorecards bring.
          const inputHash = hashOf([inputs, lease.url, rules.hash, day]);
          return { item, scorecard, inputs, inputHash };
        })
        .filter(
          ({ scorecard, inputHash }) =>
            item.inputHashes.get(scorecard.name) !== inputHash,
        ),
    );
    if (due.length === 0) return;
    const reports = await telemetry.stage('evaluate', () =>
      workers.run('evaluate', {
        declarations: rules.declarations,
        facts: facts.data,
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
        now: today,
      }),
    );
    await telemetry.stage('write', () =>
      writeReports(
        database,
        lease,
        reports.map((report, index) => ({
          report,
          inputs: due[index].inputs,
          inputHash: due[index].inputHash,
        })),
        generation,
      ),
    );
  }
}

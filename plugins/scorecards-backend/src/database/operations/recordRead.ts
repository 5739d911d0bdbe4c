import type { Knex } from 'knex';
import type { FolderFacts } from '../../worker/tasks';
import { databaseNow } from '../dialect';
import type { FactsRow, RepositoryRow, SubjectRow } from '../rows';
import type { Lease } from './leaseRepositories';
import { withLease } from './withLease';

/** What a read with success leaves. */
export interface RecordedRead {
  nextReadInMs: number;
  /** Absent where the repository was unchanged. */
  content?: {
    etag?: string;
    revision?: string;
    readKey: string;
    factVersion: string;
    facts: FolderFacts[];
  };
}

function readProblem({ folder }: FolderFacts): string {
  return folder === ''
    ? 'The repository holds no files that belong to this component.'
    : `The repository has no files in the folder '${folder}': the entity's source location is wrong, or its files were moved.`;
}

/** Notes that a repository was read, and replaces its facts where it had changed. */
export async function recordRead(
  knex: Knex,
  lease: Lease,
  { nextReadInMs, content }: RecordedRead,
): Promise<void> {
  const now = databaseNow(knex);
  await withLease(knex, lease, async trx => {
    await trx<RepositoryRow>('repositories')
      .where('id', lease.id)
      .update({
        read_at: now,
        next_read_at: trx.raw('? + ?', [now, nextReadInMs]),
        failures: 0,
        last_error: null,
        ...(content && {
          etag: content.etag ?? null,
          revision: content.revision ?? null,
          read_key: content.readKey,
        }),
      });
    if (!content) return;

    await trx<FactsRow>('facts').where('repository_id', lease.id).delete();
    for (const facts of content.facts) {
      await trx<SubjectRow>('subjects')
        .where({ repository_id: lease.id, folder: facts.folder })
        .update({ read_problem: facts.files > 0 ? null : readProblem(facts) });
      await trx<FactsRow>('facts').insert({
        repository_id: lease.id,
        folder: facts.folder,
        version: content.factVersion,
        revision: content.revision ?? null,
        digest: facts.digest,
        data: Buffer.from(facts.data),
      });
    }
  });
}

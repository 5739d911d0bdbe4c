import type { Knex } from 'knex';
import type { FolderFacts } from '../../worker/tasks';
import { databaseNow } from '../dialect';
import type { FactsRow, RepositoryRow, SubjectRow } from '../rows';
import type { Lease } from './leaseRepositories';
import { stampSubjects } from './stampSubjects';
import { withLease } from './withLease';

/** What a read with success leaves. */
export interface RecordedRead {
  nextReadInMs: number;
  /** Where the host has another one for an unchanged repository. */
  etag?: string;
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

async function replaceFacts(
  trx: Knex.Transaction,
  { id }: Lease,
  content: NonNullable<RecordedRead['content']>,
) {
  await trx<FactsRow>('facts').where('repository_id', id).delete();
  const subjects = await trx<SubjectRow>('subjects')
    .where('repository_id', id)
    .select('folder', 'read_problem');
  for (const facts of content.facts) {
    const { folder } = facts;
    const problem = facts.files > 0 ? null : readProblem(facts);
    const isNews = subjects.some(
      row => row.folder === folder && row.read_problem !== problem,
    );
    if (isNews) {
      const inFolder = { repository_id: id, folder };
      await trx<SubjectRow>('subjects')
        .where(inFolder)
        .update({ read_problem: problem });
      await stampSubjects(trx, inFolder);
    }
    await trx<FactsRow>('facts').insert({
      repository_id: id,
      folder,
      version: content.factVersion,
      revision: content.revision ?? null,
      digest: facts.digest,
      data: Buffer.from(facts.data),
    });
  }
}

/** Notes that a repository was read, and replaces its facts where it had changed. */
export async function recordRead(
  knex: Knex,
  lease: Lease,
  { nextReadInMs, etag, content }: RecordedRead,
): Promise<void> {
  const now = databaseNow(knex);
  await withLease(knex, lease, async (trx, repository) => {
    await trx<RepositoryRow>('repositories')
      .where('id', lease.id)
      .update({
        read_at: now,
        next_read_at: trx.raw('? + ?', [now, nextReadInMs]),
        failures: 0,
        failing_since: null,
        last_error: null,
        ...(etag !== undefined && { etag }),
        ...(content && {
          etag: content.etag ?? null,
          revision: content.revision ?? null,
          read_key: content.readKey,
        }),
      });
    if (content) await replaceFacts(trx, lease, content);
    if (repository.failures > 0 || repository.read_at === null) {
      await stampSubjects(trx, { repository_id: lease.id });
    }
  });
}

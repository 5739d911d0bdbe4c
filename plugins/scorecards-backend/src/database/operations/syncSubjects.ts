import type { Knex } from 'knex';
import { batches } from '../batches';
import { databaseNow } from '../dialect';
import type { RepositoryRow, SubjectRow } from '../rows';
import { closeHistory } from './closeHistory';
import { countUp } from './countUp';
import { addHosts } from './recordHost';

/** An entity as the catalog has it now. */
export interface NewSubject {
  row: Omit<SubjectRow, 'repository_id' | 'read_problem' | 'version'>;
  /** Of its repository; absent where it has no source. */
  url?: string;
}

const BATCH = 200;

/** Rows for repositories that have none, and for their hosts. */
async function addRepositories(
  trx: Knex.Transaction,
  urls: ReadonlySet<string>,
): Promise<Map<string, number>> {
  const rows = async () =>
    new Map(
      (
        await trx<RepositoryRow>('repositories').select('id', 'url', 'host')
      ).map(row => [row.url, row]),
    );
  const ids = (known: Awaited<ReturnType<typeof rows>>) =>
    new Map([...known].map(([url, { id }]) => [url, id]));
  const known = await rows();
  const added = [...urls].filter(url => !known.has(url));
  const named = (url: string) => ({ url, host: new URL(url).host || null });
  // What an older version of the backend added has none.
  const nameless = [...known.values()].filter(
    ({ url, host }) => host !== named(url).host,
  );
  if (added.length + nameless.length === 0) return ids(known);
  const hosts = [...added, ...nameless.map(({ url }) => url)].flatMap(
    url => named(url).host ?? [],
  );
  await addHosts(trx, [...new Set(hosts)]);
  for (const chunk of batches(added, BATCH)) {
    await trx<RepositoryRow>('repositories').insert(chunk.map(named));
  }
  for (const host of new Set(hosts)) {
    const unnamed = nameless.filter(({ url }) => named(url).host === host);
    for (const chunk of batches(unnamed, BATCH)) {
      const chunkIds = chunk.map(({ id }) => id);
      await trx<RepositoryRow>('repositories')
        .whereIn('id', chunkIds)
        .update({ host });
    }
  }
  return ids(await rows());
}

/**
 * Makes the subjects those that the catalog has. Only what differs is written; repositories of changed subjects are due
 * for evaluation, new repositories for a read. Entities that the catalog does not have any more go, with their reports,
 * and repositories without entities; what they had stays as history.
 *
 * @returns Whether anything was changed.
 */
export async function syncSubjects(
  knex: Knex,
  subjects: readonly NewSubject[],
): Promise<boolean> {
  return knex.transaction(async trx => {
    const urls = new Set(subjects.flatMap(({ url }) => url ?? []));
    const repositories = await addRepositories(trx, urls);
    const wanted = new Map(
      subjects.map(({ row, url }) => [
        row.entity_ref,
        {
          ...row,
          repository_id:
            url === undefined ? null : repositories.get(url) ?? null,
        },
      ]),
    );
    const known = new Map(
      (
        await trx<SubjectRow>('subjects').select(
          'entity_ref',
          'repository_id',
          'folder',
          'definition_hash',
          'source_problem',
          'domain',
          'tags',
        )
      ).map(row => [row.entity_ref, row]),
    );

    const isSame = (row: Omit<SubjectRow, 'read_problem' | 'version'>) => {
      const old = known.get(row.entity_ref);
      return (
        old?.repository_id === row.repository_id &&
        old?.folder === row.folder &&
        old?.definition_hash === row.definition_hash &&
        old?.source_problem === row.source_problem &&
        old?.domain === row.domain &&
        old?.tags === row.tags
      );
    };
    const changed = [...wanted.values()].filter(row => !isSame(row));
    const removed = [...known.values()].filter(
      row => !wanted.has(row.entity_ref),
    );
    const touched = new Set(
      [...changed, ...removed, ...changed.map(row => known.get(row.entity_ref))]
        .map(row => row?.repository_id)
        .filter(id => typeof id === 'number'),
    );

    // First, and with it locked: nobody leases them, and so works on what they were, until all is written.
    for (const ids of batches(
      [...touched].sort((a, b) => a - b),
      BATCH,
    )) {
      await trx<RepositoryRow>('repositories')
        .whereIn('id', ids)
        .update({ evaluate_at: databaseNow(knex) });
    }
    const isMoved = (row: (typeof changed)[number]) => {
      const old = known.get(row.entity_ref);
      return (
        old?.repository_id !== row.repository_id || old.folder !== row.folder
      );
    };
    if (changed.length + removed.length > 0) {
      const moved = changed.filter(isMoved);
      const stamp = await countUp(trx, {
        catalog: moved.length + removed.length > 0,
      });
      const { version } = stamp;
      const stayed = changed.filter(row => !isMoved(row));
      for (const rows of [
        ...batches(
          stayed.map(row => ({ ...row, version })),
          BATCH,
        ),
        ...batches(
          moved.map(row => ({ ...row, version, read_problem: null })),
          BATCH,
        ),
      ]) {
        await trx<SubjectRow>('subjects')
          .insert(rows)
          .onConflict('entity_ref')
          .merge();
      }
      for (const rows of batches(removed, BATCH)) {
        const refs = rows.map(row => row.entity_ref);
        await closeHistory(trx, stamp, query =>
          query.whereIn('entity_ref', refs),
        );
        await trx<SubjectRow>('subjects').whereIn('entity_ref', refs).delete();
      }
    }
    await trx<RepositoryRow>('repositories')
      .whereNotIn(
        'id',
        trx<SubjectRow>('subjects')
          .whereNotNull('repository_id')
          .select('repository_id'),
      )
      .delete();
    return changed.length + removed.length > 0;
  });
}

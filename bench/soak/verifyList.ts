import { setTimeout as delay } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type {
  EntitiesResponse,
  EntityRow,
} from '@opaq/plugin-scorecards-common';
import type { Knex } from 'knex';
import { Findings } from './claims';
import { firstDifference } from './firstDifference';
import type { Replica } from './Replica';
import { readStored, type Stored } from './Stored';

const SOUND_WITHIN_MS = 10_000;

/** All components, as a replica lists them, which keeps them in memory. */
async function listOf(replica: Replica): Promise<EntityRow[]> {
  const items: EntityRow[] = [];
  let cursor: string | undefined;
  do {
    const query = new URLSearchParams({
      limit: '200',
      ...(cursor && { cursor }),
    });
    const answer = await replica.ask(`/entities?${query}`);
    if (!answer.ok) throw new Error(`the list is answered ${answer.status}`);
    const page = (await answer.json()) as EntitiesResponse;
    items.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor);
  return items;
}

/** @returns A replica's list when it is as it is stored, or what it is after some time. */
export async function listOnceSound(
  replica: Replica,
  knex: Knex,
): Promise<EntityRow[]> {
  const end = Date.now() + SOUND_WITHIN_MS;
  for (;;) {
    const list = await listOf(replica);
    const findings = new Findings();
    verifyList(list, await readStored(knex), findings);
    if (findings.failed().length === 0 || Date.now() > end) return list;
    await delay(500);
  }
}

/** Asserts that a replica's list is what is stored. */
export function verifyList(
  list: readonly EntityRow[],
  { subjects, reports }: Stored,
  findings: Findings,
): void {
  const rows = new Map(list.map(row => [row.entityRef, row]));
  const byRef = new Map(reports.map(row => [row.entity_ref, row]));
  for (const { entity_ref: ref, title, owner, failures } of subjects) {
    const row = rows.get(ref);
    const report = byRef.get(ref);
    const isScored = report !== undefined;
    const expected = {
      title,
      owner: owner ?? undefined,
      level: report?.level ?? null,
      possibleLevel: report?.possible_level ?? null,
      score: report?.score ?? null,
      coverage: report?.coverage ?? null,
      isScored,
      isStale: isScored && failures > 0,
    };
    const found = row && {
      title: row.title,
      owner: row.owner,
      level: row.level,
      possibleLevel: row.possibleLevel,
      score: row.score,
      coverage: row.coverage,
      isScored: row.status.state === 'scored',
      isStale: row.status.stale,
    };
    findings.assert(
      'lists',
      isDeepStrictEqual(found, expected),
      () => `${ref}${firstDifference(found, expected)}`,
    );
  }
  findings.assert(
    'lists',
    list.length === subjects.length,
    () => `${list.length} in place of ${subjects.length}`,
  );
}

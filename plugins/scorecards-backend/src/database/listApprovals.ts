import type { Approval } from '@opaq/engine';
import type { Knex } from 'knex';
import { isoTime } from './isoTime';
import type { ApprovalRow } from './rows';

/** The approved exemptions of some entities, by entity; nothing of those that have none. */
export async function listApprovals(
  knex: Knex,
  entityRefs: readonly string[],
): Promise<Map<string, Approval[]>> {
  const rows = await knex<ApprovalRow>('approvals')
    .whereIn('entity_ref', [...entityRefs])
    .orderBy(['entity_ref', 'check_id']);
  const approvals = new Map<string, Approval[]>();
  for (const row of rows) {
    const ofEntity = approvals.get(row.entity_ref) ?? [];
    approvals.set(row.entity_ref, ofEntity);
    ofEntity.push({
      check: row.check_id,
      reason: row.reason,
      expires: row.expires,
      by: row.approved_by,
      at: isoTime(row.approved_at),
    });
  }
  return approvals;
}

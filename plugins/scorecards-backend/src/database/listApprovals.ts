import type { Knex } from 'knex';
import type { ApprovalRow } from './rows';

/** An exemption that somebody with the permission agreed to: exactly this. */
export interface Approval {
  check: string;
  reason: string;
  /** ISO 8601 date */
  expires: string;
  /** Full entity reference. */
  by: string;
  /** ISO 8601 */
  at: string;
}

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
      at: new Date(Number(row.approved_at)).toISOString(),
    });
  }
  return approvals;
}

import type { Knex } from 'knex';
import { databaseNow } from '../dialect';
import type { ApprovalRow } from '../rows';
import { requestEvaluation } from './requestEvaluation';

/** What somebody with the permission agreed to: exactly this. */
export interface NewApproval {
  entityRef: string;
  checkId: string;
  reason: string;
  /** ISO 8601 date */
  expires: string;
  /** Full entity reference of who approves. */
  by: string;
}

/** Approves an exemption, in the place of an earlier approval of the same check, and has the entity judged anew. */
export async function approve(
  knex: Knex,
  { entityRef, checkId, reason, expires, by }: NewApproval,
): Promise<void> {
  await knex.transaction(async trx => {
    await trx<ApprovalRow>('approvals')
      .insert({
        entity_ref: entityRef,
        check_id: checkId,
        reason,
        expires,
        approved_by: by,
        approved_at: databaseNow(trx) as unknown as number,
      })
      .onConflict(['entity_ref', 'check_id'])
      .merge();
    await requestEvaluation(trx, entityRef);
  });
}

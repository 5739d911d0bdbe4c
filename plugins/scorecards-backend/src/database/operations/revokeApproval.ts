import type { Knex } from 'knex';
import type { ApprovalRow } from '../rows';
import { requestEvaluation } from './requestEvaluation';

/**
 * Takes an approval back, and has the entity judged anew.
 *
 * @returns Whether there was one.
 */
export async function revokeApproval(
  knex: Knex,
  entityRef: string,
  checkId: string,
): Promise<boolean> {
  return knex.transaction(async trx => {
    const count = await trx<ApprovalRow>('approvals')
      .where({ entity_ref: entityRef, check_id: checkId })
      .delete();
    if (count > 0) await requestEvaluation(trx, entityRef);
    return count > 0;
  });
}

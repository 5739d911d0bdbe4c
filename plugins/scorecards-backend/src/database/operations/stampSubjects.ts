import type { Knex } from 'knex';
import type { SubjectRow } from '../rows';
import { countUp } from './countUp';

/** Says of subjects that what is known of their repository is another now. */
export async function stampSubjects(
  trx: Knex.Transaction,
  which: Partial<Pick<SubjectRow, 'repository_id' | 'folder'>>,
): Promise<void> {
  const { version } = await countUp(trx);
  await trx<SubjectRow>('subjects').where(which).update({ version });
}

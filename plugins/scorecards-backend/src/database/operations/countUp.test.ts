import { testDatabases } from '../../__testUtils__/databases';
import { countUp } from './countUp';

const databases = testDatabases();

describe.each(databases.ids)('the count of changes on %s', id => {
  it('goes up by one, in the order in which changes are committed', async () => {
    const knex = await databases.init(id);
    const { version } = await knex.transaction(trx => countUp(trx));
    const [next, after] = await Promise.all([
      knex.transaction(trx => countUp(trx)),
      knex.transaction(trx => countUp(trx)),
    ]);
    expect([next.version, after.version].sort()).toEqual([
      version + 1,
      version + 2,
    ]);
  });
});

describe('a replica that stands still while all others wait for it, on POSTGRES_15', () => {
  it('is given up after half a minute, and what comes after it has no such limit', async () => {
    const knex = await databases.init('POSTGRES_15');
    const limitOf = async (connection: typeof knex) => {
      const { rows } = await connection.raw(
        `select current_setting('idle_in_transaction_session_timeout') as "limit"`,
      );
      return rows[0].limit;
    };
    await knex.transaction(async trx => {
      expect(await limitOf(trx)).toBe('0');
      await countUp(trx);
      expect(await limitOf(trx)).toBe('30s');
    });
    expect(await limitOf(knex)).toBe('0');
  });
});

import { mockServices } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { testDatabases } from '../__testUtils__/databases';
import { addHosts } from '../database/operations/recordHost';
import { hostOf } from '../source/hostOf';
import { HostLedger } from './HostLedger';

const databases = testDatabases();

describe.each(databases.ids)('what is noted of hosts on %s', id => {
  let knex: Knex;
  let ledger: HostLedger;
  beforeEach(async () => {
    knex = await databases.init(id);
    await addHosts(knex, ['github.com']);
    ledger = new HostLedger({
      database: knex,
      logger: mockServices.logger.mock(),
    });
  });

  const statementsOf = async (url: string) => {
    const statements: string[] = [];
    const note = ({ sql }: { sql: string }) => statements.push(sql);
    knex.on('query', note);
    ledger.wasOfUse(hostOf(url));
    await ledger.flush();
    knex.removeListener('query', note);
    return statements;
  };

  it('is that one was of use', async () => {
    expect(await statementsOf('https://github.com/acme/churn')).toHaveLength(1);
    expect(await knex('hosts').first()).toMatchObject({
      host: 'github.com',
      answered_at: expect.anything(),
    });
  });

  it('is nothing where a folder of this machine was read', async () => {
    expect(await statementsOf('file:///repositories/churn')).toEqual([]);
  });
});

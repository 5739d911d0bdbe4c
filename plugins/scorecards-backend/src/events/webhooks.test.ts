import { createHmac } from 'node:crypto';
import { dirname, join } from 'node:path';
import type { BackendFeature } from '@backstage/backend-plugin-api';
import {
  createMockDirectory,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import eventsPlugin from '@backstage/plugin-events-backend';
import { eventsServiceFactory } from '@backstage/plugin-events-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import request from 'supertest';
import scorecardsPlugin from '..';
import { SourceHost } from '../__testUtils__/sourceHost';
import {
  componentOf,
  SMALL_SCORECARD,
  until,
} from '../__testUtils__/startPlugin';

const SECRET = 'between the host and us';
const BRONZE = { 'app.py': '', 'renovate.json': '{}' };

/** The parts of a module of the events plugin, which loads them by `import()`: Jest has none. */
const partsOf = (type: 'github' | 'gitlab'): BackendFeature[] => {
  const name = `@backstage/plugin-events-backend-module-${type}`;
  const folder = dirname(require.resolve(name));
  const Type = type === 'github' ? 'Github' : 'Gitlab';
  return ['EventRouter', 'Webhook'].map(
    part =>
      jest.requireActual<{ default: BackendFeature }>(
        join(folder, 'service', `eventsModule${Type}${part}.cjs.js`),
      ).default,
  );
};

const push = (host: SourceHost, ref = 'refs/heads/main') => {
  const url = `${host.url}/Acme/Churn`;
  return host.type === 'github'
    ? { ref, repository: { html_url: url, default_branch: 'main' } }
    : {
        object_kind: 'push',
        ref,
        after: 'c0ffee',
        project: { web_url: url, default_branch: 'main' },
      };
};

/** As the host signs what it sends. */
const signed = (
  { type }: SourceHost,
  body: string,
  secret: string,
): Record<string, string> =>
  type === 'github'
    ? {
        'x-github-event': 'push',
        'x-hub-signature-256': `sha256=${createHmac('sha256', secret)
          .update(body)
          .digest('hex')}`,
      }
    : { 'x-gitlab-token': secret };

describe.each(['github', 'gitlab'] as const)('a webhook of %s', type => {
  const folder = createMockDirectory();
  let host: SourceHost;
  let backend: Awaited<ReturnType<typeof startTestBackend>>;

  const post = (body: string, headers: Record<string, string>, to = type) =>
    request(backend.server)
      .post(`/api/events/http/${to}`)
      .set('content-type', 'application/json')
      .set(headers)
      .send(body);
  const statusOf = async () =>
    (
      await request(backend.server).get(
        '/api/scorecards/entities/component/default/churn',
      )
    ).body;
  const settled = () =>
    until(
      statusOf,
      ({ status }) => status?.state === 'scored' && !status.refreshing,
    );
  const asked = () => host.asked('commit', 'acme/churn');

  beforeAll(async () => {
    host = await SourceHost.start({ type });
    host.repositories.add('acme/churn', { 'app.py': '' });
    folder.setContent({ 'small.yaml': SMALL_SCORECARD });
    backend = await startTestBackend({
      features: [
        scorecardsPlugin,
        eventsPlugin,
        // One for all plugins, as a real backend has it.
        eventsServiceFactory,
        ...partsOf('github'),
        ...partsOf('gitlab'),
        catalogServiceMock.factory({
          entities: [
            componentOf('churn', host.sourceOf('acme/churn')),
            componentOf('old', host.sourceOf('acme/churn', '', 'old')),
          ],
        }),
        mockServices.rootConfig.factory({
          data: {
            integrations: host.integrations,
            events: {
              useEventBus: 'never',
              modules: { [type]: { webhookSecret: SECRET } },
            },
            scorecards: { files: [folder.resolve('small.yaml')] },
          },
        }),
      ],
    });
    await settled();
  });
  afterAll(async () => {
    await backend.stop();
    await host.stop();
  });

  it('has the repository read when it is signed', async () => {
    const sha = host.repositories.push('acme/churn', BRONZE);
    const body = JSON.stringify(push(host));
    const before = asked();
    await post(body, signed(host, body, SECRET)).expect(202);
    const { report } = await until(
      statusOf,
      answer => answer.report?.source.revision === sha,
    );
    expect(report.level).toBe('bronze');
    // What is read at another ref did not change.
    expect(asked() - before).toBe(1);
  });

  it('is refused where its signature is missing or wrong', async () => {
    const before = asked();
    host.repositories.push('acme/churn', BRONZE);
    const body = JSON.stringify(push(host));
    const { 'x-github-event': event } = signed(host, body, SECRET);
    await post(body, event ? { 'x-github-event': event } : {}).expect(403);
    await post(body, signed(host, body, 'a guess')).expect(403);
    await post(`${body} `, signed(host, body, 'a guess')).expect(403);
    // The address of a host without a secret is not there.
    const other = type === 'github' ? 'gitlab' : 'github';
    await post(body, {}, other).expect(404);
    await new Promise(resolve => setTimeout(resolve, 1_500));
    expect(asked()).toBe(before);
  });

  it.each([
    ['another branch', (to: SourceHost) => push(to, 'refs/heads/feature')],
    ['nothing that is known', () => ({ zen: 'Keep it logically awesome.' })],
    [
      'a branch that was deleted',
      (to: SourceHost) => ({
        ...push(to),
        deleted: true,
        after: '0000000000000000000000000000000000000000',
      }),
    ],
  ])('has nothing read where it tells of %s', async (_, payload) => {
    await settled();
    const before = asked();
    const body = JSON.stringify(payload(host));
    await post(body, signed(host, body, SECRET)).expect(202);
    await new Promise(resolve => setTimeout(resolve, 1_500));
    expect(asked()).toBe(before);
  });
});

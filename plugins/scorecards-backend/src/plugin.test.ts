import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Entity } from '@backstage/catalog-model';
import {
  createMockDirectory,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { entityReportSchema } from '@opaq/plugin-scorecards-common';
import request from 'supertest';
import scorecardsPlugin from '.';

jest.setTimeout(60_000);

const SCORECARD = `
apiVersion: opaq/v1
kind: Scorecard
metadata: {name: small, title: Small}
spec:
  levels:
    - {name: bronze, title: Bronze, checks: [deps.update-bot]}
`;

const until = async <T>(
  ask: () => Promise<T>,
  isDone: (answer: T) => boolean,
) => {
  const end = Date.now() + 30_000;
  for (;;) {
    const answer = await ask();
    if (isDone(answer)) return answer;
    if (Date.now() > end) throw new Error(`never: ${JSON.stringify(answer)}`);
    await new Promise(resolve => setTimeout(resolve, 100));
  }
};

describe('the plugin', () => {
  const files = createMockDirectory();

  it('scores a local folder, and again after a change', async () => {
    const write = (path: string, text: string) => {
      mkdirSync(dirname(files.resolve(path)), { recursive: true });
      writeFileSync(files.resolve(path), text);
    };
    write('scorecard.yaml', SCORECARD);
    write('repositories/churn/app.py', 'print(1)\n');
    const entity: Entity = {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: {
        name: 'churn',
        namespace: 'default',
        annotations: {
          'backstage.io/managed-by-location': `file:${files.resolve(
            'repositories/churn/catalog-info.yaml',
          )}`,
        },
      },
      spec: { type: 'service', lifecycle: 'production', owner: 'ds' },
    };
    const { server } = await startTestBackend({
      features: [
        scorecardsPlugin,
        catalogServiceMock.factory({ entities: [entity] }),
        mockServices.rootConfig.factory({
          data: {
            scorecards: {
              files: [files.resolve('scorecard.yaml')],
              localFolders: [files.resolve('repositories')],
            },
          },
        }),
      ],
    });
    const path = '/api/scorecards/entities/component/default/churn';
    const get = async () =>
      entityReportSchema.parse(
        (await request(server).get(path).expect(200)).body,
      );
    const first = await until(get, ({ report }) => report !== undefined);
    expect(first.report).toMatchObject({
      covered: true,
      level: null,
      score: 0,
    });

    write('repositories/churn/renovate.json', '{}');
    await request(server).post(`${path}/refresh`).expect(202);
    const second = await until(get, ({ report }) => report?.score === 1);
    expect(second.report?.level).toBe('bronze');
  });
});

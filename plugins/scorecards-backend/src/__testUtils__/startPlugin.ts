import type { Entity } from '@backstage/catalog-model';
import type { BackendFeature } from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  entityReportSchema,
  type EntityReport,
} from '@opaq/plugin-scorecards-common';
import request from 'supertest';
import scorecardsPlugin from '..';

export { SMALL_SCORECARD } from './smallScorecard';

/** A component whose source is where its annotation says, as `type:target`. */
export function componentOf(name: string, source?: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name,
      namespace: 'default',
      ...(source && {
        annotations: { 'backstage.io/source-location': source },
      }),
    },
    spec: { type: 'service', lifecycle: 'production', owner: 'data' },
  };
}

/** Longer than anything takes on a busy machine; shorter than a test may. */
const ANSWERED_WITHIN_MS = 60_000;

/** Asks until the answer is as it is to be. */
export async function until<Answer>(
  ask: () => Promise<Answer>,
  isDone: (answer: Answer) => boolean,
): Promise<Answer> {
  const end = Date.now() + ANSWERED_WITHIN_MS;
  for (;;) {
    const answer = await ask();
    if (isDone(answer)) return answer;
    if (Date.now() > end) throw new Error(`never: ${JSON.stringify(answer)}`);
    await new Promise(resolve => setTimeout(resolve, 50));
  }
}

/** Starts the whole plugin on SQLite, with a catalog of these entities. */
export async function startPlugin(options: {
  entities: Entity[];
  scorecards: object;
  features?: BackendFeature[];
}) {
  const { entities, scorecards, features = [] } = options;
  const backend = await startTestBackend({
    features: [
      scorecardsPlugin,
      catalogServiceMock.factory({ entities }),
      mockServices.rootConfig.factory({ data: { scorecards } }),
      ...features,
    ],
  });
  const http = request(backend.server);
  const pathOf = (name: string) =>
    `/api/scorecards/entities/component/default/${name}`;
  const reportOf = async (name: string): Promise<EntityReport> =>
    entityReportSchema.parse((await http.get(pathOf(name)).expect(200)).body);
  return {
    http,
    reportOf,
    refresh: async (name: string): Promise<EntityReport> =>
      entityReportSchema.parse(
        (await http.post(`${pathOf(name)}/refresh`).expect(202)).body,
      ),
    /** The report of a component, when its repository is not being read. */
    settled: (name: string) =>
      until(
        () => reportOf(name),
        ({ status }) => !status.refreshing && status.state !== 'pending',
      ),
  };
}

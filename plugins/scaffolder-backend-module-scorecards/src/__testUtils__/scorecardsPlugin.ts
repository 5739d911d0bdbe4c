import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { operationalExcellence } from '@opaq/engine';
import { defaultScorecard } from './scoreProject';

const { name, title, levels } = defaultScorecard();

const ANSWERS: Record<string, object> = {
  '/scorecards': { items: [{ name, title, levels }] },
  [`/scorecards/${name}`]: {
    name,
    title,
    levels,
    definition: operationalExcellence,
    origin: 'the default scorecard',
  },
};

/** What the scorecards backend says of the rules of a portal that has only the default scorecard. */
export const scorecardsPlugin = createBackendPlugin({
  pluginId: 'scorecards',
  register({ registerInit }) {
    registerInit({
      deps: { httpRouter: coreServices.httpRouter },
      async init({ httpRouter }) {
        httpRouter.use((request, response) => {
          const answer = ANSWERS[request.path];
          response.status(answer ? 200 : 404).json(answer ?? {});
        });
      },
    });
  },
});

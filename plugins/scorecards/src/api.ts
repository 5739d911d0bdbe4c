import { createApiRef } from '@backstage/frontend-plugin-api';
import type { ScorecardsApi } from '@opaq/plugin-scorecards-common';

/** How pages reach the scorecards backend. @public */
export const scorecardsApiRef = createApiRef<ScorecardsApi>().with({
  id: 'plugin.scorecards.client',
  pluginId: 'scorecards',
});

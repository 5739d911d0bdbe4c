import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import {
  scaffolderActionsExtensionPoint,
  scaffolderServiceRef,
} from '@backstage/plugin-scaffolder-node';
import { createAdoptAction } from './actions/adopt';
import { createCheckAction } from './actions/check';
import { createPublishBranchAction } from './actions/publishBranch';
import { createPublishLocalAction } from './actions/publishLocal';
import { createRegisterLocalAction } from './actions/registerLocal';
import { createRememberAction } from './actions/remember';
import { scorecardsOf } from './scorecardsClient';

/**
 * Adds the `opaq:*` actions to the scaffolder.
 *
 * @public
 */
export const scaffolderModuleScorecards = createBackendModule({
  pluginId: 'scaffolder',
  moduleId: 'scorecards',
  register({ registerInit }) {
    registerInit({
      deps: {
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        discovery: coreServices.discovery,
        scaffolder: scaffolderServiceRef,
        scaffolderActions: scaffolderActionsExtensionPoint,
        urlReader: coreServices.urlReader,
      },
      async init(deps) {
        const { catalog, config, scaffolder, urlReader } = deps;
        const scorecards = scorecardsOf(deps);
        deps.scaffolderActions.addActions(
          createAdoptAction({
            catalog,
            config,
            scaffolder,
            scorecards,
            urlReader,
          }),
          createCheckAction({ catalog, scorecards }),
          createPublishBranchAction({ config }),
          createPublishLocalAction({ config }),
          createRegisterLocalAction({ catalog, config }),
          createRememberAction(),
        );
      },
    });
  },
});

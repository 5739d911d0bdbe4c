import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { scaffolderActionsExtensionPoint } from '@backstage/plugin-scaffolder-node';
import { createCheckAction } from './actions/check';
import { createPublishLocalAction } from './actions/publishLocal';
import { createRegisterLocalAction } from './actions/registerLocal';

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
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        scaffolderActions: scaffolderActionsExtensionPoint,
        urlReader: coreServices.urlReader,
      },
      async init({ catalog, config, scaffolderActions, urlReader }) {
        scaffolderActions.addActions(
          createCheckAction({ catalog, config, urlReader }),
          createPublishLocalAction({ config }),
          createRegisterLocalAction({ catalog, config }),
        );
      },
    });
  },
});

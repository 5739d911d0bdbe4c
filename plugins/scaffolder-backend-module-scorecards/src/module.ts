import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { scaffolderActionsExtensionPoint } from '@backstage/plugin-scaffolder-node';
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
      },
      async init({ catalog, config, scaffolderActions }) {
        scaffolderActions.addActions(
          createPublishLocalAction({ config }),
          createRegisterLocalAction({ catalog, config }),
        );
      },
    });
  },
});

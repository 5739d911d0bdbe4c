/**
 * The same page, tab, cards, widget and column for apps on the old frontend system.
 *
 * @packageDocumentation
 */

import {
  createApiFactory,
  createComponentExtension,
  createPlugin,
  createRoutableExtension,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import { createCardExtension } from '@backstage/plugin-home-react';
import { createScaffolderFieldExtension } from '@backstage/plugin-scaffolder-react';
import { ScorecardsClient } from '@opaq/plugin-scorecards-common';
import { scorecardsApiRef } from './api';
import { FailingChecks } from './components/AdoptStandards';
import {
  ComponentName,
  OpaqAnswer,
  PartnerGroup,
  ProjectPreview,
  RepositoryUrl,
  validateAnswer,
  validateName,
  validatePartner,
} from './components/NewProject';
import {
  createProjectRouteRef,
  entityContentRouteRef,
  repairTemplateRouteRef,
  rootRouteRef,
} from './routes';

export { scorecardsApiRef };
export { createScorecardColumn } from './components/ScorecardColumn';
export { scorecardsTranslationRef } from './translation';

/** @public */
export const scorecardsPlugin = createPlugin({
  id: 'scorecards',
  apis: [
    createApiFactory({
      api: scorecardsApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: apis => new ScorecardsClient(apis),
    }),
  ],
  routes: { root: rootRouteRef, entityContent: entityContentRouteRef },
  externalRoutes: {
    createProject: createProjectRouteRef,
    repairTemplate: repairTemplateRouteRef,
  },
});

/** Every component with its level and score, for a route of its own. @public */
export const ScorecardsPage = scorecardsPlugin.provide(
  createRoutableExtension({
    name: 'ScorecardsPage',
    component: () =>
      import('./components/LegacyScorecardsPage').then(
        m => m.LegacyScorecardsPage,
      ),
    mountPoint: rootRouteRef,
  }),
);

/** The scorecard of an entity in full, for the tab `/scorecard` of its page. @public */
export const EntityScorecardContent = scorecardsPlugin.provide(
  createRoutableExtension({
    name: 'EntityScorecardContent',
    component: () =>
      import('./components/EntityScorecardContent').then(
        m => m.EntityScorecardContent,
      ),
    mountPoint: entityContentRouteRef,
  }),
);

/** Level, score and next steps of an entity, for its overview. @public */
export const EntityScorecardCard = scorecardsPlugin.provide(
  createComponentExtension({
    name: 'EntityScorecardCard',
    component: {
      lazy: () =>
        import('./components/EntityScorecardCard').then(
          m => m.EntityScorecardCard,
        ),
    },
  }),
);

/** Levels, score, change and what to push, for the overview of a system, a domain, a group or a user. @public */
export const EntityScorecardRollUpCard = scorecardsPlugin.provide(
  createComponentExtension({
    name: 'EntityScorecardRollUpCard',
    component: {
      lazy: () =>
        import('./components/EntityRollUpCard').then(m => m.EntityRollUpCard),
    },
  }),
);

/** The next step of each service that the reader's groups own, for the home page. @public */
export const HomePageMyNextSteps = scorecardsPlugin.provide(
  createCardExtension({
    name: 'HomePageMyNextSteps',
    title: 'My services’ next steps',
    components: () =>
      import('./components/MyNextSteps').then(m => ({
        Content: m.MyNextSteps,
      })),
  }),
);

/** The recommended templates, for the home page. @public */
export const HomePageCreateModel = scorecardsPlugin.provide(
  createCardExtension({
    name: 'HomePageCreateModel',
    title: 'Create a new model',
    components: () =>
      import('./components/CreateModel').then(m => ({
        Content: m.CreateModel,
      })),
  }),
);

/** The name of a new component, for `ScaffolderFieldExtensions`. @public */
export const OpaqComponentNameFieldExtension = scorecardsPlugin.provide(
  createScaffolderFieldExtension({
    name: 'OpaqComponentName',
    component: ComponentName,
    validation: validateName,
  }),
);

/** The group of the other discipline, for `ScaffolderFieldExtensions`. @public */
export const OpaqPartnerGroupFieldExtension = scorecardsPlugin.provide(
  createScaffolderFieldExtension({
    name: 'OpaqPartnerGroup',
    component: PartnerGroup,
    validation: validatePartner,
  }),
);

/** An answer to a question of OPAQ, for `ScaffolderFieldExtensions`. @public */
export const OpaqAnswerFieldExtension = scorecardsPlugin.provide(
  createScaffolderFieldExtension({
    name: 'OpaqAnswer',
    component: OpaqAnswer,
    validation: validateAnswer,
  }),
);

/** Where a repository will be, for `ScaffolderFieldExtensions`. @public */
export const OpaqRepositoryUrlFieldExtension = scorecardsPlugin.provide(
  createScaffolderFieldExtension({
    name: 'OpaqRepositoryUrl',
    component: RepositoryUrl,
  }),
);

/** Files and predicted level of a new project, for `ScaffolderFieldExtensions`. @public */
export const OpaqProjectPreviewFieldExtension = scorecardsPlugin.provide(
  createScaffolderFieldExtension({
    name: 'OpaqProjectPreview',
    component: ProjectPreview,
  }),
);

/** What fails on a component's scorecard, to choose among, for `ScaffolderFieldExtensions`. @public */
export const OpaqFailingChecksFieldExtension = scorecardsPlugin.provide(
  createScaffolderFieldExtension({
    name: 'OpaqFailingChecks',
    component: FailingChecks,
  }),
);

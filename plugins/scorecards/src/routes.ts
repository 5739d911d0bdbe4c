import {
  createExternalRouteRef,
  createRouteRef,
} from '@backstage/core-plugin-api';

/** The page with every component. */
export const rootRouteRef = createRouteRef({ id: 'scorecards' });

/** The tab of an entity. */
export const entityContentRouteRef = createRouteRef({
  id: 'scorecards:entity-content',
});

/** Where new projects are made: the scaffolder, where the app has one. */
export const createProjectRouteRef = createExternalRouteRef({
  id: 'scorecards:create-project',
  optional: true,
  defaultTarget: 'scaffolder.root',
});

/** Where a template that repairs a check is run: the scaffolder, where the app has one. */
export const repairTemplateRouteRef = createExternalRouteRef({
  id: 'scorecards:repair-template',
  params: ['namespace', 'templateName'],
  optional: true,
  defaultTarget: 'scaffolder.selectedTemplate',
});

/** The tab's path below its entity's page. Links from the page and the card rely on it, in both frontend systems. */
export const ENTITY_CONTENT_PATH = '/scorecard';

import {
  ApiBlueprint,
  createFrontendPlugin,
  discoveryApiRef,
  fetchApiRef,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import AssessmentIcon from '@material-ui/icons/AssessmentOutlined';
import { ScorecardsClient } from '@opaq/plugin-scorecards-common';
import { scorecardsApiRef } from './api';
import {
  entityRollUpCard,
  entityScorecardCard,
  entityScorecardContent,
} from './entityExtensions';
import { createModelWidget, myNextStepsWidget } from './homeExtension';
import { loadOverviewPage } from './loadOverviewPage';
import {
  createProjectRouteRef,
  entityContentRouteRef,
  repairTemplateRouteRef,
  rootRouteRef,
} from './routes';
import {
  componentNameField,
  failingChecksField,
  opaqAnswerField,
  partnerGroupField,
  projectPreviewField,
  repositoryUrlField,
} from './scaffolderExtensions';

const scorecardsApi = ApiBlueprint.make({
  params: defineParams =>
    defineParams({
      api: scorecardsApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: apis => new ScorecardsClient(apis),
    }),
});

const scorecardsPage = PageBlueprint.make({
  params: {
    path: '/scorecards',
    title: 'Scorecards',
    icon: <AssessmentIcon fontSize="inherit" />,
    routeRef: rootRouteRef,
    // A page of this system brings the landmark itself; the old one's has it from `Page`.
    loader: () => {
      // Most come for the overview: it is on its way with what the pages share, and not after it.
      loadOverviewPage().catch(() => {});
      return import('./components/ScorecardsRouter').then(m => (
        <main>
          <m.ScorecardsRouter />
        </main>
      ));
    },
  },
});

/** @public */
export const scorecardsPlugin = createFrontendPlugin({
  pluginId: 'scorecards',
  title: 'Scorecards',
  icon: <AssessmentIcon fontSize="inherit" />,
  info: { packageJson: () => import('../package.json') },
  routes: { root: rootRouteRef, entityContent: entityContentRouteRef },
  externalRoutes: {
    createProject: createProjectRouteRef,
    repairTemplate: repairTemplateRouteRef,
  },
  extensions: [
    scorecardsApi,
    scorecardsPage,
    entityRollUpCard,
    entityScorecardCard,
    entityScorecardContent,
    myNextStepsWidget,
    createModelWidget,
    componentNameField,
    partnerGroupField,
    opaqAnswerField,
    projectPreviewField,
    repositoryUrlField,
    failingChecksField,
  ],
});

/** The only file that touches the catalog's alpha extension points. */
import {
  EntityCardBlueprint,
  EntityContentBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import AssessmentIcon from '@material-ui/icons/AssessmentOutlined';
import { ROLL_UP_KINDS } from './rollUpKinds';
import { ENTITY_CONTENT_PATH, entityContentRouteRef } from './routes';

export const entityScorecardCard = EntityCardBlueprint.make({
  params: {
    type: 'content',
    filter: { kind: 'component' },
    loader: () =>
      import('./components/EntityScorecardCard').then(m => (
        <m.EntityScorecardCard />
      )),
  },
});

export const entityRollUpCard = EntityCardBlueprint.make({
  name: 'roll-up',
  params: {
    type: 'content',
    filter: { kind: { $in: [...ROLL_UP_KINDS] } },
    loader: () =>
      import('./components/EntityRollUpCard').then(m => <m.EntityRollUpCard />),
  },
});

export const entityScorecardContent = EntityContentBlueprint.make({
  params: {
    path: ENTITY_CONTENT_PATH,
    title: 'Scorecard',
    icon: <AssessmentIcon fontSize="inherit" />,
    routeRef: entityContentRouteRef,
    filter: { kind: 'component' },
    loader: () =>
      import('./components/EntityScorecardContent').then(m => (
        <m.EntityScorecardContent />
      )),
  },
});

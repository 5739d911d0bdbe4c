/** The only file that touches the home page's alpha extension point. */
import { HomePageWidgetBlueprint } from '@backstage/plugin-home-react/alpha';

export const myNextStepsWidget = HomePageWidgetBlueprint.make({
  name: 'my-next-steps',
  params: {
    name: 'HomePageMyNextSteps',
    title: 'My services’ next steps',
    description:
      'The step that brings each of your services closest to its next level',
    layout: { width: { defaultColumns: 6 }, height: { defaultRows: 4 } },
    components: () =>
      import('./components/MyNextSteps').then(m => ({
        Content: m.MyNextSteps,
      })),
  },
});

export const createModelWidget = HomePageWidgetBlueprint.make({
  name: 'create-model',
  params: {
    name: 'HomePageCreateModel',
    title: 'Create a new model',
    description:
      'The templates whose projects meet the standard on their first day',
    layout: { width: { defaultColumns: 6 }, height: { defaultRows: 4 } },
    components: () =>
      import('./components/CreateModel').then(m => ({
        Content: m.CreateModel,
      })),
  },
});

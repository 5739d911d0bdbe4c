import { MarkdownContent } from '@backstage/core-components';
import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { HomePageWidgetBlueprint } from '@backstage/plugin-home-react/alpha';

const FIRST_STEPS = `
- **See where your services stand**: the [scorecards](/scorecards), and the tab *Scorecard* on each service's page.
- **Create a new model**: a [template](/create) makes a project that is in the catalog and meets the standard from its
  first commit.
- **Find who owns what**: the [catalog](/).
`;

const firstSteps = HomePageWidgetBlueprint.make({
  name: 'first-steps',
  params: {
    name: 'FirstSteps',
    title: 'First steps',
    description: 'What this portal is for',
    components: async () => ({
      Content: () => <MarkdownContent content={FIRST_STEPS} />,
    }),
  },
});

export const homeModule = createFrontendModule({
  pluginId: 'home',
  extensions: [firstSteps],
});

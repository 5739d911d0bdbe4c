import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import * as yaml from 'yaml';

export const examples: TemplateExample[] = [
  {
    description:
      'Creates a repository on this machine, and has the catalog read it at once.',
    example: yaml.stringify({
      steps: [
        {
          id: 'publish',
          name: 'Create the repository',
          action: 'opaq:publish:local',
          input: { name: 'churn-model' },
        },
        {
          id: 'register',
          name: 'Register in the catalog',
          action: 'opaq:register:local',
          input: {
            catalogInfoPath: '${{ steps.publish.output.catalogInfoPath }}',
          },
        },
      ],
    }),
  },
];

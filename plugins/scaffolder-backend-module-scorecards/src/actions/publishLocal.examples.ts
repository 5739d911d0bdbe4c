import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import * as yaml from 'yaml';

export const examples: TemplateExample[] = [
  {
    description: 'Commits the workspace to a new repository on this machine.',
    example: yaml.stringify({
      steps: [
        {
          id: 'publish',
          name: 'Create the repository',
          action: 'opaq:publish:local',
          input: { name: 'churn-model' },
        },
      ],
    }),
  },
];

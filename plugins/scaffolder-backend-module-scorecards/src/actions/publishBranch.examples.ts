import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import * as yaml from 'yaml';

export const examples: TemplateExample[] = [
  {
    description: 'Commits a folder of the workspace to a new branch.',
    example: yaml.stringify({
      steps: [
        {
          id: 'branch',
          name: 'Make a branch',
          action: 'opaq:publish:branch',
          input: {
            repositoryPath: '/srv/portal/repositories/churn-model',
            branchName: 'add-runbook',
            title: 'Add a runbook',
            sourcePath: 'new-files',
          },
        },
      ],
    }),
  },
];

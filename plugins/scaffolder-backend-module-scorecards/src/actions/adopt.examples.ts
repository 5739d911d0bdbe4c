import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import * as yaml from 'yaml';

const adopt = (input: object) => ({
  id: 'adopt',
  name: 'Find the new files',
  action: 'opaq:adopt',
  input,
});

export const examples: TemplateExample[] = [
  {
    description: 'Opens a pull request with all new files that repair a check.',
    example: yaml.stringify({
      steps: [
        adopt({ entityRef: '${{ parameters.entityRef }}' }),
        {
          id: 'request',
          name: 'Open a pull request',
          if: "${{ steps.adopt.output.request == 'github' }}",
          action: 'publish:github:pull-request',
          input: {
            repoUrl: '${{ steps.adopt.output.repoUrl }}',
            branchName: '${{ steps.adopt.output.branchName }}',
            sourcePath: '${{ steps.adopt.output.sourcePath }}',
            title: '${{ steps.adopt.output.title }}',
            description: '${{ steps.adopt.output.description }}',
            update: true,
          },
        },
      ],
    }),
  },
  {
    description: 'Only for two checks, with a second group in CODEOWNERS.',
    example: yaml.stringify({
      steps: [
        adopt({
          entityRef: 'component:default/churn',
          checks: ['team.codeowners', 'deps.update-bot'],
          partner: 'group:default/engineering',
        }),
      ],
    }),
  },
];

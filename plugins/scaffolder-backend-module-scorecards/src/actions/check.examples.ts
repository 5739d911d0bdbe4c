import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import * as yaml from 'yaml';

export const examples: TemplateExample[] = [
  {
    description:
      'Lets nothing be published that would not have the level gold on its first day.',
    example: yaml.stringify({
      steps: [
        {
          id: 'check',
          name: 'Hold it against the scorecard',
          action: 'opaq:check',
          input: { level: 'gold' },
        },
      ],
    }),
  },
  {
    description:
      'Judges a folder of the workspace by a scorecard of its own, and only shows the level.',
    example: yaml.stringify({
      steps: [
        {
          id: 'check',
          name: 'Hold it against the scorecard',
          action: 'opaq:check',
          input: { scorecard: 'reproducible-research', path: 'analysis' },
        },
        {
          id: 'say',
          name: 'Say the level',
          action: 'debug:log',
          input: {
            message:
              '${{ steps.check.output.level }}, score ${{ steps.check.output.score }}',
          },
        },
      ],
    }),
  },
];

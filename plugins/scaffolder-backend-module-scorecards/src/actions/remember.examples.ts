import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import * as yaml from 'yaml';

export const examples: TemplateExample[] = [
  {
    description:
      'Remembers what the form was filled in with. The template itself has the annotation `opaq/version`.',
    example: yaml.stringify({
      steps: [
        {
          id: 'remember',
          name: 'Remember the template',
          action: 'opaq:remember',
          input: { values: '${{ parameters }}' },
        },
      ],
    }),
  },
];

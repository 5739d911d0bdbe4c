import { join } from '@opaq/engine';
import type { Repair } from '../Repair';

const ITEMS: Record<string, readonly string[]> = {
  Operational: [
    'Availability',
    'Scalability',
    'Recoverability',
    'Monitoring',
    'Security',
    'Deployability',
    'Logging',
    'Localisation',
    'Compliance',
    'Accessibility',
    'Backups and D/R',
  ],
  Performance: ['Response Time', 'Transaction Throughput'],
  'Architecture/Design': ['Configuration', 'Extensibility', 'Events'],
  Quality: ['Testability', 'Coverage'],
};

/** The questions; only the team has the answers. */
export const opaqDocument: Repair = {
  repairs: {},
  begins: { 'design.opaq': ['none'] },
  make: ({ path, has }) =>
    has('docs/opaq.md')
      ? undefined
      : {
          path: join(path, 'docs/opaq.md'),
          content: [
            '# Design: OPAQ',
            '',
            'Agreed by:',
            '',
            '- Data science: TODO',
            '- Engineering: TODO',
            '',
            ...Object.entries(ITEMS).flatMap(([category, items]) => [
              `## ${category}`,
              '',
              ...items.flatMap(item => [`### ${item}`, '', 'TODO', '']),
            ]),
          ].join('\n'),
          note: 'Answer each item in a sentence or two, or say why it does not apply, and name who agreed.',
        },
};

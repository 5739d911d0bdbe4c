import { join, OPAQ_CATEGORIES } from '@opaq/engine';
import type { Repair } from '../Repair';

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
            ...OPAQ_CATEGORIES.flatMap(({ title, items }) => [
              `## ${title}`,
              '',
              ...items.flatMap(({ name }) => [`### ${name}`, '', 'TODO', '']),
            ]),
          ].join('\n'),
          note: 'Answer each item in a sentence or two, or say why it does not apply, and name who agreed.',
        },
};

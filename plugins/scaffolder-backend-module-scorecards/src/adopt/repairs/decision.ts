import { join } from '@opaq/engine';
import type { CheckResult } from '@opaq/engine/report';
import type { Repair } from '../Repair';

const FOUND = [
  'design.api-framework',
  'design.data-storage',
  'design.visualisation',
  'design.compute',
  'workflow.managed',
  'prod.monitoring',
];

function placed({ message, locations: [place] }: CheckResult): string {
  const where = place
    ? ` (\`${place.path}${place.line === undefined ? '' : `:${place.line}`}\`)`
    : '';
  return `- ${message.replace(/\.$/, '')}${where}.`;
}

/** The technology that the code shows, which nobody has written down. */
export const decision: Repair = {
  repairs: { 'design.doc': ['missing'] },
  make({ path, title, has, result }) {
    const found = FOUND.flatMap(id => result(id) ?? []).filter(
      ({ outcome }) => outcome === 'pass',
    );
    if (found.length === 0 || has('docs/decisions')) return undefined;
    return {
      path: join(path, 'docs/decisions/0001-the-technology-as-it-stands.md'),
      content: [
        '# 1. The technology as it stands',
        '',
        'Accepted, since it is what runs.',
        '',
        `**Context.** How ${title} is built has not been written down. This record says what its code shows, so that what comes after it can be held against something.`,
        '',
        '**Decision.** What stands is kept until a later record changes it:',
        '',
        ...found.map(placed),
        '',
        '**Consequences.** Another technology for any of these is a decision of its own: a new record says why, and replaces the line here. Reasons that somebody still remembers belong here, too.',
        '',
      ].join('\n'),
      note: 'It was read from the code. Add why it was built like this, where somebody knows.',
    };
  },
};

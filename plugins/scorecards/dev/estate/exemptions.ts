import type { ExemptionItem } from '@opaq/plugin-scorecards-common';
import type { FakeComponent } from './components';
import { titleOfRef } from './organisation';

const DAY_MS = 86_400_000;
const REASONS = [
  'Runs on a machine of the vendor, who may not be changed before the contract ends.',
  'Replaced by the new pipeline, which goes live in spring.',
  'The image is built by another team; ticket DS-418.',
];
const OTHERS = ['awaitingApproval', 'expired', 'refused'] as const;

/** Where an outcome is `exempt` the exemption is in force; some components ask for more than they get. */
export function exemptionsOf(components: FakeComponent[]): ExemptionItem[] {
  return components
    .flatMap((component, index) =>
      [...component.answers].flatMap(([checkId, { now }], place) => {
        const more = now === 'fail' && (index * 7 + place) % 41 === 0;
        if (now !== 'exempt' && !more) return [];
        const status = more
          ? OTHERS[(index + place) % OTHERS.length]
          : ('inForce' as const);
        const daysLeft =
          status === 'expired'
            ? -((index % 50) + 1)
            : ((index * 13 + place * 5) % 170) + 2;
        const expires = new Date(Date.now() + daysLeft * DAY_MS)
          .toISOString()
          .slice(0, 10);
        return [
          {
            entityRef: component.ref,
            title: component.name,
            owner: component.owner,
            ownerTitle: component.owner && titleOfRef(component.owner),
            checkId,
            daysLeft,
            exemption: {
              reason: REASONS[(index + place) % REASONS.length],
              expires,
              status,
              approvedBy: index % 3 ? 'anna.berg' : undefined,
              note:
                status === 'refused'
                  ? 'The policy allows 180 days at most.'
                  : undefined,
              location: { path: '.opaq.yaml', line: 4 + place },
            },
          },
        ];
      }),
    )
    .sort((a, b) => a.daysLeft - b.daysLeft);
}

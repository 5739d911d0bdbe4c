import type {
  ExemptionItem,
  OverviewResponse,
} from '@opaq/plugin-scorecards-common';
import { dayOf } from './days';
import type { Entities } from './Entities';
import type { CheckExemption, Scores } from './Scores';
import type { Selection } from './Selection';
import type { Standard } from './Standard';

/** For how many days at most an exemption is in force that is about to end. */
const EXPIRING_DAYS = 30;

export type ExemptionCounts = OverviewResponse['exemptions'];

/** What an exemption counts as: its status, and that it is about to end. */
export function kindsOf(
  { exemption: { status }, lastDay }: CheckExemption,
  today: number,
): Array<keyof ExemptionCounts> {
  return status === 'inForce' && lastDay - today <= EXPIRING_DAYS
    ? [status, 'expiring']
    : [status];
}

/** Calls for each exemption of some components, of a check that the scorecard asks for. */
function forEach(
  { has }: Selection,
  scores: Scores,
  { asked }: Standard,
  visit: (entity: number, found: CheckExemption) => void,
) {
  for (const [entity, exemptions] of scores.exemptions) {
    if (!has[entity]) continue;
    for (const found of exemptions) {
      if (asked.has(found.checkId)) visit(entity, found);
    }
  }
}

/** How many exemptions some components have, by what they count as. */
export function exemptionCounts(
  selection: Selection,
  scores: Scores,
  standard: Standard,
  now: number,
): ExemptionCounts {
  const today = dayOf(now);
  const counts: ExemptionCounts = {
    inForce: 0,
    awaitingApproval: 0,
    expiring: 0,
    expired: 0,
    refused: 0,
  };
  forEach(selection, scores, standard, (_, found) => {
    for (const kind of kindsOf(found, today)) counts[kind] += 1;
  });
  return counts;
}

/** The exemptions of some components; what ends first stands first. */
export function listExemptions(
  selection: Selection,
  entities: Entities,
  scores: Scores,
  standard: Standard,
  now: number,
): ExemptionItem[] {
  const owners = entities.dimensions.owner;
  const today = dayOf(now);
  const items: ExemptionItem[] = [];
  forEach(
    selection,
    scores,
    standard,
    (entity, { checkId, exemption, lastDay }) => {
      const code = owners.codes[entity];
      const owner = code === 0 ? undefined : owners.values.values[code];
      const ownerTitle = owner && entities.ownerTitle(owner);
      items.push({
        entityRef: entities.refs[entity],
        title: entities.titles[entity],
        ...(owner !== undefined && { owner }),
        ...(ownerTitle !== undefined && { ownerTitle }),
        checkId,
        exemption,
        daysLeft: lastDay - today,
      });
    },
  );
  return items.sort(
    (a, b) =>
      a.daysLeft - b.daysLeft ||
      (a.entityRef < b.entityRef ? -1 : Number(a.entityRef > b.entityRef)) ||
      (a.checkId < b.checkId ? -1 : 1),
  );
}

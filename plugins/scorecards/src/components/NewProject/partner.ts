import type { CatalogApi } from '@backstage/plugin-catalog-react';
import type { ScorecardsApi } from '@opaq/plugin-scorecards-common';
import { titlesOf } from './names';

/** What a partner brings to an owner, in words for people. */
export interface Partner {
  /** `same`: only what the owner is too. `unknown`: nobody has said what the group is. */
  verdict: 'good' | 'itself' | 'same' | 'unknown';
  owner: string;
  partner: string;
  /** What it is; empty where that is unknown. */
  discipline: string;
  /** Disciplines that the owner lacks. */
  wanted: string[];
  /** Groups that would bring them. */
  groups: string[];
}

/** `data-science` as people say it. */
const say = (discipline: string) => discipline.replace(/[-_]+/g, ' ');

/**
 * Whether the partner is of another discipline than the owner, so that the owners in CODEOWNERS cover more than one.
 *
 * @returns undefined where there is nothing to say: no mapping is configured, or the owner is of all disciplines.
 */
export async function loadPartner(
  apis: { catalog: CatalogApi; api: ScorecardsApi },
  ownerRef: string,
  partnerRef: string,
): Promise<Partner | undefined> {
  const { items, owner: covered = [] } = await apis.api.getDisciplines(
    ownerRef,
  );
  const disciplinesOf = (ref: string) =>
    items.filter(({ groups }) => groups.includes(ref));
  // Of a group that nobody has named, its members tell; of one that is named, they may be of more than one discipline.
  const named = disciplinesOf(ownerRef);
  const ofOwner =
    named.length > 0
      ? named
      : items.filter(({ name }) => covered.includes(name));
  const lacking = items.filter(item => !ofOwner.includes(item));
  if (lacking.length === 0) return undefined;
  const groups = [...new Set(lacking.flatMap(item => item.groups))];
  const titles = await titlesOf(apis.catalog, [
    ...new Set([ownerRef, partnerRef, ...groups]),
  ]);
  const own = disciplinesOf(partnerRef);
  const brought = own.filter(item => lacking.includes(item));
  const verdict = () => {
    if (partnerRef === ownerRef) return 'itself';
    if (brought.length > 0) return 'good';
    return own.length > 0 ? 'same' : 'unknown';
  };
  const shown = [brought, own, ofOwner].find(({ length }) => length > 0) ?? [];
  return {
    verdict: verdict(),
    owner: titles.get(ownerRef) ?? ownerRef,
    partner: titles.get(partnerRef) ?? partnerRef,
    discipline: shown.map(({ name }) => say(name)).join(', '),
    wanted: lacking.map(({ name }) => say(name)),
    groups: groups.map(ref => titles.get(ref) ?? ref),
  };
}

import type { CatalogApi } from '@backstage/plugin-catalog-react';
import type { ScorecardsApi } from '@opaq/plugin-scorecards-common';
import { titlesOf } from './names';

/** What a partner brings to an owner, in words for people. */
export interface Partner {
  /** `same`: only what the owner covers too. `unknown`: nobody has said what the group is. */
  verdict: 'good' | 'same' | 'unknown';
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
 * Whether the partner brings a discipline that the owner lacks: with it the owners in CODEOWNERS cover more than one.
 *
 * @returns undefined where there is nothing to say: no mapping is configured, or the owner covers everything.
 */
export async function loadPartner(
  apis: { catalog: CatalogApi; api: ScorecardsApi },
  ownerRef: string,
  partnerRef: string,
): Promise<Partner | undefined> {
  const { items, owner: covered = [] } = await apis.api.getDisciplines(
    ownerRef,
  );
  const lacking = items.filter(({ name }) => !covered.includes(name));
  if (lacking.length === 0) return undefined;
  const groups = [...new Set(lacking.flatMap(item => item.groups))];
  const titles = await titlesOf(apis.catalog, [
    ...new Set([ownerRef, partnerRef, ...groups]),
  ]);
  const own = items.filter(item => item.groups.includes(partnerRef));
  const brought = own.filter(item => lacking.includes(item));
  const verdict = () => {
    if (brought.length > 0) return 'good';
    return own.length > 0 || partnerRef === ownerRef ? 'same' : 'unknown';
  };
  const disciplines = brought.length > 0 ? brought : own;
  return {
    verdict: verdict(),
    owner: titles.get(ownerRef) ?? ownerRef,
    partner: titles.get(partnerRef) ?? partnerRef,
    discipline:
      disciplines.map(({ name }) => say(name)).join(', ') ||
      covered.map(say).join(', '),
    wanted: lacking.map(({ name }) => say(name)),
    groups: groups.map(ref => titles.get(ref) ?? ref),
  };
}

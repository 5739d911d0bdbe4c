import { identityApiRef, useApi } from '@backstage/core-plugin-api';
import type {
  EntityRow,
  ScorecardInfo,
  ScorecardsApi,
} from '@opaq/plugin-scorecards-common';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import { scorecardsApiRef } from '../api';

/** Enough to show, and to step over those that only wait for answers. */
const LOOKED_AT = 50;

/** What the reader's groups own, and what is next there. */
export interface MyNextSteps {
  scorecard?: ScorecardInfo;
  /** References of the reader and the reader's groups. */
  owner: string[];
  /** How many services they own. */
  owned: number;
  /** How many of them are at the top level; looked up where there is no step to take. */
  top: number;
  /** How many are scored and below it. */
  below: number;
  /** Those with a step to take: what is closest to its next level stands first. */
  rows: EntityRow[];
}

async function load(api: ScorecardsApi, owner: string[]): Promise<MyNextSteps> {
  const { items } = await api.getScorecards();
  const [scorecard] = items;
  const levels = (scorecard?.levels ?? []).map(({ name }) => name);
  const [found, all] = await Promise.all([
    api.getEntities({
      owner,
      level: ['none', ...levels.slice(0, -1)],
      order: 'failing',
      direction: 'asc',
      limit: LOOKED_AT,
    }),
    api.getEntities({ owner, limit: 1 }),
  ]);
  const rows = found.items.filter(({ nextStep }) => nextStep !== null);
  const top =
    rows.length === 0 && all.totalItems > 0
      ? await api.getEntities({ owner, level: levels.slice(-1), limit: 1 })
      : undefined;
  return {
    scorecard,
    owner,
    owned: all.totalItems,
    top: top?.totalItems ?? 0,
    below: found.totalItems,
    rows,
  };
}

/** Finds the services of the reader's groups that a step brings closest to their next level. */
export function useMyNextSteps() {
  const api = useApi(scorecardsApiRef);
  const identity = useApi(identityApiRef);
  return useAsyncRetry(async () => {
    const { ownershipEntityRefs } = await identity.getBackstageIdentity();
    return load(api, ownershipEntityRefs);
  }, [api, identity]);
}

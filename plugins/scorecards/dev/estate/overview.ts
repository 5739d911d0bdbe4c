import {
  CATEGORIES,
  categoryOf,
  CHANGE_DAYS,
  NO_VALUE,
  type Cause,
  type Change,
  type Dimension,
  type EstateFilter,
  type FixNext,
  type HeatMap,
  type Mover,
  type OverviewQuery,
  type OverviewResponse,
  type ScorecardInfo,
} from '@opaq/plugin-scorecards-common';
import { CHECKS } from '../../src/__testUtils__/checks';
import type { FakeComponent } from './components';
import { exemptionsOf } from './exemptions';
import { countsOf, figuresOf, mean } from './figures';
import { FACETS, select, titleOfValue, valuesOf } from './filter';
import { GROUPS } from './organisation';
import { checksOf, scorecardOf } from './scorecards';
import { levelName, missing, outcomeOn, standingOn } from './standing';

const DAY_MS = 86_400_000;
const UNSCORED = ['pending', 'noSource', 'unreadable', 'notCovered'] as const;

export const stateOf = ({ born, report }: FakeComponent) => {
  if (born !== undefined) return 'scored';
  return report?.report ? 'notCovered' : report?.status.state ?? 'pending';
};

function rowIds(
  components: FakeComponent[],
  groupBy: Dimension,
  expand: string[],
  chosen: string[],
) {
  const found = new Set(components.flatMap(one => valuesOf(one, groupBy)));
  if (groupBy !== 'owner') return [...found].map(id => ({ id, depth: 0 }));
  const rows: Array<{ id: string; depth: number }> = [];
  const add = (id: string, depth: number) => {
    if (!found.has(id)) return;
    rows.push({ id, depth });
    if (!expand.includes(id)) return;
    for (const group of GROUPS)
      if (group.parent === id) add(group.ref, depth + 1);
  };
  const roots = GROUPS.filter(group =>
    chosen.length > 0 ? chosen.includes(group.ref) : !group.parent,
  );
  for (const { ref } of roots) add(ref, 0);
  add(NO_VALUE, 0);
  return rows;
}

function heatMapOf(
  components: FakeComponent[],
  scorecard: ScorecardInfo,
  query: OverviewQuery,
): HeatMap {
  const groupBy = query.groupBy ?? 'owner';
  const expand = [query.expand ?? []].flat();
  const asked = checksOf(scorecard);
  const columns = query.category
    ? CHECKS.filter(
        ({ id, category }) => category === query.category && asked.includes(id),
      ).map(({ id, title }) => ({ id, title, checks: [id] }))
    : CATEGORIES.map(id => ({
        id: id as string,
        title: id as string,
        checks: asked.filter(check => categoryOf(check) === id),
      })).filter(({ checks }) => checks.length > 0);
  const rows = rowIds(components, groupBy, expand, [query.owner ?? []].flat());
  const cellsOf = (some: FakeComponent[]) =>
    columns.map(({ checks }) => countsOf(some, checks));
  return {
    groupBy,
    columns: columns.map(({ id, title }) => ({ id, title })),
    rows: rows.map(({ id, depth }) => {
      const own = components.filter(one => valuesOf(one, groupBy).includes(id));
      return {
        id,
        title: titleOfValue(groupBy, id),
        depth,
        expandable:
          groupBy === 'owner' && GROUPS.some(({ parent }) => parent === id),
        expanded: expand.includes(id),
        ...figuresOf(own, scorecard),
        cells: cellsOf(own),
      };
    }),
    total: {
      ...figuresOf(components, scorecard),
      cells: cellsOf(components),
    },
  };
}

/** The causes of what changed in a component in a period. */
function causesOf(
  component: FakeComponent,
  scorecard: ScorecardInfo,
  days: number,
): Cause[] {
  return checksOf(scorecard)
    .map(id => component.answers.get(id))
    .filter(answer => answer && answer.since < days && answer.since >= 0)
    .filter(answer => answer?.now !== answer?.before)
    .map(answer => answer?.cause ?? 'code');
}

function changeOf(
  components: FakeComponent[],
  scorecard: ScorecardInfo,
  days: number,
): Change {
  const compared = components.flatMap(component => {
    const then = standingOn(component, scorecard, days);
    const now = standingOn(component, scorecard, 0);
    const [cause] = causesOf(component, scorecard, days);
    return then && now ? [{ then, now, cause: cause ?? 'code' }] : [];
  });
  const up = (some: typeof compared) =>
    some.filter(({ then, now }) => now.rank > then.rank).length;
  const down = (some: typeof compared) =>
    some.filter(({ then, now }) => now.rank < then.rank).length;
  const score = (some: typeof compared) =>
    mean(some.map(({ then, now }) => (now.score ?? 0) - (then.score ?? 0)));
  const causes = (
    ['code', 'rules', 'catalog', 'exemption', 'coverage'] as const
  ).map(cause => {
    const own = compared.filter(one => one.cause === cause);
    return {
      cause,
      up: up(own),
      down: down(own),
      score: ((score(own) ?? 0) * own.length) / Math.max(1, compared.length),
    };
  });
  return {
    days,
    since: new Date(Date.now() - days * DAY_MS).toISOString(),
    compared: compared.length,
    added: components.filter(({ born = -1 }) => born >= 0 && born < days)
      .length,
    up: up(compared),
    down: down(compared),
    score: score(compared),
    causes: causes.filter(one => one.up || one.down || one.score),
  };
}

const EFFORT = { minutes: 1, hours: 3, days: 9 };

function fixNextOf(
  components: FakeComponent[],
  scorecard: ScorecardInfo,
): FixNext[] {
  const gaps = components.map(component => missing(component, scorecard));
  return checksOf(scorecard)
    .flatMap(checkId => {
      const info = CHECKS.find(({ id }) => id === checkId);
      if (!info) return [];
      return [
        {
          checkId,
          title: info.title,
          effort: info.effort,
          lifts: gaps.filter(gap => gap.length === 1 && gap[0] === checkId)
            .length,
          blocks: gaps.filter(gap => gap.includes(checkId)).length,
          fails: components.filter(
            one => one.born && outcomeOn(one, checkId, 0) === 'fail',
          ).length,
        },
      ];
    })
    .filter(({ blocks }) => blocks > 0)
    .sort(
      (a, b) =>
        b.lifts / EFFORT[b.effort] - a.lifts / EFFORT[a.effort] ||
        b.blocks - a.blocks,
    )
    .slice(0, 10);
}

function moversOf(
  components: FakeComponent[],
  scorecard: ScorecardInfo,
  days: number,
) {
  const moved = components.flatMap(
    (component): Array<Mover & { by: number }> => {
      const then = standingOn(component, scorecard, days);
      const now = standingOn(component, scorecard, 0);
      if (!then || !now) return [];
      const score = (now.score ?? 0) - (then.score ?? 0);
      const by = (now.rank - then.rank) * 10 + score;
      if (by === 0) return [];
      const [cause = 'code'] = causesOf(component, scorecard, days);
      const since = [...component.answers.values()]
        .map(answer => answer.since)
        .filter(value => value < days);
      return [
        {
          entityRef: component.ref,
          title: component.name,
          fromLevel: levelName(scorecard, then.rank),
          toLevel: levelName(scorecard, now.rank),
          score,
          cause,
          at: new Date(Date.now() - Math.min(...since) * DAY_MS).toISOString(),
          by,
        },
      ];
    },
  );
  moved.sort((a, b) => b.by - a.by);
  const plain = ({ by: _, ...mover }: Mover & { by: number }) => mover;
  return {
    days,
    up: moved
      .filter(({ by }) => by > 0)
      .slice(0, 5)
      .map(plain),
    down: moved
      .filter(({ by }) => by < 0)
      .reverse()
      .slice(0, 5)
      .map(plain),
  };
}

export function overviewOf(query: OverviewQuery = {}): OverviewResponse {
  const scorecard = scorecardOf(query.scorecard);
  const components = select(query as EstateFilter);
  const exemptions = exemptionsOf(components);
  const stale = components.filter(one => one.stale);
  const inForce = exemptions.filter(
    ({ exemption }) => exemption.status === 'inForce',
  );
  const having = (status: string) =>
    exemptions.filter(({ exemption }) => exemption.status === status).length;
  return {
    scorecard: scorecard.name,
    totals: {
      ...figuresOf(components, scorecard),
      unscored: UNSCORED.map(state => ({
        state,
        count: components.filter(one => stateOf(one) === state).length,
      })).filter(({ count }) => count > 0),
    },
    changes: CHANGE_DAYS.map(days => changeOf(components, scorecard, days)),
    heatMap: heatMapOf(components, scorecard, query),
    fixNext: fixNextOf(components, scorecard),
    movers: moversOf(components, scorecard, Number(query.days ?? 30)),
    exemptions: {
      inForce: inForce.length,
      expiring: inForce.filter(({ daysLeft }) => daysLeft <= 30).length,
      awaitingApproval: having('awaitingApproval'),
      expired: having('expired'),
      refused: having('refused'),
    },
    stale: {
      count: stale.length,
      items: stale.slice(0, 5).map((one, index) => ({
        entityRef: one.ref,
        title: one.name,
        message: one.stale ?? '',
        readAt: new Date(Date.now() - (40 - index * 7) * DAY_MS).toISOString(),
      })),
    },
    facets: FACETS,
  };
}

import type {
  Figures,
  HeatMapRow,
  OutcomeCounts,
  OverviewResponse,
  TrendResponse,
} from '@opaq/plugin-scorecards-common';
import { http, HttpResponse } from 'msw';
import { FACETS } from './backend';

const API = '*/api/scorecards';

/** How checks came out: nothing, but for what is said. */
export const makeCounts = (
  counts: Partial<OutcomeCounts> = {},
): OutcomeCounts => ({
  pass: 0,
  fail: 0,
  unknown: 0,
  notApplicable: 0,
  exempt: 0,
  ...counts,
});

const level = (name: string, count: number, possible = count) => ({
  level: name,
  count,
  possible,
});

/** Figures of ten components, nine of them scored. */
export const makeFigures = (changes: Partial<Figures> = {}): Figures => ({
  components: 10,
  scored: 9,
  levels: [
    level('none', 2, 1),
    level('bronze', 3),
    level('silver', 3),
    level('gold', 1, 2),
  ],
  score: 0.82,
  coverage: 0.96,
  ...changes,
});

/** A row of the heat map with a cell for `readme` and one for `deps`, but for what is said. */
export const makeHeatMapRow = (
  id: string,
  title: string,
  changes: Partial<HeatMapRow> = {},
): HeatMapRow => ({
  id,
  title,
  depth: 0,
  expandable: false,
  expanded: false,
  ...makeFigures(),
  cells: [makeCounts({ pass: 3, fail: 1 }), makeCounts({ pass: 4 })],
  ...changes,
});

const DAY_MS = 86_400_000;
const daysAgo = (days: number) =>
  new Date(Date.now() - days * DAY_MS).toISOString();

/** An overview with something in every part of it. */
export function makeOverview(
  changes: Partial<OverviewResponse> = {},
): OverviewResponse {
  return {
    scorecard: 'operational-excellence',
    totals: {
      ...makeFigures(),
      unscored: [{ state: 'noSource', count: 1 }],
    },
    changes: [7, 30, 90].map(days => ({
      days,
      since: daysAgo(days),
      compared: 8,
      added: 1,
      up: days === 90 ? 5 : 3,
      down: 1,
      score: 0.021,
      causes: [
        { cause: 'code' as const, up: 3, down: 0, score: 0.027 },
        { cause: 'rules' as const, up: 0, down: 1, score: -0.006 },
      ],
    })),
    heatMap: {
      groupBy: 'owner',
      columns: [
        { id: 'readme', title: 'README' },
        { id: 'deps', title: 'Dependencies' },
      ],
      rows: [
        makeHeatMapRow('group:default/engineering', 'Engineering', {
          expandable: true,
        }),
        makeHeatMapRow('none', 'none', { components: 1, scored: 1 }),
      ],
      total: {
        ...makeFigures(),
        cells: [makeCounts({ pass: 6, fail: 2 }), makeCounts({ pass: 8 })],
      },
    },
    fixNext: [
      {
        checkId: 'deps.lockfile',
        title: 'A lockfile is tracked',
        effort: 'minutes',
        lifts: 3,
        blocks: 4,
        fails: 6,
      },
    ],
    movers: {
      days: 30,
      up: [
        {
          entityRef: 'component:default/churn',
          title: 'Churn model',
          fromLevel: 'none',
          toLevel: 'silver',
          score: 0.2,
          cause: 'code',
          at: daysAgo(3),
        },
      ],
      down: [],
    },
    exemptions: {
      inForce: 4,
      awaitingApproval: 1,
      expiring: 2,
      expired: 1,
      refused: 0,
    },
    stale: {
      count: 1,
      items: [
        {
          entityRef: 'component:default/etl',
          title: 'Nightly ETL',
          message: 'The host answered 404.',
          readAt: daysAgo(6),
        },
      ],
    },
    facets: FACETS,
    ...changes,
  };
}

/** Three days: one with figures, one on which nothing looked, and today. */
export function makeTrend(changes: Partial<TrendResponse> = {}): TrendResponse {
  const value = (counts: number[]) => ({
    components: 9,
    counts,
    score: 0.8,
    coverage: 0.96,
  });
  return {
    series: [
      { id: 'none', title: 'Below Bronze' },
      { id: 'bronze', title: 'Bronze' },
      { id: 'silver', title: 'Silver' },
      { id: 'gold', title: 'Gold' },
    ],
    points: [
      { date: '2026-11-21', value: value([4, 3, 2, 0]) },
      { date: '2026-11-22' },
      { date: '2026-11-23', value: value([2, 3, 3, 1]) },
    ],
    ruleChanges: [
      { at: '2026-11-22T08:00:00Z', kind: 'scorecard', title: 'Version 2' },
    ],
    ...changes,
  };
}

const answerOf =
  (answer: (query: URLSearchParams) => object) =>
  ({ request }: { request: Request }) => {
    const body = answer(new URL(request.url).searchParams);
    return body instanceof Response ? body : HttpResponse.json(body);
  };

/** Answers the overview, by the query. */
export const onOverview = (answer: (query: URLSearchParams) => object) =>
  http.get(`${API}/overview`, answerOf(answer));

/** Answers the trend, by the query. */
export const onTrend = (answer: (query: URLSearchParams) => object) =>
  http.get(`${API}/trend`, answerOf(answer));

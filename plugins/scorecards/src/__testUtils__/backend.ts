import type {
  EntitiesResponse,
  EntityReport,
  Facets,
  Figures,
  HeatMap,
  HistoryResponse,
  OutcomeCounts,
  ScorecardsResponse,
  SourceResponse,
} from '@opaq/plugin-scorecards-common';
import { http, HttpResponse } from 'msw';
import { CHECKS } from './checks';
import { SCORECARD } from './reports';

const API = '*/api/scorecards';

const plain = (...values: string[]) =>
  values.map(value => ({ value, title: value }));

/** Two teams in a department, and a little of everything else. */
export const FACETS: Facets = {
  owner: [
    { value: 'group:default/engineering', title: 'Engineering' },
    {
      value: 'group:default/data-science',
      title: 'Data science',
      parent: 'group:default/engineering',
    },
    {
      value: 'group:default/platform',
      title: 'Platform',
      parent: 'group:default/engineering',
    },
  ],
  system: [{ value: 'system:default/insight', title: 'Customer insight' }],
  domain: [{ value: 'domain:default/customer', title: 'Customer' }],
  type: plain('model', 'service'),
  lifecycle: plain('production'),
  tag: plain('python', 'r'),
};

/** An answer of `GET /entities` with these rows. */
export function makeEntities(
  items: EntitiesResponse['items'],
  changes: Partial<EntitiesResponse> = {},
): EntitiesResponse {
  return {
    items,
    totalItems: items.length,
    facets: FACETS,
    ...changes,
  };
}

/** Answers which scorecards there are. */
export const onScorecards = (
  problems?: ScorecardsResponse['problems'],
  items = [SCORECARD],
) =>
  http.get(`${API}/scorecards`, () => HttpResponse.json({ items, problems }));

const ENTITY = `${API}/entities/:kind/:namespace/:name`;

/** Answers what happened to any entity, by the query. */
export const onHistory = (
  answer: (query: URLSearchParams) => HistoryResponse | Response,
) =>
  http.get(`${ENTITY}/history`, ({ request }) => {
    const body = answer(new URL(request.url).searchParams);
    return body instanceof Response ? body : HttpResponse.json(body);
  });

/** Answers the lines around a place, by the query. */
export const onSource = (
  answer: (query: URLSearchParams) => SourceResponse | Response,
) =>
  http.get(`${ENTITY}/source`, ({ request }) => {
    const body = answer(new URL(request.url).searchParams);
    return body instanceof Response ? body : HttpResponse.json(body);
  });

/** What every page asks for. */
export const basics = [
  onHistory(() => ({ items: [] })),
  onScorecards(),
  http.get(`${API}/checks`, () => HttpResponse.json({ items: CHECKS })),
];

/** Answers the list of components, by the query. */
export const onEntities = (answer: (query: URLSearchParams) => unknown) =>
  http.get(`${API}/entities`, ({ request }) => {
    const body = answer(new URL(request.url).searchParams);
    return body instanceof Response ? body : HttpResponse.json(body as object);
  });

/** Answers the report of any entity. */
export const onReport = (answer: () => EntityReport | Response) =>
  http.get(`${API}/entities/:kind/:namespace/:name`, () => {
    const body = answer();
    return body instanceof Response ? body : HttpResponse.json(body);
  });

/** Answers a wish for a new read. */
export const onRefresh = (answer: () => EntityReport | Response) =>
  http.post(`${API}/entities/:kind/:namespace/:name/refresh`, () => {
    const body = answer();
    return body instanceof Response
      ? body
      : HttpResponse.json(body, { status: 202 });
  });

/** A refusal in Backstage's form. */
export function refusal(status: number, name: string, message: string) {
  return HttpResponse.json(
    { error: { name, message }, response: { statusCode: status } },
    { status },
  );
}

const NO_COUNTS = { pass: 0, fail: 0, unknown: 0, notApplicable: 0, exempt: 0 };

/** How often a check came out in each way; what is not said is 0. */
export const makeCounts = (
  counts: Partial<OutcomeCounts> = {},
): OutcomeCounts => ({ ...NO_COUNTS, ...counts });

/** Figures of some components of the scorecard of the tests. */
export const makeFigures = (changes: Partial<Figures> = {}): Figures => ({
  components: 100,
  scored: 100,
  levels: ['none', ...SCORECARD.levels.map(({ name }) => name)].map(level => ({
    level,
    count: 25,
    possible: 25,
  })),
  score: 0.8,
  coverage: 0.95,
  ...changes,
});

/** Answers the overview, by the query: only its heat map, which is all that the other pages ask it for. */
export const onHeatMap = (
  answer: (query: URLSearchParams) => Partial<HeatMap> | Response,
) =>
  http.get(`${API}/overview`, ({ request }) => {
    const body = answer(new URL(request.url).searchParams);
    if (body instanceof Response) return body;
    return HttpResponse.json({
      facets: FACETS,
      heatMap: {
        groupBy: 'owner',
        columns: [],
        rows: [],
        total: { ...makeFigures(), cells: [] },
        ...body,
      },
    });
  });

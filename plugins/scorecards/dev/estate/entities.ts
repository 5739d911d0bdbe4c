import {
  categoryOf,
  type CountedOutcome,
  type EntitiesQuery,
  type EntitiesResponse,
  type EntityReport,
  type EntityRow,
  type Outcome,
} from '@opaq/plugin-scorecards-common';
import {
  makeEntityReport,
  makeReport,
  makeRow,
} from '../../src/__testUtils__/reports';
import { ESTATE, type FakeComponent } from './components';
import { exemptionsOf } from './exemptions';
import { FACETS, select } from './filter';
import { titleOfRef } from './organisation';
import { stateOf } from './overview';
import { checksOf, scorecardOf } from './scorecards';
import { levelName, missing, outcomeOn, standingOn } from './standing';

const DAY_MS = 86_400_000;
const daysAgo = (days: number) =>
  new Date(Date.now() - days * DAY_MS).toISOString();

const plain = (outcome: CountedOutcome): Outcome =>
  outcome === 'exempt' ? 'fail' : outcome;

/** The report of a component as its page shows it. */
export function reportOf(
  component: FakeComponent,
  name?: string,
): EntityReport {
  const scorecard = scorecardOf(name);
  if (component.report && !name) return component.report;
  const standing = standingOn(component, scorecard, 0);
  if (!standing) return component.report ?? reportOf(ESTATE[0]);
  const exempt = new Map(
    exemptionsOf([component]).map(item => [item.checkId, item.exemption]),
  );
  const outcomes = Object.fromEntries(
    [...component.answers].map(([id, { now }]) => [id, plain(now)]),
  );
  const report = makeReport(component.name, outcomes, {
    level: scorecard.levels[standing.rank - 1]?.name ?? null,
    possibleLevel: scorecard.levels[standing.possible - 1]?.name ?? null,
    score: standing.score,
    coverage: standing.coverage,
    nextSteps: missing(component, scorecard),
  });
  report.results = report.results.map(result => ({
    ...result,
    exemption: exempt.get(result.checkId) ?? null,
  }));
  return makeEntityReport(report, {
    stale: component.stale !== undefined,
    message: component.stale,
    readAt: daysAgo(component.stale ? 19 : 0.2),
  });
}

function rowOf(component: FakeComponent, query: EntitiesQuery): EntityRow {
  const scorecard = scorecardOf(query.scorecard);
  const report = reportOf(component, query.scorecard);
  const gaps = missing(component, scorecard);
  const standing = standingOn(component, scorecard, 0);
  const { check } = query;
  return makeRow(report, {
    type: component.type,
    lifecycle: component.lifecycle,
    owner: component.owner,
    ownerTitle: component.owner && titleOfRef(component.owner),
    system: component.system,
    domain: component.domain,
    tags: component.tags,
    level:
      standing && standing.rank > 0
        ? levelName(scorecard, standing.rank)
        : null,
    possibleLevel:
      standing && standing.possible > 0
        ? levelName(scorecard, standing.possible)
        : null,
    score: standing?.score ?? null,
    coverage: standing?.coverage ?? null,
    failing: gaps.length,
    nextStep: gaps[0] ?? null,
    weeks: Array.from(
      { length: 12 },
      (_, week) =>
        standingOn(component, scorecard, (11 - week) * 7)?.score ?? null,
    ),
    result: check
      ? report.report?.results.find(({ checkId }) => checkId === check)
      : undefined,
  });
}

function matches(component: FakeComponent, query: EntitiesQuery): boolean {
  const refs = [query.entityRef ?? []].flat();
  if (refs.length > 0 && !refs.includes(component.ref)) return false;
  const scorecard = scorecardOf(query.scorecard);
  const state = stateOf(component);
  const levels = [query.level ?? []].flat();
  if (levels.length > 0) {
    const standing = standingOn(component, scorecard, 0);
    const level = standing ? levelName(scorecard, standing.rank) : 'unscored';
    if (!levels.includes(level)) return false;
  }
  const states = [query.state ?? []].flat();
  if (
    states.length > 0 &&
    !states.includes(state) &&
    !(component.stale && states.includes('stale'))
  ) {
    return false;
  }
  if (query.check || query.category) {
    const wanted = [query.outcome ?? 'fail'].flat();
    const checks = query.check
      ? [query.check]
      : checksOf(scorecard).filter(id => categoryOf(id) === query.category);
    const found =
      state === 'scored' &&
      checks.some(id => wanted.includes(outcomeOn(component, id, 0)));
    if (!found) return false;
  }
  if (query.exemption) {
    const found = exemptionsOf([component]).some(({ exemption, daysLeft }) =>
      query.exemption === 'expiring'
        ? exemption.status === 'inForce' && daysLeft <= 30
        : exemption.status === query.exemption,
    );
    if (!found) return false;
  }
  const text = (query.search ?? '').toLowerCase();
  return component.name.toLowerCase().includes(text);
}

function keyOf(row: EntityRow, query: EntitiesQuery): string | number {
  switch (query.order) {
    case 'score':
    case 'coverage':
      return row[query.order] ?? -1;
    case 'level':
      return scorecardOf(query.scorecard).levels.findIndex(
        ({ name }) => name === row.level,
      );
    case 'failing':
      return row.failing;
    case 'owner':
      return row.ownerTitle ?? '';
    case 'system':
    case 'domain':
    case 'type':
    case 'lifecycle':
    case 'levelSince':
      return row[query.order] ?? '';
    case 'readAt':
      return row.status.readAt ?? '';
    default:
      return row.title;
  }
}

/** All rows that a query asks for, in its order. */
export function rowsOf(query: EntitiesQuery): EntityRow[] {
  const sign = query.direction === 'desc' ? -1 : 1;
  return select(query)
    .filter(component => matches(component, query))
    .map(component => rowOf(component, query))
    .sort((a, b) => {
      const [x, y] = [keyOf(a, query), keyOf(b, query)];
      if (x === y) return 0;
      return x < y ? -sign : sign;
    });
}

export function entitiesOf(query: EntitiesQuery = {}): EntitiesResponse {
  const rows = rowsOf(query);
  const limit = Number(query.limit ?? 25);
  const start = Number(query.cursor ?? 0);
  const end = start + limit;
  return {
    items: rows.slice(start, end),
    totalItems: rows.length,
    nextCursor: end < rows.length ? String(end) : undefined,
    previousCursor: start > 0 ? String(Math.max(0, start - limit)) : undefined,
    facets: FACETS,
  };
}

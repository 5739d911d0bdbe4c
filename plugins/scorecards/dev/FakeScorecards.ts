import { NotFoundError } from '@backstage/errors';
import type {
  EntitiesQuery,
  EntitiesResponse,
  EntityReport,
  EntityRow,
  ScorecardsApi,
} from '@opaq/plugin-scorecards-common';
import { CHECKS } from '../src/__testUtils__/checks';
import { SCORECARD } from '../src/__testUtils__/reports';
import { REPORTS, ROWS } from './components';

const READ_MS = 6_000;

const listOf = (value?: string | string[]) => [value ?? []].flat();
const matches = (wanted: string[], value?: string) =>
  wanted.length === 0 || wanted.includes(value ?? '');

function levelOf(row: EntityRow): string {
  if (row.status.state !== 'scored' || !row.covered) return 'unscored';
  return row.level ?? 'none';
}

function keyOf(row: EntityRow, order: EntitiesQuery['order']): string | number {
  switch (order) {
    case 'score':
      return row.score ?? -1;
    case 'level':
      return SCORECARD.levels.findIndex(({ name }) => name === row.level);
    case 'owner':
      return row.owner ?? '';
    case 'readAt':
      return row.status.readAt ?? '';
    default:
      return row.title;
  }
}

/** The API, out of memory, for the development page. */
export class FakeScorecards implements ScorecardsApi {
  readonly #reports = new Map(REPORTS.map(r => [r.entityRef, r]));

  async getScorecards() {
    return { items: [SCORECARD] };
  }

  async getChecks() {
    return { items: CHECKS };
  }

  async getCheck(id: string) {
    const check = CHECKS.find(c => c.id === id);
    if (!check) throw new NotFoundError(`There is no check '${id}'`);
    return check;
  }

  async getEntities(query: EntitiesQuery = {}): Promise<EntitiesResponse> {
    const rows = ROWS.filter(
      row =>
        row.title.includes(query.search ?? '') &&
        matches(listOf(query.owner), row.owner) &&
        matches(listOf(query.type), row.type) &&
        matches(listOf(query.lifecycle), row.lifecycle) &&
        matches(listOf(query.level), levelOf(row)),
    );
    const sign = query.direction === 'desc' ? -1 : 1;
    rows.sort((a, b) => {
      const [x, y] = [keyOf(a, query.order), keyOf(b, query.order)];
      if (x === y) return 0;
      return x < y ? -sign : sign;
    });
    const start = Number(query.cursor ?? 0);
    const end = start + Number(query.limit ?? 25);
    return {
      items: rows.slice(start, end),
      totalItems: rows.length,
      nextCursor: end < rows.length ? String(end) : undefined,
      previousCursor: start > 0 ? String(Math.max(0, start - 25)) : undefined,
      facets: {
        owner: ['group:default/data-science', 'group:default/engineering'],
        type: ['model', 'service'],
        lifecycle: ['experimental', 'production'],
      },
    };
  }

  async getEntityReport(entityRef: string): Promise<EntityReport> {
    const report = this.#reports.get(entityRef);
    if (!report) throw new NotFoundError(`'${entityRef}' is not known`);
    return report;
  }

  async refreshEntity(entityRef: string): Promise<EntityReport> {
    const before = await this.getEntityReport(entityRef);
    const asked = {
      ...before,
      status: { ...before.status, refreshing: true },
    };
    this.#reports.set(entityRef, asked);
    setTimeout(() => {
      const readAt = new Date().toISOString();
      this.#reports.set(entityRef, {
        ...before,
        status: { ...before.status, readAt, refreshing: false },
      });
    }, READ_MS);
    return asked;
  }
}

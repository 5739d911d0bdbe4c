import { NotFoundError } from '@backstage/errors';
import {
  categoryOf,
  type ApprovalBody,
  type EntitiesQuery,
  type EntityReport,
  type EstateFilter,
  type OverviewQuery,
  type Prediction,
  type PreviewBody,
  type PreviewResponse,
  type ReportExemption,
  type RepositoriesQuery,
  type ScorecardsApi,
  type SourceQuery,
  type TrendQuery,
} from '@opaq/plugin-scorecards-common';
import { CHECKS } from '../src/__testUtils__/checks';
import { ESTATE } from './estate/components';
import { entitiesOf, reportOf, rowsOf } from './estate/entities';
import { exemptionsOf } from './estate/exemptions';
import { figuresOf } from './estate/figures';
import { select } from './estate/filter';
import { historyOf } from './estate/history';
import { hostsOf, readOne, repositoriesOf } from './estate/operations';
import { overviewOf } from './estate/overview';
import { SCORECARDS, scorecardOf } from './estate/scorecards';
import { linesAround } from './estate/source';
import { trendOf } from './estate/trend';

const READ_MS = 6_000;
const ANSWER_MS = 150;

/** What a backend takes to answer. */
const later = <T>(value: T) =>
  new Promise<T>(resolve => setTimeout(() => resolve(value), ANSWER_MS));

function componentOf(entityRef: string) {
  const found = ESTATE.find(({ ref }) => ref === entityRef);
  if (!found) throw new NotFoundError(`'${entityRef}' is not known`);
  return found;
}

/** The API, out of memory, for the development page. */
export class FakeScorecards implements ScorecardsApi {
  readonly #changed = new Map<string, EntityReport>();

  async getScorecards() {
    return later({ items: SCORECARDS });
  }

  async getScorecard(name: string) {
    const scorecard = scorecardOf(name);
    const levels = scorecard.levels.flatMap(level => [
      `    - name: ${level.name}`,
      `      title: ${level.title}`,
      `      checks: [${level.checks.join(', ')}]`,
    ]);
    const definition = [
      'apiVersion: opaq/v1',
      'kind: Scorecard',
      'metadata:',
      `  name: ${scorecard.name}`,
      `  title: ${scorecard.title}`,
      'spec:',
      '  levels:',
      ...levels,
    ].join('\n');
    return later({
      ...scorecard,
      definition: `${definition}\n`,
      origin: 'scorecards/operational-excellence.yaml',
    });
  }

  async getChecks() {
    return later({ items: CHECKS });
  }

  async getCheck(id: string) {
    const check = CHECKS.find(c => c.id === id);
    if (!check) throw new NotFoundError(`There is no check '${id}'`);
    return later(check);
  }

  async getOverview(query: OverviewQuery = {}) {
    return later(overviewOf(query));
  }

  async getTrend(query: TrendQuery = {}) {
    return later(trendOf(query));
  }

  async getEntities(query: EntitiesQuery = {}) {
    return later(entitiesOf(query));
  }

  async exportCsv(query: EntitiesQuery = {}) {
    const lines = rowsOf(query).map(row =>
      [row.entityRef, row.owner, row.level, row.score, row.coverage].join(','),
    );
    const text = ['entity,owner,level,score,coverage', ...lines].join('\r\n');
    return later(new Blob([text], { type: 'text/csv' }));
  }

  async getEntityReport(entityRef: string, scorecard?: string) {
    const changed = this.#changed.get(entityRef);
    return later(changed ?? reportOf(componentOf(entityRef), scorecard));
  }

  async getHistory(entityRef: string, query: { scorecard?: string } = {}) {
    return later(historyOf(componentOf(entityRef), query.scorecard));
  }

  async getSource(_entityRef: string, { path, line }: SourceQuery) {
    await later(undefined);
    return linesAround(path, Number(line));
  }

  async refreshEntity(entityRef: string): Promise<EntityReport> {
    const before = await this.getEntityReport(entityRef);
    const asked = {
      ...before,
      status: { ...before.status, refreshing: true },
    };
    this.#changed.set(entityRef, asked);
    setTimeout(() => {
      const readAt = new Date().toISOString();
      this.#changed.set(entityRef, {
        ...before,
        status: { ...before.status, readAt, refreshing: false },
      });
    }, READ_MS);
    return asked;
  }

  async getExemptions(filter: EstateFilter = {}) {
    return later({ items: exemptionsOf(select(filter)) });
  }

  async approveExemption(
    entityRef: string,
    checkId: string,
    { reason, expires }: ApprovalBody,
  ) {
    const by = 'user:default/guest';
    const approval = { by, at: new Date().toISOString() };
    await this.#judge(entityRef, checkId, ({ location }) => ({
      ...{ reason, expires, location, approval },
      status: 'inForce',
    }));
  }

  async revokeApproval(entityRef: string, checkId: string) {
    await this.#judge(entityRef, checkId, ({ approval, ...exemption }) => ({
      ...exemption,
      status: 'awaitingApproval',
    }));
  }

  /** Takes an approval up a moment later, as a new evaluation does. */
  async #judge(
    entityRef: string,
    checkId: string,
    judged: (exemption: ReportExemption) => ReportExemption,
  ) {
    const before = await this.getEntityReport(entityRef);
    const { report } = before;
    if (!report) return;
    const results = report.results.map(result =>
      result.checkId === checkId && result.exemption
        ? { ...result, exemption: judged(result.exemption) }
        : result,
    );
    const evaluatedAt = new Date().toISOString();
    this.#changed.set(entityRef, {
      ...before,
      status: { ...before.status, evaluatedAt },
      report: { ...report, results },
    });
  }

  /** As if the draft asked for no check of the README: enough to see the page by. */
  async preview({ definition, filter = {} }: PreviewBody) {
    const answer = (value: PreviewResponse) => later(value);
    if (!definition.includes('levels:')) {
      const message = 'spec.levels: say which levels there are';
      return answer({ problems: [{ message, line: 1 }] });
    }
    const scorecard = scorecardOf(filter.scorecard);
    const draft = {
      ...scorecard,
      levels: scorecard.levels.map(level => ({
        ...level,
        checks: level.checks.filter(id => categoryOf(id) !== 'readme'),
      })),
    };
    const components = select(filter).filter(({ born }) => born !== undefined);
    const moves = components.flatMap(component => {
      const from = figuresOf([component], scorecard);
      const to = figuresOf([component], draft);
      const level = (figures: typeof from) =>
        figures.levels.find(({ count }) => count > 0)?.level ?? 'none';
      return [
        {
          entityRef: component.ref,
          title: component.name,
          owner: component.owner,
          from: level(from),
          to: level(to),
          checks: ['readme.test'],
        },
      ];
    });
    const counts = new Map<string, number>();
    for (const { from, to } of moves) {
      counts.set(`${from} ${to}`, (counts.get(`${from} ${to}`) ?? 0) + 1);
    }
    const moved = moves.filter(({ from, to }) => from !== to);
    return answer({
      problems: [],
      preview: {
        comparedWith: scorecard.name,
        fromLevels: scorecard.levels,
        toLevels: draft.levels,
        before: figuresOf(components, scorecard),
        after: figuresOf(components, draft),
        counts: [...counts].map(([key, count]) => {
          const [from, to] = key.split(' ');
          return { from, to, count };
        }),
        moves: moved.slice(0, 200),
        totalMoves: moved.length,
      },
    });
  }

  async getDisciplines() {
    return later({ items: [] });
  }

  async getHosts() {
    return later({ items: hostsOf() });
  }

  async getRepositories(query: RepositoriesQuery = {}) {
    return later(repositoriesOf(query));
  }

  async readRepository(id: number) {
    readOne(id, READ_MS);
    await later(undefined);
  }

  async getHealth() {
    return later({ status: 'ok' as const, loopAge: 1, catalogAge: 34 });
  }

  /** The page has no scaffolder. */
  async predict(): Promise<Prediction> {
    throw new NotFoundError('There is no template here');
  }
}

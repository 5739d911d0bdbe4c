import { isDeepStrictEqual } from 'node:util';
import { ScmIntegrations } from '@backstage/integration';
import { ConfigReader } from '@backstage/config';
import type { Report } from '@opaq/plugin-scorecards-common';
import type { Knex } from 'knex';
import { databaseNow } from '../../plugins/scorecards-backend/src/database/dialect';
import {
  parseReport,
  textsOf,
} from '../../plugins/scorecards-backend/src/database/reportText';
import { LocalFolders } from '../../plugins/scorecards-backend/src/source/LocalFolders';
import { locateSource } from '../../plugins/scorecards-backend/src/source/locateSource';
import type {
  FactsRow,
  HistoryRow,
  OutcomeRow,
  ReportRow,
  RepositoryRow,
  SubjectRow,
} from '../../plugins/scorecards-backend/src/database/rows';
import { entityOf, refOf, type Component } from './Catalog';
import { Findings } from './Findings';
import { Truth } from './Truth';
import { HistoryVerifier } from './verifyHistory';
import type { World } from './World';

const CLAIMS = {
  subjects:
    'The components are those of the catalog, each once and as it is there',
  repositories: 'The repositories are those of the components, each once',
  report:
    'The report of a component is the engine’s own on the newest revision',
  stale:
    'What can’t be read has the report of a revision that it had, and says why it is old',
  facts: 'Facts are stored of each folder, once',
  idle: 'Nothing is left to be done',
};

function by<Row>(rows: readonly Row[], key: (row: Row) => string) {
  const map = new Map<string, Row[]>();
  for (const row of rows) {
    map.set(key(row), [...(map.get(key(row)) ?? []), row]);
  }
  return map;
}

/** In the order in which results are stored. */
const asStored = (report: Report): Report => parseReport(textsOf(report));

/** Where two values differ first. */
function firstDifference(a: unknown, b: unknown, path = ''): string {
  if (isDeepStrictEqual(a, b)) return '';
  const isObject = (value: unknown): value is Record<string, unknown> =>
    typeof value === 'object' && value !== null;
  if (!isObject(a) || !isObject(b)) {
    return `${path}: ${JSON.stringify(a)}, not ${JSON.stringify(b)}`;
  }
  const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])];
  const key = keys.find(one => !isDeepStrictEqual(a[one], b[one])) ?? '';
  return firstDifference(a[key], b[key], `${path}/${key}`);
}

/** All that is stored, compared with what the hosts and the catalog have. */
export class Verifier {
  readonly #world: World;
  readonly #knex: Knex;
  readonly #truth: Truth;
  readonly #integrations: ScmIntegrations;

  constructor(world: World, knex: Knex) {
    this.#world = world;
    this.#knex = knex;
    this.#truth = new Truth(world);
    this.#integrations = ScmIntegrations.fromConfig(
      new ConfigReader({ integrations: world.integrations }),
    );
  }

  /** Of a component's location, as the plugin reads it. */
  #urlOf(component: Component): string {
    const none = new LocalFolders([]);
    return locateSource(entityOf(component), this.#integrations, none).url;
  }

  /** Whether its host has what the component's location names. */
  #isReadable(component: Component): boolean {
    const { source } = component;
    const repository = this.#world.repositoryOf(source);
    if (repository.isDeleted) return false;
    const [, ref] =
      /\/tree\/([^/]+)/.exec(new URL(this.#urlOf(component)).pathname) ?? [];
    return ref === undefined || ref === repository.branch;
  }

  /** @returns What is not as it will be in the end, yet. */
  async unsettled(): Promise<string[]> {
    const subjects = await this.#subjects();
    const reports: Array<{ entity_ref: string; revision: string | null }> =
      await this.#knex('reports').select(
        'entity_ref',
        this.#knex.raw("report::json->'source'->>'revision' as revision"),
      );
    const revisions = new Map(
      reports.map(row => [row.entity_ref, row.revision]),
    );
    // Leases come and go with each look at a repository; those of the killed have to lapse.
    const busy = await this.#knex<RepositoryRow>('repositories')
      .whereNotNull('requested_at')
      .orWhereNotNull('evaluate_at')
      .orWhere('lease_until', '<', databaseNow(this.#knex));
    const all = this.#world.catalog.all();
    return [
      ...busy.map(({ url }) => `${url} is being worked on`),
      ...all.flatMap(component => {
        const ref = refOf(component.name);
        const subject = subjects.get(ref);
        if (!subject) return `${ref} is not known`;
        const definition = this.#truth.subjectOf(component);
        if (!isDeepStrictEqual(JSON.parse(subject.definition), definition)) {
          return `${ref} is not as the catalog has it`;
        }
        if (!this.#isReadable(component)) {
          return subject.failures > 0 ? [] : `${ref} is not known to be stale`;
        }
        const repository = this.#world.repositoryOf(component.source);
        const { repositories } = this.#world.hosts[component.source.host];
        const isCurrent =
          revisions.get(ref) === repositories.shaOf(repository) &&
          subject.url === this.#urlOf(component) &&
          subject.failures === 0;
        return isCurrent
          ? []
          : `${ref} is at ${revisions.get(ref)} (${subject.last_error})`;
      }),
    ];
  }

  async verify(): Promise<Findings> {
    const findings = new Findings();
    await this.#verifyPresence(findings);
    await this.#verifyReports(findings);
    await this.#verifyHistory(findings);
    return findings;
  }

  async #subjects() {
    const rows: Array<
      SubjectRow & Pick<RepositoryRow, 'url' | 'failures' | 'last_error'>
    > = await this.#knex('subjects')
      .leftJoin('repositories', 'repositories.id', 'subjects.repository_id')
      .select(
        'subjects.*',
        'repositories.url',
        'repositories.failures',
        'repositories.last_error',
      );
    return new Map(rows.map(row => [row.entity_ref, row]));
  }

  async #verifyPresence(findings: Findings) {
    const subjects = await this.#subjects();
    const components = this.#world.catalog.all();
    for (const component of components) {
      const ref = refOf(component.name);
      const subject = subjects.get(ref);
      const expected = {
        url: this.#urlOf(component),
        folder: component.source.folder,
        title: component.title,
        owner: `group:default/${component.owner}`,
      };
      const found = subject && {
        url: subject.url,
        folder: subject.folder,
        title: subject.title,
        owner: subject.owner,
      };
      findings.assert(
        CLAIMS.subjects,
        isDeepStrictEqual(found, expected),
        () => `${ref}: ${firstDifference(found, expected)}`,
      );
    }
    const present = new Set(components.map(({ name }) => refOf(name)));
    const extra = [...subjects.keys()].filter(ref => !present.has(ref));
    findings.assert(CLAIMS.subjects, extra.length === 0, () => `${extra}`);

    const repositories = await this.#knex<RepositoryRow>('repositories');
    const wanted = new Set(components.map(one => this.#urlOf(one)));
    const known = repositories.map(({ url }) => url);
    findings.assert(
      CLAIMS.repositories,
      known.length === wanted.size && known.every(url => wanted.has(url)),
      () => `${known.length} in place of ${wanted.size}`,
    );
    for (const row of repositories) {
      const { url, lease_until, requested_at, evaluate_at } = row;
      findings.assert(
        CLAIMS.idle,
        [lease_until, requested_at, evaluate_at].every(at => at === null),
        () => `${url}: ${JSON.stringify({ ...row, etag: undefined })}`,
      );
    }

    const facts = by(
      await this.#knex<FactsRow>('facts').select('repository_id', 'folder'),
      row => `${row.repository_id}`,
    );
    for (const { id, url, read_at } of repositories) {
      const folders = [...subjects.values()]
        .filter(row => row.repository_id === id)
        .map(({ folder }) => folder);
      const stored = (facts.get(`${id}`) ?? []).map(({ folder }) => folder);
      const isWhole = folders.every(folder => stored.includes(folder));
      findings.assert(
        CLAIMS.facts,
        read_at === null || (isWhole && new Set(stored).size === stored.length),
        () => `${url}: ${stored} in place of ${folders}`,
      );
    }
  }

  async #verifyReports(findings: Findings) {
    const subjects = await this.#subjects();
    const reports = by(
      await this.#knex<ReportRow>('reports'),
      row => row.entity_ref,
    );
    for (const component of this.#world.catalog.all()) {
      const ref = refOf(component.name);
      const rows = reports.get(ref) ?? [];
      const stored = rows.at(0);
      const report = stored && parseReport(stored);
      const isReadable = this.#isReadable(component);
      const claim = isReadable ? CLAIMS.report : CLAIMS.stale;
      if (!isReadable) {
        const subject = subjects.get(ref);
        findings.assert(
          claim,
          Boolean(subject?.failures && subject.last_error),
          () => `${ref} does not say why it is old`,
        );
        // It may have left before it was read for the first time.
        if (!report) continue;
      }
      const problem = this.#differenceOf(component, rows, isReadable);
      findings.assert(claim, !problem, () => `${ref}: ${problem}`);
    }
  }

  /** What is wrong with a component's reports. */
  #differenceOf(
    component: Component,
    rows: readonly ReportRow[],
    isReadable: boolean,
  ): string | undefined {
    if (rows.length !== 1) return `${rows.length} reports in place of one`;
    const report = parseReport(rows[0]);
    const { revision: sha = '', url } = report.source;
    const now = new Date(Number(rows[0].evaluated_at));
    if (isReadable) {
      const revision = this.#truth.revisionOf(component, sha);
      const newest = this.#world.repositoryOf(component.source).revision;
      if (revision !== newest)
        return `it is of push ${revision}, not ${newest}`;
      const expected = this.#truth.reportOf(component, {
        revision,
        url: this.#urlOf(component),
        now,
      });
      return firstDifference(report, asStored(expected)) || undefined;
    }
    // What it was before it moved to where nothing can be read is its last report.
    const isTrue = this.#world.catalog.pastOf(component.name).some(past => {
      const revision = this.#truth.revisionOf(past, sha);
      if (revision === undefined) return false;
      const expected = this.#truth.reportOf(past, { revision, url, now });
      return isDeepStrictEqual(report, asStored(expected));
    });
    return isTrue ? undefined : `its repository never was so at ${sha}`;
  }

  async #verifyHistory(findings: Findings) {
    const { catalog } = this.#world;
    const key = (row: { entity_ref: string; scorecard: string }) =>
      `${row.entity_ref} ${row.scorecard}`;
    const history = by(
      await this.#knex<HistoryRow>('history').orderBy(['since', 'id']),
      key,
    );
    const outcomes = by(
      await this.#knex<OutcomeRow>('outcomes').orderBy(['since', 'id']),
      key,
    );
    const reports = by(await this.#knex<ReportRow>('reports'), key);
    const verifier = new HistoryVerifier({
      findings,
      catalog,
      truth: this.#truth,
    });
    const keys = [...history.keys(), ...outcomes.keys(), ...reports.keys()];
    for (const one of new Set(keys)) {
      const [ref] = one.split(' ');
      verifier.verify({
        name: ref.replace('component:default/', ''),
        history: history.get(one) ?? [],
        outcomes: outcomes.get(one) ?? [],
        report: reports.get(one)?.at(0),
      });
    }
  }
}

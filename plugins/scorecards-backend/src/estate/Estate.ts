import type { LoggerService } from '@backstage/backend-plugin-api';
import type {
  EntitiesResponse,
  EntityRow,
  ExemptionsResponse,
  Facets,
  OverviewResponse,
  ReadStatus,
  TrendResponse,
} from '@opaq/plugin-scorecards-common';
import type { Database } from '../database/Database';
import { readVersions } from '../database/readEstate';
import {
  readReadTimes,
  readResults,
  readStatuses,
} from '../database/readEstatePage';
import {
  readObservedDays,
  readOutcomeChanges,
  readRuleChanges,
} from '../database/readEstateTrend';
import { encodeCursor } from '../reports/cursor';
import type {
  Answer,
  ComponentsFilter,
  EntitiesFilter,
  EstateReader,
  OverviewFilter,
  RowsFilter,
  TrendFilter,
} from '../reports/ReportsReader';
import type { Visible } from '../reports/VisibleRefs';
import { Answers } from './Answers';
import { answerOf, answerWithFacets, type KnownFacets } from './answerOf';
import { loadColumns, updateColumns, type Columns } from './Columns';
import { dateOf, DAY } from './days';
import { entityRow } from './entityRow';
import { listExemptions } from './exemptions';
import { facets } from './facets';
import { overview } from './overview';
import { inOrder, pageOf } from './page';
import { selectRows } from './rowFilter';
import { select } from './select';
import type { EstateRules } from './Standard';
import { isStale, stateOf } from './states';
import { checkTrend, levelTrend, trendDays } from './trend';
import type { View } from './View';

/** For how long a request waits for everything to be loaded anew; after that it is answered from what was. */
const PATIENCE_MS = 250;
/** Reads of repositories are noted in the order of their ends, but not to the millisecond. */
const READ_OVERLAP_MS = 60_000;

interface EstateOptions {
  database: Database;
  rules: { current(): EstateRules };
  logger: Pick<LoggerService, 'warn'>;
  /** Milliseconds since 1970. */
  now?(): number;
}

/** Answers over all components, from memory. A request finds out by one query whether that is still so. */
export class Estate implements EstateReader {
  readonly #database: Database;
  readonly #rules: EstateOptions['rules'];
  readonly #logger: EstateOptions['logger'];
  readonly #now: () => number;
  readonly #answers = new Answers();
  readonly #facets = new WeakMap<
    Uint8Array,
    KnownFacets & { generation: number }
  >();
  #columns?: Columns;
  #loading?: { began: number; done: Promise<void> };
  #updating?: Promise<Columns>;
  #lastRules?: EstateRules;
  #hasFailed = false;

  constructor({ database, rules, logger, now = Date.now }: EstateOptions) {
    this.#database = database;
    this.#rules = rules;
    this.#logger = logger;
    this.#now = now;
  }

  /**
   * The columns as the database has them now; callers at the same time share the work.
   *
   * @throws Where nothing could be loaded ever; otherwise the last state stays.
   */
  current(): Promise<Columns> {
    this.#updating ??= this.#update().finally(() => {
      this.#updating = undefined;
    });
    return this.#updating;
  }

  async overview(
    filter: OverviewFilter,
    visible?: Visible,
  ): Promise<Answer<OverviewResponse>> {
    const columns = await this.current();
    return this.#answers.get('overview', filter, visible, async () => {
      const view = this.#view(columns, filter.scorecard);
      const known = this.#facetsOf(columns, visible);
      const selection = select(columns.entities, filter, visible);
      const value = overview(view, selection, filter, known.value);
      return answerWithFacets(value, known);
    });
  }

  async trend(
    filter: TrendFilter,
    visible?: Visible,
  ): Promise<Answer<TrendResponse>> {
    const columns = await this.current();
    return this.#answers.get('trend', filter, visible, () =>
      this.#trend(columns, filter, visible),
    );
  }

  async exemptions(
    filter: ComponentsFilter,
    visible?: Visible,
  ): Promise<Answer<ExemptionsResponse>> {
    const columns = await this.current();
    return this.#answers.get('exemptions', filter, visible, async () => {
      const { entities, scores, standard, now } = this.#view(
        columns,
        filter.scorecard,
      );
      const selection = select(entities, filter, visible);
      return answerOf({
        items: listExemptions(selection, entities, scores, standard, now),
      });
    });
  }

  async listEntities(
    filter: EntitiesFilter,
    visible?: Visible,
  ): Promise<Answer<EntitiesResponse>> {
    const { columns, view, rows } = await this.#rowsOf(filter, visible);
    const { entities } = columns;
    const { scorecard, check } = filter;
    const page = pageOf(rows, entities, filter);
    const known = this.#facetsOf(columns, visible);
    const refs = Array.from(page.rows, index => entities.refs[index]);
    const [statuses, results] =
      refs.length === 0
        ? []
        : await Promise.all([
            readStatuses(this.#database, scorecard, refs),
            check === undefined
              ? undefined
              : readResults(this.#database, { scorecard, check, refs }),
          ]);
    const value: EntitiesResponse = {
      items: Array.from(page.rows, (index, place) =>
        entityRow(
          view,
          index,
          statuses?.get(refs[place]) ?? statusOf(view, index),
          results?.get(refs[place]),
        ),
      ),
      totalItems: page.total,
      ...(page.next && { nextCursor: encodeCursor(page.next) }),
      ...(page.previous && { previousCursor: encodeCursor(page.previous) }),
      facets: known.value,
    };
    return answerWithFacets(value, known);
  }

  async rows(
    filter: RowsFilter,
    visible?: Visible,
  ): Promise<Iterable<EntityRow>> {
    const statuses = await readStatuses(this.#database, filter.scorecard);
    const { view, rows } = await this.#rowsOf(filter, visible);
    const { refs } = view.entities;
    function* all() {
      for (const index of rows) {
        const status = statuses.get(refs[index]) ?? statusOf(view, index);
        yield entityRow(view, index, status);
      }
    }
    return all();
  }

  async #rowsOf(filter: RowsFilter, visible: Visible | undefined) {
    const columns = await this.current();
    const { entities } = columns;
    if (filter.order === 'readAt') {
      const { lastRead } = entities;
      entities.setReadTimes(
        await readReadTimes(this.#database, lastRead - READ_OVERLAP_MS),
      );
    }
    const view = this.#view(columns, filter.scorecard);
    const { has } = selectRows(view, entities.mask(visible), filter);
    const order = columns.order(view, filter.order, filter.direction);
    return { columns, view, rows: inOrder(order, has) };
  }

  async #trend(
    columns: Columns,
    filter: TrendFilter,
    visible: Visible | undefined,
  ): Promise<Answer<TrendResponse>> {
    const { scorecard, check } = filter;
    const days = trendDays(this.#now(), filter.days);
    const from = days[0].first * DAY;
    const [observedDays, ruleChanges, changes] = await Promise.all([
      readObservedDays(this.#database, dateOf(days[0].first)),
      readRuleChanges(this.#database, scorecard, from),
      check === undefined
        ? []
        : readOutcomeChanges(this.#database, { scorecard, check, from }),
    ]);
    const view = this.#view(columns, scorecard);
    const selection = select(columns.entities, filter, visible);
    const observed = new Set(observedDays);
    return answerOf({
      ...(check === undefined
        ? levelTrend(view, selection.rows, days, observed)
        : checkTrend(view, selection, { check, changes, days, observed })),
      ruleChanges: ruleChanges.map(({ at, kind, title }) => ({
        at: new Date(Number(at)).toISOString(),
        kind,
        title,
      })),
    });
  }

  #view(columns: Columns, scorecard: string): View {
    const view = columns.view(scorecard, this.#rules.current(), this.#now());
    if (!view) throw new Error(`There is no scorecard '${scorecard}'`);
    return view;
  }

  #facetsOf({ entities }: Columns, visible: Visible | undefined): KnownFacets {
    const mask = entities.mask(visible);
    const { generation } = entities;
    let known = this.#facets.get(mask);
    if (known?.generation !== generation) {
      const value: Facets = facets(entities, mask);
      known = { generation, value, json: JSON.stringify(value) };
      this.#facets.set(mask, known);
    }
    return known;
  }

  async #update(): Promise<Columns> {
    try {
      await this.#bringUpToDate();
      this.#hasFailed = false;
    } catch (error) {
      this.#failed(error);
      if (!this.#columns) throw error;
    }
    return this.#columns!;
  }

  async #bringUpToDate() {
    const rules = this.#rules.current();
    if (rules !== this.#lastRules) this.#answers.clear();
    this.#lastRules = rules;
    const columns = this.#columns;
    const versions = columns && (await readVersions(this.#database));
    const now = this.#now();
    if (!columns || versions?.catalog !== columns.versions.catalog) {
      await this.#reload(now);
    } else if (versions.rows !== columns.versions.rows) {
      await updateColumns(this.#database, columns, versions, now);
      this.#answers.clear();
    } else {
      columns.settle(now);
    }
  }

  async #reload(now: number) {
    if (!this.#loading) {
      const names = this.#rules.current().scorecards.map(({ name }) => name);
      const done = loadColumns(this.#database, names, now)
        .then(columns => {
          this.#columns = columns;
          this.#answers.clear();
        })
        .finally(() => {
          this.#loading = undefined;
        });
      this.#loading = { began: now, done };
    }
    const { began, done } = this.#loading;
    if (!this.#columns) {
      await done;
      return;
    }
    const patience = began + PATIENCE_MS - now;
    // Whoever does not wait for it hears of a failure from the next one.
    done.catch(error => this.#failed(error));
    if (patience <= 0) return;
    let timer: NodeJS.Timeout | undefined;
    const over = new Promise<void>(resolve => {
      timer = setTimeout(resolve, patience);
    });
    await Promise.race([done, over]).finally(() => clearTimeout(timer));
  }

  /** Says once that the database does not answer. */
  #failed(error: unknown) {
    if (this.#hasFailed) return;
    this.#hasFailed = true;
    this.#logger.warn(`Scorecards can't be read, the last ones stay: ${error}`);
  }
}

/** For a component that left the catalog between two reads. */
function statusOf({ entities, scores }: View, index: number): ReadStatus {
  const state = stateOf(entities, scores, index);
  const stale = isStale(entities, scores, index);
  return {
    state: state === 'notCovered' ? 'scored' : state,
    stale,
    refreshing: false,
  };
}

import type {
  EntitiesResponse,
  EntityRow,
  ExemptionsResponse,
  Facets,
  OverviewResponse,
  TrendResponse,
} from '@opaq/plugin-scorecards-common';
import type { Database } from '../database/Database';
import { isoTime } from '../database/isoTime';
import { readResults } from '../database/readEstatePage';
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
import { answerOf, answerWith } from './answerOf';
import type { Columns } from './Columns';
import { dateOf, DAY } from './days';
import { entityRow } from './entityRow';
import { listExemptions } from './exemptions';
import { facets } from './facets';
import { heatMap } from './heatMap';
import { heatMapCounts } from './heatMapCounts';
import { LiveColumns, type LiveColumnsOptions } from './LiveColumns';
import { LiveReads } from './LiveReads';
import { overviewSummary } from './overviewSummary';
import { inOrder, pageOf } from './page';
import { selectRows } from './rowFilter';
import { select } from './select';
import { checkTrend, levelTrend, trendDays } from './trend';
import type { View } from './View';

/** Of a list without pages, so many are in memory. */
const ROWS_AT_ONCE = 200;

/** Answers over all components, from memory. A request finds out by one query whether that is still so. */
export class Estate implements EstateReader {
  readonly #database: Database;
  readonly #rules: LiveColumnsOptions['rules'];
  readonly #now: () => number;
  readonly #live: LiveColumns;
  readonly #reads: LiveReads;
  readonly #answers = new Answers();
  readonly #facets = new WeakMap<
    Uint8Array,
    { generation: number; answer: Answer<Facets> }
  >();

  constructor(options: Omit<LiveColumnsOptions, 'onChange'>) {
    const { database, rules, now = Date.now } = options;
    this.#database = database;
    this.#rules = rules;
    this.#now = now;
    const onChange = () => this.#answers.clear();
    this.#live = new LiveColumns({ ...options, onChange });
    this.#reads = new LiveReads(database, now);
  }

  /**
   * The columns as the database has them now.
   *
   * @throws Where nothing could be loaded ever; otherwise the last state stays.
   */
  current(): Promise<Columns> {
    return this.#live.current();
  }

  async overview(
    filter: OverviewFilter,
    visible?: Visible,
  ): Promise<Answer<OverviewResponse>> {
    const columns = await this.current();
    return this.#answers.get('overview', filter, visible, () =>
      this.#overview(columns, filter, visible),
    );
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
    const page = pageOf(rows, entities, filter);
    return answerWith(
      answerOf({
        items: await this.#entityRows(view, page.rows, filter),
        totalItems: page.total,
        ...(page.next && { nextCursor: encodeCursor(page.next) }),
        ...(page.previous && { previousCursor: encodeCursor(page.previous) }),
      }),
      { facets: this.#facetsOf(columns, visible) },
    );
  }

  async rows(
    filter: RowsFilter,
    visible?: Visible,
  ): Promise<AsyncIterable<EntityRow[]>> {
    const { view, rows } = await this.#rowsOf(filter, visible);
    return this.#someAtATime(view, rows, filter);
  }

  async *#someAtATime(view: View, rows: Int32Array, filter: RowsFilter) {
    for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
      const some = rows.subarray(from, from + ROWS_AT_ONCE);
      yield await this.#entityRows(view, some, filter);
    }
  }

  async refs(filter: RowsFilter, visible?: Visible): Promise<string[]> {
    const { view, rows } = await this.#rowsOf(filter, visible);
    return Array.from(rows, index => view.entities.refs[index]);
  }

  async #entityRows(
    view: View,
    rows: Int32Array,
    { scorecard, check }: Pick<RowsFilter, 'scorecard' | 'check'>,
  ): Promise<EntityRow[]> {
    if (rows.length === 0) return [];
    const refs = Array.from(rows, index => view.entities.refs[index]);
    const results =
      check === undefined
        ? undefined
        : await readResults(this.#database, { scorecard, check, refs });
    return Array.from(rows, (index, place) =>
      entityRow(view, index, results?.get(refs[place])),
    );
  }

  async #rowsOf(filter: RowsFilter, visible: Visible | undefined) {
    const columns = await this.current();
    const { entities } = columns;
    await this.#reads.update(entities);
    const view = this.#view(columns, filter.scorecard);
    const { has } = selectRows(view, entities.mask(visible), filter);
    const order = columns.order(view, filter.order, filter.direction);
    return { columns, view, rows: inOrder(order, has) };
  }

  /** What does not change as groups are opened is counted once for all of them. */
  async #overview(
    columns: Columns,
    filter: OverviewFilter,
    visible: Visible | undefined,
  ): Promise<Answer<OverviewResponse>> {
    const { groupBy = 'owner', category, expand, days, ...which } = filter;
    const view = this.#view(columns, filter.scorecard);
    const selection = select(columns.entities, which, visible);
    const options = { ...view, rows: selection.rows };
    const [summary, counted] = await Promise.all([
      this.#answers.get('summary', { ...which, days }, visible, async () => {
        // No version tells whether hosts are left alone; what was known of it serves where the database does not answer.
        await this.#reads.update(columns.entities).catch(() => {});
        return answerOf(overviewSummary(view, selection, days));
      }),
      this.#answers.get(
        'counts',
        { ...which, groupBy, category },
        visible,
        async () => heatMapCounts(options, { groupBy, category }),
      ),
    ]);
    const { owner } = which;
    return answerWith(summary, {
      heatMap: answerOf(heatMap(view, counted, { groupBy, owner, expand })),
      facets: this.#facetsOf(columns, visible),
    });
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
        at: isoTime(at),
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

  #facetsOf({ entities }: Columns, visible: Visible | undefined) {
    const mask = entities.mask(visible);
    const { generation } = entities;
    let known = this.#facets.get(mask);
    if (known?.generation !== generation) {
      known = { generation, answer: answerOf(facets(entities, mask)) };
      this.#facets.set(mask, known);
    }
    return known.answer;
  }
}

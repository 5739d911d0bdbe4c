import type {
  EntitiesResponse,
  EntityOrder,
  EntityRow,
  estateFilterSchema,
  ExemptionsResponse,
  exportQuerySchema,
  HistoryItem,
  overviewQuerySchema,
  OverviewResponse,
  ReadStatus,
  TrendResponse,
  trendQuerySchema,
} from '@opaq/plugin-scorecards-common';
import type * as z from 'zod';
import type { Visible } from './VisibleRefs';

/** A parsed query, with the scorecard settled. */
type Settled<Schema extends z.ZodType> = z.output<Schema> & {
  scorecard: string;
};

/** Which components. */
export type ComponentsFilter = Settled<typeof estateFilterSchema>;
/** What an overview is asked for. */
export type OverviewFilter = Settled<typeof overviewQuerySchema>;
/** What a trend is asked for. */
export type TrendFilter = Settled<typeof trendQuerySchema>;

/** Which rows, and in which order. */
export type RowsFilter = Settled<typeof exportQuerySchema> & {
  order: EntityOrder;
  direction: 'asc' | 'desc';
};

/** A page of rows: `decodeCursor` and `encodeCursor` translate between a place and the cursor of an answer. */
export type EntitiesFilter = RowsFilter & { limit: number; place?: Place };

/** Where a page begins. */
export interface Place {
  /** Full ref of the row that the page begins with, as long as it is listed: rows that come and go shift nothing then. */
  ref?: string;
  /** Its place when the cursor was given, from 0: for when it is no longer listed. */
  offset: number;
}

/** An answer for many, with its JSON, which is made once for all who see the same. */
export interface Answer<Value> {
  readonly value: Value;
  readonly json: Buffer;
}

/** Answers over the estate. `visible` absent: all may be seen. Each counts and lists visible components only. */
export interface EstateReader {
  listEntities(
    filter: EntitiesFilter,
    visible?: Visible,
  ): Promise<Answer<EntitiesResponse>>;

  overview(
    filter: OverviewFilter,
    visible?: Visible,
  ): Promise<Answer<OverviewResponse>>;

  trend(filter: TrendFilter, visible?: Visible): Promise<Answer<TrendResponse>>;

  exemptions(
    filter: ComponentsFilter,
    visible?: Visible,
  ): Promise<Answer<ExemptionsResponse>>;

  /** All rows of a list, some at a time, made when they are asked for. */
  rows(
    filter: RowsFilter,
    visible?: Visible,
  ): Promise<AsyncIterable<EntityRow[]>>;

  /** Full entity references of all rows of a list. */
  refs(filter: RowsFilter, visible?: Visible): Promise<string[]>;
}

/** A report as it is stored. */
export interface StoredReport {
  entityRef: string;
  status: ReadStatus;
  /** JSON of a `Report`; absent where there is none yet. */
  report?: string;
}

/** Where a page of a history begins. */
export interface HistoryPlace {
  /** Milliseconds since 1970. */
  since: number;
  id: number;
}

/** Changes of a component's standing, newest first. */
export interface HistoryPage {
  items: HistoryItem[];
  /** Absent on the last page. */
  next?: HistoryPlace;
}

/** Reads of one component. Undefined where there is no such entity. */
export interface ReportsReader {
  getReport(
    entityRef: string,
    scorecard: string,
  ): Promise<StoredReport | undefined>;

  getHistory(
    entityRef: string,
    scorecard: string,
    page: { limit: number; from?: HistoryPlace },
  ): Promise<HistoryPage | undefined>;
}

/** Which results reports have with them: those of the checks that the scorecard asks for, or of all checks. */
export type ReportResults = 'asked' | 'all';

/** A report with the component that it is of. */
export interface ReportText {
  entityRef: string;
  /** JSON of a `Report`, on one line. */
  report: string;
}

/** Reads of many components in full. */
export interface ReportTextsReader {
  /** The reports of those that have one, some at a time, in any order. */
  texts(
    entityRefs: readonly string[],
    scorecard: string,
    results: ReportResults,
  ): AsyncIterable<ReportText[]>;
}

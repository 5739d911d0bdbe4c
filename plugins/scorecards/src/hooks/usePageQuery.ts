import {
  entityOrderSchema,
  type EntitiesQuery,
  type EntityOrder,
} from '@opaq/plugin-scorecards-common';
import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';

/** What components can be filtered by, beside the search. */
export const FILTERS = ['owner', 'type', 'lifecycle', 'level'] as const;
/** @see FILTERS */
export type Filter = (typeof FILTERS)[number];

const PAGE_SIZE = 25;

/** The state of the page, all of it in the URL, so that a view can be shared. */
export interface PageQuery {
  query: EntitiesQuery & { order: EntityOrder; direction: 'asc' | 'desc' };
  /** What was typed, with its spaces. */
  search: string;
  filters: Record<Filter, string[]>;
  /** Whether anything narrows the list. */
  filtered: boolean;
  setSearch(search: string): void;
  setFilter(filter: Filter, values: string[]): void;
  setOrder(order: EntityOrder, direction: 'asc' | 'desc'): void;
  setCursor(cursor: string | undefined): void;
  clear(): void;
}

function orderOf(params: URLSearchParams): EntityOrder {
  const order = entityOrderSchema.safeParse(params.get('order'));
  return order.success ? order.data : 'name';
}

/** Reads the page's state from the URL and writes it there. A change of what is listed leads back to the first page. */
export function usePageQuery(): PageQuery {
  const [params, setParams] = useSearchParams();

  const change = useCallback(
    (values: Record<string, string | string[] | undefined>, replace = false) =>
      setParams(
        old => {
          const next = new URLSearchParams(old);
          next.delete('cursor');
          for (const [name, value] of Object.entries(values)) {
            next.delete(name);
            for (const item of [value ?? []].flat()) {
              if (item) next.append(name, item);
            }
          }
          return next;
        },
        { replace },
      ),
    [setParams],
  );

  return useMemo(() => {
    const filters = Object.fromEntries(
      FILTERS.map(filter => [filter, params.getAll(filter)]),
    ) as Record<Filter, string[]>;
    const search = params.get('search') ?? '';
    return {
      query: {
        ...filters,
        search: search.trim() || undefined,
        order: orderOf(params),
        direction: params.get('direction') === 'desc' ? 'desc' : 'asc',
        limit: PAGE_SIZE,
        cursor: params.get('cursor') ?? undefined,
      },
      search,
      filters,
      filtered: Boolean(search) || FILTERS.some(f => filters[f].length > 0),
      setSearch: text => change({ search: text }, true),
      setFilter: (filter, values) => change({ [filter]: values }),
      setOrder: (order, direction) => change({ order, direction }),
      setCursor: cursor => change({ cursor }),
      clear: () =>
        change({
          search: undefined,
          owner: undefined,
          type: undefined,
          lifecycle: undefined,
          level: undefined,
        }),
    };
  }, [params, change]);
}

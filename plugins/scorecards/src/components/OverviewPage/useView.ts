import {
  CHANGE_DAYS,
  DIMENSIONS,
  NO_VALUE,
  type Dimension,
} from '@opaq/plugin-scorecards-common';
import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';

/** How far back the trend can go, in days. */
export const TREND_DAYS = [30, 90, 365, 730] as const;

/** What the heat map is sorted by: a column's id, or one of its own. */
export interface Sort {
  by: string;
  direction: 'asc' | 'desc';
}

/** How the overview is looked at, beside its filter. It is part of the URL too. */
export interface View {
  groupBy: Dimension;
  /** Groups that show what is below them. */
  expand: string[];
  /** The columns are the checks of this category; else categories. */
  category?: string;
  /** Of changes and movers. */
  days: (typeof CHANGE_DAYS)[number];
  trendDays: (typeof TREND_DAYS)[number];
  /** Undefined for the order of the tree. */
  sort?: Sort;
}

/** The view, and how it is changed. */
export interface ViewState extends View {
  setGroupBy(groupBy: Dimension): void;
  setExpand(expand: string[]): void;
  /** Leaves only the components of a group, in the same view. */
  narrowTo(group: string): void;
  setCategory(category: string | undefined): void;
  setDays(days: number): void;
  setTrendDays(days: number): void;
  setSort(sort: Sort | undefined): void;
}

const oneOf = <T extends number>(
  values: readonly T[],
  text: string | null,
  usual: T,
): T => values.find(value => String(value) === text) ?? usual;

function read(params: URLSearchParams): View {
  const groupBy = DIMENSIONS.find(one => one === params.get('groupBy'));
  const by = params.get('sort');
  return {
    groupBy: groupBy ?? 'owner',
    expand: params.getAll('expand').filter(Boolean),
    category: params.get('category') || undefined,
    days: oneOf(CHANGE_DAYS, params.get('days'), 30),
    trendDays: oneOf(TREND_DAYS, params.get('trend'), 365),
    sort: by
      ? { by, direction: params.get('direction') === 'desc' ? 'desc' : 'asc' }
      : undefined,
  };
}

/** Reads the view from the URL and writes it there; what is usual is left out. */
export function useView(): ViewState {
  const [params, setParams] = useSearchParams();
  const key = JSON.stringify(read(params));

  const change = useCallback(
    (values: Record<string, string | string[] | undefined>) =>
      setParams(
        old => {
          const next = new URLSearchParams(old);
          for (const [name, value] of Object.entries(values)) {
            next.delete(name);
            for (const item of [value ?? []].flat()) next.append(name, item);
          }
          return next;
        },
        { preventScrollReset: true },
      ),
    [setParams],
  );

  return useMemo(() => {
    const view: View = JSON.parse(key);
    const { groupBy: by } = view;
    return {
      ...view,
      narrowTo: group =>
        change({
          [by]: group,
          expand: by === 'owner' && group !== NO_VALUE ? group : undefined,
        }),
      // Columns and groups of another kind have other ids.
      setGroupBy: groupBy =>
        change({
          groupBy: groupBy === 'owner' ? undefined : groupBy,
          expand: undefined,
        }),
      setExpand: expand => change({ expand }),
      setCategory: category =>
        change({ category, sort: undefined, direction: undefined }),
      setDays: days => change({ days: days === 30 ? undefined : String(days) }),
      setTrendDays: days =>
        change({ trend: days === 365 ? undefined : String(days) }),
      setSort: sort =>
        change({
          sort: sort?.by,
          direction: sort?.direction === 'desc' ? 'desc' : undefined,
        }),
    };
  }, [key, change]);
}

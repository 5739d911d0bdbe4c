import {
  ENTITY_ORDERS,
  type EntitiesQuery,
  type EntityOrder,
  type ExportQuery,
} from '@opaq/plugin-scorecards-common';
import { useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import { SHOWN_OUTCOMES, type ShownOutcome } from '../outcomes';
import { useEstateFilter, type EstateFilterState } from './useEstateFilter';
import { useNarrow } from './useNarrow';

/** Why a component is as it is; what `state` filters by. */
export const STATES = [
  'scored',
  'pending',
  'noSource',
  'unreadable',
  'notCovered',
  'stale',
] as const;
/** What `exemption` filters by. */
export const EXEMPTIONS = [
  'inForce',
  'awaitingApproval',
  'expiring',
  'expired',
  'refused',
] as const;

const PAGE_SIZE = 25;

/** What the list is narrowed by beside the estate's filter. */
interface Narrowing {
  level: string[];
  state: Array<(typeof STATES)[number]>;
  check?: string;
  category?: string;
  /** Of the check or the category; never empty where there is one. */
  outcome: ShownOutcome[];
  exemption?: (typeof EXEMPTIONS)[number];
}

/** The state of the list, all of it in the URL, so that a view can be shared. */
export interface ServicesQuery extends Narrowing {
  estate: EstateFilterState;
  query: EntitiesQuery & { order: EntityOrder; direction: 'asc' | 'desc' };
  /** The same without page. */
  exportQuery: ExportQuery;
  /** What was typed, with its spaces. */
  search: string;
  /** Whether anything narrows the list. */
  filtered: boolean;
  setSearch(search: string): void;
  /** Values that narrow the list; undefined or an empty list takes one out. */
  narrow(values: { [Field in keyof Narrowing]?: Narrowing[Field] }): void;
  setOrder(order: EntityOrder, direction: 'asc' | 'desc'): void;
  setCursor(cursor: string | undefined): void;
  clear(): void;
}

/** Links are old, or written by hand: what the API does not know is left out rather than refused. */
function known<Value extends string>(
  allowed: readonly Value[],
  values: string[],
): Value[] {
  return allowed.filter(value => values.includes(value));
}

function readNarrowing(params: URLSearchParams): Narrowing {
  const check = params.get('check') || undefined;
  const category = params.get('category') || undefined;
  const outcome = known(SHOWN_OUTCOMES, params.getAll('outcome'));
  return {
    level: params.getAll('level').filter(Boolean),
    state: known(STATES, params.getAll('state')),
    check,
    // A check is of one category; both together say no more than the check.
    category: check ? undefined : category,
    outcome: outcome.length === 0 && (check || category) ? ['fail'] : outcome,
    exemption: known(EXEMPTIONS, params.getAll('exemption'))[0],
  };
}

/** Reads the list's state from the URL and writes it there. A change of what is listed leads back to the first page. */
export function useServicesQuery(): ServicesQuery {
  const estate = useEstateFilter();
  const [params, setParams] = useSearchParams();

  const change = useNarrow();

  return useMemo(() => {
    const narrowing = readNarrowing(params);
    const search = params.get('search') ?? '';
    const [order = 'name'] = known(ENTITY_ORDERS, params.getAll('order'));
    const { outcome, ...rest } = narrowing;
    const exportQuery: ServicesQuery['query'] = {
      ...estate.filter,
      ...rest,
      outcome: rest.check || rest.category ? outcome : undefined,
      search: search.trim() || undefined,
      order,
      direction: params.get('direction') === 'desc' ? 'desc' : 'asc',
    };
    return {
      ...narrowing,
      estate,
      query: {
        ...exportQuery,
        limit: PAGE_SIZE,
        cursor: params.get('cursor') ?? undefined,
      },
      exportQuery,
      search,
      filtered:
        estate.filtered ||
        [search, rest.check, rest.category, rest.exemption].some(Boolean) ||
        rest.level.length + rest.state.length > 0,
      setSearch: text => change({ search: text }, true),
      narrow: change,
      setOrder: (by, direction) => change({ order: by, direction }),
      setCursor: cursor => change({ cursor }),
      clear: () =>
        setParams(old => {
          const next = new URLSearchParams();
          for (const name of ['scorecard', 'columns', 'order', 'direction']) {
            const value = old.get(name);
            if (value) next.set(name, value);
          }
          return next;
        }),
    };
  }, [params, setParams, estate, change]);
}

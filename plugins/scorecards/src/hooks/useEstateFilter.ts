import { DIMENSIONS, type Dimension } from '@opaq/plugin-scorecards-common';
import { useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import { useNarrow } from './useNarrow';

/** A filter in the form in which a page holds it: a list for every dimension. */
export type EstateSelection = Record<Dimension, string[]> & {
  scorecard?: string;
};

/** Which components a page is about. It is part of the URL, so that a link reproduces the view. */
export interface EstateFilterState {
  /** For queries and for links (`usePagePath`); dimensions without a choice are absent. Keeps its identity while it says the same. */
  filter: Partial<EstateSelection>;
  selection: EstateSelection;
  /** Whether a dimension narrows the estate. The scorecard does not. */
  filtered: boolean;
  setValues(dimension: Dimension, values: string[]): void;
  /** Undefined for the first scorecard. */
  setScorecard(name: string | undefined): void;
  /** Takes all choices but the scorecard back. */
  clear(): void;
}

function read(params: URLSearchParams): EstateSelection {
  const values = Object.fromEntries(
    DIMENSIONS.map(dimension => [
      dimension,
      [...new Set(params.getAll(dimension).filter(Boolean))],
    ]),
  ) as Record<Dimension, string[]>;
  return { ...values, scorecard: params.get('scorecard') || undefined };
}

const NOTHING = Object.fromEntries(DIMENSIONS.map(name => [name, undefined]));

/** Reads the filter from the URL and writes it there. A change leads back to the first page of a list. */
export function useEstateFilter(): EstateFilterState {
  const [params] = useSearchParams();
  const key = JSON.stringify(read(params));

  const change = useNarrow();

  // The router's setter is another after each change of the URL; what the filter says is not.
  const said = useMemo(() => {
    const selection: EstateSelection = JSON.parse(key);
    const filter: Partial<EstateSelection> = Object.fromEntries(
      Object.entries(selection).filter(([, value]) => value.length > 0),
    );
    const filtered = DIMENSIONS.some(name => selection[name].length > 0);
    return { selection, filter, filtered };
  }, [key]);

  return useMemo(
    () => ({
      ...said,
      setValues: (dimension, values) => change({ [dimension]: values }),
      setScorecard: scorecard => change({ scorecard }),
      clear: () => change(NOTHING),
    }),
    [said, change],
  );
}

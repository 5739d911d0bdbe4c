import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import { OPTIONAL, USUAL, type ColumnId } from './columns';

/** Which columns are chosen: the URL's, so that a link shows the same. */
export interface ColumnsState {
  /** In the table's order, without the name. */
  chosen: ColumnId[];
  usual: boolean;
  toggle(column: ColumnId): void;
  reset(): void;
}

/** Reads the columns from the URL and writes them there; the usual ones are not written. */
export function useColumns(): ColumnsState {
  const [params, setParams] = useSearchParams();
  const named = params.get('columns');
  const chosen = useMemo(
    () =>
      named === null
        ? [...USUAL]
        : OPTIONAL.filter(column => named.split(',').includes(column)),
    [named],
  );
  const write = useCallback(
    (columns: readonly ColumnId[]) =>
      setParams(
        old => {
          const next = new URLSearchParams(old);
          if (columns.join() === USUAL.join()) next.delete('columns');
          else next.set('columns', columns.join());
          return next;
        },
        { replace: true },
      ),
    [setParams],
  );
  return {
    chosen,
    usual: chosen.join() === USUAL.join(),
    toggle: column =>
      write(
        OPTIONAL.filter(id =>
          id === column ? !chosen.includes(id) : chosen.includes(id),
        ),
      ),
    reset: () => write(USUAL),
  };
}

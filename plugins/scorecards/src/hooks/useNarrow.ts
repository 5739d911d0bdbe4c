import { useCallback } from 'react';
import { useSearchParams } from 'react-router-dom';

/** Values of the URL's query by name: undefined or an empty text takes one out. */
export type Narrow = (
  values: Record<string, string | readonly string[] | undefined>,
  replace?: boolean,
) => void;

/** Changes in the URL what a list is narrowed to, which leads back to its first page. */
export function useNarrow(): Narrow {
  const [, setParams] = useSearchParams();
  return useCallback<Narrow>(
    (values, replace = false) =>
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
}

import { useApi } from '@backstage/core-plugin-api';
import type { Facets } from '@opaq/plugin-scorecards-common';
import useAsync from 'react-use/esm/useAsync';
import { scorecardsApiRef } from '../api';

/** What can be filtered by, for pages whose own answer does not say. Undefined until it is known. */
export function useFacets(): Facets | undefined {
  const api = useApi(scorecardsApiRef);
  return useAsync(() => api.getEntities({ limit: 1 }), [api]).value?.facets;
}

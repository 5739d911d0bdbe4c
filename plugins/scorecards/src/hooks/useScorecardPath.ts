import { useRouteRef } from '@backstage/core-plugin-api';
import {
  entityRouteParams,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { useCallback } from 'react';
import { ENTITY_CONTENT_PATH } from '../routes';

/** Finds the path of an entity's scorecard tab. */
export function useScorecardPath() {
  const entityPath = useRouteRef(entityRouteRef);
  return useCallback(
    (entityRef: string) => {
      const path = entityPath(entityRouteParams(entityRef));
      return `${path.replace(/\/$/, '')}${ENTITY_CONTENT_PATH}`;
    },
    [entityPath],
  );
}

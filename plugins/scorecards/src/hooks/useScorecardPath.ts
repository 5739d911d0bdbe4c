import { useRouteRef } from '@backstage/core-plugin-api';
import {
  entityRouteParams,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { useCallback } from 'react';
import { useSearchParams } from 'react-router-dom';
import { ENTITY_CONTENT_PATH } from '../routes';
import { searchOf } from './usePagePath';

/** Finds the path of an entity's scorecard tab, by the scorecard that the page's URL names where it names one. */
export function useScorecardPath() {
  const entityPath = useRouteRef(entityRouteRef);
  const [params] = useSearchParams();
  const scorecard = params.get('scorecard');
  return useCallback(
    (entityRef: string) => {
      const path = entityPath(entityRouteParams(entityRef));
      const search = searchOf({ scorecard });
      return `${path.replace(/\/$/, '')}${ENTITY_CONTENT_PATH}${search}`;
    },
    [entityPath, scorecard],
  );
}

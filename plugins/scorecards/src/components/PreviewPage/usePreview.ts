import { useApi } from '@backstage/core-plugin-api';
import type { EstateFilter } from '@opaq/plugin-scorecards-common';
import { useCallback } from 'react';
import { scorecardsApiRef } from '../../api';
import { useAnswer } from '../../hooks/useAnswer';

/** What the backend says of a definition, over the components that match; nothing before one is given. */
export function usePreview(
  definition: string | undefined,
  filter: EstateFilter,
) {
  const api = useApi(scorecardsApiRef);
  const question = definition === undefined ? null : { definition, filter };
  const ask = useCallback(
    async (asked: typeof question, signal: AbortSignal) =>
      asked === null
        ? undefined
        : { asked, ...(await api.preview(asked, { signal })) },
    [api],
  );
  return useAnswer(ask, question);
}

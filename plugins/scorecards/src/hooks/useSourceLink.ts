import { useApiHolder } from '@backstage/core-plugin-api';
import { scmIntegrationsApiRef } from '@backstage/integration-react';
import type { ReportLocation } from '@opaq/plugin-scorecards-common';
import { useCallback } from 'react';

function hostOf(url: string): string | undefined {
  try {
    const { protocol, host } = new URL(url);
    return /^https?:$/.test(protocol) ? host : undefined;
  } catch {
    return undefined;
  }
}

/** Paths come from repositories: each part is quoted, so that none can leave the host, the repository or the path. */
function quoted(path: string): string | undefined {
  const parts = path.split('/').filter(part => part && part !== '.');
  return parts.includes('..')
    ? undefined
    : `/${parts.map(encodeURIComponent).join('/')}`;
}

/**
 * Finds the page of the source host that shows evidence.
 *
 * @returns undefined where the repository is not on a host that can be linked to
 */
export function useSourceLink(sourceUrl: string) {
  const integrations = useApiHolder().get(scmIntegrationsApiRef);
  return useCallback(
    ({ path, line }: ReportLocation): string | undefined => {
      const host = hostOf(sourceUrl);
      const url = quoted(path);
      if (!integrations || !host || !url) return undefined;
      try {
        const base = sourceUrl;
        const link = integrations.resolveUrl({ url, base, lineNumber: line });
        return hostOf(link) === host ? link : undefined;
      } catch {
        return undefined;
      }
    },
    [integrations, sourceUrl],
  );
}

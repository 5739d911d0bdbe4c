import { useApiHolder } from '@backstage/core-plugin-api';
import { scmIntegrationsApiRef } from '@backstage/integration-react';
import type { Report, ReportLocation } from '@opaq/plugin-scorecards-common';
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

/** A commit, as a report has it of a source host. */
const COMMIT = /^[0-9a-f]{40}$/;

/** Azure DevOps has the path, the commit and the line in the query, where what integrations quote is quoted once more. */
function azureLink(
  { url, revision }: Pick<Report['source'], 'url' | 'revision'>,
  { path, line }: ReportLocation,
): string {
  const link = new URL(url);
  link.searchParams.set('path', `/${path}`);
  if (revision && COMMIT.test(revision)) {
    link.searchParams.set('version', `GC${revision}`);
  }
  if (line !== undefined) {
    link.searchParams.set('line', `${line}`);
    link.searchParams.set('lineEnd', `${line + 1}`);
    link.searchParams.set('lineStartColumn', '1');
    link.searchParams.set('lineEndColumn', '1');
  }
  return link.toString();
}

/**
 * Finds the page of the source host that shows evidence.
 *
 * @returns undefined where the repository is not on a host that can be linked to
 */
export function useSourceLink(source: Report['source']) {
  const { url: sourceUrl, revision } = source;
  const integrations = useApiHolder().get(scmIntegrationsApiRef);
  return useCallback(
    (location: ReportLocation): string | undefined => {
      const { path, line } = location;
      const host = hostOf(sourceUrl);
      const url = quoted(path);
      if (!integrations || !host || !url) return undefined;
      try {
        if (integrations.byUrl(sourceUrl)?.type === 'azure') {
          return azureLink({ url: sourceUrl, revision }, location);
        }
        const base = sourceUrl;
        const link = integrations.resolveUrl({ url, base, lineNumber: line });
        return hostOf(link) === host ? link : undefined;
      } catch {
        return undefined;
      }
    },
    [integrations, sourceUrl, revision],
  );
}

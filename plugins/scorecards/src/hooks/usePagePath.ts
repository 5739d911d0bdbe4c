import { useRouteRef } from '@backstage/core-plugin-api';
import { DIMENSIONS } from '@opaq/plugin-scorecards-common';
import { useCallback } from 'react';
import { rootRouteRef } from '../routes';

/** A page of the plugin; a check's own by the check's id. */
export type PageName =
  | 'overview'
  | 'services'
  | 'checks'
  | 'exemptions'
  | 'preview'
  | 'operations'
  | { check: string };

/** Values of a page's query; what is undefined or empty is left out. */
export type PageParams = Record<
  string,
  string | readonly string[] | undefined | null
>;

/** What all pages filter by: it stays when somebody goes from one to another. */
const SHARED = ['scorecard', ...DIMENSIONS] as const;

/** The part of a page's query that the other pages understand too. */
export function sharedParams(params: URLSearchParams): PageParams {
  return Object.fromEntries(SHARED.map(name => [name, params.getAll(name)]));
}

/** Ids of third parties' checks have a slash, which stays one: `checks/acme/deps.lockfile`. */
function pathOf(page: PageName): string {
  if (page === 'overview') return '';
  if (typeof page === 'string') return `/${page}`;
  return `/checks/${page.check.split('/').map(encodeURIComponent).join('/')}`;
}

/** A query as the pages read it from the URL, with its question mark; empty for an empty one. */
export function searchOf(params: PageParams): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) {
    for (const item of [value ?? []].flat()) {
      if (item) search.append(name, item);
    }
  }
  const text = search.toString();
  return text && `?${text}`;
}

/** Finds the path of any of the plugin's pages, for example of the services in which a check fails. */
export function usePagePath() {
  const root = useRouteRef(rootRouteRef)().replace(/\/$/, '');
  return useCallback(
    (page: PageName, params: PageParams = {}) =>
      `${root}${pathOf(page)}${searchOf(params)}` || '/',
    [root],
  );
}

import { mockApis, renderTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { screen } from '@testing-library/react';
import plugin from '..';
import { createProjectRouteRef } from '../routes';
import { violationsIn } from './axe';

/** Shows the plugin's pages in an app, at a URL, to somebody who has all permissions but those named. */
export function renderPages(url: string, options: { without?: string[] } = {}) {
  const { without = [] } = options;
  return renderTestApp({
    features: [plugin],
    apis: [
      catalogApiMock(),
      mockApis.permission({
        authorize: ({ permission }) =>
          without.includes(permission.name)
            ? AuthorizeResult.DENY
            : AuthorizeResult.ALLOW,
      }),
    ],
    initialRouteEntries: [url],
    mountedRoutes: {
      '/catalog/:namespace/:kind/:name': entityRouteRef,
      '/create': createProjectRouteRef,
    },
  });
}

/** What axe finds wrong in the page, without the app around it. */
export const violationsInPage = () => violationsIn(screen.getByRole('article'));

/** Makes every question about the window's size answer yes, until the returned function is called. */
export function makeNarrow(): () => void {
  const { matchMedia } = window;
  window.matchMedia = media =>
    ({
      media,
      matches: true,
      addListener() {},
      removeListener() {},
    } as unknown as MediaQueryList);
  return () => {
    window.matchMedia = matchMedia;
  };
}

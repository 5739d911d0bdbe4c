import type {
  AuthService,
  BackstageCredentials,
  DiscoveryService,
} from '@backstage/backend-plugin-api';
import { ScorecardsClient } from '@opaq/plugin-scorecards-common';

/** The scorecards backend, asked in somebody's name: it says only what they may know. */
export type ScorecardsFor = (
  credentials: BackstageCredentials,
) => Pick<
  ScorecardsClient,
  'getEntityReport' | 'getScorecard' | 'getScorecards'
>;

/** The scorecards backend of this portal. */
export function scorecardsOf(options: {
  auth: AuthService;
  discovery: DiscoveryService;
}): ScorecardsFor {
  const { auth, discovery } = options;
  return credentials =>
    new ScorecardsClient({
      discoveryApi: discovery,
      fetchApi: {
        async fetch(input, init) {
          const { token } = await auth.getPluginRequestToken({
            onBehalfOf: credentials,
            targetPluginId: 'scorecards',
          });
          const headers = new Headers(init?.headers);
          headers.set('Authorization', `Bearer ${token}`);
          return fetch(input, { ...init, headers });
        },
      },
    });
}

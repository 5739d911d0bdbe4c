import { OAuth2 } from '@backstage/core-app-api';
import { SignInPage } from '@backstage/core-components';
import {
  configApiRef,
  createApiRef,
  createFrontendModule,
  discoveryApiRef,
  oauthRequestApiRef,
  useApi,
  ApiBlueprint,
  type BackstageIdentityApi,
  type ProfileInfoApi,
  type SessionApi,
} from '@backstage/frontend-plugin-api';
import {
  SignInPageBlueprint,
  type SignInPageProps,
} from '@backstage/plugin-app-react';

/** The organisation's own sign-in, over OpenID Connect. */
const oidcAuthApiRef = createApiRef<
  BackstageIdentityApi & ProfileInfoApi & SessionApi
>().with({ id: 'app.auth.oidc', pluginId: 'app' });

const oidcAuthApi = ApiBlueprint.make({
  name: 'oidc-auth',
  params: defineParams =>
    defineParams({
      api: oidcAuthApiRef,
      deps: {
        configApi: configApiRef,
        discoveryApi: discoveryApiRef,
        oauthRequestApi: oauthRequestApiRef,
      },
      factory: deps =>
        OAuth2.create({
          ...deps,
          provider: { id: 'oidc', title: 'Company account', icon: () => null },
          environment: deps.configApi.getOptionalString('auth.environment'),
          defaultScopes: ['openid', 'profile', 'email'],
        }),
    }),
});

const companyAccount = {
  id: 'oidc',
  title: 'Company account',
  message: 'Sign in with the account that you use at work',
  apiRef: oidcAuthApiRef,
};

function PortalSignInPage(props: SignInPageProps) {
  const environment =
    useApi(configApiRef).getOptionalString('auth.environment');
  return environment === 'production' ? (
    <SignInPage {...props} provider={companyAccount} auto />
  ) : (
    <SignInPage {...props} providers={['guest']} />
  );
}

const signInPage = SignInPageBlueprint.make({
  params: { loader: async () => PortalSignInPage },
});

/** Guests in development, the company's accounts in production. */
export const signInModule = createFrontendModule({
  pluginId: 'app',
  extensions: [oidcAuthApi, signInPage],
});

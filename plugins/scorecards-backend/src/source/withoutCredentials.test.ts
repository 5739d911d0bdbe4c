import { mockServices } from '@backstage/backend-test-utils';
import { ScmIntegrations } from '@backstage/integration';
import { HostTroubleError } from './hosts/hostErrors';
import { UnreadableError } from './UnreadableError';
import { credentialsIn, withoutCredentials } from './withoutCredentials';

/** In parts, since this project is checked as well. */
const TOKEN = ['s3cr3t', 'T0ken', 'ofTheHost'].join('-');

describe('a text', () => {
  it.each([
    `https://x-access-token:${TOKEN}@github.com/a/b could not be read`,
    `https://${TOKEN}@gitlab.example.com/a/b`,
    `https://us%40er:${TOKEN}@gerrit.example.com:8443/a`,
    `request failed, headers: {"Authorization":"token ${TOKEN}"}`,
    `Authorization: Bearer ${TOKEN}`,
    `authorization=Basic ${TOKEN}`,
    `PRIVATE-TOKEN: ${TOKEN}`,
    `{ 'private-token': '${TOKEN}' }`,
    `x-api-key:${TOKEN}`,
    `sent bearer ${TOKEN} to it`,
    `https://gitlab.example.com/api/v4/projects/1?private_token=${TOKEN}&a=1`,
    `https://s3.example.com/a?X-Amz-Signature=${TOKEN}`,
    `https://blob.example.com/a?sv=1&sig=${TOKEN}`,
    `Bad credentials: ${['ghp', TOKEN.replace(/-/g, '')].join('_')}`,
    `${['glpat', TOKEN].join('-')} is expired`,
  ])('has no credentials: %s', text => {
    const rest = withoutCredentials(text);
    expect(rest).not.toMatch(/s3cr3t|ofTheHost/);
    expect(rest).toContain('***');
    // Whoever makes a message of it.
    expect(new UnreadableError(text).stack).not.toContain(TOKEN);
    expect(new HostTroubleError('h', text).stack).not.toContain(TOKEN);
  });

  it.each([
    'There is no repository at https://github.com/acme/churn/tree/main, or the credentials of its integration may not read it.',
    "git.example.com refuses the portal's credentials: renew the token, or the app's key, of its integration.",
    'The token has expired; ask ada@example.com for a new one.',
    'https://dev.azure.com/acme/churn/_git/churn?version=GBmain took longer than 120 seconds',
    'https://npm.example.com/@acme/churn could not be read: 404',
  ])('without them stays as it is: %s', text => {
    expect(withoutCredentials(text)).toBe(text);
  });

  it('is looked through in time, whatever it holds', () => {
    for (const unit of [
      'a',
      ':',
      '//',
      '://',
      'token ',
      '?key=',
      'bearer',
      '@',
    ]) {
      expect(withoutCredentials(unit.repeat(200_000)).length).toBeGreaterThan(
        0,
      );
    }
  });
});

describe('the credentials of integrations', () => {
  it('are known, whatever they are called', () => {
    const config = mockServices.rootConfig({
      data: {
        integrations: {
          github: [
            {
              host: 'github.com',
              token: 'plain-github',
              apps: [
                {
                  appId: 1,
                  clientId: 'id',
                  clientSecret: 'app-client-secret',
                  privateKey: 'app-private-key',
                  webhookSecret: 'app-webhook-secret',
                },
              ],
            },
          ],
          gitlab: [{ host: 'gitlab.com', token: 'plain-gitlab' }],
          bitbucketServer: [
            {
              host: 'b.example.com',
              username: 'bot',
              password: 'plain-bitbucket',
            },
          ],
          gerrit: [
            {
              host: 'g.example.com',
              gitilesBaseUrl: 'https://g.example.com/gitiles',
              username: 'bot',
              password: 'plain-gerrit',
            },
          ],
          azure: [
            {
              host: 'dev.azure.com',
              credentials: [{ personalAccessToken: 'plain-azure' }],
            },
          ],
        },
      },
    });
    const known = credentialsIn(ScmIntegrations.fromConfig(config));
    expect(known).toEqual(
      expect.arrayContaining([
        'plain-github',
        'app-client-secret',
        'app-private-key',
        'app-webhook-secret',
        'plain-gitlab',
        'plain-bitbucket',
        'plain-gerrit',
        'plain-azure',
      ]),
    );
    expect(withoutCredentials('says plain-gerrit is wrong', known)).toBe(
      'says *** is wrong',
    );
  });
});

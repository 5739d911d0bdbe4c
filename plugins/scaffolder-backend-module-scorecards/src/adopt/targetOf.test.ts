import { mockServices } from '@backstage/backend-test-utils';
import { ScmIntegrations } from '@backstage/integration';
import { codeownersName } from './codeownersName';
import { targetOf } from './targetOf';

const integrations = ScmIntegrations.fromConfig(
  mockServices.rootConfig({
    data: {
      integrations: {
        github: [{ host: 'github.com' }, { host: 'ghe.larkfield.example' }],
        gitlab: [{ host: 'gitlab.com' }],
        azure: [{ host: 'dev.azure.com' }],
      },
    },
  }),
);

describe('where a request is opened', () => {
  it.each([
    ['https://github.com/acme/churn/tree/main', 'github', 'acme', 'main'],
    ['https://github.com/acme/churn/tree/feat/x/', 'github', 'acme', 'feat/x'],
    ['https://github.com/acme/churn', 'github', 'acme', undefined],
    ['https://ghe.larkfield.example/a/churn.git', 'github', 'a', undefined],
    ['https://gitlab.com/acme/churn/-/tree/main', 'gitlab', 'acme', 'main'],
    ['https://gitlab.com/a/b/c/churn/-/tree/v1/', 'gitlab', 'a/b/c', 'v1'],
    ['https://gitlab.com/a/b/churn', 'gitlab', 'a/b', undefined],
  ])('is found for %s', (url, request, organisation, branch) => {
    const query = new URLSearchParams({ owner: organisation, repo: 'churn' });
    expect(targetOf(url, integrations)).toEqual({
      request,
      repoUrl: `${new URL(url).host}?${query}`,
      organisation,
      ...(branch && { branch }),
    });
  });

  it('is the folder itself on this machine', () => {
    expect(targetOf('file:///srv/churn', integrations)).toEqual({
      request: 'local',
    });
  });

  it.each([
    'https://dev.azure.com/acme/p/_git/churn',
    'https://github.com/acme',
    'https://git.example/acme/churn',
  ])('is said where there is none: %s', url => {
    expect(() => targetOf(url, integrations)).toThrow(
      `The component's source is ${url.slice('https://'.length)}`,
    );
  });
});

describe('how CODEOWNERS names an owner', () => {
  const owner = (kind: string, annotations?: Record<string, string>) => ({
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { name: 'ada', annotations },
  });
  const github = targetOf('https://github.com/acme/churn', integrations);
  const local = targetOf('file:///srv/churn', integrations);

  it('is as the host knows it, else as the catalog does', () => {
    const team = owner('Group', { 'github.com/team-slug': 'acme/data' });
    expect(codeownersName(team, github)).toBe('@acme/data');
    expect(codeownersName(owner('Group'), github)).toBe('@acme/ada');
    expect(codeownersName(owner('Group'), local)).toBe('@ada');
  });

  it('is never guessed for a person', () => {
    const known = owner('User', { 'github.com/user-login': 'ada-l' });
    expect(codeownersName(known, github)).toBe('@ada-l');
    expect(codeownersName(owner('User'), github)).toBeUndefined();
  });
});

import { templateBaseUrl } from './templateBaseUrl';

const MANAGED = 'backstage.io/managed-by-location';
const SOURCE = 'backstage.io/source-location';

const baseUrlOf = (annotations?: Record<string, string>) =>
  templateBaseUrl({
    apiVersion: 'scaffolder.backstage.io/v1beta3',
    kind: 'Template',
    metadata: { name: 'model', annotations },
  });

describe('the files of a template', () => {
  it.each([
    [
      { [MANAGED]: 'url:https://github.com/acme/t/blob/main/template.yaml' },
      'https://github.com/acme/t/blob/main/template.yaml',
    ],
    [
      {
        [MANAGED]: 'url:https://github.com/acme/t/blob/main/template.yaml',
        [SOURCE]: 'url:https://github.com/acme/t/tree/main/',
      },
      'https://github.com/acme/t/tree/main/',
    ],
    [
      { [MANAGED]: 'file:/srv/templates/model/template.yaml' },
      'file:///srv/templates/model/template.yaml',
    ],
  ])('are where %p says', (annotations, url) => {
    expect(baseUrlOf(annotations)).toBe(url);
  });

  it.each<Record<string, string> | undefined>([
    undefined,
    {
      [MANAGED]: 'url:https://github.com/acme/t/blob/main/template.yaml',
      [SOURCE]: 'file:/etc/',
    },
    { [SOURCE]: 'file:/etc/' },
    { [MANAGED]: 'github-org:https://github.com/acme' },
  ])('are nowhere by %p', annotations => {
    expect(baseUrlOf(annotations)).toBeUndefined();
  });
});

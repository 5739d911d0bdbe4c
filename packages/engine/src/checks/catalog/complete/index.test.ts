import { describeCheck } from '../../../testing';
import { complete } from '.';

const file = (metadata: string, spec = '  system: shop\n') => ({
  'catalog-info.yaml': `apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata:\n  name: example\n${metadata}spec:\n  type: service\n${spec}`,
});

const DESCRIPTION = '  description: Predicts churn\n';
const DOCS = '  annotations:\n    backstage.io/techdocs-ref: dir:.\n';
const LINKS = '  links:\n    - url: https://example.org\n';
const ALL = DESCRIPTION + DOCS + LINKS;

const known = {
  description: 'Predicts churn',
  system: 'system:default/shop',
  annotations: { 'backstage.io/techdocs-ref': 'dir:.' },
  links: [{ url: 'https://example.org' }],
};

describeCheck(complete, {
  pass: [
    {
      name: 'all in the file',
      files: file(ALL),
      subject: { from: 'file' },
      at: 'catalog-info.yaml:1',
    },
    {
      name: 'documentation of another entity',
      files: file(
        `${DESCRIPTION}${LINKS}  annotations:\n    backstage.io/techdocs-entity: system:default/shop\n`,
      ),
    },
    {
      name: 'all in the catalog, registered from elsewhere',
      files: {},
      subject: known,
    },
    {
      name: 'what the catalog adds to the file',
      files: file(DESCRIPTION + LINKS),
      subject: { annotations: known.annotations },
    },
    {
      name: 'a file above the component of a monorepo',
      files: { ...file(ALL), 'svc/a.py': '' },
      root: 'svc',
      at: 'catalog-info.yaml:1',
    },
  ],
  fail: [
    {
      name: 'no file and no catalog',
      files: {},
      subject: { from: 'file' },
      message: 'No catalog-info.yaml',
    },
    {
      name: 'nothing but the name',
      files: {},
      message:
        'lacks metadata.description, spec.system, the annotation backstage.io/techdocs-ref, metadata.links',
    },
    {
      name: 'no description',
      files: file(DOCS + LINKS),
      message: 'lacks metadata.description.',
      at: 'catalog-info.yaml:1',
    },
    { name: 'no system', files: file(ALL, ''), message: 'lacks spec.system.' },
    {
      name: 'no documentation',
      files: file(DESCRIPTION + LINKS),
      message: 'techdocs',
    },
    {
      name: 'no links',
      files: file(DESCRIPTION + DOCS),
      message: 'metadata.links.',
    },
    {
      name: 'values that say nothing',
      files: file(
        '  description: " "\n  links: [{ url: "" }]\n  annotations: { backstage.io/techdocs-ref: "" }\n',
      ),
      message: /description.*techdocs.*links/,
    },
    {
      name: 'values of another kind',
      files: file(
        '  description: [a]\n  links: yes\n  annotations: no\n',
        '  system: 3\n',
      ),
    },
    {
      name: 'the file of another component',
      files: file(ALL),
      subject: { ref: 'component:default/other', name: 'other', from: 'file' },
      message: 'No catalog-info.yaml',
    },
  ],
  unknown: [
    {
      name: 'a file that was passed over',
      files: file(ALL),
      subject: { from: 'file' },
      limits: { bytesPerFile: 10 },
    },
  ],
});

import { describeCheck } from '../../../testing';
import { registered } from '.';

const component = (name: string, spec: string) => `\
apiVersion: backstage.io/v1alpha1
kind: Component
metadata:
  name: ${name}
spec:
${spec}`;

const whole = '  type: service\n  lifecycle: production\n  owner: data\n';
const partial = '  type: service\n  lifecycle: production\n';
const known = {
  type: 'service',
  lifecycle: 'production',
  owner: { ref: 'group:default/data' },
};

describeCheck(registered, {
  pass: [
    {
      name: 'a file beside the README',
      files: { 'catalog-info.yaml': component('example', whole) },
      at: 'catalog-info.yaml:1',
      message: /type service, lifecycle production, owner group:default\/data/,
    },
    {
      name: 'the short extension, and a name in another case',
      files: { 'catalog-info.yml': component('Example', whole) },
      at: 'catalog-info.yml:1',
    },
    {
      name: 'the document of several that describes the component',
      files: {
        'catalog-info.yaml': [
          component('other', partial),
          component('example', whole),
        ].join('---\n'),
      },
      at: 'catalog-info.yaml:9',
    },
    {
      name: 'a document that is broken, but another one',
      files: {
        'catalog-info.yaml': `${component('example', whole)}---\nkind: 1\n`,
      },
    },
    {
      name: 'a file above the component of a monorepo',
      files: {
        'catalog-info.yaml': component('example', whole),
        'services/example/app.py': '',
      },
      root: 'services/example',
      at: 'catalog-info.yaml:1',
    },
    {
      name: 'registered from elsewhere',
      files: { 'app.py': '' },
      subject: known,
      message: 'Registered from elsewhere',
    },
    {
      name: 'registered from elsewhere, beside the file of another component',
      files: { 'catalog-info.yaml': component('other', partial) },
      subject: known,
      message: 'Registered from elsewhere',
    },
  ],
  fail: [
    {
      name: 'no file and no catalog',
      files: { 'app.py': '' },
      subject: { from: 'file' },
      message: 'No catalog-info.yaml',
    },
    {
      name: 'what the file leaves out, though the catalog knows it',
      files: { 'catalog-info.yaml': component('example', partial) },
      subject: known,
      message: 'catalog-info.yaml does not name spec.owner',
    },
    {
      name: 'an entry from elsewhere that is not complete',
      files: {},
      subject: { type: 'service' },
      message: 'does not name spec.lifecycle, spec.owner',
    },
    {
      name: 'YAML that cannot be read, with its line',
      files: { 'catalog-info.yaml': 'kind: Component\nmetadata: {name\n' },
      subject: known,
      at: 'catalog-info.yaml:3',
      message: 'cannot read catalog-info.yaml',
    },
    {
      name: 'a field of the wrong kind, with its line',
      files: {
        'catalog-info.yaml': component(
          'example',
          '  type: 3\n  lifecycle: x\n  owner: data\n',
        ),
      },
      at: 'catalog-info.yaml:6',
      message: 'spec.type is not text',
    },
    {
      name: 'a name that the catalog refuses',
      files: { 'catalog-info.yaml': component('"my service"', whole) },
      at: 'catalog-info.yaml:4',
      message: 'metadata.name is not made of',
    },
    {
      name: 'a file that is not text',
      files: { 'catalog-info.yaml': new Uint8Array([0, 1, 2]) },
      subject: known,
      message: 'the file is not text',
    },
    {
      name: 'aliases that multiply',
      files: {
        'catalog-info.yaml': [
          'a: &a [x, x, x, x, x, x, x, x, x]',
          'b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]',
          'c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b]',
          'd: [*c, *c, *c, *c, *c, *c, *c, *c, *c]',
        ].join('\n'),
      },
      message: 'go too far',
    },
    {
      name: 'a key that stands twice',
      files: { 'catalog-info.yaml': 'kind: Component\nkind: API\n' },
      at: 'catalog-info.yaml:2',
      message: 'Map keys must be unique',
    },
    {
      name: 'nothing but quotes, in time',
      files: { 'catalog-info.yaml': '"'.repeat(50_000) },
      message: 'cannot read',
    },
    {
      name: 'more keys than anybody writes, in time',
      files: {
        'catalog-info.yaml': Array.from(
          { length: 40_000 },
          (_, i) => `k${i}: 1`,
        ).join('\n'),
      },
      message: 'apiVersion is missing',
    },
    {
      name: 'a list in place of an entity',
      files: { 'catalog-info.yaml': '- a\n- b\n' },
      message: 'no mapping',
    },
    {
      name: 'a file for other entities only, and no catalog',
      files: {
        'catalog-info.yaml':
          'apiVersion: backstage.io/v1alpha1\nkind: Location\nmetadata:\n  name: all\n',
      },
      subject: { from: 'file' },
      message: 'describes other entities',
    },
    {
      name: 'a file of an example inside the component',
      files: { 'examples/a/catalog-info.yaml': component('example', whole) },
      subject: { from: 'file' },
      message: 'No catalog-info.yaml',
    },
  ],
  unknown: [
    {
      name: 'a file that was passed over',
      files: { 'catalog-info.yaml': component('example', whole) },
      limits: { bytesPerFile: 10 },
      subject: { from: 'file' },
    },
  ],
});

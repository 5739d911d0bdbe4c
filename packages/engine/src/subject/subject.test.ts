import { catalogInfo } from '../facts/catalog/catalogInfo';
import { sourceFile } from '../tree';
import { subjectFromEntity, subjectFromFiles } from '.';

const entity = (spec: Record<string, unknown>, metadata = {}) => ({
  kind: 'Component',
  metadata: { name: 'Churn', ...metadata },
  spec,
});

describe('subjectFromEntity', () => {
  it('takes what checks may know', () => {
    const subject = subjectFromEntity(
      entity(
        {
          type: 'Service',
          lifecycle: 'Production',
          owner: 'Data-Science',
          system: 'crm',
          dependsOn: ['resource:orders-db', 'api', 3, ''],
        },
        {
          title: 'Churn model',
          description: 'Who leaves?',
          tags: ['ml'],
          links: [{ url: 'https://example.com', title: 'Docs', icon: 'docs' }],
          annotations: { 'backstage.io/techdocs-ref': 'dir:.' },
        },
      ),
      { from: 'catalog', owner: { exists: true, title: 'Data Science' } },
    );
    expect(subject).toEqual({
      ref: 'component:default/churn',
      kind: 'component',
      namespace: 'default',
      name: 'Churn',
      title: 'Churn model',
      description: 'Who leaves?',
      type: 'service',
      lifecycle: 'production',
      system: 'system:default/crm',
      dependsOn: ['resource:default/orders-db', 'component:default/api'],
      owner: {
        ref: 'group:default/data-science',
        exists: true,
        title: 'Data Science',
      },
      tags: ['ml'],
      links: [{ url: 'https://example.com', title: 'Docs' }],
      annotations: { 'backstage.io/techdocs-ref': 'dir:.' },
      from: 'catalog',
    });
  });

  it.each([
    ['data', 'group:sales/data'],
    ['Group:Data', 'group:sales/data'],
    ['user:guest', 'user:sales/guest'],
    ['research/data', 'group:research/data'],
    ['User:research/Ana ', 'user:research/ana'],
  ])('reads the owner %p as %p', (owner, ref) => {
    const subject = subjectFromEntity(
      entity({ owner }, { namespace: 'Sales' }),
      {
        from: 'file',
      },
    );
    expect(subject.owner).toEqual({ ref });
  });

  it.each(['', ' ', ':', 'user:', 'a/', 7, null, ['data'], { $text: './x' }])(
    'takes %p for no owner',
    owner => {
      const subject = subjectFromEntity(entity({ owner }), { from: 'file' });
      expect(subject).not.toHaveProperty('owner');
    },
  );

  it('drops what is not of its kind', () => {
    const subject = subjectFromEntity(
      entity(
        { type: 1, lifecycle: [] },
        { tags: ['a', 2], links: ['x', { url: 3 }], annotations: { a: 1 } },
      ),
      { from: 'file' },
    );
    expect(subject).toMatchObject({ tags: ['a'], links: [], annotations: {} });
    expect(subject).not.toHaveProperty('type');
    expect(subject).not.toHaveProperty('lifecycle');
  });
});

describe('subjectFromFiles', () => {
  const read = (text: string) => {
    const file = sourceFile(
      'catalog-info.yaml',
      new TextEncoder().encode(text),
    );
    const found = catalogInfo.map(file, work => () => work(file))!;
    const info = catalogInfo.reduce(new Map([[file.path, found]]), {
      entries: [],
    });
    return { values: { [catalogInfo.name]: info }, gaps: {} };
  };
  const documents = (...names: string[]) =>
    names
      .map(name => `kind: Component\nmetadata: {name: ${name}}\n`)
      .join('---\n');

  it('takes the component that is called like its folder', () => {
    const facts = read(documents('api', 'Churn'));
    expect(subjectFromFiles(facts, 'churn').name).toBe('Churn');
  });

  it('takes the first component, and not another kind of entity', () => {
    const text = `kind: Location\nmetadata: {name: churn}\n---\n${documents(
      'api',
      'web',
    )}`;
    expect(subjectFromFiles(read(text), 'churn').ref).toBe(
      'component:default/api',
    );
  });

  it.each([
    ['My Project!', 'My-Project'],
    ['\u001b[31m', '31m'],
    ['...', 'unnamed'],
  ])('names a component without a file after its folder %p', (folder, name) => {
    expect(subjectFromFiles(read(''), folder)).toMatchObject({
      name,
      from: 'file',
    });
  });
});

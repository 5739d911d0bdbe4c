import { OwnerTree } from './OwnerTree';

const treeOf = (
  owners: string[],
  groups: Record<string, [title: string, parent?: string]>,
) =>
  new OwnerTree(
    ['none', ...owners],
    new Map(
      Object.entries(groups).map(([ref, [title, parent]]) => [
        ref,
        { title, parent: parent ?? null },
      ]),
    ),
  );

/** Titles in order, indented by depth. */
const drawn = (tree: OwnerTree) =>
  tree.nodes.map(node => {
    let depth = '';
    for (let above = node.parent; above; above = above.parent) depth += '.';
    return `${depth}${node.title}`;
  });

describe('OwnerTree', () => {
  it('has the groups above owners, siblings by title, and no others', () => {
    const tree = treeOf(['g:x/team-10', 'g:x/team-9', 'g:x/lab'], {
      'g:x/acme': ['Acme'],
      'g:x/data': ['Data', 'g:x/acme'],
      'g:x/lab': ['Lab', 'g:x/acme'],
      'g:x/team-9': ['Team 9', 'g:x/data'],
      'g:x/team-10': ['Team 10', 'g:x/data'],
      'g:x/idle': ['Idle', 'g:x/acme'],
    });
    expect(drawn(tree)).toEqual([
      'Acme',
      '.Data',
      '..Team 9',
      '..Team 10',
      '.Lab',
    ]);
    const data = tree.find('g:x/data')!;
    expect([data.place, data.end]).toEqual([1, 4]);
    expect([...tree.placeOf]).toEqual([-1, 3, 2, 4]);
  });

  it('puts users, unknown owners and groups without their parent at the top', () => {
    const tree = treeOf(['user:x/ann', 'g:x/lost', 'g:x/orphan'], {
      'user:x/ann': ['Ann'],
      'g:x/orphan': ['Orphan', 'g:x/nobody'],
    });
    expect(drawn(tree)).toEqual(['Ann', 'lost', 'Orphan']);
  });

  it.each([
    [['g:x/a', 'g:x/b', 'g:x/c']],
    [['g:x/c', 'g:x/b', 'g:x/a']],
    [['g:x/b']],
  ])('opens a circle at its first group (%p)', owners => {
    const tree = treeOf(owners, {
      'g:x/a': ['A', 'g:x/b'],
      'g:x/b': ['B', 'g:x/c'],
      'g:x/c': ['C', 'g:x/a'],
    });
    expect(drawn(tree)).toEqual(['A', '.C', '..B']);
  });

  it('takes a group that is above itself for one at the top', () => {
    const tree = treeOf(['g:x/a'], { 'g:x/a': ['A', 'g:x/a'] });
    expect(drawn(tree)).toEqual(['A']);
  });

  it('takes a very deep tree', () => {
    const groups = Object.fromEntries(
      Array.from({ length: 20_000 }, (_, index) => [
        `g:x/${index}`,
        [`${index}`, `g:x/${index + 1}`] as [string, string],
      ]),
    );
    expect(treeOf(['g:x/0'], groups).nodes).toHaveLength(20_000);
  });
});

import { readConda } from './conda';

describe('readConda', () => {
  it('takes a package for one, whatever it is called', () => {
    const read = readConda(
      'environment.yml',
      'dependencies:\n  - python=3.12\n  - constructor\n  - pandas\n',
    );
    expect(read).toMatchObject({
      interpreters: [{ language: 'python' }],
      dependencies: [{ name: 'constructor' }, { name: 'pandas' }],
    });
  });
});

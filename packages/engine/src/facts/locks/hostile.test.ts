import { declared } from '../../checks/deps/declared';
import { lockfile } from '../../checks/deps/lockfile';
import { nonroot } from '../../checks/container/nonroot';
import { runOnTree } from '../../testing';

const FILES = [
  ...['requirements.txt', 'setup.cfg', 'setup.py', 'DESCRIPTION', 'flake.nix'],
  ...['environment.yml', 'pyproject.toml', 'package.json', 'renv.lock'],
  ...['yarn.lock', 'pnpm-lock.yaml', 'conda-lock.yml', 'poetry.lock'],
  ...['bun.lock', 'uv.lock', 'package-lock.json', 'Dockerfile'],
];
// A regular expression or a parser whose time is a square of these needs minutes.
const UNITS = ['\n', '\r\n \n', ' ', '#', '[', '{"a":', '\\\n', '${A:-', '"'];
const LENGTH = 40_000;

describe('content that is made to be slow', () => {
  it.each(FILES)('is read in time as %s', path => {
    for (const unit of UNITS) {
      const head = path.endsWith('.yml') ? 'dependencies:\n' : '';
      const text = head + unit.repeat(LENGTH / unit.length);
      for (const check of [declared, lockfile, nonroot]) {
        const { outcome } = runOnTree(check, { files: { [path]: text } });
        expect(outcome).not.toBe('error');
        expect(outcome).not.toBe('unknown');
      }
    }
  });
});

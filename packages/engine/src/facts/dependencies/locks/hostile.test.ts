import { declared } from '../../../checks/deps/declared';
import { lockFresh } from '../../../checks/deps/lock-fresh';
import { lockfile } from '../../../checks/deps/lockfile';
import { pinned } from '../../../checks/deps/pinned';
import { singleSource } from '../../../checks/deps/single-source';
import { taskRunner } from '../../../checks/structure/task-runner';
import { nonroot } from '../../../checks/container/nonroot';
import { runCheck } from '../../../evaluate/runCheck';
import { factsOfTree, subjectOf } from '../../../testing';
import { factResolver } from '../../resolve';

const FILES = [
  ...['requirements.txt', 'setup.cfg', 'setup.py', 'DESCRIPTION', 'flake.nix'],
  ...['environment.yml', 'pyproject.toml', 'package.json', 'renv.lock'],
  ...['yarn.lock', 'pnpm-lock.yaml', 'conda-lock.yml', 'poetry.lock'],
  ...['bun.lock', 'uv.lock', 'package-lock.json', 'Dockerfile'],
  ...['Pipfile', 'Pipfile.lock', 'pixi.toml', 'pixi.lock', 'constraints.txt'],
  ...['Makefile', 'justfile', 'Taskfile.yml', 'tasks.py', 'noxfile.py'],
  ...['tox.ini', 'mise.toml', 'conda-linux-64.lock'],
];
// A regular expression or a parser whose time is a square of these needs minutes.
const UNITS = [
  ...['\n', '\r\n \n', ' ', '#', '[', '{"a":', '\\\n', '${A:-', '"'],
  ...['/a-1-1', 'a:\n\ta\n', '  a/', '$(A', 'a==1,'],
];
const LENGTH = 40_000;
const CHECKS = [
  ...[declared, lockfile, nonroot, pinned],
  ...[singleSource, lockFresh, taskRunner],
];

describe('content that is made to be slow', () => {
  it.each(FILES)('is read in time as %s', path => {
    for (const unit of UNITS) {
      const head = path.endsWith('.yml') ? 'dependencies:\n' : '';
      const text = head + unit.repeat(LENGTH / unit.length);
      const subject = subjectOf();
      const stored = factsOfTree({ [path]: text }, CHECKS);
      const facts = factResolver(stored, subject);
      for (const check of CHECKS) {
        const { outcome } = runCheck(
          check,
          {},
          { facts, subject, root: '', now: new Date('2026-01-01') },
        );
        expect(outcome).not.toBe('error');
        expect(outcome).not.toBe('unknown');
      }
    }
  });
});

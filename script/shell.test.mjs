// The shell that README.md and CONTRIBUTING.md send people to.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';

const run = (command, args, input) =>
  spawnSync(command, args, { input, encoding: 'utf8' });

test('it has the Node and the yarn that the project asks for', () => {
  const { stdout, status } = run('script/shell', [
    'bash',
    '-c',
    'node --version; command -v yarn; exit 3',
  ]);
  assert.match(
    stdout,
    /^v2[24]\..+\n.+\.toolchain\/node_modules\/\.bin\/yarn\n$/,
  );
  assert.equal(status, 3);
});

test('it goes on after a command that fails', () => {
  const { stdout, status } = run(
    'script/shell',
    [],
    'false\ncommand -v yarn\nexit 4\n',
  );
  assert.match(stdout, /\.toolchain\/node_modules\/\.bin\/yarn\n/);
  assert.equal(status, 4);
});

test('who sources the bootstrap into a shell of their own keeps it', () => {
  const { stdout, stderr } = run(
    'bash',
    ['--norc', '-i'],
    'source script/bootstrap\nfalse\necho "still here: $-"\n',
  );
  assert.match(stdout, /still here/);
  assert.doesNotMatch(stdout, /still here: \S*e/);
  assert.match(stderr, /script\/shell opens a shell/);
});

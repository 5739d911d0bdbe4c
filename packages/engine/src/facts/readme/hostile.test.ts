import { commandsExist } from '../../checks/readme/commands-exist';
import { processorTimeOf, runOnTree } from '../../testing';

const MAX_MILLISECONDS = 5_000;

const TREES: [string, string, string][] = [
  ['a line of one character', 'README.md', '@'.repeat(100_000)],
  ['a command of many words', 'README.md', 'make '.repeat(20_000)],
  [
    'links to wikis without end',
    'README.md',
    '## Setup\n\n[x](https://github.com/a/b/wiki)\n\n'.repeat(1_000),
  ],
  [
    'commands without end',
    'README.md',
    '    make test\n    python train.py\n'.repeat(2_000),
  ],
  ['a paragraph of commands', 'README.md', '`make test`\n'.repeat(20_000)],
  ['files to create', 'README.md', 'create a.b '.repeat(5_000)],
  ['open brackets', 'docs/opaq.md', '(a'.repeat(50_000)],
  ['labels without end', 'docs/opaq.md', '- Logging: x\n'.repeat(5_000)],
  ['placeholders', 'docs/design.md', '[{<('.repeat(20_000)],
  ['a long title', 'docs/design.md', `# ${'architecture '.repeat(5_000)}`],
  ['blank lines', 'Taskfile.yml', '\n'.repeat(40_000)],
  ['decorators', 'noxfile.py', '@'.repeat(100_000)],
  ['a target of variables', 'Makefile', `${'$('.repeat(100_000)}: x`],
];

describe('what documents and task files say', () => {
  it.each(TREES)('takes %s', (_, path, content) => {
    const files = { 'README.md': 'Run `make test`.', [path]: content };
    const milliseconds = processorTimeOf(() => {
      // It stands on both facts.
      const { outcome } = runOnTree(commandsExist, { files });
      expect(outcome).not.toBe('error');
    });
    expect(milliseconds).toBeLessThan(MAX_MILLISECONDS);
  });
});

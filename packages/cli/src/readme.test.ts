import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundle, opaq, type Folder } from './testing/run';
import { readmeProject, shownCommands } from './testing/readmeProject';

let folder: Folder;
beforeAll(() => {
  bundle();
  folder = readmeProject();
});
afterAll(() => folder.remove());

describe('the README', () => {
  const shown = shownCommands().map(({ args, output }): [string, string] => [
    args.join(' '),
    output,
  ]);

  it('shows commands', () => {
    expect(shown).toHaveLength(4);
  });

  it.each(shown)('shows what this prints: opaq %s', async (args, output) => {
    const { stdout, stderr } = await opaq(args.split(' '), folder.path);
    expect(stdout + stderr).toBe(output);
  });

  it('names every command and option', async () => {
    const readme = readFileSync(join(__dirname, '../README.md'), 'utf8');
    for (const command of ['check', 'explain', 'list', 'init']) {
      expect(readme).toContain(`## \`opaq ${command}`);
      const { stdout } = await opaq([command, '--help']);
      const options = [...stdout.matchAll(/--[a-z-]+/g)]
        .map(([option]) => option)
        .filter(option => option !== '--help');
      for (const option of options) expect(readme).toContain(`\`${option}`);
    }
  });
});

import { join } from 'node:path';
import { checks, docsOf } from '@opaq/engine';
import { scorecard } from '../testing/project';
import { explain } from './explain';
import { bundle, Folder, opaq } from '../testing/run';

beforeAll(bundle);

const words = (text: string) =>
  text
    .replace(/^\s*(```|~~~).*$/gm, '')
    .replace(/[`_*#]/g, '')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .split(/\s+/)
    .filter(word => /^[\p{L}\p{N}]{4,}$/u.test(word));

describe('opaq explain', () => {
  it('says of a check what the portal says, and where it stands', async () => {
    const { exitCode, stdout, stderr } = await opaq([
      'explain',
      'deps.update-bot',
    ]);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    const headings = [
      'What it looks for',
      'Why it matters',
      'How to fix it',
      'Passes',
      'Fails',
    ];
    const lines = stdout.split('\n');
    expect(lines.filter(line => headings.includes(line))).toEqual(headings);
    expect(stdout).toContain(
      'deps.update-bot · level: Gold · OPAQ: Operational, Security · repair: minutes\n',
    );
    expect(stdout).not.toContain('```');
  });

  it('says all of it, of every check', async () => {
    for (const { id, title } of checks) {
      let stdout = '';
      const write = (text: string) => {
        stdout += text;
      };
      await explain(id, {}, { stdout: { write }, stderr: { write }, env: {} });
      const shown = new Set(words(stdout));
      const docs = docsOf(id)!;
      const all = words(
        [title, docs.why, docs.howToFix, docs.passes].join('\n\n'),
      );
      const missing = all.filter(word => !shown.has(word));
      expect({ id, missing }).toEqual({ id, missing: [] });
    }
  });

  it('names the level of the scorecard that is given', async () => {
    const folder = new Folder().write({ 'small.yaml': scorecard });
    const at = join(folder.path, 'small.yaml');
    const levelOf = async (id: string) =>
      /level: (\w+)/.exec(
        (await opaq(['explain', id, '--scorecard', at])).stdout,
      )?.[1];
    expect(await levelOf('catalog.registered')).toBe('Bronze');
    expect(await levelOf('readme.present')).toBe('none');
    folder.remove();
  });

  it.each([
    ['lockfile', "There is no check 'lockfile'; did you mean 'deps.lockfile'?"],
    ['deps.lokfile', "did you mean 'deps.lockfile'?"],
    ['deps', "'deps' is a category. Its checks: deps.declared, "],
    [
      'zzzzzzzzzzzz',
      "There is no check 'zzzzzzzzzzzz'. 'opaq list' shows all.",
    ],
    ['constructor', "There is no check 'constructor'"],
  ])('does not know %s', async (id, message) => {
    const { exitCode, stdout, stderr } = await opaq(['explain', id]);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain(message);
  });
});

describe('opaq list', () => {
  it('shows every check by category, with its level', async () => {
    const { exitCode, stdout } = await opaq(['list']);
    expect(exitCode).toBe(0);
    for (const { id } of checks) expect(stdout).toContain(`  ${id} `);
    expect(stdout).toMatch(
      /\ndeps\n {2}deps\.declared +Bronze +A manifest declares/,
    );
    expect(stdout).toContain(
      `${checks.length} checks; levels of Operational Excellence.`,
    );
  });

  it('is JSON for programs, by the scorecard that is given', async () => {
    const folder = new Folder().write({ 'small.yaml': scorecard });
    const { stdout } = await opaq(
      ['list', '--format', 'json', '--scorecard', 'small.yaml'],
      folder.path,
    );
    folder.remove();
    const rows = JSON.parse(stdout);
    expect(rows.map(({ id }: { id: string }) => id)).toEqual(
      checks.map(({ id }) => id),
    );
    expect(rows).toContainEqual({
      id: 'deps.update-bot',
      title: 'A bot proposes updates of dependencies',
      category: 'deps',
      level: 'Gold',
      opaq: 'Operational/Security',
      effort: 'minutes',
    });
  });
});

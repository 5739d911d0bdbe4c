import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { docsOf } from './docs';
import { checks } from '.';

const script = join(__dirname, '../../../../script/docs-checks.mjs');

describe('docsOf', () => {
  it.each(checks.map(({ id }) => id))(
    'has every section of %s: else run `yarn docs:checks`',
    id => {
      const docs = docsOf(id);
      for (const section of [
        docs?.looksFor,
        docs?.why,
        docs?.howToFix,
        docs?.passes,
        docs?.fails,
      ]) {
        expect(section).toMatch(/\S/);
      }
    },
  );

  it('names the file of each example', () => {
    expect(docsOf('deps.update-bot')?.passes).toMatch(
      /^`\.github\/dependabot\.yml`:\n\n```yaml\nversion: 2\n/,
    );
  });

  it.each(['acme/deps.mine', 'toString', ''])('knows nothing of %p', id => {
    expect(docsOf(id)).toBeUndefined();
  });
});

describe('the generated documentation', () => {
  it('is what the READMEs say', async () => {
    // Rejects with what the script prints: the files that are out of date, and the command to run.
    await expect(
      promisify(execFile)(process.execPath, [script, '--check']),
    ).resolves.toBeDefined();
  });
});

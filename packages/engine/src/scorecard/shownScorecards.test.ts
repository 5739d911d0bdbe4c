import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checks } from '../checks';
import { operationalExcellence, parseScorecard } from '.';

/** What a reader copies must work. */
describe('the scorecards that are shown', () => {
  const readme = readFileSync(join(__dirname, '../../../../README.md'), 'utf8');
  const [, inReadme] = /```yaml\n(apiVersion: opaq[^`]*)```/.exec(readme) ?? [];

  it.each([
    ['in the README', inReadme],
    ['as the default', operationalExcellence],
  ])('parse: %s', (_, text) => {
    expect(parseScorecard(text, checks)).toMatchObject({
      scorecard: { hash: expect.any(String) },
    });
  });
});

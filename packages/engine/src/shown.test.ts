import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as engine from '.';
import { factsOfTree, subjectOf } from './testing';

const { checks, parseScorecard, operationalExcellence } = engine;

const repository = join(__dirname, '../../..');

/** The code blocks of a page, by the first line of their text. */
const blocksOf = (page: string, language: string) =>
  [
    ...readFileSync(join(repository, page), 'utf8').matchAll(
      new RegExp(`^\`\`\`${language}[^\\n]*\\n([^]*?)^\`\`\``, 'gm'),
    ),
  ].map(([, text]) => text);

const scorecards = ['README.md', 'docs/scorecards.md'].flatMap(page =>
  blocksOf(page, 'yaml')
    .filter(text => text.startsWith('apiVersion: opaq'))
    .map((text): [string, string] => [page, text]),
);

/** What a reader copies must work. */
describe('what is shown', () => {
  it('holds scorecards', () => {
    expect(scorecards).toHaveLength(3);
  });

  it.each([...scorecards, ['the default', operationalExcellence]])(
    'parses: a scorecard of %s',
    (_, text) => {
      expect(parseScorecard(text, checks)).toMatchObject({
        scorecard: { hash: expect.any(String) },
      });
    },
  );

  it('is right: the settings of a project', () => {
    const [settings] = blocksOf('docs/project-settings.md', 'yaml');
    const parsed = parseScorecard(operationalExcellence, checks);
    if ('problems' in parsed) throw new Error(parsed.problems[0].message);
    const { results, problems } = engine.evaluate({
      facts: factsOfTree({ 'a.py': '', '.opaq.yaml': settings }, checks),
      subject: subjectOf(),
      source: { url: 'u', path: '' },
      scorecard: parsed.scorecard,
      checks,
      now: new Date('2027-01-15'),
    });
    expect(problems).toEqual([]);
    expect(results.filter(engine.isExempt)).toHaveLength(1);
  });
});

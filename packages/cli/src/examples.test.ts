import {
  checks,
  collectorFor,
  DEFAULT_LIMITS,
  evaluate,
  operationalExcellence,
  parseScorecard,
  subjectFromFiles,
} from '@opaq/engine';
import { readDirectory } from '@opaq/engine/node';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const examples = join(__dirname, '../../../examples');

/** What the README of the examples promises: repository and level, by table row. */
const promised = readFileSync(join(examples, 'README.md'), 'utf8')
  .split('\n')
  .flatMap(line => {
    const [, name, , says] =
      /^\| `([\w-]+)`\s*\|(.*)\|(.*)\|$/.exec(line) ?? [];
    return name ? [{ name, says: says.trim().split(/[,;:]/)[0] }] : [];
  });

async function levelOf(name: string) {
  const parsed = parseScorecard(operationalExcellence, checks);
  if ('problems' in parsed) throw new Error(parsed.problems[0].message);
  const collector = collectorFor(checks, DEFAULT_LIMITS);
  await readDirectory(join(examples, 'repositories', name), collector);
  const facts = collector.finish(['']).get('')!;
  const stated = subjectFromFiles(facts, name);
  const ref = stated.owner?.ref ?? '';
  return evaluate({
    facts,
    // The portal knows the owners; the examples' organisation has every group that they name.
    subject: { ...stated, owner: { ref, exists: true }, from: 'catalog' },
    source: { url: name, path: '' },
    scorecard: parsed.scorecard,
    checks,
    now: new Date(),
  });
}

describe('the examples', () => {
  it('are six', () => {
    expect(promised).toHaveLength(6);
  });

  it.each(promised)('$name: $says', async ({ name, says }) => {
    const { level, covered } = await levelOf(name);
    expect(covered).toBe(true);
    expect(level ?? 'no level').toBe(says);
  });
});

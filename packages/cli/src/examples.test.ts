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

/** As the portal's app-config.yaml maps the groups of the examples' organisation. */
const teams = {
  'data-science': ['data-science'],
  engineering: ['engineering'],
};

async function reportOn(folder: string, name: string) {
  const parsed = parseScorecard(operationalExcellence, checks);
  if ('problems' in parsed) throw new Error(parsed.problems[0].message);
  const collector = collectorFor(checks, DEFAULT_LIMITS);
  await readDirectory(folder, collector);
  const facts = collector.finish(['']).get('')!;
  const stated = subjectFromFiles(facts, name);
  const ref = stated.owner?.ref ?? '';
  return evaluate({
    facts,
    // The portal knows the owners; the examples' organisation has every group that they name.
    subject: {
      ...stated,
      owner: {
        ref,
        exists: true,
        disciplines: Object.entries(teams)
          .filter(([group]) => ref === `group:default/${group}`)
          .flatMap(([, disciplines]) => disciplines),
      },
      teams,
      from: 'catalog',
    },
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
    const folder = join(examples, 'repositories', name);
    const { level, covered } = await reportOn(folder, name);
    expect(covered).toBe(true);
    expect(level ?? 'no level').toBe(says);
  });
});

describe('this project', () => {
  it('meets what it asks of others', async () => {
    const { results, level, coverage } = await reportOn(
      join(examples, '..'),
      'scorecards',
    );
    const failing = results.filter(
      result => result.level !== 'shown' && result.outcome === 'fail',
    );
    expect(failing.map(({ message }) => message)).toEqual([]);
    expect({ level, coverage }).toEqual({ level: 'gold', coverage: 1 });
  }, 60_000);
});

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import {
  DEFAULT_LIMITS,
  checks,
  collectorFor,
  evaluate,
  operationalExcellence,
  parseScorecard,
  subjectFromEntity,
  type EntityLike,
} from '@opaq/engine';
import { readDirectory } from '@opaq/engine/node';
import type { Report } from '@opaq/engine/report';
import { parse } from 'yaml';
import { textOf, type Rendered } from './renderTemplate';

/** The scorecard that the templates' projects are made for. */
export function defaultScorecard() {
  const parsed = parseScorecard(operationalExcellence, checks);
  if ('problems' in parsed) throw new Error(JSON.stringify(parsed.problems));
  return parsed.scorecard;
}

const GROUPS = ['data-science', 'engineering'];

/** What the organisation says of its groups, under the names that CODEOWNERS may give them. */
const DISCIPLINES = Object.fromEntries(
  ['', 'larkfield/', 'larkfield/planning/'].flatMap(parent =>
    GROUPS.map(group => [`${parent}${group}`, [group]]),
  ),
);

const parseGroup = ({ spec }: EntityLike) =>
  String(spec?.owner).replace('group:default/', '');

async function collect({ files }: Rendered) {
  const folder = await mkdtemp(join(tmpdir(), 'project-'));
  try {
    for (const { path, content } of files) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), content);
    }
    const collector = collectorFor(checks, DEFAULT_LIMITS);
    await readDirectory(folder, collector);
    return collector.finish(['']).get('')!;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The report that the portal shows on a project's first day, the catalog's side known. */
export async function scoreProject(rendered: Rendered): Promise<Report> {
  const entity = parse(textOf(rendered, 'catalog-info.yaml')) as EntityLike;
  return evaluate({
    facts: await collect(rendered),
    subject: subjectFromEntity(entity, {
      from: 'catalog',
      owner: { exists: true, disciplines: DISCIPLINES[parseGroup(entity)] },
      teams: DISCIPLINES,
    }),
    source: { url: 'file:///project', revision: 'first', path: '' },
    scorecard: defaultScorecard(),
    checks,
    now: new Date('2026-01-01'),
  });
}

import {
  DEFAULT_LIMITS,
  collectorFor,
  evaluate,
  type StoredFacts,
  type Subject,
} from '@opaq/engine';
import { readDirectory } from '@opaq/engine/node';
import type { Report } from '@opaq/engine/report';
import type { Standard } from './Standard';

/**
 * Judges a component in a folder of this machine, by the content that git would track.
 *
 * @param options - `folder`: the repository's root, absolute. `path`: the component's folder in it. `subjectOf`: who it is,
 * by what the repository says.
 */
export async function scoreFolder(options: {
  folder: string;
  path?: string;
  standard: Standard;
  subjectOf(facts: StoredFacts): Subject | Promise<Subject>;
}): Promise<Report> {
  const { folder, path = '', standard, subjectOf } = options;
  const collector = collectorFor(standard.checks, DEFAULT_LIMITS);
  await readDirectory(folder, collector, { component: path });
  const facts = collector.finish([path]).get(path)!;
  return evaluate({
    facts,
    subject: await subjectOf(facts),
    source: { url: 'file:///workspace', path },
    scorecard: standard.scorecard,
    checks: standard.checks,
    now: new Date(),
  });
}

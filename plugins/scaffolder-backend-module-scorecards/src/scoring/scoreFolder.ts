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

/** A repository as it would be. */
export interface FolderState {
  /** The repository's root, absolute. */
  folder: string;
  /** The component's folder in it; the root is the empty string. */
  path: string;
  /** Files that it does not have yet, by their path in the repository. */
  added?: ReadonlyMap<string, string>;
}

/** What the checks stand on, of a component in a folder of this machine: of the content that git would track. */
export async function readFacts(
  { folder, path, added = new Map() }: FolderState,
  standard: Standard,
): Promise<StoredFacts> {
  const collector = collectorFor(standard.checks, DEFAULT_LIMITS);
  await readDirectory(folder, collector, { component: path });
  for (const [name, content] of added) {
    const bytes = Buffer.from(content);
    const entry = { path: name, size: bytes.byteLength };
    const wanted = collector.wanted(name, entry.size);
    collector.add(entry, wanted ? bytes : undefined);
  }
  return collector.finish([path]).get(path)!;
}

/** Judges a component by what was read of it. */
export function judge(options: {
  facts: StoredFacts;
  subject: Subject;
  path: string;
  standard: Standard;
}): Report {
  const { facts, subject, path, standard } = options;
  return evaluate({
    facts,
    subject,
    source: { url: 'file:///workspace', path },
    scorecard: standard.scorecard,
    checks: standard.checks,
    now: new Date(),
  });
}

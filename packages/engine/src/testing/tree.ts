import type { AnyCheck } from '../checks/Check';
import { collectorFor } from '../evaluate';
import type { StoredFacts } from '../facts';
import type { Subject } from '../subject';
import { DEFAULT_LIMITS, type ScanLimits } from '../collect';

/** A small repository: content by path. */
export type Tree = Record<string, string | Uint8Array>;

/** A component of which only what a test says is known. */
export function subjectOf(known: Partial<Subject> = {}): Subject {
  return {
    ref: 'component:default/example',
    kind: 'component',
    namespace: 'default',
    name: 'example',
    from: 'catalog',
    ...known,
  };
}

/** The facts of one component of a tree, as a host stores them. */
export function factsOfTree(
  tree: Tree,
  checks: readonly AnyCheck[],
  options: {
    root?: string;
    roots?: string[];
    limits?: Partial<ScanLimits>;
  } = {},
): StoredFacts {
  const { root = '', roots = [root], limits } = options;
  const collector = collectorFor(checks, { ...DEFAULT_LIMITS, ...limits });
  for (const [path, content] of Object.entries(tree)) {
    const bytes =
      typeof content === 'string' ? new TextEncoder().encode(content) : content;
    const wanted = collector.wanted(path, bytes.byteLength);
    collector.add({ path, size: bytes.byteLength }, wanted ? bytes : undefined);
  }
  const facts = collector.finish(roots).get(root)!;
  return JSON.parse(JSON.stringify(facts)) as StoredFacts;
}

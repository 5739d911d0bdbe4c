import type { AnyCheck } from '../checks/Check';
import { projectFile, type FileFact } from '../facts';
import { fileFactsOf } from '../facts/resolve';
import { FactCollector, type ScanLimits } from '../collect';
import { evaluationFacts } from './evaluate';

/** Every file fact that the checks, and an evaluation itself, stand on. @public */
export function factsOf(checks: readonly AnyCheck[]): FileFact[] {
  const sets = [evaluationFacts, ...checks.map(({ uses }) => uses)];
  return [...new Set(sets.flatMap(fileFactsOf))];
}

/** Collects from a repository what the checks need. @public */
export function collectorFor(
  checks: readonly AnyCheck[],
  limits: ScanLimits,
): FactCollector {
  return new FactCollector({ facts: factsOf(checks), projectFile, limits });
}

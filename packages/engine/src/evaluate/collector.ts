import type { AnyCheck } from '../checks/Check';
import { projectFile, type FactSet, type FileFact } from '../facts';
import { fileFactsOf } from '../facts/resolve';
import { FactCollector, type ScanLimits } from '../collect';
import { evaluationFacts } from './evaluate';

/**
 * Every file fact that the checks, and an evaluation itself, stand on. A third party's check brings the facts of the
 * engine that it was installed with: another copy, which is known by its name and has to be of the same version.
 *
 * @throws Where two facts have one name and different versions: the check was made for another version of the engine.
 * @public
 */
export function factsOf(checks: readonly AnyCheck[]): FileFact[] {
  const facts = new Map<string, FileFact>();
  const add = (uses: FactSet, from = '') => {
    for (const fact of fileFactsOf(uses)) {
      const known = facts.get(fact.name);
      if (!known) facts.set(fact.name, fact);
      else if (known.version !== fact.version) {
        throw new Error(
          `The check '${from}' stands on version ${fact.version} of the fact '${fact.name}', and here it has version ` +
            `${known.version}: install it with the version of @opaq/engine that runs it.`,
        );
      }
    }
  };
  add(evaluationFacts);
  checks.forEach(({ uses, id }) => add(uses, id));
  return [...facts.values()];
}

/** Collects from a repository what the checks need. @public */
export function collectorFor(
  checks: readonly AnyCheck[],
  limits: ScanLimits,
): FactCollector {
  return new FactCollector({ facts: factsOf(checks), projectFile, limits });
}

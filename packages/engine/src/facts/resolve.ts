import type { Subject } from '../subject';
import type { Gap } from '../tree';
import type { Fact, FactSet, FileFact, StoredFacts } from './Fact';

/** The file facts that a set of facts stands on, each once. */
export function fileFactsOf(uses: FactSet): FileFact[] {
  const found = new Set<FileFact>();
  const visit = (fact: Fact) => {
    if (fact.kind === 'file') found.add(fact);
    else Object.values(fact.uses as FactSet).forEach(visit);
  };
  Object.values(uses).forEach(visit);
  return [...found];
}

/** What a check asks for was not looked for when the repository was read. */
export class MissingFactError extends Error {
  override readonly name = 'MissingFactError';
}

/** Gives facts by name, each derived at most once for one component. @public */
export function factResolver(stored: StoredFacts, subject: Subject) {
  const derived = new Map<Fact, unknown>();

  function valueOf(fact: Fact): unknown {
    if (fact.kind === 'file') {
      if (!(fact.name in stored.values)) {
        throw new MissingFactError(`the stored facts hold no '${fact.name}'`);
      }
      return stored.values[fact.name] ?? undefined;
    }
    if (!derived.has(fact)) {
      derived.set(fact, fact.derive(resolve(fact.uses), subject));
    }
    return derived.get(fact);
  }
  function resolve(uses: FactSet): Record<string, unknown> {
    return Object.fromEntries(
      Object.entries(uses).map(([name, fact]) => [name, valueOf(fact)]),
    );
  }
  const gapsOf = (uses: FactSet): Gap[] =>
    fileFactsOf(uses).flatMap(fact => stored.gaps[fact.name] ?? []);

  return { resolve, gapsOf };
}

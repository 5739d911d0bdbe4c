/** What must hold in the end, for people. */
export const CLAIMS = {
  subjects:
    'The components are those of the catalog, each once and as it is there',
  repositories: 'The repositories are those of the components, each once',
  idle: 'Nothing is left to be done, and nobody holds a lease',
  hosts: 'No host is paused or said to be in trouble',
  facts: 'Facts are stored of each folder, once, and are those of a revision',
  counters: 'Replicas hear of every row that was written',
  report:
    'The report of a component is the engine’s own on the newest revision',
  columns: 'What lists show of a report is what it says',
  well: 'What can be read is not said to be old',
  stale:
    'What can’t be read has the report of a revision that it had, and says why it is old',
  gapless:
    'The history of a component has no gap, but while it was not in the catalog, and no overlap',
  open: 'Its last interval is its current report',
  outcomes:
    'The intervals of its checks have no overlap, and begin and end where its own do',
  true: 'Each interval is what the engine says of a revision that the repository had',
  changes: 'What an interval says to have changed is what did',
  cause: 'What an interval says to be the cause of the change can be it',
  lists: 'Every replica lists the components as they are stored',
  settles: 'Everything settles by itself',
  deaths: 'No replica ends but by a kill',
  answers:
    'A report that is asked for meanwhile is answered, and of a revision that the repository had',
} as const;

export type Claim = keyof typeof CLAIMS;

/** What was asserted, how often, and what was not so. */
export class Findings {
  readonly #claims = new Map<Claim, { asserted: number; problems: string[] }>();

  /** @param problem - Says what is wrong, where something is. */
  assert(claim: Claim, isSo: boolean, problem: () => string): void {
    const entry = this.#claims.get(claim) ?? { asserted: 0, problems: [] };
    this.#claims.set(claim, entry);
    entry.asserted += 1;
    if (!isSo) entry.problems.push(problem());
  }

  all(): Array<{ claim: Claim; asserted: number; problems: string[] }> {
    return [...this.#claims].map(([claim, entry]) => ({ claim, ...entry }));
  }

  /** Those that do not hold. */
  failed(): Array<{ claim: Claim; problems: string[] }> {
    return this.all().filter(({ problems }) => problems.length > 0);
  }
}

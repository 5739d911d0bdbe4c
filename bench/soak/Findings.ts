/** What was asserted, how often, and what was not so. */
export class Findings {
  readonly #claims = new Map<
    string,
    { asserted: number; problems: string[] }
  >();

  /** @param problem - Says what is wrong, where something is. */
  assert(claim: string, isSo: boolean, problem: () => string): void {
    const entry = this.#claims.get(claim) ?? { asserted: 0, problems: [] };
    this.#claims.set(claim, entry);
    entry.asserted += 1;
    if (!isSo) entry.problems.push(problem());
  }

  all(): Array<{ claim: string; asserted: number; problems: string[] }> {
    return [...this.#claims].map(([claim, entry]) => ({ claim, ...entry }));
  }

  get failed(): number {
    return this.all().filter(({ problems }) => problems.length > 0).length;
  }
}

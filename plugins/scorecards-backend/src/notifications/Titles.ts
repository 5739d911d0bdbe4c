import type { Scorecard } from '@opaq/engine';
import type { LoadedRules } from '../refresh/RulesSource';

/** The rules in force, as far as messages need them. */
export interface NamedRules {
  current(): Pick<LoadedRules, 'scorecards' | 'checks'>;
}

/** What scorecards, levels and checks are called; what is not there any more goes by its name. */
export class Titles {
  readonly #scorecards: ReadonlyMap<string, Scorecard>;
  readonly #checks: ReadonlyMap<string, string>;

  constructor({ scorecards, checks }: ReturnType<NamedRules['current']>) {
    this.#scorecards = new Map(scorecards.map(one => [one.name, one]));
    this.#checks = new Map(checks.map(({ id, title }) => [id, title]));
  }

  scorecard(name: string): string {
    return this.#scorecards.get(name)?.title ?? name;
  }

  level(scorecard: string, name: string | null): string {
    if (name === null) return 'no level';
    const { levels } = this.#scorecards.get(scorecard) ?? { levels: [] };
    return levels.find(level => level.name === name)?.title ?? name;
  }

  check(id: string): string {
    return this.#checks.get(id) ?? id;
  }
}

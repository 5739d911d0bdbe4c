import { isDeepStrictEqual } from 'node:util';
import type { Requirement, Scorecard } from '@opaq/engine';
import type { LoadedRules } from '../refresh/RulesSource';

/** Where the answer to a requirement is known from. */
export interface Known {
  /** Scorecards that ask for the check in the same way: its letter stands beside their reports. */
  asked: ReadonlySet<string>;
  /** Scorecards whose reports hold the same answer, whether they ask for it or not. */
  answered: ReadonlySet<string>;
}

const requirementsOf = ({ levels, shown }: Scorecard): Requirement[] => [
  ...levels.flatMap(({ requirements }) => requirements),
  ...shown,
];

/**
 * Says of each check that a scorecard asks for in its levels, which of the scorecards in force have the answer.
 *
 * An answer follows from the check and its parameters. All checks are evaluated by every scorecard, those that it does
 * not ask for with the parameters' defaults.
 */
export function knownAnswers(
  scorecard: Scorecard,
  rules: LoadedRules,
): Map<string, Known> {
  const inForce = rules.scorecards.map(({ name, ...other }) => ({
    name,
    withs: new Map(
      requirementsOf({ name, ...other }).map(one => [one.check, one.with]),
    ),
  }));
  const declared = new Map(rules.declarations.map(one => [one.id, one]));
  const own = new Map(scorecard.define.map(one => [one.id, one]));
  const checks = new Set(rules.checks.map(({ id }) => id));
  const isSameCheck = (id: string) =>
    checks.has(id) &&
    (!own.has(id) || isDeepStrictEqual(own.get(id), declared.get(id)));

  return new Map(
    scorecard.levels
      .flatMap(({ requirements }) => requirements)
      .map(({ check, with: parameters }) => {
        const same = isSameCheck(check)
          ? inForce.filter(({ withs }) =>
              isDeepStrictEqual(withs.get(check) ?? {}, parameters),
            )
          : [];
        return [
          check,
          {
            asked: new Set(
              same
                .filter(({ withs }) => withs.has(check))
                .map(({ name }) => name),
            ),
            answered: new Set(same.map(({ name }) => name)),
          },
        ];
      }),
  );
}

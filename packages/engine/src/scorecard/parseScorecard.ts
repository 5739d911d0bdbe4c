import type * as z from 'zod';
import type { AnyCheck } from '../checks/Check';
import { nearestId } from '../checks/nearestId';
import { declaredCheck } from '../declared';
import type { Problem } from '../report';
import { readYaml, type ReportProblem } from '../yaml/readYaml';
import { hashOf } from '../hash';
import {
  scorecardFileSchema,
  type Requirement,
  type Scorecard,
} from './Scorecard';

type Path = readonly PropertyKey[];

const requirementOf = (
  entry: z.infer<typeof scorecardFileSchema>['spec']['shown'][number],
): Requirement =>
  typeof entry === 'string'
    ? { check: entry, with: {}, weight: 1 }
    : { check: entry.check, with: entry.with ?? {}, weight: entry.weight ?? 1 };

function checkRequirement(
  requirement: Requirement,
  path: Path,
  checks: ReadonlyMap<string, AnyCheck>,
  report: ReportProblem,
) {
  const check = checks.get(requirement.check);
  if (!check) {
    const meant = nearestId(requirement.check, [...checks.keys()]);
    const hint = meant ? `; did you mean '${meant}'?` : '';
    report(`there is no check '${requirement.check}'${hint}`, path);
    return;
  }
  if (!check.params) {
    if (Object.keys(requirement.with).length > 0) {
      report(`'${requirement.check}' takes no parameters`, path);
    }
    return;
  }
  const parsed = check.params.safeParse(requirement.with);
  parsed.error?.issues.forEach((issue: z.core.$ZodIssue) =>
    report(`with.${issue.path.join('.')}: ${issue.message}`, [
      ...path,
      'with',
      ...issue.path,
    ]),
  );
}

/**
 * Reads a scorecard.
 *
 * @param text - YAML.
 * @param checks - The checks that may be asked for.
 * @returns The scorecard, or all that is wrong with it, with lines. Never throws.
 * @public
 */
export function parseScorecard(
  text: string,
  checks: readonly AnyCheck[],
): { scorecard: Scorecard } | { problems: Problem[] } {
  const file = readYaml(text, scorecardFileSchema);
  if ('problems' in file) return file;

  const problems: Problem[] = [];
  const report: ReportProblem = (message, path) => {
    problems.push(file.problemAt(message, path));
  };
  const { metadata, spec } = file.value;
  const known = new Map(checks.map(check => [check.id, check]));
  spec.define.forEach((declaration, index) => {
    if (known.has(declaration.id)) {
      const path = ['spec', 'define', index, 'id'];
      report(`there is another check '${declaration.id}'`, path);
    }
    known.set(declaration.id, declaredCheck(declaration));
  });
  const seen = new Set<string>();
  const requirementsAt = (
    entries: typeof spec.shown,
    path: Path,
  ): Requirement[] =>
    entries.map(requirementOf).map((requirement, index) => {
      const here = [...path, index];
      checkRequirement(requirement, here, known, report);
      if (seen.has(requirement.check)) {
        report(`'${requirement.check}' stands in the scorecard twice`, here);
      }
      seen.add(requirement.check);
      return requirement;
    });

  const levels = spec.levels.map((level, index) => ({
    name: level.name,
    title: level.title,
    requirements: requirementsAt(level.checks, [
      'spec',
      'levels',
      index,
      'checks',
    ]),
  }));
  levels.forEach(({ name: levelName }, index) => {
    if (levels.findIndex(other => other.name === levelName) !== index) {
      report(`level '${levelName}' is defined twice`, [
        'spec',
        'levels',
        index,
      ]);
    }
  });
  const shown = requirementsAt(spec.shown, ['spec', 'shown']);
  if (problems.length > 0) return { problems };

  const { appliesTo, define } = spec;
  const definition = { ...metadata, appliesTo, define, levels, shown };
  return { scorecard: { ...definition, hash: hashOf(definition) } };
}

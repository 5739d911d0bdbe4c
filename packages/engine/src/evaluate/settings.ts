import type { AnyCheck } from '../checks/Check';
import { nearestId } from '../checks/nearestId';
import type { ProjectFile, ProjectParameter } from '../facts';
import type { Problem, ReportExemption } from '../report';
import { judgeExemption } from './exemptions';

type Settings = Record<string, unknown>;

/** What a project's own file makes of an evaluation. */
export interface AppliedSettings {
  exemptions: ReadonlyMap<string, ReportExemption>;
  /** Parameters of a check: what the scorecard sets, and over it what the project may set. */
  parametersOf(check: AnyCheck, byScorecard: Settings): Settings;
  problems: Problem[];
}

/** Why a check can't take a parameter from a project, as the end of a sentence; undefined where it can. */
function refusalOf(
  check: AnyCheck,
  { name, value }: ProjectParameter,
): string | undefined {
  const allowed = (check.projectParams ?? []) as readonly string[];
  if (!allowed.includes(name)) {
    return allowed.length === 0
      ? 'a project can set no parameter of this check'
      : `a project can set ${allowed.join(', ')}`;
  }
  const parsed = check.params?.safeParse({ [name]: value });
  const [issue] = parsed?.error?.issues ?? [];
  return issue?.message;
}

/** Holds what a project says in `.opaq.yaml` against the checks that there are. */
export function applySettings(
  file: ProjectFile,
  checks: readonly AnyCheck[],
  context: Parameters<typeof judgeExemption>[2],
): AppliedSettings {
  const { path = '.opaq.yaml' } = file;
  const known = new Map(checks.map(check => [check.id, check]));
  const problems = [...file.problems];
  const report = (message: string, line: number | undefined) =>
    problems.push({
      message: `${path}: ${message}`,
      path,
      ...(line === undefined ? {} : { line }),
    });
  const isKnown = (id: string, line: number | undefined) => {
    if (known.has(id)) return true;
    const meant = nearestId(id, [...known.keys()]);
    const hint = meant ? `; did you mean '${meant}'?` : '';
    report(`there is no check '${id}'${hint}`, line);
    return false;
  };

  const exemptions = new Map<string, ReportExemption>();
  for (const exemption of file.exemptions) {
    const { check, line } = exemption;
    if (!isKnown(check, line)) continue;
    if (exemptions.has(check)) {
      report(`'${check}' is exempt twice; the first counts`, line);
      continue;
    }
    const judged = judgeExemption(exemption, path, context);
    if (judged.note) {
      report(`the exemption of ${check} does not hold: ${judged.note}`, line);
    }
    exemptions.set(check, judged);
  }

  const parameters = new Map<string, Settings>();
  for (const parameter of file.parameters) {
    const { check: id, name, value, line } = parameter;
    if (!isKnown(id, line)) continue;
    const refusal = refusalOf(known.get(id)!, parameter);
    if (refusal) report(`parameters.${id}.${name}: ${refusal}`, line);
    else parameters.set(id, { ...parameters.get(id), [name]: value });
  }

  return {
    exemptions,
    problems,
    parametersOf: ({ id }, byScorecard) => ({
      ...byScorecard,
      ...parameters.get(id),
    }),
  };
}

import type { AnyCheck } from '../checks/Check';
import {
  ecosystems,
  projectFile,
  type ProjectFile,
  type StoredFacts,
} from '../facts';
import { factResolver } from '../facts/resolve';
import { isTemplate } from '../facts/repository/isTemplate';
import type { Report } from '../report';
import { score, type Requirement, type Scorecard } from '../scorecard';
import type { Subject } from '../subject';
import { ENGINE_VERSION } from '../version';
import { notCoveredReason } from './covered';
import {
  DEFAULT_EXEMPTION_POLICY,
  type Approval,
  type ExemptionPolicy,
} from './exemptions';
import { plain } from './message';
import { runCheck } from './runCheck';
import { applySettings } from './settings';

/** @public */
export interface Evaluation {
  facts: StoredFacts;
  subject: Subject;
  source: Report['source'];
  scorecard: Scorecard;
  /** Every check that is to be run, whether the scorecard asks for it or not. */
  checks: readonly AnyCheck[];
  now: Date;
  /** What projects may be exempt from. Default: {@link DEFAULT_EXEMPTION_POLICY}. */
  exemptionPolicy?: ExemptionPolicy;
  /** Of this component's exemptions. Default: none. */
  approvals?: readonly Approval[];
}

/** The facts that an evaluation needs beside those of its checks. */
export const evaluationFacts = { ecosystems, isTemplate, projectFile };

/** What the checks say of one component, and what is wrong with what its project sets. */
function runChecks(
  evaluation: Evaluation,
  facts: ReturnType<typeof factResolver>,
): Pick<Report, 'results' | 'problems'> {
  const { subject, source, scorecard, checks, now } = evaluation;
  const own = facts.resolve({ projectFile }) as { projectFile: ProjectFile };
  const settings = applySettings(own.projectFile, checks, {
    policy: evaluation.exemptionPolicy ?? DEFAULT_EXEMPTION_POLICY,
    approvals: evaluation.approvals ?? [],
    now,
  });

  const asked = new Map<string, { requirement: Requirement; level: string }>();
  scorecard.shown.forEach(requirement =>
    asked.set(requirement.check, { requirement, level: 'shown' }),
  );
  scorecard.levels.forEach(level =>
    level.requirements.forEach(requirement =>
      asked.set(requirement.check, { requirement, level: level.name }),
    ),
  );

  const context = { facts, subject, root: source.path, now };
  const results = checks.map(check => {
    const wish = asked.get(check.id);
    const parameters = settings.parametersOf(
      check,
      wish?.requirement.with ?? {},
    );
    return {
      ...runCheck(check, parameters, context),
      level: wish?.level ?? null,
      exemption: settings.exemptions.get(check.id) ?? null,
    };
  });
  const problems = settings.problems.map(problem => ({
    ...problem,
    message: plain(problem.message),
    ...(problem.path !== undefined && { path: plain(problem.path) }),
  }));
  return { results, problems };
}

/**
 * What the checks say of one component, for who knows already that the scorecard is for it: to find that out takes longer
 * than most checks. The same results as {@link evaluate} has.
 *
 * @public
 */
export function evaluateChecks(evaluation: Evaluation): Report['results'] {
  const facts = factResolver(evaluation.facts, evaluation.subject);
  return runChecks(evaluation, facts).results;
}

/**
 * Judges one component by one scorecard: all checks, then the scorecard's view of them. Pure; the same input gives the
 * same report.
 *
 * @public
 */
export function evaluate(evaluation: Evaluation): Report {
  const { subject, source, scorecard, checks } = evaluation;
  const facts = factResolver(evaluation.facts, subject);
  const { results, problems } = runChecks(evaluation, facts);
  const own = facts.resolve({ ecosystems, isTemplate }) as {
    ecosystems: Parameters<typeof notCoveredReason>[2];
    isTemplate: boolean;
  };
  const reason = notCoveredReason(
    scorecard.appliesTo,
    subject,
    own.ecosystems,
    own.isTemplate,
  );
  const efforts = new Map(checks.map(({ id, effort }) => [id, effort]));
  const judged = reason
    ? {
        level: null,
        possibleLevel: null,
        score: null,
        coverage: null,
        nextSteps: [],
      }
    : score(results, scorecard, id => efforts.get(id) ?? 'days');

  return {
    schemaVersion: 1,
    engineVersion: ENGINE_VERSION,
    subject,
    source,
    scorecard: {
      name: scorecard.name,
      title: scorecard.title,
      hash: scorecard.hash,
      levels: scorecard.levels.map(({ name, title }) => ({ name, title })),
    },
    covered: !reason,
    ...(reason ? { notCoveredReason: reason } : {}),
    ...judged,
    results,
    problems,
  };
}

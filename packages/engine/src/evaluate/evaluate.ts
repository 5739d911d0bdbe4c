import type { AnyCheck } from '../checks/Check';
import { ecosystems, projectFile, type StoredFacts } from '../facts';
import { factResolver } from '../facts/resolve';
import { isTemplate } from '../facts/isTemplate';
import type { Report } from '../report';
import { score, type Requirement, type Scorecard } from '../scorecard';
import type { Subject } from '../subject';
import { ENGINE_VERSION } from '../version';
import { notCoveredReason } from './covered';
import { plain } from './message';
import { runCheck } from './runCheck';

/** @public */
export interface Evaluation {
  facts: StoredFacts;
  subject: Subject;
  source: Report['source'];
  scorecard: Scorecard;
  /** Every check that is to be run, whether the scorecard asks for it or not. */
  checks: readonly AnyCheck[];
  now: Date;
}

/** The facts that an evaluation needs beside those of its checks. */
export const evaluationFacts = { ecosystems, isTemplate, projectFile };

/**
 * Judges one component by one scorecard: all checks, then the scorecard's view of them. Pure; the same input gives the
 * same report.
 *
 * @public
 */
export function evaluate(evaluation: Evaluation): Report {
  const { subject, source, scorecard, checks, now } = evaluation;
  const facts = factResolver(evaluation.facts, subject);
  const own = facts.resolve(evaluationFacts) as {
    ecosystems: Parameters<typeof notCoveredReason>[2];
    isTemplate: boolean;
    projectFile: { problems: Report['problems'] };
  };

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
    return {
      ...runCheck(check, wish?.requirement.with ?? {}, context),
      level: wish?.level ?? null,
      exemption: null,
    };
  });

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
    problems: own.projectFile.problems.map(problem => ({
      ...problem,
      message: plain(problem.message),
      ...(problem.path !== undefined && { path: plain(problem.path) }),
    })),
  };
}

import { notCoveredReason, type Scorecard, type Subject } from '@opaq/engine';
import type { Database } from '../database/Database';
import {
  readPreviewSubjects,
  type PreviewReport,
  type PreviewSubject,
} from '../database/readPreview';
import type { Outcomes } from '../database/rows';
import type { Inputs } from '../database/standing';
import { checksHash } from '../refresh/checksHash';
import type { LoadedRules } from '../refresh/RulesSource';

/** A component on its way to what a scorecard says of it. */
export interface Component {
  subject: PreviewSubject;
  /** By the scorecards in force; those that follow from what there is now. */
  reports: PreviewReport[];
  /** Undefined where it is not known yet. */
  covered?: boolean;
  letters: Outcomes;
  /** Checks that have no letter yet. */
  missing: Set<string>;
}

/** Gives a check of a component its letter. */
export function take(
  { letters, missing }: Component,
  check: string,
  letter: Outcomes[string],
): void {
  letters[check] = letter;
  missing.delete(check);
}

/** Whether there is something of a component that is not known yet. */
export function isOpen({ covered, missing }: Component): boolean {
  return covered === undefined || (covered && missing.size > 0);
}

const SUPPORTED = [{ name: 'python' as const }];

/** Whether a scorecard is for what the catalog says of a component, whatever is in its repository. */
const isFor = ({ appliesTo }: Scorecard, subject: Subject) =>
  notCoveredReason(appliesTo, subject, SUPPORTED, false) === undefined;

function isCovered(
  { subject, reports }: Pick<Component, 'subject' | 'reports'>,
  scorecard: Scorecard,
  inForce: ReadonlyMap<string, Scorecard>,
): boolean | undefined {
  const asCatalogued = JSON.parse(subject.definition) as Subject;
  if (!isFor(scorecard, asCatalogued)) return false;
  if (reports.some(({ covered }) => covered)) return true;
  // What another scorecard is for and does not judge holds nothing that checks understand.
  const isJudgedByNone = reports.some(report =>
    isFor(inForce.get(report.scorecard)!, asCatalogued),
  );
  return isJudgedByNone ? false : undefined;
}

/** Components whose facts can be judged, with those of their reports that are up to date. */
export async function readComponents(options: {
  database: Database;
  rules: LoadedRules;
  scorecard: Scorecard;
  entityRefs: readonly string[];
  /** Theirs, by all scorecards in force. */
  reports: readonly PreviewReport[];
}): Promise<Component[]> {
  const { database, rules, scorecard, entityRefs } = options;
  const inForce = new Map(rules.scorecards.map(one => [one.name, one]));
  const byRef = new Map<string, PreviewReport[]>();
  for (const report of options.reports) {
    const found = byRef.get(report.entity_ref);
    if (found) found.push(report);
    else byRef.set(report.entity_ref, [report]);
  }
  const checks = checksHash(rules);
  const isCurrent = (report: PreviewReport, subject: PreviewSubject) => {
    const inputs = JSON.parse(report.inputs) as Partial<Inputs>;
    return (
      inputs.scorecard === inForce.get(report.scorecard)?.hash &&
      inputs.rules === checks &&
      inputs.digest === subject.digest &&
      inputs.definition === subject.definition_hash
    );
  };
  const asked = scorecard.levels.flatMap(({ requirements }) =>
    requirements.map(({ check }) => check),
  );
  const subjects = await readPreviewSubjects(
    database,
    entityRefs,
    rules.factVersion,
  );
  return subjects
    .filter(({ digest, read_problem: problem }) => digest && !problem)
    .map(subject => {
      const reports = (byRef.get(subject.entity_ref) ?? []).filter(report =>
        isCurrent(report, subject),
      );
      return {
        subject,
        reports,
        covered: isCovered({ subject, reports }, scorecard, inForce),
        letters: {},
        missing: new Set(asked),
      };
    });
}

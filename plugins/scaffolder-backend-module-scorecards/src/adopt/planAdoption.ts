import type { Subject } from '@opaq/engine';
import type { CheckResult, Report } from '@opaq/engine/report';
import { judge, readFacts } from '../scoring/scoreFolder';
import type { Standard } from '../scoring/Standard';
import { Project, type Host, type Wishes } from './Project';
import type { NewFile, Repair } from './Repair';
import { repairs as allRepairs } from './repairs';

/** What a request for a project holds. */
export interface Plan {
  /** The project as it is. */
  report: Report;
  /** Each with the checks that it repairs, and those that it only begins. */
  files: Array<NewFile & { repairs: string[]; begins: string[] }>;
  /** Failing checks that no new file repairs, in the report's order. */
  open: CheckResult[];
}

interface Candidate {
  repair: Repair;
  file: NewFile;
}

const isFailing = ({ outcome, level, exemption }: CheckResult) =>
  outcome === 'fail' &&
  level !== null &&
  level !== 'shown' &&
  exemption?.status !== 'inForce';

const meets = (
  wanted: Repair['repairs'],
  results: readonly CheckResult[],
): string[] =>
  results
    .filter(({ checkId, messageId }) => wanted[checkId]?.includes(messageId))
    .map(({ checkId }) => checkId);

const outcomeOf = ({ results }: Report, id: string) =>
  results.find(({ checkId }) => checkId === id)?.outcome;

/** Whether a check answers worse than before. */
const spoiled = (before: Report, after: Report) =>
  before.results
    .filter(
      ({ outcome, checkId }) =>
        (outcome === 'pass' || outcome === 'notApplicable') &&
        outcomeOf(after, checkId) === 'fail',
    )
    .map(({ checkId }) => checkId);

/**
 * Finds the new files that repair what fails in a project, and proves each by the engine: a file stays only where its
 * check passes with it, and nothing that passed fails. No file that is there is touched.
 *
 * @param options - `root`: of the repository, absolute; nothing is written to it. `path`: the component's folder in it.
 * `checks`: ids of those to repair; absent for all that fail and that the scorecard asks for.
 */
export async function planAdoption(options: {
  root: string;
  path: string;
  standard: Standard;
  subject: Subject;
  host: Host;
  wishes: Wishes;
  checks?: readonly string[];
}): Promise<Plan> {
  const { root, path, standard, subject, host, wishes, checks } = options;
  const judged = async (added: readonly Candidate[]) => {
    const files = added.map(({ file }) => [file.path, file.content] as const);
    const state = { folder: root, path, added: new Map(files) };
    const facts = await readFacts(state, standard);
    return { facts, report: judge({ facts, subject, path, standard }) };
  };

  const { facts: stored, report } = await judged([]);
  const failing = report.results.filter(isFailing);
  const chosen = failing.filter(
    ({ checkId }) => checks?.includes(checkId) ?? true,
  );
  const project = new Project({ root, path, stored, report, host, wishes });

  const candidates: Candidate[] = [];
  for (const repair of allRepairs) {
    const { repairs, begins = {} } = repair;
    if (meets({ ...repairs, ...begins }, chosen).length === 0) continue;
    const file = repair.make(project);
    const isTaken = (other: string) =>
      project.repositoryHas(other) ||
      candidates.some(one => one.file.path === other);
    if (file && !isTaken(file.path)) candidates.push({ repair, file });
  }

  const works = (
    { repair: { repairs, begins = {} } }: Candidate,
    then: Report,
  ) =>
    meets(begins, chosen).length > 0 ||
    meets(repairs, chosen).some(id => outcomeOf(then, id) === 'pass');
  const all = await judged(candidates);
  let kept = candidates.filter(one => works(one, all.report));
  let { report: after } =
    kept.length === candidates.length ? all : await judged(kept);
  if (spoiled(report, after).length > 0) {
    // Which one it is, each shows alone.
    const harmless: Candidate[] = [];
    for (const one of kept) {
      const alone = await judged([one]);
      if (spoiled(report, alone.report).length === 0) harmless.push(one);
    }
    kept = harmless;
    ({ report: after } = await judged(kept));
  }

  const files = kept.map(({ repair, file }) => ({
    ...file,
    repairs: meets(repair.repairs, failing).filter(
      id => outcomeOf(after, id) === 'pass',
    ),
    begins: meets(repair.begins ?? {}, chosen),
  }));
  const open = chosen.filter(
    ({ checkId }) => outcomeOf(after, checkId) !== 'pass',
  );
  return { report, files, open };
}

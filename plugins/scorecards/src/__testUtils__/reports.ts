import type {
  CheckResult,
  EntityReport,
  EntityRow,
  Outcome,
  ReadStatus,
  Report,
  ScorecardInfo,
} from '@opaq/plugin-scorecards-common';
import { CHECKS } from './checks';

const LEVEL_OF: Record<string, string> = {
  'readme.test': 'silver',
  'deps.lockfile': 'silver',
  'container.dockerfile': 'silver',
  'container.nonroot': 'silver',
  'workflow.no-cron': 'silver',
  'deps.update-bot': 'gold',
  'prod.runbook': 'gold',
};
const UNASKED = ['quality.licence'];

const levelOf = (checkId: string) =>
  UNASKED.includes(checkId) ? null : LEVEL_OF[checkId] ?? 'bronze';

/** The scorecard that the reports below were made by. */
export const SCORECARD: ScorecardInfo = {
  name: 'operational-excellence',
  title: 'Operational Excellence',
  description:
    'Can somebody else find this project, run it, debug it, and rely on it in production?',
  hash: 'a1b2c3',
  levels: ['Bronze', 'Silver', 'Gold'].map(title => ({
    name: title.toLowerCase(),
    title,
    checks: CHECKS.map(({ id }) => id).filter(
      id => levelOf(id) === title.toLowerCase(),
    ),
  })),
  shown: [],
};

/** An hour ago: recent enough for every state that is not about age. */
const READ_AT = new Date(Date.now() - 3_600_000).toISOString();

const MESSAGES: Record<Outcome, string> = {
  pass: 'Found in the component’s folder.',
  fail: 'Nothing of the kind was found.',
  notApplicable: 'There is nothing here that it could apply to.',
  unknown: 'A file that may hold the answer is too large to be read.',
  error: 'The check could not be run.',
};

function resultOf(checkId: string, outcome: Outcome): CheckResult {
  return {
    checkId,
    outcome,
    messageId: outcome,
    data: {},
    message: MESSAGES[outcome],
    locations: outcome === 'pass' ? [{ path: 'README.md', line: 12 }] : [],
    level: levelOf(checkId),
    exemption: null,
  };
}

/** A report in which every check passes, but for what is said. */
export function makeReport(
  name: string,
  outcomes: Partial<Record<string, Outcome>> = {},
  changes: Partial<Report> = {},
): Report {
  return {
    schemaVersion: 1,
    engineVersion: '0.1.0',
    subject: {
      ref: `component:default/${name}`,
      kind: 'Component',
      namespace: 'default',
      name,
      from: 'catalog',
    },
    source: {
      url: `https://github.com/acme/${name}/tree/main/`,
      revision: '3f9ac21be0d4c5a6978877665544332211ffeedd',
      path: '',
    },
    scorecard: {
      name: SCORECARD.name,
      title: SCORECARD.title,
      hash: SCORECARD.hash,
      levels: SCORECARD.levels.map(({ name: id, title }) => ({
        name: id,
        title,
      })),
    },
    covered: true,
    level: 'gold',
    possibleLevel: 'gold',
    score: 1,
    coverage: 1,
    results: CHECKS.map(({ id }) => resultOf(id, outcomes[id] ?? 'pass')),
    nextSteps: [],
    problems: [],
    ...changes,
  };
}

/** A status of a repository that was read an hour ago, but for what is said. */
function makeStatus(changes: Partial<ReadStatus> = {}): ReadStatus {
  return {
    state: 'scored',
    readAt: READ_AT,
    evaluatedAt: READ_AT,
    stale: false,
    refreshing: false,
    ...changes,
  };
}

/** Status of an entity without a report. */
export function makeUnscored(
  name: string,
  status: Partial<ReadStatus>,
): EntityReport {
  return {
    entityRef: `component:default/${name}`,
    status: makeStatus({
      readAt: undefined,
      evaluatedAt: undefined,
      ...status,
    }),
  };
}

/** What the API says of an entity, from its report. */
export function makeEntityReport(
  report: Report,
  status: Partial<ReadStatus> = {},
): EntityReport {
  return {
    entityRef: report.subject.ref,
    status: makeStatus(status),
    report,
  };
}

/** The row of the scorecards page that belongs to what the API says of an entity. */
export function makeRow(
  { entityRef, status, report }: EntityReport,
  changes: Partial<EntityRow> = {},
): EntityRow {
  return {
    entityRef,
    title: entityRef.slice(entityRef.indexOf('/') + 1),
    type: 'service',
    lifecycle: 'production',
    owner: 'group:default/data-science',
    ownerTitle: 'Data science',
    tags: [],
    status,
    covered: report?.covered ?? false,
    level: report?.level ?? null,
    possibleLevel: report?.possibleLevel ?? null,
    score: report?.score ?? null,
    coverage: report?.coverage ?? null,
    levelSince: report && READ_AT,
    failing: report?.nextSteps.length ?? 0,
    nextStep: report?.nextSteps[0] ?? null,
    weeks: [],
    ...changes,
  };
}

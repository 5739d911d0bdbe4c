import type {
  Cause,
  CountedOutcome,
  EntityReport,
  Outcome,
} from '@opaq/plugin-scorecards-common';
import { CHECKS } from '../../src/__testUtils__/checks';
import { makeUnscored } from '../../src/__testUtils__/reports';
import { REPORTS } from '../components';
import { GROUPS, SYSTEMS } from './organisation';
import { makeRandom, type Random } from './random';

/** How a check came out, and before that. */
interface Answer {
  now: CountedOutcome;
  before: CountedOutcome;
  /** How many days ago it changed; more than the past where it never did. */
  since: number;
  cause: Cause;
}

/** A component with its past. */
export interface FakeComponent {
  ref: string;
  name: string;
  owner?: string;
  system?: string;
  domain?: string;
  type: string;
  lifecycle: string;
  tags: string[];
  /** Days since its first report; undefined where there is none. */
  born?: number;
  answers: Map<string, Answer>;
  /** Its report where it is one of a kind. */
  report?: EntityReport;
  /** Why its report is out of date. */
  stale?: string;
}

export const PAST_DAYS = 365;
/** Days ago on which the scorecard asked for more. */
export const RULE_CHANGE = 118;
const COMPONENTS = 300;

const SUBJECTS =
  'churn,orders,demand,prices,routes,meters,claims,fraud,leads,stock,visits,baskets,returns,tariffs,sensors,invoices,ratings,segments'.split(
    ',',
  );
const SORTS =
  'api,etl,model,features,dashboard,forecast,loader,scoring,report,service,pipeline,exporter'.split(
    ',',
  );
const TAGS = ['python', 'r', 'node', 'sql', 'airflow', 'streaming'];
const RARELY_UNKNOWN = 0.012;
/** How hard a check is, as the share of teams that have not got there. */
const HARDNESS: Record<string, number> = {
  'readme.present': 0.06,
  'deps.declared': 0.1,
  'catalog.registered': 0.04,
  'deps.update-bot': 0.62,
  'prod.runbook': 0.68,
  'workflow.no-cron': 0.26,
  'quality.tests': 0.3,
  'readme.test': 0.34,
  'structure.layout': 0.2,
};
const APPLIES: Record<string, number> = {
  'container.nonroot': 0.7,
  'container.dockerfile': 0.75,
  'workflow.no-cron': 0.6,
};
const CAUSES: Cause[] = ['code', 'code', 'code', 'code', 'catalog', 'coverage'];

function answerOf(id: string, care: number, random: Random): Answer {
  const never = { since: PAST_DAYS + 1, cause: 'code' as const };
  const still = (outcome: CountedOutcome): Answer => ({
    now: outcome,
    before: outcome,
    ...never,
  });
  if (!random.chance(APPLIES[id] ?? 0.97)) return still('notApplicable');
  if (random.chance(RARELY_UNKNOWN * (2 - care))) {
    return still(random.chance(0.85) ? 'unknown' : 'error');
  }
  const fails = random.chance((HARDNESS[id] ?? 0.13) * (1.6 - care));
  if (fails && random.chance(0.06)) return still('exempt');
  const since = Math.ceil(random.next() ** 1.4 * 1.5 * PAST_DAYS);
  if (fails) {
    const lost = random.chance(0.12);
    if (id === 'deps.update-bot') {
      return {
        now: 'fail',
        before: 'notApplicable',
        since: RULE_CHANGE,
        cause: 'rules',
      };
    }
    return lost
      ? { now: 'fail', before: 'pass', since, cause: random.pick(CAUSES) }
      : still('fail');
  }
  return random.chance(0.16)
    ? { now: 'pass', before: 'fail', since, cause: random.pick(CAUSES) }
    : still('pass');
}

function makeComponent(index: number, random: Random): FakeComponent {
  const teams = GROUPS.filter(
    group => !GROUPS.some(({ parent }) => parent === group.ref),
  );
  const place = Math.floor(random.next() ** 1.3 * teams.length);
  const { system, domain } = random.pick(SYSTEMS);
  const name = `${SUBJECTS[index % SUBJECTS.length]}-${
    SORTS[Math.floor(index / SUBJECTS.length) % SORTS.length]
  }${index >= SUBJECTS.length * SORTS.length ? '-v2' : ''}`;
  const care =
    0.3 + 0.9 * Math.abs(Math.sin(place * 2.3)) + 0.2 * random.next();
  const inSystem = !random.chance(0.08);
  return {
    ref: `component:default/${name}`,
    name,
    owner: random.chance(0.02) ? undefined : teams[place].ref,
    system: inSystem ? system : undefined,
    domain: inSystem ? domain : undefined,
    type: random.pick(['service', 'service', 'model', 'job', 'notebook']),
    lifecycle: random.pick(['production', 'production', 'experimental']),
    tags: TAGS.filter(() => random.chance(0.25)),
    born: random.chance(0.75)
      ? PAST_DAYS + 1
      : Math.ceil(random.next() * PAST_DAYS),
    answers: new Map(
      CHECKS.map(({ id }) => [id, answerOf(id, care, random)] as const),
    ),
    stale: random.chance(0.02)
      ? `https://github.com/acme/${name} answered 404: it was moved or removed, or the portal may not read it. Correct the source location in the catalog.`
      : undefined,
  };
}

const STATES = ['pending', 'noSource', 'unreadable'] as const;

function withoutReport(index: number, random: Random): FakeComponent {
  const made = makeComponent(index, random);
  const name = `untold-${index}`;
  const state = STATES[index % STATES.length];
  return {
    ...made,
    name,
    ref: `component:default/${name}`,
    born: undefined,
    stale: undefined,
    report: makeUnscored(name, {
      state,
      message:
        state === 'pending'
          ? undefined
          : 'The entity has no annotation that says where its source is.',
    }),
  };
}

function ofReport(report: EntityReport, random: Random): FakeComponent {
  const made = makeComponent(0, random);
  const since = PAST_DAYS + 1;
  const still = (now: Outcome): Answer => ({
    now,
    before: now,
    since,
    cause: 'code',
  });
  const covered = report.report?.covered;
  return {
    ...made,
    ref: report.entityRef,
    name: report.entityRef.slice(report.entityRef.indexOf('/') + 1),
    owner: 'group:default/churn',
    born: covered ? since : undefined,
    stale: report.status.stale ? report.status.message : undefined,
    report,
    answers: new Map(
      (report.report?.results ?? []).map(({ checkId, outcome }) => [
        checkId,
        still(outcome),
      ]),
    ),
  };
}

function makeAll(): FakeComponent[] {
  const random = makeRandom(20261123);
  return [
    ...REPORTS.map(report => ofReport(report, random)),
    ...Array.from({ length: COMPONENTS - 14 }, (_, index) =>
      makeComponent(index, random),
    ),
    ...Array.from({ length: 14 }, (_, index) => withoutReport(index, random)),
  ];
}

export const ESTATE = makeAll();

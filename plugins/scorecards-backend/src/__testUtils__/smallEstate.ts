import { score, type Scorecard } from '@opaq/engine';
import type {
  CheckInfo,
  ReportExemption,
} from '@opaq/plugin-scorecards-common';
import type {
  EstateInterval,
  EstateReport,
  EstateSubject,
} from '../database/readEstate';
import type { GroupRow, Letter } from '../database/rows';
import { Columns } from '../estate/Columns';
import { DAY } from '../estate/days';
import type { EstateRules } from '../estate/Standard';
import type { View } from '../estate/View';

export const NOW = Date.parse('2026-11-23T12:00:00Z');

const requirement = (check: string) => ({ check, with: {}, weight: 1 });

/** Two checks of bronze, two of silver, one of gold, and one that is only shown. */
export const SMALL: Scorecard = {
  name: 'small',
  title: 'Small',
  appliesTo: {},
  define: [],
  hash: 'h1',
  levels: [
    { name: 'bronze', checks: ['readme.present', 'deps.declared'] },
    { name: 'silver', checks: ['readme.test', 'deps.lockfile'] },
    { name: 'gold', checks: ['prod.runbook'] },
  ].map(({ name, checks }) => ({
    name,
    title: name.toUpperCase(),
    requirements: checks.map(requirement),
  })),
  shown: [requirement('design.compute')],
};

export const EFFORTS: Record<string, CheckInfo['effort']> = {
  'readme.present': 'hours',
  'deps.declared': 'minutes',
  'readme.test': 'minutes',
  'deps.lockfile': 'minutes',
  'prod.runbook': 'days',
  'design.compute': 'days',
};

export const CHECKS = Object.keys(EFFORTS);

export const SMALL_RULES: EstateRules = {
  scorecards: [SMALL],
  checks: CHECKS.map(id => ({
    id,
    title: `${id} is so`,
    effort: EFFORTS[id],
  })),
};

const OUTCOMES = {
  p: 'pass',
  f: 'fail',
  n: 'notApplicable',
  u: 'unknown',
  e: 'error',
  x: 'fail',
} as const;

export function exemptionOf(
  change: Partial<ReportExemption> = {},
): ReportExemption {
  return {
    reason: 'Later.',
    expires: '2027-03-01',
    status: 'inForce',
    location: { path: '.opaq.yaml', line: 1 },
    ...change,
  };
}

/** Where a component stands whose checks came out so: letters in the order of {@link CHECKS}; empty: not covered. */
export function standing(letters: string) {
  const covered = letters !== '';
  const scored = score(
    [...letters].map((letter, index) => ({
      checkId: CHECKS[index],
      outcome: OUTCOMES[letter as Letter],
      exemption: letter === 'x' ? exemptionOf() : null,
    })),
    SMALL,
    id => EFFORTS[id],
  );
  const rankOf = (name: string | null) =>
    covered ? SMALL.levels.findIndex(level => level.name === name) + 1 : null;
  return {
    covered,
    level: covered ? scored.level : null,
    level_rank: rankOf(scored.level),
    possible_level: covered ? scored.possibleLevel : null,
    possible_rank: rankOf(scored.possibleLevel),
    score: covered ? scored.score : null,
    coverage: covered ? scored.coverage : null,
    nextSteps: covered ? scored.nextSteps : [],
  };
}

export interface SmallComponent {
  title?: string;
  owner?: string;
  system?: string;
  domain?: string;
  type?: string;
  lifecycle?: string;
  tags?: string[];
  /** See {@link standing}; absent: there is no report. */
  now?: string;
  /** From the oldest: how many days ago, and how it stood from then on; `-` for an end. */
  past?: Array<[number, string, EstateInterval['cause']?]>;
  exemptions?: Record<string, ReportExemption>;
  hasSource?: boolean;
  problem?: string;
  failures?: number;
  readDaysAgo?: number;
}

const refOf = (name: string) => `component:default/${name}`;

export function subjectRow(
  name: string,
  component: SmallComponent,
  repository = 1,
): EstateSubject {
  const { failures = 0, hasSource = true, problem, readDaysAgo } = component;
  return {
    entity_ref: refOf(name),
    title: component.title ?? name,
    type: component.type ?? null,
    lifecycle: component.lifecycle ?? null,
    owner: component.owner ?? null,
    system: component.system ?? null,
    domain: component.domain ?? null,
    tags: JSON.stringify(component.tags ?? []),
    repository_id: hasSource ? repository : null,
    source_problem: hasSource ? null : 'No source.',
    read_problem: failures > 0 ? null : problem ?? null,
    failures,
    last_error: failures > 0 ? problem ?? null : null,
    read_at: readDaysAgo === undefined ? null : NOW - readDaysAgo * DAY,
  };
}

export function reportRow(
  name: string,
  { now = '', exemptions = {} }: SmallComponent,
): EstateReport {
  const { nextSteps: _, ...stands } = standing(now);
  return {
    entity_ref: refOf(name),
    scorecard: SMALL.name,
    ...stands,
    outcomes: JSON.stringify(
      Object.fromEntries(
        [...now].map((letter, index) => [CHECKS[index], letter]),
      ),
    ),
    exemptions: JSON.stringify(exemptions),
    level_since: NOW - 3 * DAY,
    evaluated_at: NOW - DAY,
  };
}

/** The intervals of a component's past; ids count up in the order of all calls. */
export function intervalRows(
  name: string,
  past: NonNullable<SmallComponent['past']>,
  nextId: () => number,
): EstateInterval[] {
  return past.flatMap(([daysAgo, letters, cause], index) => {
    if (letters === '-') return [];
    const next = past.at(index + 1);
    const { nextSteps: _, ...stands } = standing(letters);
    return {
      id: nextId(),
      entity_ref: refOf(name),
      scorecard: SMALL.name,
      since: NOW - daysAgo * DAY,
      until: next ? NOW - next[0] * DAY : null,
      cause: cause ?? null,
      covered: stands.covered,
      level: stands.level,
      level_rank: stands.level_rank,
      score: stands.score,
      coverage: stands.coverage,
    };
  });
}

/** Columns of some components by the scorecard {@link SMALL}. */
export function smallEstate(
  components: Record<string, SmallComponent>,
  groups: Array<[ref: string, title: string, parent?: string]> = [],
): Columns {
  const entries = Object.entries(components);
  const columns = new Columns(
    { rows: 0, catalog: 0 },
    entries.map(([name, component], index) =>
      subjectRow(name, component, index + 1),
    ),
    groups.map(
      ([entity_ref, title, parent]): GroupRow => ({
        entity_ref,
        title,
        parent: parent ?? null,
      }),
    ),
    [SMALL.name],
  );
  columns.addReports(
    entries
      .filter(([, { now }]) => now !== undefined)
      .map(([name, component]) => reportRow(name, component)),
  );
  let id = 0;
  const intervals = entries.flatMap(([name, { past = [] }]) =>
    intervalRows(name, past, () => {
      id += 1;
      return id;
    }),
  );
  intervals.sort((a, b) => Number(a.since) - Number(b.since) || a.id - b.id);
  columns.addHistory(intervals, NOW);
  columns.settle(NOW);
  return columns;
}

/** {@link smallEstate} by its scorecard. */
export function smallView(...args: Parameters<typeof smallEstate>): View {
  return smallEstate(...args).view(SMALL.name, SMALL_RULES, NOW)!;
}

/** Names of components. */
export const namesOf = (view: View, rows: ArrayLike<number>): string[] =>
  Array.from(rows, row =>
    view.entities.refs[row].slice('component:default/'.length),
  );

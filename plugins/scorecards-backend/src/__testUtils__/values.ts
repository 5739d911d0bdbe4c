import type { Report } from '@opaq/plugin-scorecards-common';
import type { Knex } from 'knex';
import { judgedReport } from '../database/JudgedReport';
import { enterRules } from '../database/operations/enterRules';
import { leaseRepositories } from '../database/operations/leaseRepositories';
import type { NewSubject } from '../database/operations/syncSubjects';
import {
  writeReports,
  type NewReport,
} from '../database/operations/writeReports';
import type { Outcomes } from '../database/rows';
import type { Inputs } from '../database/standing';

/** A component, owned by the group `data`. */
export function subjectOf(
  name: string,
  url: string | undefined,
  folder = '',
): NewSubject {
  const subject = {
    ref: `component:default/${name}`,
    kind: 'component',
    namespace: 'default',
    name,
    from: 'catalog',
  };
  return {
    url,
    row: {
      entity_ref: subject.ref,
      folder,
      title: name,
      type: 'service',
      lifecycle: 'production',
      owner: 'group:default/data',
      system: null,
      domain: null,
      tags: '[]',
      definition: JSON.stringify(subject),
      definition_hash: 'h1',
      source_problem: url ? null : 'No source.',
    },
  };
}

/** A report by the scorecard `small`, as the engine makes it. */
export function engineReportOf(
  name: string,
  change: Partial<Report> = {},
): Report {
  return {
    schemaVersion: 1,
    engineVersion: '1.0.0',
    subject: {
      ref: `component:default/${name}`,
      kind: 'component',
      namespace: 'default',
      name,
      from: 'catalog',
    },
    source: { url: 'https://example.com/a', revision: 'r1', path: '' },
    scorecard: {
      name: 'small',
      title: 'Small',
      hash: 'h',
      levels: [
        { name: 'bronze', title: 'Bronze' },
        { name: 'silver', title: 'Silver' },
      ],
    },
    covered: true,
    level: 'bronze',
    possibleLevel: 'silver',
    score: 0.5,
    coverage: 1,
    results: [],
    nextSteps: [],
    problems: [],
    ...change,
  };
}

/** A report by the scorecard `small`. */
export function reportOf(
  name: string,
  change: Partial<Report> = {},
  inputs: Partial<Inputs> = {},
): NewReport {
  return {
    inputHash: 'i1',
    inputs: {
      definition: 'h1',
      digest: 'd1',
      revision: 'r1',
      scorecard: 'h',
      rules: 'rules1',
      exemptions: '',
      ...inputs,
    },
    report: judgedReport(engineReportOf(name, change)),
  };
}

/** Results of checks of the lowest level, by their letters: pass, fail, not applicable, unknown, error, exempt. */
export function resultsOf(outcomes: Outcomes): Report['results'] {
  const names = {
    p: 'pass',
    f: 'fail',
    n: 'notApplicable',
    u: 'unknown',
    e: 'error',
    x: 'fail',
  } as const;
  return Object.entries(outcomes).map(([checkId, letter]) => ({
    checkId,
    outcome: names[letter],
    messageId: 'm',
    data: {},
    message: 'So it is.',
    locations: [],
    level: 'bronze',
    exemption:
      letter === 'x'
        ? {
            reason: 'Later.',
            expires: '2026-12-31',
            status: 'inForce',
            location: { path: '.opaq.yaml' },
          }
        : null,
  }));
}

/** Has a repository leased, whose components can be judged by rules in force. */
export async function leaseForJudging(knex: Knex) {
  const [lease] = await leaseRepositories(knex, { limit: 1, leaseMs: 60_000 });
  const { generation } = await enterRules(knex, {
    hash: 'rules1',
    engineVersion: '1.0.0',
    scorecards: [{ name: 'small', title: 'Small', hash: 'h' }],
  });
  return {
    lease,
    write: (reports: readonly NewReport[], at?: number) =>
      writeReports(knex, lease, reports, generation, at),
  };
}

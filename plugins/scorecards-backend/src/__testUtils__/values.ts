import type { Report } from '@opaq/plugin-scorecards-common';
import type { NewSubject } from '../database/operations/syncSubjects';
import type { NewReport } from '../database/operations/writeReports';

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

/** A report by the scorecard `small`. */
export function reportOf(
  name: string,
  change: Partial<Report> = {},
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
    },
    report: {
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
    },
  };
}

import { at, fail, notApplicable, pass } from '../../answers';
import { defineCheck } from '../../Check';
import { ciThresholds } from '../../../facts/ci/ciThresholds';
import { tests } from '../../../facts/tests/tests';
import { coverageThresholds } from '../../../facts/tools/coverage';

export const coverage = defineCheck({
  id: 'quality.coverage',
  title: 'The build fails below a threshold of test coverage',
  opaq: 'Quality/Coverage',
  effort: 'hours',
  looksFor: 'presence',
  uses: { coverageThresholds, ciThresholds, tests },
  messages: {
    noTests: 'No tests, so nothing that could cover the code.',
    value: '{{path}} asks for a coverage of {{value}} ({{tool}}).',
    found: '{{path}} sets a threshold of coverage ({{tool}}).',
    informs:
      '{{path}} {{problem}}: {{tool}} shows the coverage, and no build fails when it drops.',
    missing:
      'No threshold of coverage fails the build, so tests can fall behind the code without a word.',
  },
  run({ coverageThresholds: files, ciThresholds: ofCi, tests: found }) {
    if (found.every(({ stub }) => stub)) return notApplicable('noTests');
    const all = [...files, ...ofCi];
    const working = all.find(({ problem }) => problem === undefined);
    if (working) {
      const { path, tool, value = '' } = working;
      const data = {
        path,
        tool,
        value: /^[\d.]+$/.test(value) ? `${value}%` : value,
      };
      return pass(value ? 'value' : 'found', data, at(working));
    }
    const [idle] = all;
    if (!idle) return fail('missing');
    const { path, tool, problem = '' } = idle;
    return fail('informs', { path, tool, problem }, at(idle));
  },
});

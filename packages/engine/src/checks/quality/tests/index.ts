import { at, fail, pass } from '../../answers';
import { defineCheck } from '../../Check';
import { tests } from '../../../facts/tests/tests';

export const qualityTests = defineCheck({
  id: 'quality.tests',
  title: 'There are automated tests',
  opaq: 'Quality/Testability',
  effort: 'days',
  looksFor: 'presence',
  uses: { tests },
  messages: {
    found: '{{path}} holds {{runner}} tests; files with tests: {{count}}.',
    stubs:
      '{{path}} holds only a placeholder, which tests nothing of the project.',
    none: 'No automated test was found.',
  },
  run({ tests: files }) {
    const real = files.filter(({ stub }) => !stub);
    const [first] = real;
    if (first) {
      const { path, runner } = first;
      const data = { path, runner, count: real.length };
      return pass('found', data, real.map(at));
    }
    const [stub] = files;
    return stub
      ? fail('stubs', { path: stub.path }, files.map(at))
      : fail('none');
  },
});

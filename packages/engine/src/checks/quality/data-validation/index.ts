import { at, fail, notApplicable, pass } from '../../answers';
import { defineCheck } from '../../Check';
import { dataChecks } from '../../../facts/dataChecks';
import { traits } from '../../../facts/traits/traits';

export const dataValidation = defineCheck({
  id: 'quality.data-validation',
  title: 'Data is held against what is expected of it',
  opaq: 'Quality/Testability',
  effort: 'days',
  looksFor: 'presence',
  uses: { dataChecks, traits },
  messages: {
    none: 'No data is handled here.',
    library: 'A library handles the data of those who use it, and has none.',
    found: '{{path}} {{what}}.',
    missing:
      '{{path}} {{what}}, and nothing checks that the data is as the code expects it.',
  },
  run({ dataChecks: found, traits: { data, library, trains } }) {
    const [first] = found;
    if (first) {
      const { path, what } = first;
      return pass('found', { path, what }, found.map(at));
    }
    if (library && !trains) return notApplicable('library');
    if (!data) return notApplicable('none');
    const { path = '', line, what } = data;
    return fail('missing', { path, what }, { path, line });
  },
});

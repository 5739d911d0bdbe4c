import { at, fail, notApplicable, pass } from '../../answers';
import { defineCheck } from '../../Check';
import { dataChecks } from '../../../facts/data/dataChecks';
import { dataFiles } from '../../../facts/data/dataFiles/dataFiles';
import { traits } from '../../../facts/traits/traits';

export const dataValidation = defineCheck({
  id: 'quality.data-validation',
  title: 'Data is validated against what is expected of it',
  opaq: 'Quality/Testability',
  effort: 'days',
  looksFor: 'presence',
  uses: { dataChecks, dataFiles, traits },
  messages: {
    none: 'No data is handled here.',
    library: 'A library handles the data of those who use it, and has none.',
    records:
      'A service or an app that keeps its own records: no set of data comes in from elsewhere.',
    found: '{{path}} {{what}}.',
    missing:
      '{{path}} {{what}}, and nothing checks that the data is as the code expects it.',
  },
  run({ dataChecks: found, dataFiles: files, traits: is }) {
    const { data, library, trains, service, app, job } = is;
    const [first] = found;
    if (first) {
      const { path, what } = first;
      return pass('found', { path, what }, found.map(at));
    }
    if (library && !trains) return notApplicable('library');
    const handled = data ?? trains;
    if (!handled) return notApplicable('none');
    const comesIn = files.tracked.length > 0 || files.path !== undefined;
    const keeps = (service ?? app) && !trains && !job && !comesIn;
    if (keeps) return notApplicable('records');
    const { path = '', line, what } = handled;
    return fail('missing', { path, what }, { path, line });
  },
});

import { at, fail, notApplicable, pass } from '../../answers';
import { defineCheck } from '../../Check';
import { apis } from '../../../facts/traits/apis';
import { traits } from '../../../facts/traits/traits';

export const apiFramework = defineCheck({
  id: 'design.api-framework',
  title: 'The API is made with a known framework',
  opaq: 'Architecture/Extensibility',
  effort: 'days',
  looksFor: 'presence',
  uses: { apis, traits },
  messages: {
    noApi: 'There is no API.',
    found: 'The API is made with {{names}}.',
    bare: '{{path}} answers HTTP with {{name}} alone, without a framework.',
  },
  run({ apis: made, traits: { service } }) {
    const [first] = made;
    if (!service || !first) return notApplicable('noApi');
    const { path, framework } = first;
    if (made.every(api => api.framework.kind === 'bare')) {
      return fail('bare', { path, name: framework.name }, made.map(at));
    }
    const names = made.map(api => api.framework.name).join(', ');
    return pass('found', { names }, made.map(at));
  },
});

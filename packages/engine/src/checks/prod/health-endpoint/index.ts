import { at, fail, notApplicable, pass } from '../../answers';
import { defineCheck } from '../../Check';
import { healthRoutes } from '../../../facts/operations/healthRoutes';
import { apis } from '../../../facts/traits/apis';
import { traits } from '../../../facts/traits/traits';

export const healthEndpoint = defineCheck({
  id: 'prod.health-endpoint',
  title: 'The API has a health route',
  opaq: 'Operational/Availability',
  effort: 'minutes',
  looksFor: 'presence',
  uses: { apis, healthRoutes, traits },
  messages: {
    noApi: 'There is no API.',
    found: '{{path}} answers at {{route}}.',
    missing:
      '{{path}} makes an API with {{framework}}, and no route such as /health tells whether it works.',
  },
  run({ apis: made, healthRoutes: routes, traits: { service } }) {
    const [api] = made;
    if (!service || !api) return notApplicable('noApi');
    const [first] = routes;
    if (first) {
      const { path, route } = first;
      return pass('found', { path, route }, routes.map(at));
    }
    const { path, framework } = api;
    return fail('missing', { path, framework: framework.name }, at(api));
  },
});

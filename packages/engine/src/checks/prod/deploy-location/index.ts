import { at, fail, notApplicable, pass } from '../../answers';
import { defineCheck } from '../../Check';
import { deployPlaces } from '../../../facts/operations/deployPlaces/deployPlaces';

export const deployLocation = defineCheck({
  id: 'prod.deploy-location',
  title: 'The project runs from a folder of the system, not from a home',
  opaq: 'Operational/Deployability',
  effort: 'minutes',
  looksFor: 'absence',
  uses: { deployPlaces },
  messages: {
    none: 'Nothing in the repository says where the project is deployed.',
    system: '{{path}} runs the project in {{folder}} ({{by}}).',
    home: '{{path}} runs the project in {{folder}} ({{by}}), which is in the home of an account.',
  },
  run({ deployPlaces: places }) {
    const homes = places.filter(({ home }) => home);
    const [first] = homes.length > 0 ? homes : places;
    if (!first) return notApplicable('none');
    const { path, folder, by } = first;
    return homes.length > 0
      ? fail('home', { path, folder, by }, homes.map(at))
      : pass('system', { path, folder, by }, places.map(at));
  },
});

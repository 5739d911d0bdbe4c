import { at, notApplicable, pass } from '../../answers';
import { defineCheck } from '../../Check';
import { compute as technologies } from '../../../facts/technologies/compute';

export const designCompute = defineCheck({
  id: 'design.compute',
  title: 'What the project runs on is known',
  opaq: 'Operational/Scalability',
  effort: 'hours',
  looksFor: 'presence',
  uses: { technologies },
  messages: {
    none: 'No cloud, cluster, infrastructure code or GPU was found.',
    found: 'The project runs on or asks for {{names}}.',
  },
  run({ technologies: all }) {
    if (all.length === 0) return notApplicable('none');
    const names = all.map(({ name, kind }) => `${name} (${kind})`).join(', ');
    return pass('found', { names }, all.map(at));
  },
});

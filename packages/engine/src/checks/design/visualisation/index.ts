import { at, notApplicable, pass } from '../../answers';
import { defineCheck } from '../../Check';
import { visualisation as technologies } from '../../../facts/technologies/visualisation';

export const designVisualisation = defineCheck({
  id: 'design.visualisation',
  title: 'What presents the data is known',
  opaq: 'Operational/Accessibility',
  effort: 'hours',
  looksFor: 'presence',
  uses: { technologies },
  messages: {
    none: 'Nothing that presents data was found: neither a library for charts nor a BI tool.',
    found: 'Data is presented with {{names}}.',
  },
  run({ technologies: all }) {
    if (all.length === 0) return notApplicable('none');
    const names = all.map(({ name, kind }) => `${name} (${kind})`).join(', ');
    return pass('found', { names }, all.map(at));
  },
});

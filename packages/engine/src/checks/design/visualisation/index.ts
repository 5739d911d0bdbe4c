import { at, fail, notApplicable, pass } from '../../answers';
import { defineCheck } from '../../Check';
import { visualisation } from '../../../facts/technologies/visualisation';
import { traits } from '../../../facts/traits/traits';

export const designVisualisation = defineCheck({
  id: 'design.visualisation',
  title: 'What presents the data can be named',
  opaq: 'Operational/Accessibility',
  effort: 'days',
  looksFor: 'presence',
  uses: { visualisation, traits },
  messages: {
    none: 'Nobody looks at data here: no notebook and no user interface was found.',
    found: 'Data is presented with {{names}}.',
    missing:
      '{{path}} {{what}}, and nothing presents the data: no library for charts and no BI tool was found.',
  },
  run({ visualisation: all, traits: { notebooks, app } }) {
    if (all.length > 0) {
      const names = all.map(({ name, kind }) => `${name} (${kind})`).join(', ');
      return pass('found', { names }, all.map(at));
    }
    const shown = app ?? notebooks;
    if (!shown) return notApplicable('none');
    const { path = '', line, what } = shown;
    return path === ''
      ? notApplicable('none')
      : fail('missing', { path, what }, { path, line });
  },
});

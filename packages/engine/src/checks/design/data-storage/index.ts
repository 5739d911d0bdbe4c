import { at, fail, notApplicable, pass } from '../../answers';
import { defineCheck } from '../../Check';
import { dataStorage } from '../../../facts/technologies/dataStorage';
import { traits } from '../../../facts/traits/traits';

export const designDataStorage = defineCheck({
  id: 'design.data-storage',
  title: 'Data is kept in a storage that can be named',
  opaq: 'Operational/Backups and D/R',
  effort: 'days',
  looksFor: 'presence',
  uses: { dataStorage, traits },
  messages: {
    none: 'No data is handled here.',
    library: 'A library handles the data of those who use it, and keeps none.',
    found: 'Data is kept in {{names}}.',
    missing:
      '{{path}} {{what}}, and no storage was found: only files beside the code.',
  },
  run({ dataStorage: all, traits: { data, library } }) {
    if (all.length > 0) {
      const names = all.map(({ name, kind }) => `${name} (${kind})`).join(', ');
      return pass('found', { names }, all.map(at));
    }
    if (library) return notApplicable('library');
    if (!data) return notApplicable('none');
    const { path = '', line, what } = data;
    return fail('missing', { path, what }, { path, line });
  },
});

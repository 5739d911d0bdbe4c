import { at, notApplicable, pass } from '../../answers';
import { defineCheck } from '../../Check';
import { dataStorage as technologies } from '../../../facts/technologies/dataStorage';

export const designDataStorage = defineCheck({
  id: 'design.data-storage',
  title: 'The storage of the data is known',
  opaq: 'Operational/Backups and D/R',
  effort: 'hours',
  looksFor: 'presence',
  uses: { technologies },
  messages: {
    none: 'No storage was found: neither a driver, nor an address, nor a file of data.',
    found: 'Data is kept in {{names}}.',
  },
  run({ technologies: all }) {
    if (all.length === 0) return notApplicable('none');
    const names = all.map(({ name, kind }) => `${name} (${kind})`).join(', ');
    return pass('found', { names }, all.map(at));
  },
});

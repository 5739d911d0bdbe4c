import { at, fail, notApplicable, pass } from '../../answers';
import { defineCheck } from '../../Check';
import { dataStorage } from '../../../facts/technologies/dataStorage';
import { traits } from '../../../facts/traits/traits';

/** The catalog's resources are what a component needs to run: mostly databases and buckets. */
const resourcesOf = (refs: readonly string[] = []) =>
  refs.flatMap(ref => /^resource:[^/]*\/(.+)$/.exec(ref)?.[1] ?? []);

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
  run({ dataStorage: all, traits: { data, library } }, { subject }) {
    const names = [
      ...all.map(({ name, kind }) => `${name} (${kind})`),
      ...resourcesOf(subject.dependsOn).map(name => `${name} (in the catalog)`),
    ];
    if (names.length > 0) {
      return pass('found', { names: names.join(', ') }, all.map(at));
    }
    if (library) return notApplicable('library');
    if (!data) return notApplicable('none');
    const { path = '', line, what } = data;
    return fail('missing', { path, what }, { path, line });
  },
});

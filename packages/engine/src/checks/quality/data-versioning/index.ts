import { at, fail, notApplicable, pass } from '../../answers';
import { defineCheck } from '../../Check';
import { dataFiles } from '../../../facts/dataFiles/dataFiles';
import { dataVersions } from '../../../facts/dataVersions';
import { traits } from '../../../facts/traits/traits';

export const dataVersioning = defineCheck({
  id: 'quality.data-versioning',
  title: 'Each version of the code knows its version of the data',
  opaq: 'Operational/Recoverability',
  effort: 'hours',
  looksFor: 'presence',
  uses: { dataFiles, dataVersions, traits },
  messages: {
    none: 'Neither data nor a model is handled in files.',
    library: 'A library handles the data of those who use it, and keeps none.',
    found: '{{path}} {{what}}.',
    idle: '{{path}} {{what}}.',
    tracked:
      '{{path}} is in git as it is, and nothing says which version of the data it is; data files like it: {{count}}.',
    handled:
      '{{path}} reads or writes data or a model in a file, and nothing records which version of it belongs to this code.',
  },
  run({ dataFiles: data, dataVersions: versions, traits: is }) {
    const version = versions.find(({ idle }) => !idle);
    if (version) {
      const { path, what } = version;
      return pass('found', { path, what }, versions.map(at));
    }
    const files = [...data.tracked, ...data.models];
    if (files.length === 0 && is.library && !is.trains) {
      return notApplicable('library');
    }
    const [idle] = versions;
    if (idle) {
      const { path, what } = idle;
      return fail('idle', { path, what }, at(idle));
    }
    const [first] = files;
    if (first) {
      const counted = { path: first.path, count: files.length };
      return fail('tracked', counted, files.map(at));
    }
    const place = data.use ?? data.model;
    return place
      ? fail('handled', { path: place.path }, at(place))
      : notApplicable('none');
  },
});

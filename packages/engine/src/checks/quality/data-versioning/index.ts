import { at, fail, notApplicable, pass } from '../../answers';
import { defineCheck } from '../../Check';
import { dataFiles } from '../../../facts/data/dataFiles/dataFiles';
import { dataVersions } from '../../../facts/data/dataVersions';
import { traits } from '../../../facts/traits/traits';

export const dataVersioning = defineCheck({
  id: 'quality.data-versioning',
  title: 'Each version of the code knows its version of the data',
  opaq: 'Operational/Recoverability',
  effort: 'hours',
  looksFor: 'presence',
  uses: { dataFiles, dataVersions, traits },
  messages: {
    none: 'Neither data nor a model is handled in files, and nothing is trained.',
    library: 'A library handles the data of those who use it, and keeps none.',
    found: '{{path}} {{what}}.',
    idle: '{{path}} {{what}}.',
    tracked:
      '{{path}} is in git as it is, and nothing says which version of the data it is; data files like it: {{count}}.',
    model:
      '{{path}} is a model in git, and nothing records from which data it was made; models like it: {{count}}.',
    handled:
      '{{path}} reads or writes data or a model in a file, and nothing records which version of it belongs to this code.',
    trained: '{{path}} {{what}}, and nothing records which data it has seen.',
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
    if (first && data.tracked.length === 0) {
      const counted = { path: first.path, count: files.length };
      return fail('model', counted, files.map(at));
    }
    if (first) {
      const counted = { path: first.path, count: files.length };
      return fail('tracked', counted, files.map(at));
    }
    // A service or an app reads what its users send it and offers downloads: neither is data of the project.
    const passing = (is.service ?? is.app) && !is.trains;
    const place = data.path ?? data.model ?? (passing ? undefined : data.use);
    if (place) return fail('handled', { path: place.path }, at(place));
    if (!is.trains) return notApplicable('none');
    const { path = '', line, what } = is.trains;
    return fail('trained', { path, what }, { path, line });
  },
});

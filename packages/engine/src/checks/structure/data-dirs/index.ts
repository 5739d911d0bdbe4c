import { at, fail, notApplicable, pass } from '../../answers';
import { defineCheck } from '../../Check';
import { dataFiles } from '../../../facts/data/dataFiles/dataFiles';
import { dataFolders } from '../../../facts/data/dataFiles/dataFolders';
import { dataVersions } from '../../../facts/data/dataVersions';
import { traits } from '../../../facts/traits/traits';

export const dataDirs = defineCheck({
  id: 'structure.data-dirs',
  title: 'Raw data is kept apart from derived data, or data is kept out of git',
  opaq: 'Operational/Recoverability',
  effort: 'hours',
  looksFor: 'presence',
  uses: { dataFiles, dataFolders, dataVersions, traits },
  messages: {
    none: 'No data is kept in files here, so there is nothing to keep apart.',
    library: 'A library handles the data of those who use it, and keeps none.',
    apart: 'Raw data is in {{raw}}, what is made of it in {{derived}}.',
    raw: 'Raw data has a folder of its own: {{raw}}.',
    derived: 'What is made of the data is apart from it, in {{derived}}.',
    ignored: '{{path}} keeps data out of git ({{pattern}}).',
    versioned: '{{path}} {{what}}, so the data itself is not in git.',
    mixed:
      '{{path}} is in git with nothing to tell whether it is raw or derived; data files like it: {{count}}.',
    unguarded:
      '{{path}} names data files by their path, and no .gitignore keeps data out of git.',
  },
  run({
    dataFiles: data,
    dataFolders: folders,
    dataVersions: versions,
    traits: is,
  }) {
    const { raw, derived, ignoredFolder, ignoredFormat } = folders;
    const { tracked, path, named } = data;
    if (raw && derived) {
      const names = { raw: raw.name, derived: derived.name };
      return pass('apart', names, [at(raw), at(derived)]);
    }
    if (raw) return pass('raw', { raw: raw.name }, at(raw));
    // Paths that are put together from parts are not seen, and the folder that they lead to may be.
    const handled =
      is.trains ?? (!is.library && is.data?.path && ignoredFolder);
    if (tracked.length === 0 && !path && !handled) {
      return is.library ? notApplicable('library') : notApplicable('none');
    }
    const [first] = tracked;
    const source = tracked.find(
      one => derived && !one.path.startsWith(derived.name),
    );
    if (derived && source) {
      return pass('derived', { derived: derived.name }, at(derived));
    }
    const keeper = named.open ? undefined : named.kept;
    const ignored =
      ignoredFolder ?? (first ? undefined : ignoredFormat ?? keeper);
    if (ignored) {
      const { path: file, name: pattern } = ignored;
      return pass('ignored', { path: file, pattern }, at(ignored));
    }
    const version = versions.find(({ idle, models }) => !idle && !models);
    if (version && !first) {
      const { path: file, what } = version;
      return pass('versioned', { path: file, what }, at(version));
    }
    if (first) {
      const where = tracked.map(at);
      return fail('mixed', { path: first.path, count: tracked.length }, where);
    }
    return named.open
      ? fail('unguarded', { path: named.open.path }, at(named.open))
      : notApplicable('none');
  },
});

import { composeServices } from '../../../facts/containers/composeServices';
import { files } from '../../../facts/repository/files';
import {
  ignoreFiles,
  type IgnoreFile,
} from '../../../facts/repository/ignoreFiles';
import { appImages } from '../../../facts/containers/images';
import type { Dockerfile } from '../../../facts/containers/dockerfiles';
import { basename, dirname } from '../../../tree';
import { at, fail, notApplicable, pass } from '../../answers';
import { defineCheck } from '../../Check';

/** A folder and those above it, up to the component's own: from each of them an image may be built. */
function upwards(folder: string): string[] {
  return folder === '' ? [''] : [folder, ...upwards(dirname(folder))];
}

/** Whether an image takes anything from the folder it is built in: not from a stage, an address, or a text in the file. */
const copiesContext = ({ stages }: Dockerfile) =>
  stages.some(({ instructions }) =>
    instructions.some(
      ({ keyword, text, flags = [] }) =>
        (keyword === 'COPY' || keyword === 'ADD') &&
        !flags.some(flag => flag.startsWith('--from')) &&
        !/^\s*(<<|https?:)/.test(text),
    ),
  );

/** Names that Docker does not read, though people who write them mean it. */
const LOOKALIKE =
  /(^|\/)\.?(docker[-_.]?ignores?|dockerfile[-_.]?ignore)(\.\w+)?$/i;

export const dockerignore = defineCheck({
  id: 'container.dockerignore',
  title: 'A .dockerignore keeps the build context small and clean',
  opaq: 'Operational/Security',
  effort: 'minutes',
  looksFor: 'presence',
  uses: { appImages, composeServices, ignoreFiles, files },
  messages: {
    none: 'No Dockerfile, so no build context.',
    found: 'The build context is kept clean by {{paths}}.',
    missing:
      'No .dockerignore beside the build context of {{path}}: data, .git and .env can end up in the image.',
    empty: '{{ignore}} names nothing to leave out of the image of {{path}}.',
    lookalike:
      'Docker does not read {{found}}: the file for the image of {{path}} has to be called .dockerignore.',
  },
  run({ appImages: images, composeServices: services, ...facts }) {
    if (images.length === 0) return notApplicable('none');
    const all = [...new Set(images.map(({ file }) => file))];
    const copying = all.filter(copiesContext);
    const ignores = facts.ignoreFiles.filter(({ tool }) => tool === 'docker');

    function ignoreFilesOf({ path }: Dockerfile): IgnoreFile[] {
      const named = services.flatMap(({ build }) =>
        build?.dockerfile === path ? [build.context] : [],
      );
      const contexts = named.length > 0 ? named : upwards(dirname(path));
      return ignores.filter(({ path: ignore }) => {
        const name = basename(ignore);
        if (ignore === `${path}.dockerignore`) return true;
        if (name !== '.dockerignore' && name !== '.containerignore') {
          return false;
        }
        return contexts.includes(dirname(ignore)) || ignore.startsWith('../');
      });
    }

    const asked = copying.length > 0 ? copying : all;
    const judged = asked.map(file => {
      const found = ignoreFilesOf(file);
      const [useful] = found.filter(({ patterns }) => patterns.length > 0);
      return { file, useful, empty: found[0] };
    });
    const bare = judged.find(({ useful }) => !useful);
    if (!bare) {
      const useful = [...new Set(judged.map(one => one.useful))];
      const paths = useful.map(({ path }) => path).join(', ');
      return pass('found', { paths }, useful.map(at));
    }
    const { file, empty } = bare;
    const data = { path: file.path };
    if (empty) return fail('empty', { ...data, ignore: empty.path }, at(empty));
    const [found] = facts.files
      .matching(LOOKALIKE)
      .filter(path => basename(path) !== '.dockerignore');
    return found
      ? fail('lookalike', { ...data, found }, { path: found })
      : fail('missing', data, at(file));
  },
});

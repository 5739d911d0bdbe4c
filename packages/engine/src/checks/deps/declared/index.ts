import { dirname, join } from '../../../tree';
import {
  dockerfiles,
  type Dockerfile,
} from '../../../facts/containers/dockerfiles';
import { files } from '../../../facts/repository/files';
import { mainLanguages } from '../../../facts/repository/mainLanguages';
import { manifests } from '../../../facts/dependencies/manifests';
import { NAMES } from '../../../facts/source/names';
import { at, fail, pass } from '../../answers';
import { defineCheck } from '../../Check';

/** From this share on a language is what the project is written in, whatever its tooling declares. */
const MOST = 2 / 3;

const INSTALLS =
  /\b(?:pip3? install|uv pip install|conda install|mamba install|npm install|yarn add|install2?\.r|install\.packages|remotes::install)\b\s*.{0,400}/;

const MAX_SHOWN = 70;

/** The beginning of a command, cut between two words. */
function beginningOf(command: string): string {
  const text = command.replace(/\s+/g, ' ').trim();
  if (text.length <= MAX_SHOWN) return text;
  const end = text.lastIndexOf(' ', MAX_SHOWN);
  return `${text.slice(0, end > 0 ? end : MAX_SHOWN)} …`;
}

/** The first line of an image that installs packages by their names. */
function installedBy(images: readonly Dockerfile[]) {
  for (const { path, stages } of images) {
    for (const { keyword, text, line } of stages.flatMap(
      stage => stage.instructions,
    )) {
      const command = keyword === 'RUN' ? INSTALLS.exec(text) : null;
      if (command) {
        // The address of an index often holds a password.
        const shown = command[0].replace(/\S*:\/\/.*/, '…');
        return { path, line, command: beginningOf(shown) };
      }
    }
  }
  return undefined;
}

export const declared = defineCheck({
  id: 'deps.declared',
  title: 'A manifest declares the dependencies',
  opaq: 'Operational/Deployability',
  effort: 'hours',
  looksFor: 'presence',
  uses: { manifests, mainLanguages, files, dockerfiles },
  messages: {
    found: '{{path}} declares the dependencies; packages: {{count}}.',
    included: '{{path}} takes its dependencies from {{included}}.',
    otherLanguage:
      'Most of the source is {{language}} ({{count}} files), and no manifest declares its packages; {{path}} does not speak for it.',
    broken: '{{path}} {{problem}}, so it declares nothing.',
    dockerOnly:
      'Packages are installed in {{path}} only ({{command}}): no manifest declares them.',
    empty: '{{path}} declares no package.',
    missing:
      'No manifest (such as pyproject.toml, requirements.txt, DESCRIPTION or package.json) declares what the project depends on.',
  },
  run({
    manifests: all,
    mainLanguages: main,
    files: { has },
    dockerfiles: images,
  }) {
    const filled = all.filter(one => one.dependencies.length > 0);
    const [first] = filled;
    if (first) {
      const total = main.reduce((sum, one) => sum + one.files, 0);
      const undeclared = main.find(
        one => one.manifests.length === 0 && one.files / total >= MOST,
      );
      if (undeclared) {
        const { language, files: count, example } = undeclared;
        return fail(
          'otherLanguage',
          { language: NAMES[language], count, path: first.path },
          [...(example ? [{ path: example }] : []), at(first)],
        );
      }
      const best =
        filled.find(one => main[0]?.manifests.includes(one)) ?? first;
      const count = best.dependencies.length;
      return pass('found', { path: best.path, count }, [
        at(best),
        ...filled.filter(one => one !== best).map(at),
      ]);
    }

    const known = new Set(all.map(({ path }) => path));
    for (const { path, includes = [] } of all) {
      const included = includes
        .map(file => join(dirname(path), file))
        .find(file => has(file) && !known.has(file));
      if (included) return pass('included', { path, included }, { path });
    }

    const broken = all.find(one => one.problem !== undefined);
    if (broken) {
      const { path, problem = '' } = broken;
      return fail('broken', { path, problem }, at(broken));
    }
    const installed = installedBy(images);
    if (installed) {
      const { path, command } = installed;
      return fail('dockerOnly', { path, command }, at(installed));
    }
    return all[0]
      ? fail('empty', { path: all[0].path }, at(all[0]))
      : fail('missing');
  },
});

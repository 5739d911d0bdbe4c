import { composeServices } from '../../../facts/containers/composeServices';
import {
  takesIn,
  takesInByPath,
} from '../../../facts/containers/imageInstalls/copies';
import {
  imageInstalls,
  type ImageInstall,
  type ImageInstalls,
} from '../../../facts/containers/imageInstalls/imageInstalls';
import { locks, type Lock } from '../../../facts/dependencies/locks';
import { lockedLanguages } from '../../../facts/dependencies/locks/lockedLanguages';
import { NAMES } from '../../../facts/source/names';
import { basename, dirname } from '../../../tree';
import { fail, notApplicable, pass, unknown } from '../../answers';
import { defineCheck } from '../../Check';

/** Folders that hold Dockerfiles for the code beside them. */
const FOR_IMAGES =
  /(^|\/)(\.?docker|dockerfiles?|containers?|images?|build|deploy(ment)?|infra|ops|inst)$/i;

/** The folder that an image is built in, as far as its place tells. */
function contextOf(path: string): string {
  let folder = dirname(path);
  while (FOR_IMAGES.test(folder)) folder = dirname(folder);
  return folder;
}

const inFolder = (folder: string, path: string) =>
  folder === '' || `${path}/`.startsWith(`${folder}/`);

/** Whether a lock may be meant for an image that is built in a folder: it lies above, or in it. */
function isFor(lock: Lock, folder: string): boolean {
  const own = dirname(lock.path);
  return own.startsWith('..') || inFolder(own, folder) || inFolder(folder, own);
}

type Verdict = 'locked' | 'unlocked' | 'absent' | 'named' | 'variable';

function judge(
  { source, shown, files = [] }: ImageInstall,
  { copied }: ImageInstalls,
  found: readonly Lock[],
): Verdict {
  switch (source) {
    case 'lock':
      return 'locked';
    case 'lockIfThere': {
      const [program] = shown.split(' ');
      const isThere = found.some(
        ({ tool, path }) =>
          tool.toLowerCase() === program && takesIn(copied, path),
      );
      return isThere ? 'locked' : 'absent';
    }
    case 'files':
      if (files.some(file => file.includes('$'))) return 'variable';
      return files.every(file =>
        found.some(({ path }) => basename(path) === file),
      )
        ? 'locked'
        : 'unlocked';
    case 'manifest':
      return 'unlocked';
    default:
      return 'named';
  }
}

/** What `pip install .` brings is what the lock is for, unless a step of the same image has installed from it before. */
const ownVerdict = (
  { source }: ImageInstall,
  verdict: Verdict,
  all: readonly Verdict[],
): Verdict =>
  source === 'project' && all.every(one => one === 'named')
    ? 'unlocked'
    : verdict;

export const installsFromLock = defineCheck({
  id: 'container.installs-from-lock',
  title: 'The image installs what the lockfile says',
  opaq: 'Operational/Recoverability',
  effort: 'minutes',
  looksFor: 'presence',
  uses: { imageInstalls, lockedLanguages, locks, composeServices },
  messages: {
    none: 'No Dockerfile, so no image that could install from a lock.',
    noLock: 'No lockfile that an image could install from.',
    locked:
      '{{path}} installs its {{language}} packages from the lock: {{command}}.',
    unlocked:
      '{{path}} runs `{{command}}`, which does not keep to {{lock}}: each build may bring other versions.',
    absent:
      '{{path}} runs `{{command}}` without {{lock}} in the image, so each build may bring other versions.',
    script: '{{path}} runs {{command}}, and what that installs is not known.',
    variable:
      '{{path}} runs `{{command}}`, and which file that is only shows at build time.',
    open: 'No step of {{path}} that installs the packages of {{lock}} was found.',
  },
  run({ imageInstalls: images, lockedLanguages: languages, ...facts }) {
    if (images.length === 0) return notApplicable('none');
    const asked = images.flatMap(image => {
      const named = facts.composeServices.find(
        ({ build }) => build?.dockerfile === image.path,
      );
      const folder = named?.build?.context ?? contextOf(image.path);
      return languages
        .map(({ language, locks: own }) => ({
          image,
          language,
          // A lock of one part of the project counts where the image asks for it.
          found: facts.locks[language].filter(
            lock =>
              lock.problem === undefined &&
              (own.length > 0
                ? isFor(lock, folder)
                : takesInByPath(image.copied, lock.path)),
          ),
        }))
        .filter(
          ({ language, found }) =>
            found.length > 0 &&
            // An image that installs only for other languages has no use for this one's lock.
            (image.installs.length === 0 ||
              image.installs.some(one => one.language === language)),
        );
    });
    if (asked.length === 0) return notApplicable('noLock');

    const verdicts = asked.flatMap(({ image, language, found }) => {
      const own = image.installs.filter(one => one.language === language);
      const judged = own.map(install => judge(install, image, found));
      return own.map((install, index) => ({
        verdict: image.script
          ? judged[index]
          : ownVerdict(install, judged[index], judged),
        data: {
          path: image.path,
          language: NAMES[language],
          command: install.shown,
          lock: found[0].path,
        },
        where: { path: image.path, line: install.line },
      }));
    });
    const of = (...wanted: Verdict[]) =>
      verdicts.filter(({ verdict }) => wanted.includes(verdict));
    const [bad] = of('unlocked', 'absent');
    if (bad) {
      return fail(
        bad.verdict === 'absent' ? 'absent' : 'unlocked',
        bad.data,
        bad.where,
      );
    }
    const good = of('locked');
    if (good.length > 0) {
      const lines = new Map(
        good.map(({ where }) => [`${where.path}:${where.line}`, where]),
      );
      return pass('locked', good[0].data, [...lines.values()]);
    }
    const [open] = of('variable');
    if (open) return unknown('variable', open.data, open.where);
    const scripted = asked.find(({ image }) => image.script)?.image;
    if (scripted?.script) {
      const { shown, line } = scripted.script;
      const { path } = scripted;
      return unknown('script', { path, command: shown }, { path, line });
    }
    const [named] = of('named');
    if (named) return fail('unlocked', named.data, named.where);
    const [{ image, found }] = asked;
    const { path } = image;
    return unknown('open', { path, lock: found[0].path }, { path });
  },
});

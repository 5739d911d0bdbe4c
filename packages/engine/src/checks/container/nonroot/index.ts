import { composeBuilds, type ComposeBuild } from '../../../facts/composeBuilds';
import {
  dockerfiles,
  type Dockerfile,
  type DockerStage,
} from '../../../facts/dockerfiles';
import { fail, notApplicable, pass, unknown } from '../../answers';
import { defineCheck } from '../../Check';
import { isAccountOfBase, isDatabase, userOfBase } from './bases';

/** `root`, `0`, `0:0`, `root:app`; a group alone leaves the account at root; Windows has a name of its own for it. */
const isRoot = (user: string) =>
  /^(root|0+|containeradministrator|)(:|$)/i.test(user.trim());

/** Stages in which people work on the project; what runs is another one. */
const FOR_WORK =
  /(^|[-_])(dev|devel|develop|development|tests?|debug|lint|ci)([-_]|$)/i;

/** One image of the project: a stage that is built, and the file it stands in. */
interface Image {
  path: string;
  stage: DockerStage;
}

/** The stages that compose files build from a Dockerfile, else the last one, as `docker build` does. */
function imagesOf(
  { path, stages }: Dockerfile,
  builds: readonly ComposeBuild[],
): Image[] {
  const targets = builds
    .filter(({ dockerfile }) => dockerfile === path)
    .map(({ target }) => target?.toLowerCase());
  const built = stages.filter(
    ({ name }, index) =>
      (name !== undefined &&
        targets.includes(name.toLowerCase()) &&
        !FOR_WORK.test(name)) ||
      (index === stages.length - 1 && targets.includes(undefined)),
  );
  return (built.length > 0 ? built : stages.slice(-1)).map(stage => ({
    path,
    stage,
  }));
}

function judge({ path, stage: { user, base, line } }: Image) {
  if (user) {
    const where = { path, line: user.line };
    const data = { path, user: user.name ?? user.written };
    if (user.name === undefined) {
      return isAccountOfBase(user.written)
        ? pass('user', data, where)
        : unknown('userVariable', data, where);
    }
    return isRoot(user.name)
      ? fail('root', data, where)
      : pass('user', data, where);
  }
  const where = { path, line };
  if (base === undefined) return unknown('baseVariable', { path }, where);
  // The account depends on the image, whose name says more to a person than its checksum.
  const data = { path, base: base.replace(/@sha256:.*/, '') };
  const inherited = userOfBase(base);
  if (inherited === 'nonroot') return pass('inherited', data, where);
  return inherited === 'root'
    ? fail('noUser', data, where)
    : unknown('baseUnknown', data, where);
}

export const nonroot = defineCheck({
  id: 'container.nonroot',
  title: 'The image does not run as root',
  opaq: 'Operational/Security',
  effort: 'minutes',
  looksFor: 'absence',
  uses: { dockerfiles, composeBuilds },
  messages: {
    none: 'No Dockerfile, so no image that could run as root.',
    user: '{{path}} ends as the user {{user}}.',
    inherited: '{{path}} starts from {{base}}, which does not run as root.',
    root: '{{path}} ends as {{user}}.',
    noUser:
      '{{path}} sets no USER, and {{base}} is not known to bring one, so the image runs as root.',
    userVariable:
      '{{path}} takes its USER from {{user}}, which has no value in the file.',
    baseVariable:
      '{{path}} sets no USER, and its base image is given at build time.',
    baseUnknown:
      '{{path}} sets no USER, and a Dockerfile does not tell which one {{base}} brings.',
  },
  run({ dockerfiles: all, composeBuilds: builds }) {
    const images = all.flatMap(one => imagesOf(one, builds));
    if (images.length === 0) return notApplicable('none');
    const apps = images.filter(
      ({ stage: { user, base } }) =>
        user !== undefined || base === undefined || !isDatabase(base),
    );
    const answers = (apps.length > 0 ? apps : images).map(judge);
    const worst =
      answers.find(({ outcome }) => outcome === 'fail') ??
      answers.find(({ outcome }) => outcome === 'unknown') ??
      answers[0];
    const same = answers.filter(({ outcome }) => outcome === worst.outcome);
    return { ...worst, locations: same.flatMap(one => one.locations) };
  },
});

import {
  isDatabase,
  readableImage,
} from '../../../facts/containers/dockerfiles/imageName';
import { images, type Image } from '../../../facts/containers/images';
import { fail, notApplicable, pass, unknown } from '../../answers';
import { defineCheck } from '../../Check';
import { isAccountOfBase, userOfBase } from './bases';

/** `root`, `0`, `0:0`, `root:app`; a group alone leaves the account at root; Windows has a name of its own for it. */
const isRoot = (user: string) =>
  /^(root|0+|containeradministrator|)(:|$)/i.test(user.trim());

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
  const data = { path, base: readableImage(base) };
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
  uses: { images },
  messages: {
    none: 'No Dockerfile, so no image that could run as root.',
    user: '{{path}} ends as the user {{user}}.',
    inherited: '{{path}} starts from {{base}}, which does not run as root.',
    root: '{{path}} ends as the user {{user}}, so the image runs as root.',
    noUser:
      '{{path}} sets no USER, and {{base}} is not known to bring one, so the image runs as root.',
    userVariable:
      '{{path}} takes its USER from {{user}}, which has no value in the file.',
    baseVariable:
      '{{path}} sets no USER, and its base image is given at build time.',
    baseUnknown:
      '{{path}} sets no USER, and a Dockerfile does not tell which one {{base}} brings.',
  },
  run({ images: all }) {
    if (all.length === 0) return notApplicable('none');
    const apps = all.filter(
      ({ stage: { user, base } }) =>
        user !== undefined || base === undefined || !isDatabase(base),
    );
    const answers = (apps.length > 0 ? apps : all).map(judge);
    const worst =
      answers.find(({ outcome }) => outcome === 'fail') ??
      answers.find(({ outcome }) => outcome === 'unknown') ??
      answers[0];
    const same = answers.filter(({ outcome }) => outcome === worst.outcome);
    return { ...worst, locations: same.flatMap(one => one.locations) };
  },
});

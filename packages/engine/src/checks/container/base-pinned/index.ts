import {
  imageName,
  readableImage,
} from '../../../facts/containers/dockerfiles/imageName';
import { dockerfiles } from '../../../facts/containers/dockerfiles';
import { baseImages } from '../../../facts/containers/images';
import { at, fail, listed, notApplicable, pass, unknown } from '../../answers';
import { defineCheck } from '../../Check';
import { isFloating } from './floating';

/** What is wrong with the name of an image. */
function faultOf(image: string): 'untagged' | 'floating' | undefined {
  const { repository, tag, digest } = imageName(image);
  if (digest) return undefined;
  if (!tag) return 'untagged';
  return isFloating(repository, tag) ? 'floating' : undefined;
}

/** As many as a sentence bears. */
const MAX_NAMES = 4;

export const basePinned = defineCheck({
  id: 'container.base-pinned',
  title: 'Every base image names its version',
  opaq: 'Operational/Recoverability',
  effort: 'minutes',
  looksFor: 'absence',
  uses: { dockerfiles, baseImages },
  messages: {
    none: 'No Dockerfile, so no base image to pin.',
    pinned: 'Every FROM names a version or a digest: {{images}}.',
    scratch: 'No FROM takes an image from elsewhere.',
    untagged:
      '{{path}} starts from {{image}} without a tag, which means whatever is the latest on the day of the build.',
    floating:
      '{{path}} starts from {{image}}, a tag that names no version and moves with each release.',
    variable:
      '{{path}} starts from {{from}}, which has no value in the file: the version is given at build time.',
  },
  run({ dockerfiles: all, baseImages: bases }) {
    if (!all.some(({ stages }) => stages.length > 0)) {
      return notApplicable('none');
    }
    const faulty = bases.filter(({ image }) => image && faultOf(image));
    const [first] = faulty;
    if (first?.image) {
      const { path, image } = first;
      return fail(
        faultOf(image) ?? 'floating',
        { path, image },
        faulty.map(at),
      );
    }
    const open = bases.filter(({ image }) => image === undefined);
    if (open.length > 0) {
      const { path, from } = open[0];
      return unknown('variable', { path, from }, open.map(at));
    }
    if (bases.length === 0) return pass('scratch', {}, all.map(at));
    const names = bases.map(({ image = '' }) => readableImage(image));
    const images = listed([...new Set(names)], MAX_NAMES);
    return pass('pinned', { images }, bases.map(at));
  },
});

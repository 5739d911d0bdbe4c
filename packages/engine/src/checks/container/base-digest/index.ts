import { imageName } from '../../../facts/containers/dockerfiles/imageName';
import { dockerfiles } from '../../../facts/containers/dockerfiles';
import { baseImages } from '../../../facts/containers/images';
import { at, fail, notApplicable, pass, unknown } from '../../answers';
import { defineCheck } from '../../Check';

export const baseDigest = defineCheck({
  id: 'container.base-digest',
  title: 'Every base image is fixed by its digest',
  opaq: 'Operational/Security',
  effort: 'minutes',
  looksFor: 'absence',
  uses: { dockerfiles, baseImages },
  messages: {
    none: 'No Dockerfile, so no base image to pin.',
    pinned: 'Every FROM that takes an image from elsewhere names its digest.',
    scratch: 'No FROM takes an image from elsewhere.',
    unpinned:
      '{{path}} starts from {{image}} without a digest, so the same name can bring another image.',
    variable:
      '{{path}} starts from {{from}}, which has no value in the file: the image is given at build time.',
  },
  run({ dockerfiles: all, baseImages: bases }) {
    if (!all.some(({ stages }) => stages.length > 0)) {
      return notApplicable('none');
    }
    const bare = bases.filter(
      ({ image }) => image !== undefined && !imageName(image).digest,
    );
    if (bare.length > 0) {
      const { path, image = '' } = bare[0];
      return fail('unpinned', { path, image }, bare.map(at));
    }
    const open = bases.filter(({ image }) => image === undefined);
    if (open.length > 0) {
      const { path, from } = open[0];
      return unknown('variable', { path, from }, open.map(at));
    }
    return bases.length > 0
      ? pass('pinned', {}, bases.map(at))
      : pass('scratch', {}, all.map(at));
  },
});

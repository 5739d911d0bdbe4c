import * as z from 'zod';
import { readableImage } from '../../../facts/containers/dockerfiles/imageName';
import { appImages } from '../../../facts/containers/images';
import { fail, notApplicable, pass, unknown } from '../../answers';
import { defineCheck } from '../../Check';
import { isNamedBy } from './patterns';

const params = z.object({
  /** Names of images that count: `registry.example/data/*`. Empty: not asked. */
  images: z.array(z.string().min(1).max(256)).max(100).default([]),
});

export const orgBase = defineCheck({
  id: 'container.org-base',
  title: 'The image starts from a base of the organisation',
  opaq: 'Operational/Compliance',
  effort: 'hours',
  looksFor: 'absence',
  uses: { appImages },
  params,
  messages: {
    unconfigured: 'The scorecard names no base images of the organisation.',
    none: 'No Dockerfile, so no base image.',
    ours: '{{path}} starts from {{base}}.',
    other:
      '{{path}} starts from {{base}}, which is none of the bases that the scorecard names: {{images}}.',
    variable:
      '{{path}} starts from {{from}}, which has no value in the file: the base is given at build time.',
  },
  run({ appImages: all }, { params: { images } }) {
    if (images.length === 0) return notApplicable('unconfigured');
    if (all.length === 0) return notApplicable('none');
    const answers = all.map(({ path, stage: { base, from, line } }) => {
      const where = { path, line };
      if (base === undefined) return unknown('variable', { path, from }, where);
      const data = { path, base: readableImage(base) };
      return images.some(pattern => isNamedBy(pattern, base))
        ? pass('ours', data, where)
        : fail('other', { ...data, images: images.join(', ') }, where);
    });
    return (
      answers.find(({ outcome }) => outcome === 'fail') ??
      answers.find(({ outcome }) => outcome === 'unknown') ??
      answers[0]
    );
  },
});

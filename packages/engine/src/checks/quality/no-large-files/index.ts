import * as z from 'zod';
import { at, fail, pass } from '../../answers';
import { defineCheck } from '../../Check';
import { blobs } from '../../../facts/data/dataFiles/blobs';

/** As disks and source hosts count them. */
const MEGABYTE = 1_048_576;

const params = z.strictObject({
  maxMegabytes: z.number().positive().default(5),
  maxBinaryMegabytes: z.number().positive().default(1),
  maxDataFiles: z.int().positive().default(200),
});

const over = <One extends { size: number }>(
  all: readonly One[],
  limit: number,
) =>
  all
    .filter(one => one.size > limit * MEGABYTE)
    .sort((a, b) => b.size - a.size);

const size = (bytes: number) =>
  bytes < MEGABYTE / 10
    ? 'less than 0.1'
    : (bytes / MEGABYTE).toFixed(1).replace(/\.0$/, '');

export const noLargeFiles = defineCheck({
  id: 'quality.no-large-files',
  title: 'Git holds no large files, data or model binaries',
  opaq: 'Operational/Deployability',
  effort: 'hours',
  looksFor: 'absence',
  uses: { blobs },
  params,
  projectParams: ['maxMegabytes', 'maxBinaryMegabytes', 'maxDataFiles'],
  messages: {
    none: 'No tracked file is too large; the largest is {{path}} with {{size}} MB.',
    empty: 'There are no files.',
    large:
      '{{path}} has {{size}} MB, and {{limit}} MB is the limit; files over it: {{count}}.',
    binary:
      '{{path}} is a {{kind}} of {{size}} MB, and {{limit}} MB is the limit for what git cannot compare; files like it: {{count}}.',
    cache: '{{path}} was made by Python when it ran; files like it: {{count}}.',
    many: '{{path}} is one of {{count}} data files in git, and {{limit}} is the limit.',
  },
  run(
    { blobs: { all, binaries, caches, data } },
    { params: { maxMegabytes, maxBinaryMegabytes, maxDataFiles } },
  ) {
    const large = over(all, maxMegabytes);
    if (large.length > 0) {
      const [{ path, size: bytes }] = large;
      const limit = maxMegabytes;
      return fail(
        'large',
        { path, size: size(bytes), limit, count: large.length },
        large.map(at),
      );
    }
    const big = over(binaries, maxBinaryMegabytes);
    if (big.length > 0) {
      const [{ path, kind, size: bytes }] = big;
      const limit = maxBinaryMegabytes;
      return fail(
        'binary',
        { path, kind, size: size(bytes), limit, count: big.length },
        big.map(at),
      );
    }
    if (caches.length > 0) {
      const [{ path }] = caches;
      return fail('cache', { path, count: caches.length }, caches.map(at));
    }
    if (data.length > maxDataFiles) {
      const [{ path }] = data;
      const counted = { path, count: data.length, limit: maxDataFiles };
      return fail('many', counted, data.map(at));
    }
    if (all.length === 0) return pass('empty');
    const largest = all.reduce((a, b) => (b.size > a.size ? b : a));
    const { path, size: bytes } = largest;
    return pass('none', { path, size: size(bytes) }, at(largest));
  },
});

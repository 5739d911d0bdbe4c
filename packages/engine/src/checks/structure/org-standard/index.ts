import * as z from 'zod';
import { files } from '../../../facts/repository/files';
import { fail, notApplicable, pass } from '../../answers';
import { defineCheck } from '../../Check';
import { isSafePattern, pathMatching } from '../../../tree';

const MAX_GLOBS = 50;
const MAX_SHOWN = 10;

const glob = z
  .string()
  .min(1)
  .refine(isSafePattern, 'use at most 4 wildcards and 256 characters in a glob')
  .refine(
    pattern => !/^[!#]/.test(pattern),
    'a glob names what must exist: it cannot begin with ! or #',
  );

export const orgStandard = defineCheck({
  id: 'structure.org-standard',
  title: "The files of the organisation's standard exist",
  opaq: 'Architecture/Extensibility',
  effort: 'hours',
  looksFor: 'presence',
  uses: { files },
  params: z.strictObject({
    /** Globs from the component's folder, each of which a path must match. */
    globs: z.array(glob).max(MAX_GLOBS).default([]),
  }),
  messages: {
    none: "The scorecard lists no files of an organisation's standard.",
    complete: "Every file of the organisation's standard exists: {{globs}}.",
    missing: "The organisation's standard asks for {{globs}}: no such path.",
  },
  run({ files: { entries } }, { params: { globs } }) {
    if (globs.length === 0) return notApplicable('none');
    const paths = entries.map(({ path }) => path);
    const found = globs.map(one => pathMatching(one, paths));
    const missing = globs.filter((_, index) => found[index] === undefined);
    if (missing.length > 0) {
      return fail('missing', { globs: missing.join(', ') });
    }
    const where = found.flatMap(path => (path === undefined ? [] : [{ path }]));
    return pass(
      'complete',
      { globs: globs.join(', ') },
      where.slice(0, MAX_SHOWN),
    );
  },
});

import * as z from 'zod';
import { at, fail, notApplicable, pass } from '../../answers';
import { defineCheck } from '../../Check';
import { logging } from '../../../facts/operations/logging';
import { trackedLogs } from '../../../facts/operations/trackedLogs';

// The standard streams, as files.
const STREAMS =
  /^\/(?:dev\/(?:stdout|stderr|null|fd\/\d+)|proc\/\w+\/fd\/\d+)$/;

const isIn = (file: string, folder: string) =>
  file.startsWith(`${folder.replace(/\/+$/, '')}/`);

export const logLocation = defineCheck({
  id: 'prod.log-location',
  title: 'Logs go to the standard output or to the log folder',
  opaq: 'Operational/Logging',
  effort: 'minutes',
  looksFor: 'absence',
  uses: { logging, trackedLogs },
  params: z.strictObject({
    /** Folders in which the platform expects logs. */
    folders: z.array(z.string().min(1)).max(20).default(['/var/log']),
  }),
  projectParams: ['folders'],
  messages: {
    noLogging: 'The code logs nothing, so there is no place to ask for.',
    fixed:
      '{{path}} writes its log to {{file}}: the place is fixed in the code, and not in {{folders}}.',
    tracked: '{{path}} is the log of a run, and git tracks it.',
    found:
      'Logs go to the standard output or to a place that is configured, and git tracks none.',
  },
  run({ logging: { uses, files }, trackedLogs: tracked }, { params }) {
    const { folders } = params;
    if (uses.length === 0) return notApplicable('noLogging');
    const fixed = files.filter(
      ({ file }) =>
        !STREAMS.test(file) && !folders.some(folder => isIn(file, folder)),
    );
    const [first] = fixed;
    if (first) {
      const { path, file } = first;
      const data = { path, file, folders: folders.join(', ') };
      return fail('fixed', data, fixed.map(at));
    }
    const [log] = tracked;
    return log
      ? fail(
          'tracked',
          { path: log },
          tracked.map(path => at({ path })),
        )
      : pass('found', {}, at(uses[0]));
  },
});

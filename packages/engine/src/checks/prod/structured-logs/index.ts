import { at, fail, notApplicable, pass } from '../../answers';
import { defineCheck } from '../../Check';
import { jsonLogs } from '../../../facts/operations/jsonLogs';
import { logging } from '../../../facts/operations/logging';

export const structuredLogs = defineCheck({
  id: 'prod.structured-logs',
  title: 'Logs are JSON, one object a line',
  opaq: 'Operational/Logging',
  effort: 'hours',
  looksFor: 'presence',
  uses: { logging, jsonLogs },
  messages: {
    noLogging: 'The code logs nothing, so there is no form to ask for.',
    found: '{{path}} makes the logs JSON.',
    missing:
      '{{path}} logs with {{library}}, and nothing makes the lines JSON: a log search can only guess at their fields.',
  },
  run({ logging: { uses }, jsonLogs: json }) {
    const [use] = uses;
    if (!use) return notApplicable('noLogging');
    const [first] = json;
    if (first) return pass('found', { path: first.path }, json.map(at));
    const { path, library } = use;
    return fail('missing', { path, library }, at(use));
  },
});

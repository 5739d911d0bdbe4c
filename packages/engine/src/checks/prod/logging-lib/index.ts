import { at, fail, notApplicable, pass } from '../../answers';
import { defineCheck } from '../../Check';
import { logging } from '../../../facts/operations/logging';

export const loggingLib = defineCheck({
  id: 'prod.logging-lib',
  title: 'The code logs through a logging library',
  opaq: 'Operational/Logging',
  effort: 'hours',
  looksFor: 'presence',
  uses: { logging },
  messages: {
    noCode:
      'There is no code that could log: only notebooks, documents or queries.',
    found: '{{path}} logs with {{library}}; files that log: {{count}}.',
    missing:
      'No file logs through a library: what the code prints has no time, no level and no name. Start with {{path}}.',
  },
  run({ logging: { code, uses } }) {
    if (!code) return notApplicable('noCode');
    const [first] = uses;
    if (!first) return fail('missing', { path: code.path }, at(code));
    const { path, library } = first;
    return pass('found', { path, library, count: uses.length }, uses.map(at));
  },
});

import { at, fail, pass } from '../../answers';
import { defineCheck } from '../../Check';
import { cron } from '../../../facts/workflows/cron/cron';

export const noCron = defineCheck({
  id: 'workflow.no-cron',
  title: 'No job depends on cron',
  opaq: 'Operational/Monitoring',
  effort: 'days',
  looksFor: 'absence',
  uses: { cron },
  messages: {
    none: 'Neither a crontab nor a scheduler inside a process was found.',
    found: '{{path}} {{what}}.',
  },
  run({ cron: uses }) {
    const [first] = uses;
    if (!first) return pass('none');
    const { path, what } = first;
    return fail('found', { path, what }, uses.map(at));
  },
});

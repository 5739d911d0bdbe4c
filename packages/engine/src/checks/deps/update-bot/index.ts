import { at, fail, pass } from '../../answers';
import { defineCheck } from '../../Check';
import { updateBots } from '../../../facts/dependencies/updateBots';

export const updateBot = defineCheck({
  id: 'deps.update-bot',
  title: 'A bot proposes updates of dependencies',
  opaq: 'Operational/Security',
  effort: 'minutes',
  looksFor: 'presence',
  uses: { updateBots },
  messages: {
    found: '{{path}} configures {{name}}.',
    idle: '{{path}} {{problem}}, so {{name}} proposes nothing.',
    missing: 'Neither Dependabot nor Renovate is configured.',
  },
  run({ updateBots: bots }) {
    const working = bots.find(({ problem }) => problem === undefined);
    if (working) {
      const { path, name } = working;
      return pass('found', { path, name }, at(working));
    }
    const [idle] = bots;
    if (!idle) return fail('missing');
    const { path, name, problem = '' } = idle;
    return fail('idle', { path, name, problem }, at(idle));
  },
});

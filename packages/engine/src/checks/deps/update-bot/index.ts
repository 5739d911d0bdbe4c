import { at, fail, pass } from '../../answers';
import { defineCheck } from '../../Check';
import { updateBots } from '../../../facts/updateBots';

export const updateBot = defineCheck({
  id: 'deps.update-bot',
  title: 'A bot proposes updates of dependencies',
  opaq: 'Operational/Security',
  effort: 'minutes',
  looksFor: 'presence',
  uses: { updateBots },
  messages: {
    found: '{{path}} configures {{name}}.',
    missing: 'Neither Dependabot nor Renovate is configured.',
  },
  run({ updateBots: [bot] }) {
    return bot
      ? pass('found', { path: bot.path, name: bot.name }, at(bot))
      : fail('missing');
  },
});

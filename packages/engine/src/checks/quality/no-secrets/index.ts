import { at, fail, pass } from '../../answers';
import { defineCheck } from '../../Check';
import { secrets } from '../../../facts/secrets/secrets';

export const noSecrets = defineCheck({
  id: 'quality.no-secrets',
  title: 'No secret is in the repository',
  opaq: 'Operational/Security',
  effort: 'hours',
  looksFor: 'absence',
  uses: { secrets },
  messages: {
    none: 'No private key, token or password was found.',
    found: '{{path}} holds {{kind}}.',
    several: '{{path}} holds {{kind}}; other such places: {{more}}.',
  },
  run({ secrets: found }) {
    const [first] = found;
    if (!first) return pass('none');
    const { path, kind } = first;
    const more = found.length - 1;
    return more === 0
      ? fail('found', { path, kind }, at(first))
      : fail('several', { path, kind, more }, found.map(at));
  },
});

import { at, fail, notApplicable, pass } from '../../answers';
import { defineCheck } from '../../Check';
import { configuration } from '../../../facts/operations/configuration';
import { traits } from '../../../facts/traits/traits';

export const configExternal = defineCheck({
  id: 'prod.config-external',
  title: 'Configuration comes from the environment or from files',
  opaq: 'Architecture/Configuration',
  effort: 'hours',
  looksFor: 'absence',
  uses: { configuration, traits },
  messages: {
    noService:
      'There is no service, so nothing is configured for each environment.',
    secret: '{{path}} holds {{what}} as a constant.',
    host: '{{path}} names the host {{what}} in its code, so it can run against no other.',
    nothing:
      'Nothing is read from the environment or from a file of settings: whatever differs between environments stands in the code.',
    found:
      '{{path}} reads its configuration from outside, and no host or credential stands in the code.',
  },
  run({ configuration: { read, hosts, secrets }, traits: { service } }) {
    if (!service) return notApplicable('noService');
    const [secret] = secrets;
    if (secret) {
      const { path, what } = secret;
      return fail('secret', { path, what }, secrets.map(at));
    }
    const [host] = hosts;
    if (host) {
      const { path, what } = host;
      return fail('host', { path, what }, hosts.map(at));
    }
    const [first] = read;
    if (first) return pass('found', { path: first.path }, read.map(at));
    const { path, line } = service;
    return fail('nothing', {}, path === undefined ? [] : at({ path, line }));
  },
});

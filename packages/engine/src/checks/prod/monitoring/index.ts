import { at, fail, notApplicable, pass } from '../../answers';
import { defineCheck } from '../../Check';
import { monitors } from '../../../facts/operations/monitors';
import { traits } from '../../../facts/traits/traits';

export const monitoring = defineCheck({
  id: 'prod.monitoring',
  title: 'Something watches it while it runs',
  opaq: 'Operational/Monitoring',
  effort: 'hours',
  looksFor: 'presence',
  uses: { monitors, traits },
  messages: {
    nothingRuns:
      'It is no service, app or job, so nothing runs that could be watched.',
    found: '{{path}} has it watched: {{what}}.',
    missing:
      'Nothing watches it: no metrics, traces, errors or drift are reported while it runs.',
  },
  run({ monitors: [first, ...more], traits: { service, app, job, trains } }) {
    const runs = service ?? app ?? job ?? trains;
    if (!runs) return notApplicable('nothingRuns');
    if (!first) {
      const { path, line } = runs;
      return fail('missing', {}, path === undefined ? [] : at({ path, line }));
    }
    const { path, what } = first;
    return pass('found', { path, what }, [first, ...more].map(at));
  },
});

import { at, fail, notApplicable, pass } from '../../answers';
import { defineCheck } from '../../Check';
import { monitors } from '../../../facts/operations/monitors';
import { isOffered } from '../../../facts/traits/offered';
import { traits } from '../../../facts/traits/traits';

export const monitoring = defineCheck({
  id: 'prod.monitoring',
  title: 'The project is watched while it runs',
  opaq: 'Operational/Monitoring',
  effort: 'hours',
  looksFor: 'presence',
  uses: { monitors, traits, isOffered },
  messages: {
    nothingRuns:
      'There is no service, app, job or training, so nothing runs that could be watched.',
    found: '{{path}} has the project watched: {{what}}.',
    missing:
      'Nothing watches the project: no metrics, traces, errors or drift are reported while it runs.',
  },
  run({ monitors: [first, ...more], traits: is, isOffered: offered }) {
    const { service, app, job, trains } = is;
    // What a library trains, others train where they run it.
    const runs = service ?? app ?? job ?? (offered ? undefined : trains);
    if (!runs) return notApplicable('nothingRuns');
    if (!first) {
      const { path, line } = runs;
      return fail('missing', {}, path === undefined ? [] : at({ path, line }));
    }
    const { path, what } = first;
    return pass('found', { path, what }, [first, ...more].map(at));
  },
});

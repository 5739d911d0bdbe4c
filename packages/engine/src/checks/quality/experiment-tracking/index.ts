import { at, fail, notApplicable, pass } from '../../answers';
import { defineCheck } from '../../Check';
import { experimentTracking as tracking } from '../../../facts/models/experimentTracking';
import { traits } from '../../../facts/traits/traits';

export const experimentTracking = defineCheck({
  id: 'quality.experiment-tracking',
  title: 'Training runs are recorded with their parameters and metrics',
  opaq: 'Operational/Logging',
  effort: 'hours',
  looksFor: 'presence',
  uses: { tracking, traits },
  messages: {
    none: 'Nothing is trained here.',
    found: '{{path}} {{what}}.',
    idle: '{{path}} {{what}}.',
    missing:
      '{{path}} {{what}}, and nothing records with which parameters and how well.',
  },
  run({ tracking: all, traits: { trains, library } }) {
    // A library may pass on to a tracker what others train.
    if (!trains && library) return notApplicable('none');
    const real = all.filter(({ idle }) => !idle);
    const [first] = real;
    if (first) {
      const { path, what } = first;
      return pass('found', { path, what }, real.map(at));
    }
    if (!trains) return notApplicable('none');
    const [idle] = all;
    if (idle) {
      const { path, what } = idle;
      return fail('idle', { path, what }, at(idle));
    }
    const { path = '', line, what } = trains;
    return fail('missing', { path, what }, { path, line });
  },
});

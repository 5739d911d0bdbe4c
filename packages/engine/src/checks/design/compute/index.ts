import { at, fail, notApplicable, pass } from '../../answers';
import { defineCheck } from '../../Check';
import { compute } from '../../../facts/technologies/compute';
import { traits } from '../../../facts/traits/traits';

export const designCompute = defineCheck({
  id: 'design.compute',
  title: 'What the project runs on can be named',
  opaq: 'Operational/Scalability',
  effort: 'days',
  looksFor: 'presence',
  uses: { compute, traits },
  messages: {
    none: 'Nothing runs here: there is no service, no app, no job and no training.',
    found: 'The project runs on or asks for {{names}}.',
    missing:
      '{{path}} {{what}}, and nothing says on what it runs: no cloud, cluster, infrastructure code or GPU was found.',
  },
  run({ compute: all, traits: { service, app, job, trains } }) {
    if (all.length > 0) {
      const names = all.map(({ name, kind }) => `${name} (${kind})`).join(', ');
      return pass('found', { names }, all.map(at));
    }
    const running = [service, app, job, trains].find(one => one?.path);
    if (!running) return notApplicable('none');
    const { path = '', line, what } = running;
    return fail('missing', { path, what }, { path, line });
  },
});

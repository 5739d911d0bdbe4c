import { at, fail, notApplicable, pass } from '../../answers';
import { defineCheck } from '../../Check';
import { seeds } from '../../../facts/models/seeds';
import { traits } from '../../../facts/traits/traits';

export const reproducible = defineCheck({
  id: 'quality.reproducible',
  title: 'Random seeds are fixed wherever training uses randomness',
  opaq: 'Quality/Testability',
  effort: 'minutes',
  looksFor: 'presence',
  uses: { seeds, traits },
  messages: {
    none: 'Nothing is trained here.',
    certain:
      'No use of randomness was seen in the training, so there is no seed to fix.',
    global: '{{path}} fixes the random seed.',
    everywhere:
      'Every file that uses randomness fixes its seed; files: {{count}}.',
    loose:
      '{{path}} uses randomness without a fixed seed; files like it: {{count}}.',
  },
  run({ seeds: { fixed, random, loose }, traits: { trains } }) {
    if (!trains) return notApplicable('none');
    const [seed] = fixed;
    const [first] = loose;
    if (seed) return pass('global', { path: seed.path }, fixed.map(at));
    if (first) {
      const data = { path: first.path, count: loose.length };
      return fail('loose', data, loose.map(at));
    }
    return random.length > 0
      ? pass('everywhere', { count: random.length }, random.map(at))
      : notApplicable('certain');
  },
});

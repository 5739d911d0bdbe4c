import { dockerfiles } from '../../../facts/containers/dockerfiles';
import { at, fail, pass } from '../../answers';
import { defineCheck } from '../../Check';

export const dockerfile = defineCheck({
  id: 'container.dockerfile',
  title: 'A Dockerfile builds the image',
  opaq: 'Operational/Deployability',
  effort: 'hours',
  looksFor: 'presence',
  uses: { dockerfiles },
  messages: {
    found: '{{path}} builds an image from {{base}}.',
    broken: '{{path}} {{problem}}.',
    missing: 'No Dockerfile builds an image of the project.',
  },
  run({ dockerfiles: all }) {
    const usable = all.filter(({ stages }) => stages.length > 0);
    const [first] = usable;
    if (first) {
      const base = first.stages.at(-1)?.base ?? first.stages[0].from;
      return pass('found', { path: first.path, base }, usable.map(at));
    }
    const [broken] = all;
    if (!broken) return fail('missing');
    const { path, problem = '' } = broken;
    return fail('broken', { path, problem }, at(broken));
  },
});

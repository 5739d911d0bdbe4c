import { at, fail, pass } from '../../answers';
import { defineCheck } from '../../Check';
import { designs } from '../../../facts/readme';

export const designDoc = defineCheck({
  id: 'design.doc',
  title:
    'A design document or decision record explains how the project is built',
  opaq: 'Architecture/Extensibility',
  effort: 'hours',
  looksFor: 'presence',
  uses: { designs },
  messages: {
    document: '{{path}} is a design document: {{title}}.',
    decision: '{{path}} records a decision: {{title}}.',
    missing:
      'There is neither a design document nor a decision record with a text of its own.',
  },
  run({ designs: found }) {
    const first = found.find(({ kind }) => kind === 'document') ?? found[0];
    if (!first) return fail('missing');
    const { path, title, kind } = first;
    const others = found.filter(one => one !== first);
    return pass(kind, { path, title }, [first, ...others].map(at));
  },
});

import { at, fail, pass } from '../../answers';
import { defineCheck } from '../../Check';
import { files } from '../../../facts/repository/files';
import { licences } from '../../../facts/repository/licences';

export const licence = defineCheck({
  id: 'quality.licence',
  title: 'A licence file says who may use the project',
  opaq: 'Operational/Compliance',
  effort: 'minutes',
  looksFor: 'presence',
  uses: { licences, files },
  messages: {
    named: '{{path}} holds the licence {{name}}.',
    found: '{{path}} holds the terms of use.',
    stub: '{{path}} names the holder of the licence that DESCRIPTION names.',
    holder:
      '{{path}} names a year and a holder, but no DESCRIPTION beside it says which licence they belong to.',
    empty: '{{path}} is empty.',
    missing:
      'No licence file was found, so in law nobody but its authors may use the project.',
  },
  run({ licences: found, files: { has } }) {
    const terms = found.find(({ holds }) => holds === 'terms');
    if (terms) {
      const { path, name = '' } = terms;
      return pass(name ? 'named' : 'found', { path, name }, at(terms));
    }
    const holder = found.find(({ holds }) => holds === 'holder');
    if (holder) {
      const { path } = holder;
      return has(path.replace(/[^/]+$/, 'DESCRIPTION'))
        ? pass('stub', { path }, at(holder))
        : fail('holder', { path }, at(holder));
    }
    const [empty] = found;
    return empty
      ? fail('empty', { path: empty.path }, at(empty))
      : fail('missing');
  },
});

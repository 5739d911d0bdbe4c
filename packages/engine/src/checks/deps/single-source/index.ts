import { conflicts } from '../../../facts/dependencies/manifests/conflicts';
import { manifests } from '../../../facts/dependencies/manifests';
import { at, fail, notApplicable, pass } from '../../answers';
import { defineCheck } from '../../Check';

const MAX_SHOWN = 5;

export const singleSource = defineCheck({
  id: 'deps.single-source',
  title: 'No two manifests ask for different versions of one package',
  opaq: 'Operational/Deployability',
  effort: 'minutes',
  looksFor: 'absence',
  uses: { manifests, conflicts },
  messages: {
    none: 'No manifest declares packages, so none can disagree.',
    single: '{{path}} has no second manifest beside it to disagree with.',
    agree:
      'No two manifests that are installed together ask for versions that exclude each other; manifests: {{count}}.',
    conflict:
      '{{first}} asks for {{name}} {{firstSpec}}, {{second}} for {{secondSpec}}: no version is both. Such packages: {{count}}.',
  },
  run({ manifests: all, conflicts: { manifests: compared, found } }) {
    const [one] = found;
    if (one) {
      const [first, second] = one.claims;
      const count = new Set(found.map(({ name }) => name.toLowerCase())).size;
      return fail(
        'conflict',
        {
          ...{ first: first.path, firstSpec: first.spec, name: one.name },
          ...{ second: second.path, secondSpec: second.spec, count },
        },
        found.slice(0, MAX_SHOWN).flatMap(({ claims }) => claims.map(at)),
      );
    }
    const filled = all.filter(({ dependencies }) => dependencies.length > 0);
    if (filled.length === 0) return notApplicable('none');
    const shown = compared.length > 0 ? compared : filled.slice(0, 1);
    const where = shown.slice(0, MAX_SHOWN).map(({ path }) => ({ path }));
    return shown.length === 1
      ? pass('single', { path: shown[0].path }, where)
      : pass('agree', { count: shown.length }, where);
  },
});

import { at, fail, notApplicable, pass, unknown } from '../../answers';
import { defineCheck } from '../../Check';
import { notebookFilters } from '../../../facts/notebooks/notebookFilters';
import { notebooks } from '../../../facts/notebooks/notebooks';

export const notebooksClean = defineCheck({
  id: 'quality.notebooks-clean',
  title: 'Notebooks are tracked without their outputs',
  opaq: 'Operational/Security',
  effort: 'minutes',
  looksFor: 'absence',
  uses: { notebooks, notebookFilters },
  messages: {
    none: 'There are no notebooks.',
    clean: 'No notebook holds outputs; notebooks: {{count}}.',
    filtered: '{{path}} strips outputs from notebooks ({{name}}).',
    outputs:
      '{{path}} holds the outputs of {{cells}} cells; notebooks with outputs: {{count}} of {{all}}.',
    broken:
      '{{path}} cannot be read as a notebook, so what it holds is unknown.',
  },
  run({ notebooks: all, notebookFilters: [filter] }) {
    if (filter) {
      const { path, name } = filter;
      // Without a notebook the filter waits for the first one.
      if (all.length > 0) return pass('filtered', { path, name }, at(filter));
    }
    const full = all.filter(({ cells }) => cells > 0);
    const [first] = full;
    if (first) {
      const { path, cells } = first;
      const data = { path, cells, count: full.length, all: all.length };
      return fail('outputs', data, full.map(at));
    }
    const broken = all.find(one => one.broken);
    if (broken) return unknown('broken', { path: broken.path }, at(broken));
    return all.length > 0
      ? pass('clean', { count: all.length }, all.map(at))
      : notApplicable('none');
  },
});

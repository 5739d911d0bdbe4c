import { importable } from '../../../facts/layout/importable';
import { at, fail, notApplicable, pass } from '../../answers';
import { defineCheck } from '../../Check';

const MAX_SHOWN = 5;

export const srcPackage = defineCheck({
  id: 'structure.src-package',
  title: 'The code can be imported, and is more than notebooks and scripts',
  opaq: 'Architecture/Extensibility',
  effort: 'days',
  looksFor: 'presence',
  uses: { importable },
  messages: {
    found: '{{what}} holds code that can be imported.',
    other:
      '{{path}} shows a project of {{what}} alone, in which nothing is imported.',
    notebooks:
      'All code is in notebooks, such as {{path}}: nothing in them can be imported or tested.',
    scripts:
      'All code is in scripts that stand side by side, such as {{path}}; scripts: {{count}}. No package, src/ or R/ holds code that can be imported.',
    none: 'No source code was found.',
  },
  run({ importable: { found, scripts, notebook, other } }) {
    if (found) return pass('found', { what: found.what }, at(found));
    if (other) {
      const { what, path } = other;
      return notApplicable('other', { what, path }, at(other));
    }
    if (scripts.length > 0) {
      return fail(
        'scripts',
        { path: scripts[0].path, count: scripts.length },
        scripts.slice(0, MAX_SHOWN).map(at),
      );
    }
    if (!notebook) return fail('none');
    return fail('notebooks', { path: notebook.path }, at(notebook));
  },
});

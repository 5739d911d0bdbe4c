import { at, fail, pass, unknown } from '../../answers';
import { defineCheck } from '../../Check';
import { readme } from '../../../facts/readme';

export const readmeRun = defineCheck({
  id: 'readme.run',
  title: 'The README says how to run the project',
  opaq: 'Operational/Deployability',
  effort: 'minutes',
  looksFor: 'presence',
  uses: { readme },
  messages: {
    command: '{{path}} says how to run the project: `{{command}}`.',
    elsewhere:
      '{{path}} has no command that runs the project; {{other}} has one: move it to the README.',
    missing: '{{path}} has no command that runs the project.',
    none: 'There is no README that could say how to run the project.',
    link: '{{path}} is a link to another file; links are not followed.',
  },
  run({ readme: found }) {
    if (!found) return fail('none');
    const { path } = found;
    if (found.link) return unknown('link', { path }, at(found));
    const here = found.topics.run;
    if (here) {
      const { line, command } = here;
      return pass('command', { path, command }, at({ path, line }));
    }
    const there = found.elsewhere.run;
    return there
      ? fail('elsewhere', { path, other: there.path }, at(there))
      : fail('missing', { path }, at(found));
  },
});

import { at, fail, pass, unknown } from '../../answers';
import { defineCheck } from '../../Check';
import { readme } from '../../../facts/readme';

export const readmeDev = defineCheck({
  id: 'readme.dev',
  title: 'The README says how to set up the project',
  opaq: 'Operational/Deployability',
  effort: 'minutes',
  looksFor: 'presence',
  uses: { readme },
  messages: {
    command: '{{path}} says how to set the project up: `{{command}}`.',
    steps: '{{path}} lists the steps of the installation.',
    elsewhere:
      '{{path}} has no command that creates the environment; {{other}} has one: move it to the README.',
    missing: '{{path}} has no command that creates the environment.',
    none: 'There is no README that could say how to set the project up.',
    link: '{{path}} is a link to another file; links are not followed.',
  },
  run({ readme: found }) {
    if (!found) return fail('none');
    const { path } = found;
    if (found.link) return unknown('link', { path }, at(found));
    const here = found.topics.dev;
    if (here) {
      const { line, command } = here;
      return pass('command', { path, command }, at({ path, line }));
    }
    if (found.steps) {
      return pass('steps', { path }, at({ path, line: found.steps }));
    }
    const there = found.elsewhere.dev;
    return there
      ? fail('elsewhere', { path, other: there.path }, at(there))
      : fail('missing', { path }, at(found));
  },
});

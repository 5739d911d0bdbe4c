import { at, fail, pass, unknown } from '../../answers';
import { defineCheck } from '../../Check';
import { readme } from '../../../facts/readme';

export const readmeTest = defineCheck({
  id: 'readme.test',
  title: 'The README says how to run the tests',
  opaq: 'Quality/Testability',
  effort: 'minutes',
  looksFor: 'presence',
  uses: { readme },
  messages: {
    command: '{{path}} says how to run the tests: `{{command}}`.',
    elsewhere:
      '{{path}} has no command that runs automated tests; {{other}} has one: move it to the README.',
    missing: '{{path}} has no command that runs automated tests.',
    none: 'There is no README that could say how to run the tests.',
    link: '{{path}} is a link to another file; links are not followed.',
  },
  run({ readme: found }) {
    if (!found) return fail('none');
    const { path } = found;
    if (found.link) return unknown('link', { path }, at(found));
    const here = found.topics.test;
    if (here) {
      const { line, command } = here;
      return pass('command', { path, command }, at({ path, line }));
    }
    const there = found.elsewhere.test;
    return there
      ? fail('elsewhere', { path, other: there.path }, at(there))
      : fail('missing', { path }, at(found));
  },
});

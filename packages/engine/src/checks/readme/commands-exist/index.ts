import { at, fail, listed, notApplicable, pass, unknown } from '../../answers';
import { defineCheck } from '../../Check';
import { readme } from '../../../facts/readme';
import { readmeReferences } from '../../../facts/readme/readmeReferences';

const MAX_NAMED = 4;

export const commandsExist = defineCheck({
  id: 'readme.commands-exist',
  title: 'What the README tells to run exists',
  opaq: 'Operational/Deployability',
  effort: 'minutes',
  looksFor: 'presence',
  uses: { readme, readmeReferences },
  messages: {
    found:
      'Each task, script and file that the commands of {{path}} name exists; looked for: {{count}}.',
    missing: '{{path}} tells to use what does not exist: {{names}}.',
    nothing:
      'No command in {{path}} names a task, script or file that could be looked for.',
    none: 'There is no README, so there is nothing that it tells to run.',
    link: '{{path}} is a link to another file; links are not followed.',
  },
  run({ readme: found, readmeReferences: references }) {
    if (!found) return notApplicable('none');
    const { path } = found;
    if (found.link) return unknown('link', { path }, at(found));
    if (references.length === 0) {
      return notApplicable('nothing', { path }, at(found));
    }
    const missing = references.filter(reference => !reference.found);
    const names = [...new Set(missing.map(({ what }) => what))];
    const where = (some: typeof references) =>
      some.map(({ line }) => at({ path, line }));
    if (names.length > 0) {
      const quoted = names.map(name => `\`${name}\``);
      const data = { path, names: listed(quoted, MAX_NAMED) };
      return fail('missing', data, where(missing));
    }
    const count = new Set(references.map(({ what }) => what)).size;
    return pass('found', { path, count }, where(references));
  },
});

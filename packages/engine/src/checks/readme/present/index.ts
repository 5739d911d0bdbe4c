import { at, fail, pass, unknown } from '../../answers';
import { defineCheck } from '../../Check';
import { readme } from '../../../facts/readme';

/** Characters: below it a README is a title and a sentence. */
const MIN_LENGTH = 200;

export const readmePresent = defineCheck({
  id: 'readme.present',
  title: 'A README describes the project',
  opaq: 'Operational/Deployability',
  effort: 'hours',
  looksFor: 'presence',
  uses: { readme },
  messages: {
    found: '{{path}} describes the project in {{length}} characters.',
    missing: 'The folder of the project has no README.',
    link: '{{path}} is a link to another file; links are not followed.',
    placeholders:
      '{{path}} still holds names that its template should have filled in.',
    template: '{{path}} is still the text of {{template}}.',
    short:
      '{{path}} has {{length}} characters of text beside badges and drawn trees; at least {{least}} tell something.',
  },
  run({ readme: found }) {
    if (!found) return fail('missing');
    const { path, length, template } = found;
    if (found.link) return unknown('link', { path }, at(found));
    if (found.placeholder) {
      return fail(
        'placeholders',
        { path },
        at({ path, line: found.placeholder }),
      );
    }
    if (length >= MIN_LENGTH) return pass('found', { path, length }, at(found));
    return template
      ? fail('template', { path, template }, at(found))
      : fail('short', { path, length, least: MIN_LENGTH }, at(found));
  },
});

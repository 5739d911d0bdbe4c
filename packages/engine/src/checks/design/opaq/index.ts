import { at, fail, pass } from '../../answers';
import { defineCheck } from '../../Check';
import { OPAQ_ITEMS, opaq, type Opaq } from '../../../facts/readme';

/** More would be a wall of names. */
const MAX_NAMED = 8;

const listed = (names: readonly string[]) =>
  names.length > MAX_NAMED
    ? `${names.slice(0, MAX_NAMED).join(', ')} and ${
        names.length - MAX_NAMED
      } more`
    : names.join(', ').replace(/, ([^,]+)$/, ' and $1');

function missingIn({ answered, unreasoned }: Opaq): string[] {
  return OPAQ_ITEMS.map(({ name }) => name)
    .filter(name => !answered.includes(name))
    .map(name =>
      unreasoned.includes(name)
        ? `${name} (no reason why it does not apply)`
        : name,
    );
}

export const designOpaq = defineCheck({
  id: 'design.opaq',
  title: 'The OPAQ questions are answered and agreed',
  opaq: 'Architecture/Extensibility',
  effort: 'hours',
  looksFor: 'presence',
  uses: { opaq },
  messages: {
    answered:
      '{{path}} answers the 18 items, and data science and engineering agreed to it.',
    none: 'There is no docs/opaq.md that answers the 18 items of OPAQ.',
    unanswered: '{{path}} has no answer to {{items}}.',
    unagreed: '{{path}} names nobody of {{disciplines}} who agreed to it.',
    both: '{{path}} has no answer to {{items}}, and names nobody of {{disciplines}} who agreed to it.',
  },
  run({ opaq: found }) {
    if (!found) return fail('none');
    const { path, agreed } = found;
    const items = listed(missingIn(found));
    const disciplines = [
      ...(agreed.dataScience === undefined ? ['data science'] : []),
      ...(agreed.engineering === undefined ? ['engineering'] : []),
    ].join(' and ');
    if (items && disciplines) {
      return fail('both', { path, items, disciplines }, at({ path }));
    }
    if (items) return fail('unanswered', { path, items }, at({ path }));
    if (disciplines) {
      return fail('unagreed', { path, disciplines }, at({ path }));
    }
    const lines = [agreed.dataScience!, agreed.engineering!];
    return pass(
      'answered',
      { path },
      [...new Set(lines)].map(line => at({ path, line })),
    );
  },
});

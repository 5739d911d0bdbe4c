import { files } from '../facts';
import { addChecks, checks, defineCheck, pass } from '.';

const check = defineCheck({
  id: 'acme/quality.changelog',
  title: 'A changelog says what changed',
  opaq: 'Operational/Deployability',
  effort: 'minutes',
  looksFor: 'presence',
  uses: { files },
  messages: { found: 'There is one.' },
  run: () => pass('found'),
});

describe('checks of third parties', () => {
  it('join the others', () => {
    expect(addChecks(checks, [check], 'acme')).toEqual([...checks, check]);
    expect(addChecks(checks, [], 'acme')).toEqual(checks);
  });

  it.each([
    [undefined, "acme has no export 'checks' that is a list of checks"],
    [{ check }, "acme has no export 'checks'"],
    [[undefined], 'acme: check 1 cannot be used'],
    [[check, check], "acme: the check 'acme/quality.changelog' exists twice"],
    [
      [{ ...check, id: 'quality.changelog' }],
      "acme: check 1 ('quality.changelog') cannot be used: id: use 'namespace/category.name'",
    ],
    [[check, { ...check, id: 'acme/A.b' }], 'acme: check 2'],
    [[{ ...check, effort: 'weeks' }], 'effort: '],
    [[{ ...check, run: 'now' }], 'run: is not a function'],
    [[{ ...check, uses: { files: 1 } }], 'uses.files: '],
    [[{ ...check, title: undefined }], 'title: '],
    [[{ ...check, docs: { why: 'So.' } }], 'docs.looksFor: '],
  ])('are refused where they are none: %#', (found, message) => {
    expect(() => addChecks(checks, found, 'acme')).toThrow(message);
  });
});

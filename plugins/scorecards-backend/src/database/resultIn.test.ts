import { resultIn } from './resultIn';

const result = (checkId: string, change: object = {}) => ({
  checkId,
  outcome: 'fail',
  messageId: 'none',
  data: {},
  message: 'None.',
  locations: [{ path: 'a', line: 1 }],
  level: 'bronze',
  exemption: null,
  ...change,
});

const reportOf = (...results: object[]) =>
  JSON.stringify({ schemaVersion: 1, results, nextSteps: ['readme.test'] });

describe('resultIn', () => {
  it.each([
    ['the first one', [result('readme.test'), result('b')]],
    [
      'the last one',
      [result('readme.tests'), result('a'), result('readme.test')],
    ],
    [
      'one whose texts look like JSON',
      [
        result('a', { message: '{"checkId":"readme.test","outcome":"pass"}' }),
        result('readme.test', { message: '}]{"\\', data: { '}': '"}' } }),
      ],
    ],
    [
      'one beside arguments that look like it',
      [
        result('a', { data: { checkId: 'readme.test', outcome: 'pass' } }),
        result('readme.test'),
      ],
    ],
  ])('finds %s', (_, results) => {
    const wanted = results.find(({ checkId }) => checkId === 'readme.test');
    expect(resultIn(reportOf(...results), 'readme.test')).toEqual(wanted);
  });

  it.each(['readme', 'nothing', '"', 'a'])('finds no %s', checkId => {
    expect(resultIn(reportOf(result('readme.test')), checkId)).toBeUndefined();
    expect(resultIn('{}', checkId)).toBeUndefined();
  });
});

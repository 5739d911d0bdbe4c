import type { Report } from '@opaq/plugin-scorecards-common';
import { engineReportOf, resultsOf } from '../__testUtils__/values';
import { parseReport, textsOf, wholeReport } from './reportText';

const reportWith = (levels: Array<string | null>): Report => {
  const results = resultsOf(
    Object.fromEntries(levels.map((_, index) => [`a.${index}`, 'p'])),
  ).map((result, index) => ({ ...result, level: levels[index] }));
  return engineReportOf('größe', { results });
};

const ids = ({ results }: Report) => results.map(({ checkId }) => checkId);

describe('a report as it is stored', () => {
  it.each([
    [['bronze', null, 'shown', null], 'a.0 a.2'],
    [['bronze'], 'a.0'],
    [[null, null], ''],
    [[], ''],
  ])(
    'has its other results apart, and is whole with them (%j)',
    (levels, asked) => {
      const report = reportWith(levels);
      const texts = textsOf(report);
      expect(ids(JSON.parse(texts.report) as Report).join(' ')).toBe(asked);
      const { report: begin, other_results: others } = texts;
      const text = (other: string) => wholeReport(begin, other);
      // Each is a line of a list of reports.
      expect(`${text('')}${text(others)}`).not.toContain('\n');
      expect(JSON.parse(text(''))).toEqual(JSON.parse(begin));
      const whole = JSON.parse(text(others)) as Report;
      expect(whole).toEqual(parseReport(texts));
      expect(ids(whole).sort()).toEqual(ids(report));
      expect({ ...whole, results: [] }).toEqual({ ...report, results: [] });
    },
  );

  it('has nothing twice where a backend of the version before wrote over it', () => {
    const report = reportWith(['bronze', null]);
    const { other_results } = textsOf(report);
    const text = JSON.stringify(report);
    expect(wholeReport(text, other_results)).toBe(text);
    expect(parseReport({ report: text, other_results })).toEqual(report);
  });

  it('is whole where it was stored as one', () => {
    const report = reportWith(['bronze', null]);
    const text = JSON.stringify(report);
    expect(wholeReport(text, '')).toBe(text);
    expect(parseReport({ report: text, other_results: '' })).toEqual(report);
  });
});

import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import type { HistoryItem } from '@opaq/plugin-scorecards-common';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { setupServer } from 'msw/node';
import { entityScorecardContent } from '../../entityExtensions';
import { violationsIn } from '../../__testUtils__/axe';
import {
  basics,
  onHistory,
  onReport,
  refusal,
} from '../../__testUtils__/backend';
import { renderEntity } from '../../__testUtils__/renderEntity';
import { makeEntityReport, makeReport } from '../../__testUtils__/reports';

const server = setupServer();
registerMswTestHooks(server);

const silver = {
  covered: true,
  level: 'silver',
  possibleLevel: 'silver',
  score: 0.8,
  coverage: 0.9,
};
const bronze = { ...silver, level: 'bronze', possibleLevel: 'bronze' };

function itemOf(
  day: number,
  now: Partial<HistoryItem>,
  before?: HistoryItem['before'],
): HistoryItem {
  return {
    ...silver,
    at: new Date(Date.UTC(2026, 9, 30 - day)).toISOString(),
    before,
    checks: [],
    ...now,
  };
}

type Answer = Parameters<typeof onHistory>[0];

function show(answer: Answer) {
  server.use(
    onHistory(answer),
    ...basics,
    onReport(() => makeEntityReport(makeReport('churn'))),
  );
  return renderEntity(entityScorecardContent);
}

async function entries() {
  const heading = await screen.findByRole('heading', { name: 'History' });
  const section = within(heading.closest('section')!);
  const list = await section.findAllByRole('list');
  return [...list[0].children].map(item => item.textContent);
}

describe('EntityHistory', () => {
  it('tells each change, its cause and its checks', async () => {
    const { container } = show(() => ({
      items: [
        itemOf(
          0,
          {
            cause: 'code',
            revision: '3f9ac21be0d4c5a6978877665544332211ffeedd',
            score: 0.9,
            checks: [
              { checkId: 'readme.test', from: 'fail', to: 'pass' },
              { checkId: 'prod.runbook', from: null, to: 'fail' },
            ],
          },
          bronze,
        ),
        itemOf(1, { ...bronze, cause: 'rules' }, silver),
        itemOf(2, { cause: 'coverage', score: 0.75 }, silver),
        itemOf(3, { cause: 'exemption', possibleLevel: 'gold' }, silver),
        itemOf(4, { cause: 'catalog' }, { ...silver, covered: false }),
        itemOf(5, { covered: false, score: null }, silver),
        itemOf(6, {}),
      ],
    }));
    expect(await entries()).toEqual([
      expect.stringMatching(
        /^Up from Bronze to Silver.*Score 80% → 90%, coverage 90% · The code changed · Revision 3f9ac21PassThe README says how to run the testswas: FailFailThere is a runbookwas not asked$/,
      ),
      expect.stringMatching(/^Down from Silver to Bronze.*The rules changed/),
      expect.stringMatching(
        /^Score down from 80% to 75%.*Still Silver · coverage 90% · An answer became/,
      ),
      expect.stringMatching(/^Still Silver, now Gold possible.*An exemption/),
      expect.stringMatching(/^Judged by the scorecard again: Silver/),
      expect.stringMatching(/^The scorecard does not judge it any more/),
      expect.stringMatching(/^First report: Silver.*Score 80%, coverage 90%$/),
    ]);
    expect(await violationsIn(container)).toEqual([]);
  });

  it('loads older changes on request', async () => {
    const queries: string[] = [];
    show(query => {
      queries.push(query.toString());
      return query.get('cursor')
        ? { items: [itemOf(9, {})] }
        : { items: [itemOf(0, { cause: 'code' }, bronze)], nextCursor: 'c1' };
    });
    expect(await entries()).toHaveLength(1);
    await userEvent.click(screen.getByRole('button', { name: 'Show more' }));
    expect(await screen.findByText('First report: Silver')).toBeVisible();
    expect(await entries()).toHaveLength(2);
    expect(screen.queryByRole('button', { name: 'Show more' })).toBeNull();
    expect(queries).toEqual([
      'scorecard=operational-excellence&limit=5',
      'scorecard=operational-excellence&limit=20&cursor=c1',
    ]);
  });

  it('says why it is missing, and tries again', async () => {
    let broken = true;
    show(() =>
      broken
        ? refusal(500, 'Error', 'The store is away')
        : { items: [itemOf(0, {})] },
    );
    expect(await screen.findByText('The store is away')).toBeInTheDocument();
    broken = false;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('First report: Silver')).toBeVisible();
  });
});

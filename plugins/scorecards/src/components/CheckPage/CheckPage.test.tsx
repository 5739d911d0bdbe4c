import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import type { TrendResponse } from '@opaq/plugin-scorecards-common';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import {
  basics,
  makeCounts,
  makeEntities,
  makeFigures,
  onEntities,
  onHeatMap,
  refusal,
} from '../../__testUtils__/backend';
import { CHECKS } from '../../__testUtils__/checks';
import { renderPages, violationsInPage } from '../../__testUtils__/renderPages';
import {
  makeEntityReport,
  makeReport,
  makeRow,
} from '../../__testUtils__/reports';

const server = setupServer();
registerMswTestHooks(server);

const lockfile = CHECKS.find(({ id }) => id === 'deps.lockfile')!;
const report = makeReport('churn', { 'deps.lockfile': 'fail' });
const row = makeRow(makeEntityReport(report), {
  result: {
    ...report.results.find(({ checkId }) => checkId === 'deps.lockfile')!,
    message: 'requirements.txt pins nothing.',
    locations: [1, 2, 3, 4, 5].map(line => ({
      path: 'requirements.txt',
      line,
    })),
  },
});

const point = (date: string, counts?: number[]) => ({
  date,
  value: counts && { components: 80, counts, score: null, coverage: null },
});
const TREND: TrendResponse = {
  series: ['pass', 'fail', 'unknown'].map(id => ({ id, title: id })),
  points: [
    point('2026-08-01', [40, 40, 0]),
    point('2026-08-02'),
    point('2026-08-03', [60, 15, 5]),
  ],
  ruleChanges: [
    { at: '2026-08-02T00:00:00Z', kind: 'engine', title: 'Engine 0.2.0' },
  ],
};

const groupRow = (
  id: string,
  title: string,
  depth = 0,
  expandable = false,
) => ({
  ...makeFigures(),
  id,
  title,
  depth,
  expandable,
  expanded: false,
  cells: [makeCounts({ pass: 6, fail: 4 }), makeCounts({ pass: 30, fail: 10 })],
});

/** Answers everything that the page of a check asks; keeps the questions. */
function listen(check = lockfile) {
  const asked: Record<'heatMap' | 'entities' | 'trend', URLSearchParams[]> = {
    heatMap: [],
    entities: [],
    trend: [],
  };
  server.use(
    ...basics,
    http.get('*/api/scorecards/checks/:id', ({ params }) =>
      params.id === check.id
        ? HttpResponse.json(check)
        : refusal(404, 'NotFoundError', `There is no check '${params.id}'`),
    ),
    http.get('*/api/scorecards/trend', ({ request }) => {
      asked.trend.push(new URL(request.url).searchParams);
      return HttpResponse.json(TREND);
    }),
    onHeatMap(query => {
      asked.heatMap.push(query);
      const open = query.getAll('expand').includes('group:default/engineering');
      return {
        columns: [
          { id: 'deps.declared', title: 'Declared' },
          { id: check.id, title: check.title },
        ],
        total: {
          ...makeFigures(),
          cells: [
            makeCounts({ pass: 1 }),
            makeCounts({ pass: 60, fail: 15, unknown: 5 }),
          ],
        },
        rows: [
          {
            ...groupRow('group:default/engineering', 'Engineering', 0, true),
            expanded: open,
          },
          ...(open ? [groupRow('group:default/platform', 'Platform', 1)] : []),
          groupRow('none', 'none'),
        ],
      };
    }),
    onEntities(query => {
      asked.entities.push(query);
      return makeEntities([row], { totalItems: 15, nextCursor: 'second' });
    }),
  );
  return asked;
}

const panel = async (name: string) =>
  within(await screen.findByRole('region', { name }));

describe('CheckPage', () => {
  it('says what the check is about', async () => {
    listen();
    renderPages('/scorecards/checks/deps.lockfile');
    expect(
      await screen.findByRole('heading', { name: 'A lockfile is tracked' }),
    ).toBeInTheDocument();
    expect(screen.getByText('deps.lockfile')).toBeInTheDocument();
    expect(await screen.findByText('Level Silver')).toBeInTheDocument();
    const docs = await panel('About this check');
    expect(docs.getByText(/two different programs/)).toBeInTheDocument();
    expect(docs.getByText(/Run/)).toBeInTheDocument();
  });

  it('finds a check whose id has a slash', async () => {
    listen({ ...lockfile, id: 'acme/deps.lockfile', title: 'Ours' });
    renderPages('/scorecards/checks/acme/deps.lockfile');
    expect(
      await screen.findByRole('heading', { name: 'Ours' }),
    ).toBeInTheDocument();
    const now = await panel('Today');
    expect(now.getByText('75%')).toBeInTheDocument();
  });

  it('shows how it comes out, each count leading to those services', async () => {
    const asked = listen();
    renderPages('/scorecards/checks/deps.lockfile?type=model');
    const now = await panel('Today');
    expect(now.getByText('75%')).toBeInTheDocument();
    expect(now.getByRole('link', { name: '15 fail' })).toHaveAttribute(
      'href',
      '/scorecards/services?type=model&check=deps.lockfile&outcome=fail',
    );
    expect(asked.heatMap[0].get('category')).toBe('deps');
    expect(asked.heatMap[0].get('type')).toBe('model');
  });

  it('opens a group by keyboard to show those below it', async () => {
    listen();
    renderPages('/scorecards/checks/deps.lockfile');
    const owners = await panel('By owner');
    const line = within(owners.getByRole('row', { name: /Engineering/ }));
    expect(line.getByRole('link', { name: '10 fail' })).toHaveAttribute(
      'href',
      '/scorecards/services?owner=group%3Adefault%2Fengineering&check=deps.lockfile&outcome=fail',
    );
    expect(
      owners.getByRole('rowheader', { name: 'No owner' }),
    ).toBeInTheDocument();
    owners
      .getByRole('button', { name: 'Show the groups below Engineering' })
      .focus();
    await userEvent.keyboard('{Enter}');
    expect(
      await owners.findByRole('rowheader', { name: 'Platform' }),
    ).toBeInTheDocument();
    await userEvent.keyboard('{Enter}');
    await waitFor(() =>
      expect(
        owners.queryByRole('rowheader', { name: 'Platform' }),
      ).not.toBeInTheDocument(),
    );
  });

  it('holds the figures of the chart in a table, gaps as gaps', async () => {
    const asked = listen();
    renderPages('/scorecards/checks/deps.lockfile');
    const trend = await panel('Over time');
    await userEvent.click(
      await trend.findByRole('button', { name: 'Show as a table' }),
    );
    const rows = trend.getAllByRole('row').map(one => one.textContent);
    expect(rows[1]).toMatch(/75%.*60.*15.*5/);
    expect(rows[2]).toMatch(/Nothing looked on this day/);
    expect(rows[3]).toMatch(/50%/);
    expect(trend.getByText(/Engine 0.2.0/)).toBeInTheDocument();
    expect(asked.trend[0].get('check')).toBe('deps.lockfile');

    await userEvent.click(trend.getByRole('radio', { name: '2 years' }));
    await waitFor(() =>
      expect(asked.trend[asked.trend.length - 1].get('days')).toBe('730'),
    );
  });

  it('shows who fails with evidence, a page at a time', async () => {
    const asked = listen();
    renderPages('/scorecards/checks/deps.lockfile');
    const services = await panel('Services');
    const item = within(
      (await services.findByRole('link', { name: 'churn' })).closest('li')!,
    );
    expect(
      item.getByText('requirements.txt pins nothing.'),
    ).toBeInTheDocument();
    expect(item.getByText('requirements.txt:3')).toBeInTheDocument();
    expect(item.getByText('and 2 more places')).toBeInTheDocument();
    expect(asked.entities[0].get('outcome')).toBe('fail');

    await userEvent.click(services.getByRole('button', { name: 'Next' }));
    await waitFor(() =>
      expect(asked.entities[asked.entities.length - 1].get('cursor')).toBe(
        'second',
      ),
    );
    await userEvent.click(services.getByRole('button', { name: /Where it/ }));
    await userEvent.click(
      await screen.findByRole('option', { name: 'unknown' }),
    );
    await waitFor(() =>
      expect(asked.entities[asked.entities.length - 1].get('outcome')).toBe(
        'unknown',
      ),
    );
    expect(asked.entities[asked.entities.length - 1].has('cursor')).toBe(false);
  });

  it('says where there is no such check', async () => {
    listen();
    renderPages('/scorecards/checks/deps.nonsense');
    expect(
      await screen.findByText('There is no check “deps.nonsense”'),
    ).toBeInTheDocument();
    expect(screen.getByRole('link', { name: /All checks/ })).toHaveAttribute(
      'href',
      '/scorecards/checks',
    );
  });

  it('says where the scorecard does not ask for it', async () => {
    listen();
    server.use(onHeatMap(() => ({})));
    renderPages('/scorecards/checks/deps.lockfile');
    expect(
      await screen.findByText(/The scorecard does not ask for this check/),
    ).toBeInTheDocument();
    expect(
      screen.queryByRole('region', { name: 'Services' }),
    ).not.toBeInTheDocument();
  });

  it('has nothing that axe finds wrong', async () => {
    listen();
    renderPages('/scorecards/checks/deps.lockfile');
    const services = await panel('Services');
    await services.findByRole('link', { name: 'churn' });
    await (await panel('By owner')).findByRole('row', { name: /Engineering/ });
    expect(await violationsInPage()).toEqual([]);
  });
});

import {
  registerMswTestHooks,
  renderTestApp,
} from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import type { OverviewResponse } from '@opaq/plugin-scorecards-common';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import plugin from '../..';
import { violationsIn } from '../../__testUtils__/axe';
import {
  basics,
  makeEntities,
  onEntities,
  onScorecards,
  refusal,
} from '../../__testUtils__/backend';
import {
  makeCounts,
  makeFigures,
  makeHeatMapRow,
  makeOverview,
  makeTrend,
  onOverview,
  onTrend,
} from '../../__testUtils__/overview';
import { SCORECARD } from '../../__testUtils__/reports';

const server = setupServer();
registerMswTestHooks(server);

const show = (url = '/scorecards') =>
  renderTestApp({
    features: [plugin],
    apis: [catalogApiMock()],
    initialRouteEntries: [url],
    mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
  });

/** Answers with one overview, and keeps what pages ask for. */
function listen(overview: OverviewResponse = makeOverview()) {
  const overviews: URLSearchParams[] = [];
  const trends: URLSearchParams[] = [];
  const lists: URLSearchParams[] = [];
  server.use(
    ...basics,
    onOverview(query => {
      overviews.push(query);
      return overview;
    }),
    onTrend(query => {
      trends.push(query);
      return makeTrend();
    }),
    onEntities(query => {
      lists.push(query);
      return makeEntities([]);
    }),
  );
  return { overviews, trends, lists };
}

const last = (queries: URLSearchParams[]) => queries[queries.length - 1];
const panel = async (name: string) =>
  within(await screen.findByRole('region', { name }));
const grid = async () => within(await screen.findByRole('grid'));
const row = async (name: RegExp) =>
  within((await grid()).getByRole('row', { name }));

/** The query of a link. */
const queryOf = (link: HTMLElement) => {
  const url = new URL(link.getAttribute('href') ?? '', 'http://localhost');
  return { path: url.pathname, query: url.searchParams };
};

describe('OverviewPage', () => {
  it('says where the estate stands: levels, score with its coverage, and who has none', async () => {
    listen();
    show();

    const stands = await panel('Where the estate stands');
    expect(stands.getByText('82%')).toBeInTheDocument();
    expect(stands.getByText('96%')).toBeInTheDocument();
    const levels = within(
      stands.getByRole('list', { name: 'Services per level' }),
    );
    expect(
      levels.getAllByRole('listitem').map(item => item.textContent),
    ).toEqual([
      'Gold1 · 11%2 possible',
      'Silver3 · 33%',
      'Bronze3 · 33%',
      'Below Bronze2 · 22%',
    ]);
    const gold = queryOf(levels.getByRole('link', { name: 'Gold' }));
    expect(gold.path).toBe('/scorecards/services');
    expect(gold.query.get('level')).toBe('gold');
    const none = queryOf(
      stands.getByRole('link', { name: /No source location\s*1/ }),
    );
    expect(none.query.get('state')).toBe('noSource');
  });

  it('says how that changed, by cause, over the period that is chosen', async () => {
    const { overviews } = listen();
    show();

    const change = await panel('Is it getting better?');
    expect(change.getByText('+2.1 points')).toBeInTheDocument();
    expect(change.getByText('3', { selector: 'dd' })).toBeInTheDocument();
    const causes = change.getAllByRole('row').slice(1);
    expect(causes.map(one => one.textContent)).toEqual([
      'Code30+2.7',
      'Rules01-0.6',
    ]);

    await userEvent.click(change.getByRole('radio', { name: '90 days' }));
    await waitFor(() => expect(last(overviews).get('days')).toBe('90'));
    expect(await change.findByText('5', { selector: 'dd' })).toBeVisible();
  });

  it('says where history does not reach back, instead of no change', async () => {
    const [week] = makeOverview().changes;
    const none = { ...week, days: 30, compared: 0, score: null, added: 9 };
    listen(makeOverview({ changes: [none] }));
    show();

    const change = await panel('Is it getting better?');
    expect(change.getByText('No history that far back')).toBeInTheDocument();
    expect(change.queryByRole('table')).not.toBeInTheDocument();
  });

  it('shows the trend as a table too, with rule changes, and gaps as gaps', async () => {
    const { trends } = listen();
    show('/scorecards?owner=group:default/engineering');

    const trend = await panel('Levels over time');
    expect(await trend.findByText(/Scorecard: Version 2/)).toBeVisible();
    await userEvent.click(
      trend.getByRole('button', { name: 'Show as a table' }),
    );
    const rows = trend.getAllByRole('row').map(one => one.textContent);
    expect(rows).toEqual([
      'DayGoldSilverBronzeBelow BronzeScore',
      'Nov 23, 2026133280%, coverage 96%',
      'Nov 22, 2026Nothing looked on this day',
      'Nov 21, 2026023480%, coverage 96%',
    ]);
    expect(last(trends).get('owner')).toBe('group:default/engineering');

    await userEvent.click(trend.getByRole('radio', { name: '30 days' }));
    await waitFor(() => expect(last(trends).get('days')).toBe('30'));
  });

  it('says that history begins today', async () => {
    listen();
    const [point] = makeTrend().points;
    server.use(onTrend(() => makeTrend({ points: [point] })));
    show();
    expect(await screen.findByText(/History begins today/)).toBeVisible();
  });

  it('keeps the figures where only the trend fails', async () => {
    listen();
    server.use(onTrend(() => refusal(503, 'ServiceUnavailableError', 'Away')));
    show();
    expect(
      await screen.findByText('The trend could not be loaded'),
    ).toBeVisible();
    expect(screen.getByRole('grid')).toBeInTheDocument();
  });

  it('shows the share that passes, and never an unknown answer as a failure', async () => {
    const cells = [
      makeCounts({ unknown: 5 }),
      makeCounts({ pass: 3, unknown: 1 }),
    ];
    const overview = makeOverview();
    overview.heatMap.rows = [
      makeHeatMapRow('group:default/engineering', 'Engineering', { cells }),
      makeHeatMapRow('group:default/sales', 'Sales', {
        cells: [makeCounts({ notApplicable: 2 }), makeCounts({ pass: 4 })],
      }),
    ];
    listen(overview);
    show();

    const engineering = await row(/^Engineering/);
    expect(engineering.getByText('?')).toBeInTheDocument();
    const unknown = engineering.getByRole('link', { name: 'All unknown' });
    expect(queryOf(unknown).query.getAll('outcome')).toEqual([
      'unknown',
      'error',
    ]);
    const half = engineering.getByRole('link', {
      name: '75% pass, 0% fail, 25% unknown',
    });
    // As dark as where everything passes, and hatched.
    const full = (await row(/^Sales/)).getByRole('link', {
      name: '100% pass, 0% fail',
    });
    expect(half.style.backgroundColor).toBe(full.style.backgroundColor);
    expect(half.style.getPropertyValue('--unknown')).toBe('25%');
    expect(full.style.getPropertyValue('--unknown')).toBe('');
    expect((await row(/^Sales/)).getByText('Does not apply')).toBeVisible();
  });

  it('leads from a cell to exactly the services in which it fails', async () => {
    const { lists } = listen();
    show('/scorecards?type=model&owner=group:default/all&scorecard=ours');

    const cell = (await row(/^Engineering/)).getByRole('link', {
      name: '75% pass, 25% fail',
    });
    await userEvent.click(cell);
    await waitFor(() => expect(lists).not.toHaveLength(0));
    const query = last(lists);
    expect(query.getAll('owner')).toEqual(['group:default/engineering']);
    expect(query.getAll('type')).toEqual(['model']);
    expect(query.get('scorecard')).toBe('ours');
    expect(query.get('category')).toBe('readme');
    expect(query.getAll('outcome')).toEqual(['fail']);
  });

  it('finds the services without an owner', async () => {
    listen();
    show();
    const cell = (await row(/^No owner/)).getByRole('link', {
      name: '75% pass, 25% fail',
    });
    expect(queryOf(cell).query.getAll('owner')).toEqual(['none']);
  });

  it('opens and closes the groups of the tree', async () => {
    const { overviews } = listen();
    server.use(
      onOverview(query => {
        overviews.push(query);
        const answer = makeOverview();
        const [engineering] = answer.heatMap.rows;
        if (query.has('expand')) {
          answer.heatMap.rows = [
            { ...engineering, expanded: true },
            makeHeatMapRow('group:default/platform', 'Platform', { depth: 1 }),
          ];
        }
        return answer;
      }),
    );
    show();

    const open = (await row(/^Engineering/)).getByRole('button', {
      name: 'Show the groups below Engineering',
    });
    expect(open).toHaveAttribute('aria-expanded', 'false');
    await userEvent.click(open);
    expect(await screen.findByRole('row', { name: /^Platform/ })).toBeVisible();
    expect(last(overviews).getAll('expand')).toEqual([
      'group:default/engineering',
    ]);
    const close = screen.getByRole('button', {
      name: 'Hide the groups below Engineering',
    });
    expect(close).toHaveAttribute('aria-expanded', 'true');
    await userEvent.click(close);
    await waitFor(() =>
      expect(
        screen.queryByRole('row', { name: /^Platform/ }),
      ).not.toBeInTheDocument(),
    );
  });

  it('opens a category into its checks, and a check into its page', async () => {
    const { overviews } = listen();
    server.use(
      onOverview(query => {
        overviews.push(query);
        const answer = makeOverview();
        if (query.get('category') === 'readme') {
          answer.heatMap.columns = [
            { id: 'readme.run', title: 'The README says how to run it' },
          ];
          for (const one of [...answer.heatMap.rows, answer.heatMap.total]) {
            one.cells = [makeCounts({ pass: 1, fail: 1 })];
          }
        }
        return answer;
      }),
      http.get('*/api/scorecards/checks/readme.run', () =>
        HttpResponse.json({}, { status: 404 }),
      ),
    );
    show();

    await userEvent.click(
      (await grid()).getByRole('button', { name: /Show the checks of README/ }),
    );
    const check = await screen.findByRole('button', {
      name: 'run: About The README says how to run it',
    });
    const cell = (await row(/^Engineering/)).getByRole('link', {
      name: '50% pass, 50% fail',
    });
    expect(queryOf(cell).query.get('check')).toBe('readme.run');
    expect(queryOf(cell).query.has('category')).toBe(false);

    expect(check).toHaveFocus();
    await userEvent.click(
      screen.getByRole('button', { name: 'All categories' }),
    );
    expect(
      await screen.findByRole('button', { name: /Show the checks of README/ }),
    ).toHaveFocus();
    expect(last(overviews).has('category')).toBe(false);
  });

  it('sorts by a column: the worst first, then the best, then as the tree', async () => {
    const cells = (pass: number, fail: number) => [
      makeCounts({ pass, fail }),
      makeCounts(),
    ];
    const overview = makeOverview();
    overview.heatMap.rows = [
      makeHeatMapRow('a', 'Good', { cells: cells(9, 1) }),
      makeHeatMapRow('b', 'Below good', { depth: 1, cells: cells(1, 1) }),
      makeHeatMapRow('c', 'Bad', { cells: cells(1, 9) }),
      makeHeatMapRow('d', 'Unknown', {
        cells: [makeCounts({ unknown: 4 }), makeCounts()],
      }),
    ];
    listen(overview);
    show();

    const sort = (await grid()).getByRole('button', { name: 'Sort by README' });
    const names = () =>
      within(screen.getByRole('grid'))
        .getAllByRole('rowheader')
        .map(one => one.textContent);
    const tree = ['All', 'Good', 'Below good', 'Bad', 'Unknown'];
    expect(names()).toEqual(tree);
    await userEvent.click(sort);
    expect(names()).toEqual(['All', 'Bad', 'Good', 'Below good', 'Unknown']);
    expect(
      screen.getByRole('columnheader', { name: /README/ }),
    ).toHaveAttribute('aria-sort', 'ascending');
    await userEvent.click(sort);
    expect(names()).toEqual(tree);
    expect(
      screen.getByRole('columnheader', { name: /README/ }),
    ).toHaveAttribute('aria-sort', 'descending');
    await userEvent.click(sort);
    expect(
      screen.getByRole('columnheader', { name: /README/ }),
    ).toHaveAttribute('aria-sort', 'none');
  });

  it('is one stop of the Tab key, in which arrows go from cell to cell', async () => {
    const { lists } = listen();
    show();
    const cells = await grid();
    const first = cells.getAllByRole('button')[0];
    first.focus();
    await userEvent.keyboard('{Control>}{End}{/Control}');
    const corner = (await row(/^No owner/)).getByRole('link', {
      name: '100% pass, 0% fail',
    });
    expect(corner).toHaveFocus();
    await userEvent.keyboard('{ArrowUp}{ArrowLeft}');
    const cell = (await row(/^Engineering/)).getByRole('link', {
      name: '75% pass, 25% fail',
    });
    expect(cell).toHaveFocus();
    const stops = [...screen.getByRole('grid').querySelectorAll('a, button')];
    expect(stops.filter(one => (one as HTMLElement).tabIndex === 0)).toEqual([
      cell,
    ]);
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(lists).not.toHaveLength(0));
    expect(last(lists).get('category')).toBe('readme');
  });

  it('tells what is in a cell that has the focus, until Escape', async () => {
    listen();
    show();
    const cell = (await row(/^Engineering/)).getByRole('link', {
      name: '75% pass, 25% fail',
    });
    cell.focus();
    expect(await screen.findByText('3 pass')).toBeInTheDocument();
    expect(screen.getByText('1 fail')).toBeInTheDocument();
    await userEvent.keyboard('{Escape}');
    await waitFor(() =>
      expect(screen.queryByText('3 pass')).not.toBeInTheDocument(),
    );
  });

  it('groups by another dimension', async () => {
    const { overviews } = listen();
    show('/scorecards?expand=group:default/engineering');
    const rows = await screen.findByRole('radiogroup', { name: 'Rows' });
    await userEvent.click(
      within(rows).getByRole('radio', { name: 'Lifecycle' }),
    );
    await waitFor(() =>
      expect(last(overviews).get('groupBy')).toBe('lifecycle'),
    );
    expect(last(overviews).has('expand')).toBe(false);
  });

  it('says what to fix next, and where', async () => {
    listen();
    show('/scorecards?system=system:default/insight');
    const fix = await panel('Fix next');
    expect(fix.getByText('lifts 3 services')).toBeInTheDocument();
    expect(fix.getByText('in the way of 4')).toBeInTheDocument();
    expect(
      queryOf(fix.getByRole('link', { name: 'A lockfile is tracked' })).path,
    ).toBe('/scorecards/checks/deps.lockfile');
    const { path, query } = queryOf(
      fix.getByRole('link', { name: 'fails in 6 services' }),
    );
    expect(path).toBe('/scorecards/services');
    expect(Object.fromEntries(query)).toEqual({
      system: 'system:default/insight',
      check: 'deps.lockfile',
      outcome: 'fail',
    });
  });

  it('says who moved, what is exempt, and what is out of date', async () => {
    listen();
    show();
    const up = within(
      (await panel('Who moved')).getByRole('list', { name: 'Up' }),
    );
    expect(up.getByRole('link', { name: 'Churn model' })).toHaveAttribute(
      'href',
      '/catalog/default/component/churn/scorecard',
    );
    expect(up.getByText(/Below Bronze → Silver/)).toBeInTheDocument();
    expect(up.getByText('Code')).toBeInTheDocument();
    expect(screen.getByText('Nobody fell in 30 days.')).toBeVisible();

    const exempt = await panel('Exemptions');
    expect(exempt.getByText('4 exemptions need somebody.')).toBeVisible();
    expect(
      queryOf(
        exempt.getByRole('link', { name: 'expired, count again' }),
      ).query.get('exemption'),
    ).toBe('expired');

    const stale = await panel('Stale reads');
    expect(stale.getByText('The host answered 404.')).toBeInTheDocument();
    expect(stale.getByText('6 days ago')).toBeInTheDocument();
  });

  it('asks for what the URL says', async () => {
    const { overviews } = listen();
    show(
      '/scorecards?scorecard=ours&owner=group:default/platform&tag=r&tag=python&groupBy=system&category=deps&days=7&expand=x',
    );
    await grid();
    expect([...overviews[0]].sort()).toEqual([
      ['category', 'deps'],
      ['days', '7'],
      ['expand', 'x'],
      ['groupBy', 'system'],
      ['owner', 'group:default/platform'],
      ['scorecard', 'ours'],
      ['tag', 'python'],
      ['tag', 'r'],
    ]);
  });

  it('passes over what the URL says wrong', async () => {
    const { overviews } = listen();
    show('/scorecards?groupBy=luck&days=8&trend=1');
    await grid();
    expect(overviews[0].get('groupBy')).toBe('owner');
    expect(overviews[0].get('days')).toBe('30');
  });

  it('chooses from the tree of owners by keyboard, and takes back what is chosen', async () => {
    const { overviews } = listen();
    show();
    await userEvent.click(
      await screen.findByRole('button', { name: 'Owner: choose' }),
    );
    const dialog = within(screen.getByRole('dialog', { name: 'Owner' }));
    expect(dialog.getAllByRole('option').map(one => one.textContent)).toEqual([
      'Engineering',
      'Data science',
      'Platform',
    ]);
    // Engineering stays in sight above what is found, but Enter chooses what is called so.
    await userEvent.keyboard('plat');
    expect(dialog.getAllByRole('option').map(one => one.textContent)).toEqual([
      'Engineering',
      'Platform',
    ]);
    await userEvent.keyboard('{Enter}{Escape}');
    await waitFor(() =>
      expect(last(overviews).getAll('owner')).toEqual([
        'group:default/platform',
      ]),
    );
    await userEvent.click(
      await screen.findByRole('button', {
        name: 'Remove the filter Owner: Platform',
      }),
    );
    await waitFor(() => expect(last(overviews).has('owner')).toBe(false));
    expect(screen.getByRole('button', { name: 'Owner: choose' })).toHaveFocus();
  });

  it('offers the choice between scorecards where there are more than one', async () => {
    const { overviews } = listen();
    const other = { ...SCORECARD, name: 'other', title: 'Other' };
    server.use(onScorecards(undefined, [SCORECARD, other]));
    show();
    await userEvent.click(
      await screen.findByRole('button', { name: /Scorecard/ }),
    );
    await userEvent.click(await screen.findByRole('option', { name: 'Other' }));
    await waitFor(() => expect(last(overviews).get('scorecard')).toBe('other'));
  });

  it('copies the link and saves what is filtered', async () => {
    listen();
    const exported: URLSearchParams[] = [];
    server.use(
      http.get('*/api/scorecards/export.csv', ({ request }) => {
        exported.push(new URL(request.url).searchParams);
        return HttpResponse.text('entity');
      }),
    );
    URL.createObjectURL = () => 'blob:csv';
    URL.revokeObjectURL = () => {};
    show('/scorecards?type=model&groupBy=system');
    await grid();

    // userEvent's clipboard stands in for the browser's.
    const user = userEvent.setup();
    const copied = jest.spyOn(navigator.clipboard, 'writeText');
    await user.click(screen.getByRole('button', { name: 'Copy link' }));
    expect(
      await screen.findByText('The link to this view is copied.'),
    ).toBeVisible();
    expect(copied).toHaveBeenCalledWith(window.location.href);

    await user.click(screen.getByRole('button', { name: 'Export CSV' }));
    await waitFor(() => expect(exported).toHaveLength(1));
    expect([...exported[0]]).toEqual([['type', 'model']]);
  });

  it('says what to do in an empty estate', async () => {
    const totals = {
      ...makeFigures({ components: 0, scored: 0 }),
      unscored: [],
    };
    listen(makeOverview({ totals }));
    show();
    expect(await screen.findByText('No services yet')).toBeVisible();
    expect(screen.queryByRole('grid')).not.toBeInTheDocument();
  });

  it('offers to clear filters that leave nothing', async () => {
    const totals = {
      ...makeFigures({ components: 0, scored: 0 }),
      unscored: [],
    };
    listen();
    server.use(
      onOverview(query => makeOverview(query.has('type') ? { totals } : {})),
    );
    show('/scorecards?type=robot');
    expect(await screen.findByText('No service matches')).toBeVisible();
    const [, inEmpty] = screen.getAllByRole('button', {
      name: 'Clear filters',
    });
    await userEvent.click(inEmpty);
    expect(await screen.findByRole('grid')).toBeVisible();
  });

  it('says why it could not be loaded, and tries again', async () => {
    listen();
    let broken = true;
    server.use(
      onOverview(() =>
        broken
          ? refusal(503, 'ServiceUnavailableError', 'The database is away')
          : makeOverview(),
      ),
    );
    show();
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The database is away',
    );
    broken = false;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('grid')).toBeVisible();
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });

  it('draws all of five hundred groups', async () => {
    const overview = makeOverview();
    overview.heatMap.rows = Array.from({ length: 500 }, (_, index) =>
      makeHeatMapRow(`group:default/g${index}`, `Group ${index}`),
    );
    listen(overview);
    show();
    await grid();
    await waitFor(() =>
      expect(
        screen.getByRole('grid').querySelectorAll('tbody tr'),
      ).toHaveLength(501),
    );
  });

  it('has nothing that axe objects to', async () => {
    listen();
    const { container } = show('/scorecards?type=model');
    await grid();
    await screen.findByText(/Scorecard: Version 2/);
    await userEvent.click(
      screen.getByRole('button', { name: 'Show as a table' }),
    );
    expect(await violationsIn(container)).toEqual([]);

    await userEvent.click(
      screen.getByRole('button', { name: 'Owner: choose' }),
    );
    expect(
      await violationsIn(screen.getByRole('dialog', { name: 'Owner' })),
    ).toEqual([]);
  });
});

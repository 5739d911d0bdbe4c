import {
  registerMswTestHooks,
  renderTestApp,
} from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { setupServer } from 'msw/node';
import plugin from '../..';
import { createProjectRouteRef } from '../../routes';
import {
  basics,
  makeEntities,
  onEntities,
  onScorecards,
  refusal,
} from '../../__testUtils__/backend';
import {
  makeEntityReport,
  makeReport,
  makeRow,
  makeUnscored,
} from '../../__testUtils__/reports';

const server = setupServer();
registerMswTestHooks(server);

const silver = makeReport(
  'churn',
  {},
  { level: 'silver', possibleLevel: 'gold', score: 0.87, coverage: 0.98 },
);
const churn = makeRow(makeEntityReport(silver));

function show(url = '/scorecards/services') {
  return renderTestApp({
    features: [plugin],
    apis: [catalogApiMock()],
    initialRouteEntries: [url],
    mountedRoutes: {
      '/catalog/:namespace/:kind/:name': entityRouteRef,
      '/create': createProjectRouteRef,
    },
  });
}

/** Answers every question with the same page, and keeps the questions. */
function listen(answer: object = makeEntities([churn])) {
  const asked: URLSearchParams[] = [];
  server.use(
    ...basics,
    onEntities(query => {
      asked.push(query);
      return answer;
    }),
  );
  return asked;
}

const rowOf = async (name: RegExp) =>
  within((await screen.findByRole('rowheader', { name })).closest('tr')!);

describe('ScorecardsPage', () => {
  it('says which scorecard is not in force, and why', async () => {
    const problem = {
      file: 'ours.yaml',
      line: 11,
      message: "there is no check 'readme.presnt'",
    };
    listen();
    server.use(onScorecards([problem]));
    show();

    expect(
      await screen.findByText(/A scorecard is not in force/),
    ).toBeInTheDocument();
    expect(screen.getByText('ours.yaml:11')).toBeInTheDocument();
    expect(screen.getByText(/no check 'readme.presnt'/)).toBeInTheDocument();
    // The others are in force all the same.
    expect(
      await screen.findByRole('row', { name: /churn/ }),
    ).toBeInTheDocument();
  });

  it('shows level, score with coverage, owner and age of each component', async () => {
    listen();
    show();

    const row = within(await screen.findByRole('row', { name: /churn/ }));
    expect(await row.findByText('Silver')).toBeInTheDocument();
    expect(row.getByText('Gold possible')).toBeInTheDocument();
    expect(row.getByText('87%')).toBeInTheDocument();
    expect(row.getByText('coverage 98%')).toBeInTheDocument();
    expect(row.getByText('1 hour ago')).toBeInTheDocument();
    expect(row.getByRole('link', { name: 'data-science' })).toHaveAttribute(
      'href',
      '/catalog/default/group/data-science',
    );
    expect(row.getByRole('link', { name: 'churn' })).toHaveAttribute(
      'href',
      '/catalog/default/component/churn/scorecard',
    );
    expect(screen.getByText('1 component')).toBeInTheDocument();
  });

  it('names the scorecard and leads to a new project', async () => {
    listen();
    show();

    expect(
      await screen.findByRole('heading', { name: 'Operational Excellence' }),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: 'Create a new model' }),
    ).toHaveAttribute('href', '/create');
  });

  it('asks for what the URL says', async () => {
    const asked = listen();
    show(
      '/scorecards/services?search=chu&owner=group:default/a&owner=group:default/b&level=none&order=score&direction=desc&cursor=c2',
    );

    await screen.findByRole('row', { name: /churn/ });
    const [query] = asked;
    expect(query.get('search')).toBe('chu');
    expect(query.getAll('owner')).toEqual([
      'group:default/a',
      'group:default/b',
    ]);
    expect(query.get('level')).toBe('none');
    expect(query.get('order')).toBe('score');
    expect(query.get('direction')).toBe('desc');
    expect(query.get('cursor')).toBe('c2');
    expect(screen.getByLabelText('Search by name')).toHaveValue('chu');
    expect(screen.getByRole('columnheader', { name: /Score/ })).toHaveAttribute(
      'aria-sort',
      'descending',
    );
  });

  it('ignores an order in the URL that does not exist', async () => {
    const asked = listen();
    show('/scorecards/services?order=luck');
    await screen.findByRole('row', { name: /churn/ });
    expect(asked[0].get('order')).toBe('name');
  });

  it('searches and filters from the first page on', async () => {
    const asked = listen();
    show('/scorecards/services?cursor=c2');
    await screen.findByRole('row', { name: /churn/ });

    await userEvent.type(screen.getByLabelText('Search by name'), 'forecast');
    await waitFor(() =>
      expect(asked[asked.length - 1].get('search')).toBe('forecast'),
    );
    expect(asked[asked.length - 1].has('cursor')).toBe(false);

    const filters = within(screen.getByRole('search'));
    await userEvent.click(filters.getByRole('button', { name: /^Level/ }));
    await userEvent.click(
      await screen.findByRole('option', { name: 'Below Bronze' }),
    );
    await waitFor(() =>
      expect(asked[asked.length - 1].getAll('level')).toEqual(['none']),
    );
    expect(asked[asked.length - 1].get('search')).toBe('forecast');
  });

  it('sorts by a column, and the other way at the second click', async () => {
    const asked = listen();
    show();
    await screen.findByRole('row', { name: /churn/ });

    await userEvent.click(screen.getByRole('button', { name: 'Level' }));
    await waitFor(() =>
      expect(asked[asked.length - 1].get('order')).toBe('level'),
    );
    expect(asked[asked.length - 1].get('direction')).toBe('asc');
    await userEvent.click(screen.getByRole('button', { name: 'Level' }));
    await waitFor(() =>
      expect(asked[asked.length - 1].get('direction')).toBe('desc'),
    );
  });

  it('turns pages by cursor', async () => {
    const asked: Array<string | null> = [];
    server.use(
      ...basics,
      onEntities(query => {
        const cursor = query.get('cursor');
        asked.push(cursor);
        return cursor === 'second'
          ? makeEntities([{ ...churn, title: 'on page two' }], {
              previousCursor: 'first',
            })
          : makeEntities([churn], { nextCursor: 'second', totalItems: 26 });
      }),
    );
    show();

    expect(await screen.findByText('26 components')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Previous' })).toBeDisabled();
    await userEvent.click(screen.getByRole('button', { name: 'Next' }));
    expect(await screen.findByText('on page two')).toBeInTheDocument();
    await waitFor(() =>
      expect(screen.getByRole('button', { name: 'Next' })).toBeDisabled(),
    );
    await userEvent.click(screen.getByRole('button', { name: 'Previous' }));
    await waitFor(() => expect(asked).toEqual([null, 'second', 'first']));
  });

  it('says what to do where there is nothing', async () => {
    listen(makeEntities([]));
    show();
    expect(await screen.findByText('No components yet')).toBeInTheDocument();
  });

  it('offers to clear filters that leave nothing', async () => {
    server.use(
      ...basics,
      onEntities(query => makeEntities(query.has('type') ? [] : [churn])),
    );
    show('/scorecards/services?type=model');

    expect(await screen.findByText('No component matches')).toBeInTheDocument();
    const [, inEmpty] = screen.getAllByRole('button', {
      name: 'Clear filters',
    });
    await userEvent.click(inEmpty);
    expect(await screen.findByRole('row', { name: /churn/ })).toBeVisible();
  });

  it('says why the list could not be loaded, and tries again', async () => {
    let broken = true;
    server.use(
      ...basics,
      onEntities(() =>
        broken
          ? refusal(503, 'ServiceUnavailableError', 'The database is away')
          : makeEntities([churn]),
      ),
    );
    show();

    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The database is away',
    );
    broken = false;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('row', { name: /churn/ })).toBeVisible();
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });

  it('shows why a component has no level', async () => {
    const uncovered = makeReport(
      'firmware',
      {},
      { covered: false, level: null, score: null, coverage: null },
    );
    listen(
      makeEntities([
        makeRow(makeUnscored('fresh', { state: 'pending' })),
        makeRow(makeUnscored('homeless', { state: 'noSource' })),
        makeRow(makeUnscored('broken', { state: 'unreadable' })),
        makeRow(makeEntityReport(uncovered)),
        makeRow(makeEntityReport(silver, { stale: true }), {
          title: 'old',
        }),
      ]),
    );
    show();

    const states = {
      fresh: 'Not read yet',
      homeless: 'No source location',
      broken: 'Could not be read',
      firmware: 'Not covered',
      old: 'Out of date',
    };
    for (const [name, state] of Object.entries(states)) {
      const row = await rowOf(new RegExp(name));
      expect(row.getByText(state)).toBeInTheDocument();
    }
    const firmware = await rowOf(/firmware/);
    expect(firmware.queryByText(/%/)).not.toBeInTheDocument();
  });

  it('tells the age of a report whose repository is gone', async () => {
    const gone = { stale: true, readAt: undefined };
    listen(makeEntities([makeRow(makeEntityReport(silver, gone))]));
    show();

    const row = await rowOf(/churn/);
    expect(row.getByText('1 hour ago')).toBeInTheDocument();
    expect(row.queryByText('never')).not.toBeInTheDocument();
  });

  it('shows a card for each component where there is no room for a table', async () => {
    const { matchMedia } = window;
    window.matchMedia = media =>
      ({
        media,
        matches: true,
        addListener() {},
        removeListener() {},
      } as unknown as MediaQueryList);
    try {
      const asked = listen();
      show();
      const list = await screen.findByRole('list', { name: 'Scorecards' });
      expect(within(list).getByText('Silver')).toBeInTheDocument();
      expect(within(list).getByText('coverage 98%')).toBeInTheDocument();
      expect(screen.queryByRole('table')).not.toBeInTheDocument();

      await userEvent.click(screen.getByRole('button', { name: /^Sort by/ }));
      await userEvent.click(
        await screen.findByRole('option', { name: 'Score, descending' }),
      );
      await waitFor(() =>
        expect(asked[asked.length - 1].get('order')).toBe('score'),
      );
    } finally {
      window.matchMedia = matchMedia;
    }
  });
});

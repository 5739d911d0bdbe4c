import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import {
  basics,
  makeEntities,
  onEntities,
  onScorecards,
  refusal,
} from '../../__testUtils__/backend';
import {
  makeNarrow,
  renderPages,
  violationsInPage,
} from '../../__testUtils__/renderPages';
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
  {
    level: 'silver',
    possibleLevel: 'gold',
    score: 0.87,
    coverage: 0.98,
    nextSteps: ['deps.update-bot', 'prod.runbook'],
  },
);
const churn = makeRow(makeEntityReport(silver), {
  weeks: [null, 0.6, 0.6, null, 0.7, 0.7, 0.7, 0.7, 0.8, 0.8, 0.87, 0.87],
});

const show = (url = '/scorecards/services') => renderPages(url);

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

describe('ServicesPage', () => {
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
    expect(row.getByRole('link', { name: 'Data science' })).toHaveAttribute(
      'href',
      '/catalog/default/group/data-science',
    );
    expect(row.getByRole('link', { name: 'churn' })).toHaveAttribute(
      'href',
      '/catalog/default/component/churn/scorecard',
    );
    expect(screen.getByText('1 service')).toBeInTheDocument();
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
    expect(
      screen.getByRole('searchbox', { name: 'Search by name' }),
    ).toHaveValue('chu');
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

    await userEvent.type(
      screen.getByRole('searchbox', { name: 'Search by name' }),
      'forecast',
    );
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

    expect(await screen.findByText('26 services')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Previous' })).toHaveAttribute(
      'aria-disabled',
      'true',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Next' }));
    expect(await screen.findByText('on page two')).toBeInTheDocument();
    const next = screen.getByRole('button', { name: 'Next' });
    await waitFor(() => expect(next).toHaveAttribute('aria-disabled', 'true'));
    expect(next).toHaveFocus();
    await userEvent.click(screen.getByRole('button', { name: 'Previous' }));
    await waitFor(() => expect(asked).toEqual([null, 'second', 'first']));
  });

  it('says what to do where there is nothing', async () => {
    listen(makeEntities([]));
    show();
    expect(await screen.findByText('No services yet')).toBeInTheDocument();
  });

  it('offers to clear filters that leave nothing', async () => {
    server.use(
      ...basics,
      onEntities(query => makeEntities(query.has('type') ? [] : [churn])),
    );
    show('/scorecards/services?type=model');

    expect(await screen.findByText('No service matches')).toBeInTheDocument();
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
    const restore = makeNarrow();
    try {
      const asked = listen();
      show();
      const list = await screen.findByRole('list', { name: 'Services' });
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
      restore();
    }
  });

  it('shows the next step with a way to it, and the score of twelve weeks', async () => {
    listen();
    show();

    const row = await rowOf(/churn/);
    expect(
      await row.findByRole('link', {
        name: 'A bot proposes updates of dependencies',
      }),
    ).toHaveAttribute('href', '/scorecards/checks/deps.update-bot');
    expect(row.getByText('and 1 more')).toBeInTheDocument();
    expect(
      row.getByRole('img', { name: 'Score over 12 weeks: from 60% to 87%' }),
    ).toBeInTheDocument();
    expect(row.getByText('+27 pts')).toBeInTheDocument();
    // Two gaps, so three pieces of line.
    const line = row.getByRole('img', { name: /12 weeks/ }).innerHTML;
    expect(line.match(/M\d/g)).toHaveLength(3);
  });

  it('draws no line of a score that is known for one week', async () => {
    const weeks = [...Array(11).fill(null), 0.87];
    listen(makeEntities([{ ...churn, weeks }]));
    show();

    const row = await rowOf(/churn/);
    expect(row.getByRole('img', { name: 'no history yet' })).toHaveTextContent(
      '–',
    );
    expect(row.queryByText(/pts/)).not.toBeInTheDocument();
  });

  it('says in words what a link has asked for, and takes it out again', async () => {
    const asked = listen();
    show(
      '/scorecards/services?check=prod.runbook&outcome=fail&outcome=unknown&exemption=expired&state=stale&level=silver',
    );

    await rowOf(/churn/);
    expect(asked[0].get('check')).toBe('prod.runbook');
    expect(asked[0].getAll('outcome')).toEqual(['fail', 'unknown']);
    expect(asked[0].get('exemption')).toBe('expired');
    expect(asked[0].get('state')).toBe('stale');
    const chips = within(screen.getByRole('list', { name: 'Chosen filters' }));
    expect(
      await chips.findByText('Check: There is a runbook: fails or unknown'),
    ).toBeInTheDocument();
    expect(chips.getByText('Exemption: expired')).toBeInTheDocument();
    expect(chips.getByText('State: Out of date')).toBeInTheDocument();
    expect(await chips.findByText('Level: Silver')).toBeInTheDocument();

    await userEvent.click(
      chips.getByRole('button', { name: /Remove the filter Check/ }),
    );
    await waitFor(() =>
      expect(asked[asked.length - 1].has('check')).toBe(false),
    );
    expect(asked[asked.length - 1].has('outcome')).toBe(false);
    expect(asked[asked.length - 1].get('exemption')).toBe('expired');
    expect(
      chips.getByRole('button', { name: /Remove the filter Exemption/ }),
    ).toHaveFocus();
  });

  it('asks for what fails in a category, and leaves out what no list knows', async () => {
    const asked = listen();
    show('/scorecards/services?category=deps&state=nonsense&exemption=none');
    await rowOf(/churn/);
    expect(asked[0].get('category')).toBe('deps');
    expect(asked[0].get('outcome')).toBe('fail');
    expect(asked[0].has('state')).toBe(false);
    expect(asked[0].has('exemption')).toBe(false);
    expect(
      screen.getByText('Category: Dependencies: fails'),
    ).toBeInTheDocument();
  });

  it('shows what a check found in each row, with the first place', async () => {
    const result = {
      ...silver.results.find(({ checkId }) => checkId === 'workflow.no-cron')!,
      outcome: 'fail' as const,
      message: 'jobs/retrain.sh loads a crontab.',
      locations: [
        { path: 'jobs/retrain.sh', line: 14 },
        { path: 'jobs/score.py', line: 3 },
      ],
    };
    listen(makeEntities([{ ...churn, result }]));
    show('/scorecards/services?check=workflow.no-cron');

    const row = await rowOf(/churn/);
    expect(row.getByText('Fail')).toBeInTheDocument();
    expect(
      row.getByText('jobs/retrain.sh loads a crontab.'),
    ).toBeInTheDocument();
    expect(row.getByText('jobs/retrain.sh:14')).toBeInTheDocument();
    expect(
      screen.getByRole('columnheader', { name: 'Result' }),
    ).toBeInTheDocument();
  });

  it('lets columns be chosen by keyboard, and keeps them in the link', async () => {
    listen();
    show();
    await rowOf(/churn/);
    expect(
      screen.queryByRole('columnheader', { name: 'Tags' }),
    ).not.toBeInTheDocument();

    screen.getByRole('button', { name: 'Columns' }).focus();
    await userEvent.keyboard('{Enter}');
    const menu = within(await screen.findByRole('menu', { name: 'Columns' }));
    const tags = menu.getByRole('menuitemcheckbox', { name: 'Tags' });
    expect(tags).toHaveAttribute('aria-checked', 'false');
    expect(
      menu.getByRole('menuitemcheckbox', { name: 'Owner' }),
    ).toHaveAttribute('aria-checked', 'true');
    // From the first, the owner, to the sixth.
    await userEvent.keyboard(
      '{ArrowDown}{ArrowDown}{ArrowDown}{ArrowDown}{ArrowDown}',
    );
    expect(tags).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    expect(tags).toHaveAttribute('aria-checked', 'true');
    await userEvent.keyboard('{Escape}');
    expect(
      await screen.findByRole('columnheader', { name: 'Tags' }),
    ).toBeInTheDocument();
  });

  it('shows the columns of a link', async () => {
    listen();
    show('/scorecards/services?columns=failing,domain,nonsense');
    await rowOf(/churn/);
    const heads = screen
      .getAllByRole('columnheader')
      .map(head => head.textContent);
    expect(heads).toEqual(['Service', 'Domain', 'Missing to next level']);
  });

  it('exports what is listed, and says why where it cannot', async () => {
    const asked: URLSearchParams[] = [];
    let broken = true;
    const saved: string[] = [];
    URL.createObjectURL = () => 'blob:it';
    URL.revokeObjectURL = () => {};
    const click = jest
      .spyOn(HTMLAnchorElement.prototype, 'click')
      .mockImplementation(function save(this: HTMLAnchorElement) {
        saved.push(this.download);
      });
    listen();
    server.use(
      http.get('*/api/scorecards/export.csv', ({ request }) => {
        asked.push(new URL(request.url).searchParams);
        return broken
          ? refusal(503, 'ServiceUnavailableError', 'The database is away')
          : HttpResponse.text('entity,level');
      }),
    );
    show('/scorecards/services?owner=group:default/a&order=score&cursor=c2');
    await rowOf(/churn/);

    const button = () => screen.findByRole('button', { name: 'Export CSV' });
    await userEvent.click(await button());
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The export failed: The database is away',
    );
    broken = false;
    await userEvent.click(await button());
    await waitFor(() =>
      expect(saved).toEqual([expect.stringMatching(/^scorecards-.*\.csv$/)]),
    );
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
    expect(asked[1].get('owner')).toBe('group:default/a');
    expect(asked[1].get('order')).toBe('score');
    expect(asked[1].has('cursor')).toBe(false);
    expect(asked[1].has('limit')).toBe(false);
    click.mockRestore();
  });

  it('has nothing that axe finds wrong', async () => {
    listen();
    show(
      '/scorecards/services?check=prod.runbook&columns=owner,tags,level,weeks',
    );
    await rowOf(/churn/);
    expect(await violationsInPage()).toEqual([]);
  });
});

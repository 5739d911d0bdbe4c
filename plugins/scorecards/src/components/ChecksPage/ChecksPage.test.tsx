import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { setupServer } from 'msw/node';
import {
  basics,
  makeCounts,
  makeFigures,
  onHeatMap,
  refusal,
} from '../../__testUtils__/backend';
import { CHECKS } from '../../__testUtils__/checks';
import { renderPages, violationsInPage } from '../../__testUtils__/renderPages';

const server = setupServer();
registerMswTestHooks(server);

/** 60 of 80 pass where a check is asked for; the licence is not. */
function listen() {
  const asked: URLSearchParams[] = [];
  server.use(
    ...basics,
    onHeatMap(query => {
      asked.push(query);
      const category = query.get('category');
      const columns = category
        ? CHECKS.filter(
            check =>
              check.category === category && check.id !== 'quality.licence',
          )
        : [{ id: 'deps', title: 'deps' }];
      const counts = makeCounts({ pass: 60, fail: 15, unknown: 5, exempt: 2 });
      return {
        columns: columns.map(({ id, title }) => ({ id, title })),
        total: { ...makeFigures(), cells: columns.map(() => counts) },
      };
    }),
  );
  return asked;
}

const sectionOf = async (name: string) =>
  within(await screen.findByRole('region', { name }));

async function itemOf(title: string) {
  const link = await screen.findByRole('link', { name: title });
  return within(link.closest('li')!);
}

describe('ChecksPage', () => {
  it('lists the checks by category with the share that passes', async () => {
    const asked = listen();
    renderPages('/scorecards/checks?owner=group:default/a');

    const section = await sectionOf('Dependencies');
    expect(
      section.getByRole('link', { name: 'A lockfile is tracked' }),
    ).toHaveAttribute(
      'href',
      '/scorecards/checks/deps.lockfile?owner=group%3Adefault%2Fa',
    );
    const item = await itemOf('A lockfile is tracked');
    expect(await item.findByText('75%')).toBeInTheDocument();
    expect(item.getByText('minutes of work')).toBeInTheDocument();
    // One request for the categories and one for each, however many checks there are.
    const categories = new Set(CHECKS.map(({ category }) => category));
    await waitFor(() => expect(asked).toHaveLength(1 + categories.size));
    expect(asked.every(query => query.get('owner') === 'group:default/a')).toBe(
      true,
    );
  });

  it('leads from each count to exactly those services', async () => {
    listen();
    renderPages('/scorecards/checks?tag=python');
    const item = await itemOf('A lockfile is tracked');
    const hrefOf = async (name: string) =>
      (await item.findByRole('link', { name })).getAttribute('href');
    expect(await hrefOf('15 fail')).toBe(
      '/scorecards/services?tag=python&check=deps.lockfile&outcome=fail',
    );
    expect(await hrefOf('5 unknown')).toBe(
      '/scorecards/services?tag=python&check=deps.lockfile&outcome=unknown&outcome=error',
    );
    expect(await hrefOf('2 exempt')).toMatch(/outcome=exempt$/);
  });

  it('says which check the scorecard does not ask for', async () => {
    listen();
    renderPages('/scorecards/checks');
    const item = await itemOf('There is a licence');
    expect(await item.findByText('not asked for')).toBeInTheDocument();
    expect(item.queryByText(/%/)).not.toBeInTheDocument();
  });

  it('searches by title and id', async () => {
    listen();
    renderPages('/scorecards/checks');
    expect(await screen.findByText('17 checks')).toBeInTheDocument();
    await userEvent.type(
      screen.getByRole('searchbox', { name: 'Search checks' }),
      'LOCKfile',
    );
    expect(await screen.findByText('1 check')).toBeInTheDocument();
    expect(screen.getAllByRole('heading', { level: 3 })).toHaveLength(1);
  });

  it('says where no check matches', async () => {
    listen();
    renderPages('/scorecards/checks?search=zzz');
    expect(await screen.findByText('No check matches')).toBeInTheDocument();
  });

  it('shows the checks where the rates could not be loaded, and tries again', async () => {
    let broken = true;
    listen();
    server.use(
      onHeatMap(() =>
        broken
          ? refusal(503, 'ServiceUnavailableError', 'The database is away')
          : {
              columns: [{ id: 'deps', title: 'deps' }],
              total: { ...makeFigures(), cells: [makeCounts({ pass: 1 })] },
            },
      ),
    );
    renderPages('/scorecards/checks?search=lockfile');
    const alerts = await screen.findAllByRole('alert');
    expect(alerts[0]).toHaveTextContent('The database is away');
    expect(
      await screen.findByRole('link', { name: 'A lockfile is tracked' }),
    ).toBeInTheDocument();
    broken = false;
    const [retry] = screen.getAllByRole('button', { name: 'Try again' });
    await userEvent.click(retry);
    expect(await screen.findByText('100%')).toBeInTheDocument();
  });

  it('has nothing that axe finds wrong', async () => {
    listen();
    renderPages('/scorecards/checks');
    const item = await itemOf('A lockfile is tracked');
    await item.findByText('75%');
    expect(await violationsInPage()).toEqual([]);
  });
});

import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import type { OverviewResponse } from '@opaq/plugin-scorecards-common';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { entityRollUpCard } from '../../entityExtensions';
import { violationsIn } from '../../__testUtils__/axe';
import { basics, FACETS, refusal } from '../../__testUtils__/backend';
import { renderEntity } from '../../__testUtils__/renderEntity';

const server = setupServer();
registerMswTestHooks(server);

const levels = [
  { level: 'none', count: 4, possible: 3 },
  { level: 'bronze', count: 3, possible: 3 },
  { level: 'silver', count: 0, possible: 1 },
  { level: 'gold', count: 2, possible: 2 },
];
const figures = {
  components: 11,
  scored: 9,
  levels,
  score: 0.8,
  coverage: 0.9,
};
const change = {
  since: '2026-10-24T00:00:00Z',
  compared: 8,
  added: 1,
  causes: [],
};
const fix = { effort: 'minutes' as const, blocks: 5, fails: 6 };

const OVERVIEW: OverviewResponse = {
  scorecard: 'operational-excellence',
  totals: { ...figures, unscored: [{ state: 'pending', count: 2 }] },
  changes: [
    { ...change, days: 7, up: 0, down: 0, score: 0 },
    { ...change, days: 30, up: 3, down: 1, score: 0.042 },
  ],
  heatMap: {
    groupBy: 'owner',
    columns: [],
    rows: [],
    total: { ...figures, cells: [] },
  },
  fixNext: [
    {
      ...fix,
      checkId: 'deps.lockfile',
      title: 'A lockfile is tracked',
      lifts: 4,
    },
    { ...fix, checkId: 'readme.test', title: 'Tests are told', lifts: 0 },
    { ...fix, checkId: 'c', title: 'Third', lifts: 0 },
    { ...fix, checkId: 'd', title: 'Fourth', lifts: 0 },
  ],
  movers: { days: 30, up: [], down: [] },
  exemptions: {
    inForce: 0,
    awaitingApproval: 0,
    expiring: 0,
    expired: 0,
    refused: 0,
  },
  stale: { count: 0, items: [] },
  facets: FACETS,
};

function show(
  entity: Parameters<typeof renderEntity>[1] & object,
  answer: () => OverviewResponse | Response = () => OVERVIEW,
) {
  const asked: string[] = [];
  server.use(
    ...basics,
    http.get('*/api/scorecards/overview', ({ request }) => {
      asked.push(new URL(request.url).search);
      const body = answer();
      return body instanceof Response ? body : HttpResponse.json(body);
    }),
  );
  return { asked, ...renderEntity(entityRollUpCard, entity) };
}

const entityOf = (kind: string) => ({
  entity: { kind, metadata: { name: 'insight', namespace: 'default' } },
});

describe('EntityRollUpCard', () => {
  it('shows levels, score with coverage, change and what to fix', async () => {
    const { container } = show(entityOf('System'));
    const services = '/scorecards/services?system=system%3Adefault%2Finsight';
    expect(
      await screen.findByRole('link', { name: 'See all 11 services' }),
    ).toHaveAttribute('href', services);
    await screen.findByText('Gold', { exact: false });
    const [legend, fixes] = screen.getAllByRole('list').slice(-2);
    expect(
      within(legend)
        .getAllByRole('listitem')
        .map(i => i.textContent),
    ).toEqual(['Gold 2', 'Bronze 3', 'Below Bronze 4', 'Without a score 2']);
    expect(screen.getByText('80%')).toBeInTheDocument();
    expect(screen.getByText('90%')).toBeInTheDocument();
    expect(screen.getByText('up 4 points')).toBeInTheDocument();
    expect(screen.getByText('3 up, 1 down a level')).toBeInTheDocument();
    expect(
      within(fixes)
        .getAllByRole('listitem')
        .map(i => i.textContent),
    ).toEqual([
      'A lockfile is trackedlifts 4 services, minutes of work',
      'Tests are toldfails in 6 services, minutes of work',
      'Thirdfails in 6 services, minutes of work',
    ]);
    expect(
      screen.getByRole('link', { name: 'A lockfile is tracked' }),
    ).toHaveAttribute('href', `${services}&check=deps.lockfile`);
    // Headings of cards follow those of the entity's page.
    expect(await violationsIn(container, ['heading-order'])).toEqual([]);
  });

  it.each([
    ['System', '?system=system%3Adefault%2Finsight'],
    ['Domain', '?domain=domain%3Adefault%2Finsight'],
    ['Group', '?owner=group%3Adefault%2Finsight'],
  ])('asks for what belongs to a %s', async (kind, query) => {
    const { asked } = show(entityOf(kind));
    await screen.findByText('See all 11 services');
    expect(asked).toEqual([query]);
  });

  it('asks for what a user and the user’s groups own', async () => {
    const { asked } = show({
      entity: {
        ...entityOf('User').entity,
        relations: [{ type: 'memberOf', targetRef: 'group:default/churn' }],
      },
    });
    await screen.findByText('See all 11 services');
    expect(asked).toEqual([
      '?owner=user%3Adefault%2Finsight&owner=group%3Adefault%2Fchurn',
    ]);
  });

  it('says that nothing belongs there', async () => {
    const none = { ...OVERVIEW.totals, components: 0, scored: 0 };
    show(entityOf('Group'), () => ({ ...OVERVIEW, totals: none }));
    expect(
      await screen.findByText('No service belongs here.'),
    ).toBeInTheDocument();
  });

  it('says why it could not be loaded, and tries again', async () => {
    let broken = true;
    show(entityOf('Group'), () =>
      broken ? refusal(500, 'Error', 'The store is away') : OVERVIEW,
    );
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The store is away',
    );
    broken = false;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('80%')).toBeInTheDocument();
  });

  it('is not for components', async () => {
    show({});
    expect(await screen.findByTestId('empty-entity-page')).toBeInTheDocument();
  });
});

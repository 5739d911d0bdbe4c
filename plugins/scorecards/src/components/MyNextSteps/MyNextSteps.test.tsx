import {
  createExtensionTester,
  mockApis,
  registerMswTestHooks,
  renderInTestApp,
} from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { homePageWidgetDataRef } from '@backstage/plugin-home-react/alpha';
import {
  ScorecardsClient,
  type EntityRow,
} from '@opaq/plugin-scorecards-common';
import { screen } from '@testing-library/react';
import { setupServer } from 'msw/node';
import { scorecardsApiRef } from '../../api';
import { myNextStepsWidget } from '../../homeExtension';
import { rootRouteRef } from '../../routes';
import { violationsIn } from '../../__testUtils__/axe';
import {
  basics,
  makeEntities,
  onEntities,
  refusal,
} from '../../__testUtils__/backend';
import {
  makeEntityReport,
  makeReport,
  makeRow,
} from '../../__testUtils__/reports';

const server = setupServer();
registerMswTestHooks(server);

const rowOf = (name: string, changes: Partial<EntityRow>) =>
  makeRow(makeEntityReport(makeReport(name)), { level: 'bronze', ...changes });

interface Owned {
  below?: EntityRow[];
  top?: number;
  all: number;
}

/** Shows the widget to ada of the churn team, who own this. */
function show(owned: Owned | (() => Response)) {
  const asked: URLSearchParams[] = [];
  server.use(
    ...basics,
    onEntities(query => {
      asked.push(query);
      if (typeof owned === 'function') return owned();
      const levels = query.getAll('level');
      if (levels.includes('none')) return makeEntities(owned.below ?? []);
      const totalItems = levels.includes('gold') ? owned.top : owned.all;
      return makeEntities([], { totalItems });
    }),
  );
  const discoveryApi = mockApis.discovery();
  const fetchApi = mockApis.fetch();
  const { component } = createExtensionTester(myNextStepsWidget).get(
    homePageWidgetDataRef,
  );
  const rendered = renderInTestApp(component, {
    apis: [
      [scorecardsApiRef, new ScorecardsClient({ discoveryApi, fetchApi })],
      mockApis.identity({
        userEntityRef: 'user:default/ada',
        ownershipEntityRefs: ['user:default/ada', 'group:default/churn'],
      }),
    ],
    mountedRoutes: {
      '/scorecards': rootRouteRef,
      '/catalog/:namespace/:kind/:name': entityRouteRef,
    },
  });
  return { asked, ...rendered };
}

describe('MyNextSteps', () => {
  it('shows the next step of each service, the last ones first', async () => {
    const { asked, container } = show({
      below: [
        rowOf('forecast', { failing: 0, nextStep: null }),
        rowOf('churn', { failing: 1, nextStep: 'deps.lockfile' }),
        rowOf('orders', { level: null, failing: 3, nextStep: 'readme.run' }),
      ],
      all: 4,
    });
    await screen.findByText(/A lockfile is tracked/);
    const [list] = screen.getAllByRole('list').slice(-1);
    expect([...list.children].map(item => item.textContent)).toEqual([
      'churnBronze, the last step to SilverA lockfile is tracked · minutes of work',
      'ordersBelow Bronze, 3 steps to BronzeThe README says how to run the project · minutes of work',
    ]);
    expect(screen.getByRole('link', { name: 'churn' })).toHaveAttribute(
      'href',
      '/catalog/default/component/churn/scorecard',
    );
    const mine = 'owner=user%3Adefault%2Fada&owner=group%3Adefault%2Fchurn';
    expect(
      screen.getByRole('link', { name: 'See all 4 of your services' }),
    ).toHaveAttribute('href', `/scorecards/services?${mine}`);
    expect(asked[0].toString()).toBe(
      `${mine}&level=none&level=bronze&level=silver&order=failing&direction=asc&limit=50`,
    );
    expect(await violationsIn(container)).toEqual([]);
  });

  it.each<[string, Owned, RegExp]>([
    ['owns nothing', { all: 0 }, /You own no service/],
    ['is done', { all: 3, top: 3 }, /3 of your services are at the top level/],
    ['has no score', { all: 3, top: 0 }, /None of your services has a score/],
    [
      'waits for answers',
      { all: 1, below: [rowOf('churn', { failing: 0, nextStep: null })] },
      /1 of your services is below the top level only because answers/,
    ],
  ])('says so to who %s', async (_, owned, text) => {
    show(owned);
    expect(await screen.findByText(text)).toBeInTheDocument();
  });

  it('says why it could not be loaded', async () => {
    show(() => refusal(500, 'Error', 'The store is away'));
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The store is away',
    );
  });
});

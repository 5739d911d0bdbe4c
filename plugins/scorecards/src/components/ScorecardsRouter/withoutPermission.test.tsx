import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import { screen, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { basics, makeEntities, onEntities } from '../../__testUtils__/backend';
import { renderPages } from '../../__testUtils__/renderPages';

const server = setupServer();
registerMswTestHooks(server);

const waiting = {
  entityRef: 'component:default/churn',
  title: 'churn',
  checkId: 'readme.run',
  daysLeft: 40,
  exemption: {
    reason: 'Waits.',
    expires: '2027-01-31',
    status: 'awaitingApproval',
    location: { path: '.opaq.yaml', line: 4 },
  },
};

beforeEach(() =>
  server.use(
    ...basics,
    onEntities(() => makeEntities([])),
    http.get('*/api/scorecards/exemptions', () =>
      HttpResponse.json({ items: [waiting] }),
    ),
  ),
);

const show = (url: string) =>
  renderPages(url, {
    without: [
      'scorecards.preview',
      'scorecards.exemption.approve',
      'scorecards.operate',
    ],
  });

// In a file of their own: what somebody may is remembered beyond a test.
describe('pages for those without permissions', () => {
  it('have no way to a preview or to operations', async () => {
    show('/scorecards/services');
    const links = within(
      await screen.findByRole('navigation', { name: 'Scorecard pages' }),
    );
    expect(links.getByRole('link', { name: 'Exemptions' })).toBeVisible();
    expect(await screen.findByText('No services yet')).toBeVisible();
    expect(
      links.queryByRole('link', { name: /Preview|Operations/ }),
    ).not.toBeInTheDocument();
  });

  it('say so where a link leads to a preview', async () => {
    show('/scorecards/preview');
    expect(
      await screen.findByText('You may not preview scorecards'),
    ).toBeInTheDocument();
    expect(screen.queryByRole('textbox')).not.toBeInTheDocument();
  });

  it('say so where a link leads to operations, and ask for nothing', async () => {
    show('/scorecards/operations');
    expect(
      await screen.findByText('You may not see how repositories are doing'),
    ).toBeInTheDocument();
    expect(screen.queryByRole('searchbox')).not.toBeInTheDocument();
  });

  it('show exemptions without a decision to make', async () => {
    show('/scorecards/exemptions');
    expect(await screen.findByText('Waiting for approval')).toBeInTheDocument();
    expect(await screen.findByText('Waits.')).toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: /^Approve/ }),
    ).not.toBeInTheDocument();
  });
});

import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { setupServer } from 'msw/node';
import {
  basics,
  makeEntities,
  onEntities,
  onHeatMap,
} from '../../__testUtils__/backend';
import { renderPages } from '../../__testUtils__/renderPages';

const server = setupServer();
registerMswTestHooks(server);

beforeEach(() =>
  server.use(
    ...basics,
    onEntities(() => makeEntities([])),
    onHeatMap(() => ({})),
  ),
);

const tabs = async () =>
  within(await screen.findByRole('navigation', { name: 'Scorecard pages' }));

describe('ScorecardsRouter', () => {
  it('leads from page to page by links that keep what is filtered by', async () => {
    renderPages(
      '/scorecards/services?owner=group:default/a&tag=python&search=churn&cursor=c2',
    );
    const links = await tabs();
    expect(links.getByRole('link', { name: 'Services' })).toHaveAttribute(
      'aria-current',
      'page',
    );
    const checks = links.getByRole('link', { name: 'Checks' });
    expect(checks).toHaveAttribute(
      'href',
      '/scorecards/checks?owner=group%3Adefault%2Fa&tag=python',
    );
    checks.focus();
    await userEvent.keyboard('{Enter}');
    expect(await screen.findByText('17 checks')).toBeInTheDocument();
    expect(
      (await tabs()).getByRole('link', { name: 'Checks' }),
    ).toHaveAttribute('aria-current', 'page');
  });

  it('has a preview for those who may', async () => {
    renderPages('/scorecards/services');
    await waitFor(async () =>
      expect(
        (await tabs()).getByRole('link', { name: 'Preview' }),
      ).toBeVisible(),
    );
  });

  it('says where a path leads nowhere', async () => {
    renderPages('/scorecards/nonsense');
    expect(await screen.findByText('There is no such page')).toBeVisible();
    expect(
      screen.getByRole('link', { name: 'To the overview' }),
    ).toHaveAttribute('href', '/scorecards');
  });
});

import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import { setupServer } from 'msw/node';
import { entityScorecardContent } from '../../entityExtensions';
import { basics, onReport } from '../../__testUtils__/backend';
import { renderEntity } from '../../__testUtils__/renderEntity';
import { makeEntityReport, makeReport } from '../../__testUtils__/reports';

const server = setupServer();
registerMswTestHooks(server);

// Apart from the other tests of the tab, because permissions are remembered across them.
describe('Recheck', () => {
  it('is not offered to who may not ask', async () => {
    server.use(
      ...basics,
      onReport(() => makeEntityReport(makeReport('churn'))),
    );
    renderEntity(entityScorecardContent, {
      denied: ['scorecards.refresh', 'scorecards.exemption.approve'],
    });
    expect(await screen.findByText('Revision 3f9ac21')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Check again' })).toBeNull();
  });
});

import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { entityScorecardContent } from '../../entityExtensions';
import { violationsIn } from '../../__testUtils__/axe';
import { basics, onScorecards } from '../../__testUtils__/backend';
import { renderEntity } from '../../__testUtils__/renderEntity';
import {
  makeEntityReport,
  makeReport,
  SCORECARD,
} from '../../__testUtils__/reports';

const server = setupServer();
registerMswTestHooks(server);

const SUPPLY = { ...SCORECARD, name: 'supply', title: 'Secure supply chain' };

function show(path?: string) {
  const asked: Array<string | null> = [];
  server.use(
    onScorecards(undefined, [SCORECARD, SUPPLY]),
    ...basics,
    http.get(
      '*/api/scorecards/entities/:kind/:namespace/:name',
      ({ request }) => {
        const name = new URL(request.url).searchParams.get('scorecard');
        asked.push(name);
        const { title } = name === SUPPLY.name ? SUPPLY : SCORECARD;
        const report = makeReport('churn');
        report.scorecard = { ...report.scorecard, title };
        return HttpResponse.json(makeEntityReport(report));
      },
    ),
  );
  return { asked, ...renderEntity(entityScorecardContent, { path }) };
}

describe('the scorecard of the tab', () => {
  it('is the first one until another is chosen', async () => {
    const { asked, container } = show();
    const select = await screen.findByRole('button', {
      name: /Operational Excellence/,
    });
    expect(asked).toEqual([null]);
    expect(await violationsIn(container)).toEqual([]);

    await userEvent.click(select);
    await userEvent.click(
      await screen.findByRole('option', { name: SUPPLY.title }),
    );
    expect(await screen.findAllByText(SUPPLY.title)).toHaveLength(2);
    expect(asked).toEqual([null, 'supply']);
  });

  it('is the one that the link names', async () => {
    const { asked } = show('/?scorecard=supply');
    expect(
      await screen.findByRole('button', { name: /Secure supply chain/ }),
    ).toBeInTheDocument();
    expect(asked).toEqual(['supply']);
  });
});

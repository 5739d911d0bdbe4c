import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import type { EntityReport } from '@opaq/plugin-scorecards-common';
import { screen, within } from '@testing-library/react';
import { setupServer } from 'msw/node';
import { entityScorecardCard } from '../../entityExtensions';
import { basics, onReport, refusal } from '../../__testUtils__/backend';
import { renderEntity } from '../../__testUtils__/renderEntity';
import {
  makeEntityReport,
  makeReport,
  makeUnscored,
} from '../../__testUtils__/reports';

const server = setupServer();
registerMswTestHooks(server);

function show(answer: EntityReport | Response) {
  server.use(
    ...basics,
    onReport(() => answer),
  );
  return renderEntity(entityScorecardCard);
}

const report = makeReport(
  'churn',
  { 'deps.lockfile': 'fail', 'container.nonroot': 'unknown' },
  {
    level: 'bronze',
    possibleLevel: 'silver',
    score: 0.5,
    coverage: 0.996,
    nextSteps: [
      'deps.lockfile',
      'readme.test',
      'container.dockerfile',
      'workflow.no-cron',
    ],
  },
);

describe('EntityScorecardCard', () => {
  it('shows level, possible level, score with coverage and three next steps', async () => {
    show(makeEntityReport(report));

    expect(await screen.findByText('Bronze')).toBeInTheDocument();
    expect(screen.getByText('Silver possible: 1 unknown')).toBeVisible();
    expect(screen.getByText('50%')).toBeInTheDocument();
    expect(screen.getByText('99%')).toBeInTheDocument();
    await screen.findByText('A lockfile is tracked');
    const steps = within(screen.getByText('Next steps').parentElement!);
    expect(steps.getAllByRole('listitem').map(i => i.textContent)).toEqual([
      'A lockfile is tracked',
      'The README says how to run the tests',
      'There is a Dockerfile',
    ]);
    expect(
      screen.getByRole('link', { name: 'See the scorecard' }),
    ).toHaveAttribute('href', '/scorecard');
  });

  it('names the lowest level that is missed', async () => {
    show(makeEntityReport({ ...report, level: null, possibleLevel: null }));
    expect(await screen.findByText('Below Bronze')).toBeInTheDocument();
  });

  it('says that a report is out of date', async () => {
    show(makeEntityReport(report, { stale: true }));
    expect(await screen.findByText('Out of date')).toBeInTheDocument();
    expect(screen.getByText('Bronze')).toBeInTheDocument();
  });

  it.each([
    ['pending', 'Not read yet'],
    ['noSource', 'No source location'],
    ['unreadable', 'Could not be read'],
  ] as const)('says that it is %s, and why', async (state, text) => {
    show(makeUnscored('churn', { state, message: 'The reason.' }));
    expect(await screen.findByText(text)).toBeInTheDocument();
    expect(screen.getByText('The reason.')).toBeInTheDocument();
  });

  it('says why the scorecard does not judge it', async () => {
    show(
      makeEntityReport({
        ...report,
        covered: false,
        notCoveredReason: 'it is a template',
        level: null,
        score: null,
        coverage: null,
      }),
    );
    expect(await screen.findByText('Not covered')).toBeInTheDocument();
    expect(screen.getByText(/it is a template/)).toBeInTheDocument();
    expect(screen.queryByText(/%/)).not.toBeInTheDocument();
  });

  it('says why it could not be loaded', async () => {
    show(refusal(404, 'NotFoundError', 'component:default/churn is not known'));
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'component:default/churn is not known',
    );
  });
});

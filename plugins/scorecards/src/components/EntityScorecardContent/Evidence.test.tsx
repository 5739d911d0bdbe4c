import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import type { SourceResponse } from '@opaq/plugin-scorecards-common';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { setupServer } from 'msw/node';
import { entityScorecardContent } from '../../entityExtensions';
import { violationsIn } from '../../__testUtils__/axe';
import {
  basics,
  onReport,
  onSource,
  refusal,
} from '../../__testUtils__/backend';
import { renderEntity } from '../../__testUtils__/renderEntity';
import { makeEntityReport, makeReport } from '../../__testUtils__/reports';

const server = setupServer();
registerMswTestHooks(server);

const report = makeReport('churn', { 'workflow.no-cron': 'fail' });
report.results = report.results.map(result =>
  result.checkId === 'workflow.no-cron'
    ? { ...result, locations: [{ path: 'jobs/retrain.sh', line: 14 }] }
    : result,
);

const lines = ['fi', '', 'crontab docker/crontab', '<b>not markup</b>'];

function show(answer: (query: URLSearchParams) => SourceResponse | Response) {
  server.use(
    ...basics,
    onReport(() => makeEntityReport(report)),
    onSource(answer),
  );
  return renderEntity(entityScorecardContent);
}

const button = () =>
  screen.findByRole('button', { name: /lines: jobs\/retrain.sh:14$/ });

describe('the lines around evidence', () => {
  it('come when they are asked for, as text, with the place marked', async () => {
    const asked: string[] = [];
    const { container } = show(query => {
      asked.push(query.toString());
      return { path: 'jobs/retrain.sh', from: 12, lines };
    });
    const toggle = await button();
    expect(asked).toEqual([]);
    expect(toggle).toHaveAttribute('aria-expanded', 'false');

    await userEvent.click(toggle);
    const region = await screen.findByRole('region', {
      name: 'jobs/retrain.sh, lines 12 to 15',
    });
    expect(asked).toEqual([
      'scorecard=operational-excellence&path=jobs%2Fretrain.sh&line=14',
    ]);
    expect(region.querySelector('mark')).toHaveTextContent(
      '14crontab docker/crontab',
    );
    expect(region).toHaveTextContent('<b>not markup</b>');
    expect(region).toHaveAttribute('tabindex', '0');
    expect(await violationsIn(container)).toEqual([]);

    await userEvent.click(await button());
    expect(screen.queryByRole('region', { name: /lines 12/ })).toBeNull();
  });

  it('are missed with the host’s reason', async () => {
    const reason = 'jobs/retrain.sh is not in the repository any more.';
    show(() => refusal(404, 'NotFoundError', reason));
    await userEvent.click(await button());
    expect(
      await screen.findByText(`The lines cannot be shown: ${reason}`),
    ).toBeInTheDocument();
  });

  it('are at its commit with Azure DevOps, whatever the file is called', async () => {
    const { source } = report;
    const revision = 'c0ffee00c0ffee00c0ffee00c0ffee00c0ffee00';
    const url = 'https://dev.azure.com/acme/data/_git/churn?version=GBmain';
    report.source = { ...source, url, revision };
    report.results[0].locations = [{ path: 'a b/50% #1.py', line: 3 }];
    report.results[0].outcome = 'fail';
    show(() => ({ path: 'a', from: 1, lines: [] }));
    const link = await screen.findByRole('link', { name: /^a b/ });
    const { origin, pathname, searchParams } = new URL(
      link.getAttribute('href')!,
    );
    report.source = source;
    expect(`${origin}${pathname}`).toBe(
      'https://dev.azure.com/acme/data/_git/churn',
    );
    expect(Object.fromEntries(searchParams)).toEqual({
      path: '/a b/50% #1.py',
      version: `GC${revision}`,
      line: '3',
      lineEnd: '4',
      lineStartColumn: '1',
      lineEndColumn: '1',
    });
  });

  it('are not offered for a whole file', async () => {
    report.results[0].locations = [{ path: 'src' }];
    report.results[0].outcome = 'fail';
    show(() => ({ path: 'src', from: 1, lines: [] }));
    expect(await screen.findByRole('link', { name: /^src/ })).toBeVisible();
    expect(screen.queryByRole('button', { name: /lines: src/ })).toBeNull();
  });
});

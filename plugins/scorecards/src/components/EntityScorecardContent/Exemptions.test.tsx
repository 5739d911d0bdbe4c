import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import type { Report, ReportExemption } from '@opaq/plugin-scorecards-common';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { entityScorecardContent } from '../../entityExtensions';
import { violationsIn } from '../../__testUtils__/axe';
import { basics, onReport, refusal } from '../../__testUtils__/backend';
import { renderEntity } from '../../__testUtils__/renderEntity';
import { makeEntityReport, makeReport } from '../../__testUtils__/reports';

const server = setupServer();
registerMswTestHooks(server);

const APPROVAL =
  '*/entities/component/default/churn/exemptions/:check/approval';
const inDays = (days: number) =>
  new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

const asked: ReportExemption = {
  reason: 'The vendor delivers in the next quarter.',
  expires: inDays(60),
  status: 'awaitingApproval',
  location: { path: '.opaq.yaml', line: 14 },
};

function withExemptions(exemptions: Record<string, ReportExemption>): Report {
  const report = makeReport(
    'churn',
    { 'readme.test': 'fail' },
    { level: 'bronze', nextSteps: ['readme.test'] },
  );
  report.subject.owner = { ref: 'group:default/data-science' };
  report.results = report.results.map(result => ({
    ...result,
    exemption: exemptions[result.checkId] ?? null,
  }));
  return report;
}

function show(report: () => Report) {
  server.use(
    ...basics,
    onReport(() => makeEntityReport(report())),
  );
  return renderEntity(entityScorecardContent);
}

async function items() {
  const heading = await screen.findByRole('heading', { name: 'Exemptions' });
  const section = within(heading.closest('section')!);
  return section
    .getAllByRole('listitem')
    .filter(item => item.parentElement === section.getAllByRole('list')[0]);
}

describe('Exemptions', () => {
  it('shows reason, owner, days left and approval, what waits first', async () => {
    const { container } = show(() =>
      withExemptions({
        'prod.runbook': {
          ...asked,
          status: 'inForce',
          expires: inDays(12),
          approval: {
            by: 'user:default/grace.hopper',
            at: new Date(Date.now() - 9 * 86_400_000).toISOString(),
          },
        },
        'quality.no-secrets': { ...asked, status: 'refused', note: 'never' },
        'deps.lockfile': { ...asked, status: 'expired', expires: inDays(-5) },
        'readme.test': asked,
      }),
    );
    await screen.findAllByText('The README says how to run the tests');
    const texts = (await items()).map(item => item.textContent);
    expect(texts).toEqual([
      expect.stringMatching(/^Waiting for approval.*60 days left, until/),
      expect.stringMatching(/^Expired.*the check counts again/),
      expect.stringMatching(
        /^In force.*12 days left.*data-science.*Approved by grace.hopper 9 days ago/,
      ),
      expect.stringMatching(/^Refused.*does not hold: never/),
    ]);
    expect(await violationsIn(container)).toEqual([]);
  });

  it('approves exactly what is asked for, and shows what comes of it', async () => {
    let report = withExemptions({ 'readme.test': asked });
    const bodies: unknown[] = [];
    server.use(
      http.put(APPROVAL, async ({ request, params }) => {
        bodies.push([params.check, await request.json()]);
        report = withExemptions({
          'readme.test': { ...asked, status: 'inForce' },
        });
        return new HttpResponse(undefined, { status: 204 });
      }),
    );
    show(() => report);
    await userEvent.click(
      await screen.findByRole('button', {
        name: /^Approve the exemption: The README says how to run the tests/,
      }),
    );
    expect(await screen.findByText(/^Approved\. The report/)).toBeVisible();
    expect(bodies).toEqual([
      ['readme.test', { reason: asked.reason, expires: asked.expires }],
    ]);
    expect(await screen.findByText('In force')).toBeInTheDocument();
  });

  it('takes an approval back', async () => {
    let deleted = false;
    server.use(
      http.delete(APPROVAL, () => {
        deleted = true;
        return new HttpResponse(undefined, { status: 204 });
      }),
    );
    const approval = { by: 'service', at: new Date().toISOString() };
    show(() =>
      withExemptions({
        'readme.test': { ...asked, status: 'inForce', approval },
      }),
    );
    await userEvent.click(
      await screen.findByRole('button', { name: /^Take approval back/ }),
    );
    expect(await screen.findByText(/^Taken back/)).toBeInTheDocument();
    expect(deleted).toBe(true);
  });

  it.each([
    [409, 'ConflictError', /asks for something else by now/],
    [403, 'NotAllowedError', /You may not approve exemptions/],
    [500, 'Error', /did not work: the store is away/],
  ])('explains a refusal with %s', async (status, name, text) => {
    server.use(
      http.put(APPROVAL, () => refusal(status, name, 'the store is away')),
    );
    show(() => withExemptions({ 'readme.test': asked }));
    await userEvent.click(
      await screen.findByRole('button', { name: /^Approve the exemption/ }),
    );
    expect(await screen.findByRole('alert')).toHaveTextContent(text);
  });

  it('says how to ask for one', async () => {
    show(() => withExemptions({}));
    await userEvent.click(
      await screen.findByRole('button', {
        name: 'How to ask for an exemption',
      }),
    );
    expect(
      screen.getByRole('region', { name: '.opaq.yaml' }),
    ).toHaveTextContent('- check: readme.test');
    expect(screen.queryByRole('heading', { name: 'Exemptions' })).toBeNull();
  });
});

import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import type { ExemptionItem } from '@opaq/plugin-scorecards-common';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import {
  basics,
  makeEntities,
  onEntities,
  refusal,
} from '../../__testUtils__/backend';
import { violationsIn } from '../../__testUtils__/axe';
import {
  makeNarrow,
  renderPages,
  violationsInPage,
} from '../../__testUtils__/renderPages';

const server = setupServer();
registerMswTestHooks(server);

const item = (
  name: string,
  checkId: string,
  daysLeft: number,
  exemption: Partial<ExemptionItem['exemption']> = {},
): ExemptionItem => ({
  entityRef: `component:default/${name}`,
  title: name,
  owner: 'group:default/data-science',
  ownerTitle: 'Data science',
  checkId,
  daysLeft,
  exemption: {
    reason: `Why ${name} waits.`,
    expires: '2027-01-31',
    status: 'inForce',
    location: { path: '.opaq.yaml', line: 4 },
    ...exemption,
  },
});

const expired = item('old', 'prod.runbook', -1, { status: 'expired' });
const soon = item('soon', 'deps.lockfile', 0);
const waiting = item('churn', 'container.nonroot', 40, {
  status: 'awaitingApproval',
  approvedBy: 'anna.berg',
});
const approved = item('fraud', 'readme.run', 90, {
  approval: { by: 'user:default/ben', at: '2026-11-01T10:00:00Z' },
});
const refused = item('bold', 'quality.no-secrets', 120, {
  status: 'refused',
  note: 'this check is never exempt',
});
const ALL = [expired, soon, waiting, approved, refused];

/** Answers the list; keeps the questions, and what is decided. */
function listen(
  items: () => ExemptionItem[] | Response = () => ALL,
  decide: () => Response = () => new HttpResponse(null, { status: 204 }),
) {
  const asked: URLSearchParams[] = [];
  const decided: Array<{ method: string; path: string; body?: unknown }> = [];
  const onDecision = async ({ request }: { request: Request }) => {
    const body = request.method === 'PUT' ? await request.json() : undefined;
    const path = new URL(request.url).pathname.replace(/^.*entities/, '');
    decided.push({ method: request.method, path, body });
    return decide();
  };
  server.use(
    ...basics,
    onEntities(() => makeEntities([])),
    http.get('*/api/scorecards/exemptions', ({ request }) => {
      asked.push(new URL(request.url).searchParams);
      const body = items();
      return body instanceof Response
        ? body
        : HttpResponse.json({ items: body });
    }),
    http.put('*/api/scorecards/entities/*', onDecision),
    http.delete('*/api/scorecards/entities/*', onDecision),
  );
  return { asked, decided };
}

const URL_ = '/scorecards/exemptions';

const rowOf = async (name: string) =>
  within(
    (
      await screen.findByRole('rowheader', { name: new RegExp(`^${name}\\b`) })
    ).closest('tr')!,
  );

describe('ExemptionsPage', () => {
  it('lists what is asked for, with owner, reason, end and status', async () => {
    const { asked } = listen();
    renderPages(`${URL_}?owner=group:default/a`);
    const row = await rowOf('churn');
    expect(
      await row.findByText('The image does not run as root'),
    ).toBeVisible();
    expect(row.getByText('Why churn waits.')).toBeInTheDocument();
    expect(row.getByRole('link', { name: 'Data science' })).toBeInTheDocument();
    expect(row.getByText('Jan 31, 2027')).toBeInTheDocument();
    expect(row.getByText('40 days left')).toBeInTheDocument();
    expect(row.getByText('Waiting for approval')).toBeInTheDocument();
    expect(
      row.getByText('Approved by anna.berg, says the project'),
    ).toBeVisible();
    expect(
      (await rowOf('soon')).getByText('today is the last day'),
    ).toBeVisible();
    expect((await rowOf('old')).getByText('1 day ago')).toBeInTheDocument();
    expect(
      (await rowOf('bold')).getByText(/this check is never exempt/),
    ).toBeInTheDocument();
    expect(
      (await rowOf('fraud')).getByText('Approved by ben in the portal'),
    ).toBeInTheDocument();
    expect(asked[0].get('owner')).toBe('group:default/a');
    // In the order of the answer, which is that of their ends.
    expect(
      screen.getAllByRole('rowheader').map(head => head.textContent),
    ).toEqual(
      ['old', 'soon', 'churn', 'fraud', 'bold'].map(name =>
        expect.stringMatching(new RegExp(`^${name}`)),
      ),
    );
  });

  it('narrows to a status by keyboard', async () => {
    listen();
    renderPages(URL_);
    const all = await screen.findByRole('radio', { name: 'All (5)' });
    all.focus();
    await userEvent.keyboard('{ArrowRight}');
    expect(
      await screen.findByRole('radio', { name: 'Waiting for approval (1)' }),
    ).toBeChecked();
    await waitFor(() =>
      expect(screen.getAllByRole('rowheader')).toHaveLength(1),
    );
    await userEvent.click(
      screen.getByRole('radio', { name: 'Ending within 30 days (1)' }),
    );
    expect(await rowOf('soon')).toBeTruthy();
    await waitFor(() =>
      expect(screen.getAllByRole('rowheader')).toHaveLength(1),
    );
  });

  it('approves exactly what is shown, after a question', async () => {
    let items = ALL;
    const { decided, asked } = listen(() => items);
    renderPages(URL_);
    const row = await rowOf('churn');
    await userEvent.click(
      await row.findByRole('button', { name: /^Approve the exemption/ }),
    );
    const dialog = await screen.findByRole('dialog', {
      name: 'Approve this exemption?',
    });
    expect(dialog).toHaveTextContent('container.nonroot');
    expect(dialog).toHaveTextContent('Why churn waits.');
    expect(dialog).toHaveTextContent('Jan 31, 2027');
    expect(await violationsIn(dialog)).toEqual([]);
    expect(decided).toEqual([]);

    items = [
      { ...waiting, exemption: { ...waiting.exemption, status: 'inForce' } },
    ];
    await userEvent.keyboard('{Tab}{Tab}{Enter}');
    expect(
      await screen.findByText(
        'Approved: churn, The image does not run as root.',
      ),
    ).toBeInTheDocument();
    expect(decided).toEqual([
      {
        method: 'PUT',
        path: '/component/default/churn/exemptions/container.nonroot/approval',
        body: { reason: 'Why churn waits.', expires: '2027-01-31' },
      },
    ]);
    await waitFor(() => expect(asked).toHaveLength(2));
    expect(
      await (await rowOf('churn')).findByText('In force'),
    ).toBeInTheDocument();
  });

  it('takes an approval back', async () => {
    const { decided } = listen();
    renderPages(URL_);
    const row = await rowOf('fraud');
    await userEvent.click(
      await row.findByRole('button', { name: /^Take back the approval/ }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.click(dialog.getByRole('button', { name: 'Take back' }));
    expect(await screen.findByText(/^Taken back: fraud/)).toBeInTheDocument();
    expect(decided.map(({ method }) => method)).toEqual(['DELETE']);
  });

  it('does nothing where the question is cancelled', async () => {
    const { decided } = listen();
    renderPages(URL_);
    const row = await rowOf('churn');
    const button = await row.findByRole('button', { name: /^Approve/ });
    await userEvent.click(button);
    await screen.findByRole('dialog');
    await userEvent.keyboard('{Escape}');
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
    expect(decided).toEqual([]);
    await waitFor(() => expect(button).toHaveFocus());
  });

  it('says in the dialog why an approval is refused', async () => {
    listen(undefined, () =>
      refusal(409, 'ConflictError', 'The project asks for something else'),
    );
    renderPages(URL_);
    const row = await rowOf('churn');
    await userEvent.click(await row.findByRole('button', { name: /^Approve/ }));
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.click(dialog.getByRole('button', { name: 'Approve' }));
    expect(await dialog.findByRole('alert')).toHaveTextContent(
      /asks for something else by now/,
    );
    expect(dialog.getByRole('button', { name: 'Approve' })).toBeEnabled();
  });

  it('says where nobody is exempt, and where filters leave nothing', async () => {
    listen(() => []);
    const { unmount } = renderPages(URL_);
    expect(
      await screen.findByText('Nobody is exempt from anything'),
    ).toBeInTheDocument();
    unmount();
    renderPages(`${URL_}?status=expired`);
    expect(await screen.findByText('No exemption matches')).toBeInTheDocument();
  });

  it('turns long lists into pages', async () => {
    listen(() =>
      Array.from({ length: 60 }, (_, index) =>
        item(`service-${index}`, 'readme.run', index),
      ),
    );
    renderPages(URL_);
    await rowOf('service-49');
    expect(screen.getAllByRole('rowheader')).toHaveLength(50);
    await userEvent.click(screen.getByRole('button', { name: 'Next' }));
    await rowOf('service-59');
    expect(screen.getAllByRole('rowheader')).toHaveLength(10);
    await userEvent.click(screen.getByRole('button', { name: 'Previous' }));
    await rowOf('service-0');
  });

  it('says why the list could not be loaded, and tries again', async () => {
    let broken = true;
    listen(() =>
      broken
        ? refusal(503, 'ServiceUnavailableError', 'The database is away')
        : ALL,
    );
    renderPages(URL_);
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The database is away',
    );
    broken = false;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await rowOf('churn')).toBeTruthy();
  });

  it('shows cards where there is no room for a table', async () => {
    listen();
    const restore = makeNarrow();
    try {
      renderPages(URL_);
      const list = await screen.findByRole('list', { name: 'Exemptions' });
      expect(within(list).getByText('Why churn waits.')).toBeInTheDocument();
      expect(screen.queryByRole('table')).not.toBeInTheDocument();
    } finally {
      restore();
    }
  });

  it('has nothing that axe finds wrong', async () => {
    listen();
    renderPages(URL_);
    await rowOf('churn');
    expect(await violationsInPage()).toEqual([]);
  });
});

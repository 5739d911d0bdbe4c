import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import type {
  Health,
  RepositoryItem,
  SourceHost,
} from '@opaq/plugin-scorecards-common';
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
import {
  makeNarrow,
  renderPages,
  violationsInPage,
} from '../../__testUtils__/renderPages';

const server = setupServer();
registerMswTestHooks(server);

const MINUTE = 60_000;
const ago = (ms: number) => new Date(Date.now() - ms).toISOString();
/** Says the same number of minutes, rounded, for almost a minute: a test may take that long to come to it. */
const inMinutes = (minutes: number) => ago(-minutes * MINUTE - 25_000);

const github: SourceHost = {
  host: 'github.com',
  repositories: { total: 1_200, failing: 3, waiting: 40, reading: 2 },
  rateLimit: {
    limit: 5_000,
    remaining: 3_800,
    resetsAt: inMinutes(20),
  },
  budget: { perHour: 4_000, used: 1_100 },
  answeredAt: ago(5 * MINUTE),
};
const gitlab: SourceHost = {
  host: 'git.example.com',
  repositories: { total: 7, failing: 0, waiting: 7, reading: 0 },
  paused: {
    until: inMinutes(4),
    reason: 'git.example.com did not answer three times in a row.',
  },
  budget: { used: 12 },
};

const item = (
  name: string,
  changes: Partial<RepositoryItem> = {},
): RepositoryItem => ({
  id: name.length,
  url: `https://github.com/acme/${name}`,
  host: 'github.com',
  state: 'current',
  entityRefs: [`component:default/${name}`],
  entities: 1,
  revision: '0123456789abcdef',
  readAt: ago(30 * MINUTE),
  nextReadAt: inMinutes(30),
  failures: 0,
  ...changes,
});
const gone = item('gone', {
  state: 'failing',
  failures: 4,
  failingSince: ago(3 * 60 * MINUTE),
  error: 'It was not found: it was deleted, or the portal may not see it.',
  nextReadAt: ago(MINUTE),
});
const mono = item('monorepo', {
  host: 'git.example.com',
  url: 'https://git.example.com/acme/monorepo',
  state: 'waiting',
  entityRefs: ['component:default/a', 'component:default/b'],
  entities: 9,
  readAt: undefined,
  revision: undefined,
  nextReadAt: ago(MINUTE),
});
const local = item('here', {
  id: 77,
  url: 'file:///srv/here',
  host: 'local',
});

interface Backend {
  items(query: URLSearchParams): RepositoryItem[] | Response;
  hosts(): SourceHost[] | Response;
  health(): Health | Response;
  read(id: string): Response;
  next?: string;
}

/** Answers; keeps the questions for repositories, and which were to be read. */
function listen(backend: Partial<Backend> = {}) {
  const {
    items = () => [gone, mono, local],
    hosts = () => [github, gitlab],
    health = () => ({ status: 'ok', loopAge: 1, catalogAge: 200 }),
    read = () => new HttpResponse(null, { status: 202 }),
    next,
  } = backend;
  const asked: URLSearchParams[] = [];
  const reads: string[] = [];
  const answer = (body: object | Response) =>
    body instanceof Response ? body : HttpResponse.json(body);
  server.use(
    ...basics,
    onEntities(() => makeEntities([])),
    http.get('*/api/scorecards/hosts', () => {
      const body = hosts();
      return answer(body instanceof Response ? body : { items: body });
    }),
    http.get('*/api/scorecards/health', () => answer(health())),
    http.get('*/api/scorecards/repositories', ({ request }) => {
      const query = new URL(request.url).searchParams;
      asked.push(query);
      const body = items(query);
      if (body instanceof Response) return body;
      const isLast = query.has('cursor');
      return answer({
        items: body,
        total: body.length,
        ...(!isLast && next && { nextCursor: next }),
      });
    }),
    http.post('*/api/scorecards/repositories/:id/read', ({ params }) => {
      reads.push(String(params.id));
      return read(String(params.id));
    }),
  );
  return { asked, reads };
}

const URL_ = '/scorecards/operations';

const rowOf = async (name: string) =>
  within(
    (await screen.findByRole('rowheader', { name: new RegExp(name) })).closest(
      'tr',
    )!,
  );

const hostCard = async (name: string) =>
  within((await screen.findByRole('heading', { name })).closest('li')!);

describe('OperationsPage', () => {
  it('says that the budget of an hour is used up, until when, and what changes it', async () => {
    const usedUpUntil = inMinutes(20);
    const budget = { perHour: 4_000, used: 3_600, usedUpUntil };
    const waiting = item('waiting', {
      state: 'waiting',
      nextReadAt: ago(MINUTE),
    });
    listen({
      hosts: () => [{ ...github, budget }, gitlab],
      items: () => [waiting],
    });
    renderPages(URL_);
    const card = await hostCard('github.com');
    expect(card.getByText('3,600 of 4,000 requests')).toBeInTheDocument();
    expect(
      card.getByText(
        /budget for this host is used up: reads by schedule go on in 20 minutes.*requestsPerHour under scorecards\.hosts/,
      ),
    ).toBeInTheDocument();
    const row = await rowOf('waiting');
    expect(
      row.getByText('When the portal’s budget is renewed'),
    ).toBeInTheDocument();
    // It is no pause: what is asked for has what is left.
    await userEvent.click(row.getByRole('button', { name: /^Read again/ }));
    expect(
      await screen.findByText(/^Asked for a new read of \S+waiting\.$/),
    ).toBeInTheDocument();
  });

  it('shows each host with what it asked for', async () => {
    listen();
    renderPages(URL_);
    const first = await hostCard('github.com');
    expect(first.getByText('Answers')).toBeInTheDocument();
    expect(
      first.getByText(/3,800 of 5,000 left, new in 20 minutes/),
    ).toBeInTheDocument();
    expect(first.getByText('1,100 of 4,000 requests')).toBeInTheDocument();
    expect(first.getByText('5 minutes ago')).toBeInTheDocument();
    expect(
      first.getByRole('link', { name: 'github.com: 3 fail' }),
    ).toHaveAttribute('href', `${URL_}?host=github.com&state=failing`);
    const second = await hostCard('git.example.com');
    expect(second.getByText('Paused')).toBeInTheDocument();
    expect(
      second.getByText('git.example.com did not answer three times in a row.'),
    ).toBeInTheDocument();
    expect(second.getByText('Asked again in 4 minutes')).toBeInTheDocument();
    expect(second.getByText('never')).toBeInTheDocument();
    expect(
      await screen.findByText(
        /does its work.*look for work: now.*catalog: 3 minutes ago/,
      ),
    ).toBeInTheDocument();
  });

  it('lists repositories with why they fail, in full', async () => {
    listen();
    renderPages(URL_);
    const failing = await rowOf('gone');
    expect(failing.getByText('Failing')).toBeInTheDocument();
    expect(failing.getByText(gone.error!)).toBeInTheDocument();
    expect(
      failing.getByText('4 failures in a row, since 3 hours ago'),
    ).toBeInTheDocument();
    expect(failing.getByText('Due now')).toBeInTheDocument();
    expect(failing.getByRole('link', { name: /^gone/ })).toHaveAttribute(
      'href',
      '/catalog/default/component/gone',
    );
    const waiting = await rowOf('monorepo');
    expect(waiting.getByText('Never')).toBeInTheDocument();
    expect(waiting.getByText('7 more')).toBeInTheDocument();
    expect(
      waiting.getByText('When its host is asked again'),
    ).toBeInTheDocument();
    const current = await rowOf('here');
    expect(current.getByText('in 30 minutes')).toBeInTheDocument();
    expect(
      current.queryByRole('link', { name: /file:/ }),
    ).not.toBeInTheDocument();
  });

  it('asks the backend for what the address says, and narrows by keyboard', async () => {
    const { asked } = listen();
    renderPages(`${URL_}?host=github.com&state=failing&search=go&state=odd`);
    await rowOf('gone');
    expect(Object.fromEntries(asked[0])).toEqual({
      host: 'github.com',
      state: 'failing',
      search: 'go',
      limit: '25',
    });
    const chosen = await screen.findByRole('radio', { name: 'Failing' });
    expect(chosen).toBeChecked();
    chosen.focus();
    await userEvent.keyboard('{ArrowRight}');
    await waitFor(() => expect(asked.at(-1)?.get('state')).toBe('reading'));
    await userEvent.clear(
      screen.getByRole('searchbox', { name: 'Search by address' }),
    );
    await waitFor(() => expect(asked.at(-1)?.has('search')).toBe(false));
    expect(
      await screen.findByRole('radio', { name: 'Failing (3)' }),
    ).toBeInTheDocument();
  });

  it('has a repository read again, and says what came of it', async () => {
    let items = [gone, mono];
    const { reads } = listen({ items: () => items });
    renderPages(URL_);
    const row = await rowOf('gone');
    const button = row.getByRole('button', { name: `Read again: ${gone.url}` });
    await userEvent.click(button);
    expect(
      await screen.findByText(`Asked for a new read of ${gone.url}.`),
    ).toBeInTheDocument();
    expect(button).toHaveTextContent('Reading…');
    expect(button).toHaveFocus();
    // Once is enough.
    await userEvent.click(button);
    expect(reads).toEqual([String(gone.id)]);
    items = [
      {
        ...gone,
        state: 'current',
        failures: 0,
        readAt: ago(0),
        error: undefined,
      },
      mono,
    ];
    expect(
      await screen.findByText(`Read again: ${gone.url}.`),
    ).toBeInTheDocument();
    expect(await row.findByText('Up to date')).toBeInTheDocument();
    expect(button).toHaveTextContent('Read again');
  });

  it('says that a read failed again, waits for its host, or is refused', async () => {
    let items = [gone, mono];
    const { reads } = listen({
      items: () => items,
      read: id =>
        id === String(local.id)
          ? refusal(404, 'NotFoundError', 'There is no repository 77')
          : new HttpResponse(null, { status: 202 }),
    });
    renderPages(URL_);
    const again = async (name: string) =>
      userEvent.click((await rowOf(name)).getByRole('button'));
    await again('monorepo');
    expect(
      await screen.findByText(/Its host is paused: it is read when that ends/),
    ).toBeInTheDocument();
    await again('gone');
    items = [{ ...gone, failures: 5 }, mono, local];
    expect(
      await screen.findByText(`Still cannot be read: ${gone.url}.`),
    ).toBeInTheDocument();
    await again('here');
    expect(
      await screen.findByText(/Could not ask.*There is no repository 77/),
    ).toBeInTheDocument();
    expect(reads).toHaveLength(3);
  });

  it('turns long lists into pages, there and back', async () => {
    const { asked } = listen({ next: 'abc' });
    renderPages(URL_);
    await userEvent.click(await screen.findByRole('button', { name: 'Next' }));
    await waitFor(() => expect(asked.at(-1)?.get('cursor')).toBe('abc'));
    const previous = screen.getByRole('button', { name: 'Previous' });
    await waitFor(() => expect(previous).toBeEnabled());
    await userEvent.click(previous);
    await waitFor(() => expect(asked.at(-1)?.has('cursor')).toBe(false));
  });

  it('says what is wrong with a replica that is stuck', async () => {
    listen({
      health: () =>
        HttpResponse.json(
          {
            status: 'stuck',
            message: 'This replica has not looked for work for 90 seconds.',
            loopAge: 90,
          } satisfies Health,
          { status: 503 },
        ),
    });
    renderPages(URL_);
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'A replica does not do its workThis replica has not looked for work for 90 seconds.',
    );
  });

  it('says why something could not be loaded, and tries again', async () => {
    let broken = true;
    const away = () =>
      refusal(503, 'ServiceUnavailableError', 'The database is away');
    listen({
      items: () => (broken ? away() : [gone]),
      hosts: () => (broken ? away() : [github]),
      health: () => (broken ? away() : { status: 'ok', loopAge: 1 }),
    });
    renderPages(URL_);
    await waitFor(() => expect(screen.getAllByRole('alert')).toHaveLength(3));
    broken = false;
    for (const retry of screen.getAllByRole('button', { name: 'Try again' })) {
      await userEvent.click(retry);
    }
    expect(await rowOf('gone')).toBeTruthy();
    expect(await hostCard('github.com')).toBeTruthy();
    expect(
      await screen.findByText(/Last read of the catalog: not yet/),
    ).toBeInTheDocument();
  });

  it('says where there are none, and where filters leave none', async () => {
    listen({ items: () => [], hosts: () => [] });
    const { unmount } = renderPages(URL_);
    expect(await screen.findByText('No repositories yet')).toBeInTheDocument();
    unmount();
    renderPages(`${URL_}?state=failing`);
    expect(
      await screen.findByText('No repository matches'),
    ).toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: 'Clear the filters' }),
    );
    expect(await screen.findByText('No repositories yet')).toBeInTheDocument();
  });

  it('shows cards where there is no room for a table', async () => {
    listen();
    const restore = makeNarrow();
    try {
      renderPages(URL_);
      const list = await screen.findByRole('list', { name: 'Repositories' });
      expect(within(list).getByText(gone.error!)).toBeInTheDocument();
      expect(screen.queryByRole('table')).not.toBeInTheDocument();
    } finally {
      restore();
    }
  });

  it('has nothing that axe finds wrong', async () => {
    listen();
    renderPages(URL_);
    await rowOf('gone');
    await hostCard('github.com');
    expect(await violationsInPage()).toEqual([]);
  });
});

import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import type { PreviewResponse } from '@opaq/plugin-scorecards-common';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import {
  basics,
  makeEntities,
  makeFigures,
  onEntities,
  refusal,
} from '../../__testUtils__/backend';
import { renderPages, violationsInPage } from '../../__testUtils__/renderPages';
import { SCORECARD } from '../../__testUtils__/reports';

const server = setupServer();
registerMswTestHooks(server);
beforeEach(() => sessionStorage.clear());

const DEFINITION =
  'apiVersion: opaq/v1\nkind: Scorecard\nspec:\n  levels: []\n';

const PREVIEW: NonNullable<PreviewResponse['preview']> = {
  comparedWith: SCORECARD.name,
  fromLevels: SCORECARD.levels,
  toLevels: [...SCORECARD.levels, { name: 'platinum', title: 'Platinum' }],
  before: makeFigures(),
  after: makeFigures({
    score: 0.7,
    levels: ['none', 'bronze', 'silver', 'gold', 'platinum'].map(level => ({
      level,
      count: 20,
      possible: 20,
    })),
  }),
  counts: [
    { from: 'gold', to: 'bronze', count: 3 },
    { from: 'silver', to: 'silver', count: 40 },
    { from: 'gold', to: 'platinum', count: 2 },
    { from: 'bronze', to: 'unscored', count: 1 },
  ],
  moves: [
    {
      entityRef: 'component:default/churn',
      title: 'churn',
      owner: 'group:default/data-science',
      from: 'gold',
      to: 'bronze',
      checks: ['readme.run', 'readme.test', 'prod.runbook', 'acme/x.y'],
    },
    {
      entityRef: 'component:default/fraud',
      title: 'fraud',
      from: 'gold',
      to: 'platinum',
      checks: [],
    },
  ],
  totalMoves: 6,
};

interface Asked {
  definition: string;
  filter: Record<string, unknown>;
}

/** Answers the definition and previews; keeps what was previewed. */
function listen(
  answer: (asked: Asked) => PreviewResponse | Response = () => ({
    problems: [],
    preview: PREVIEW,
  }),
) {
  const previewed: Asked[] = [];
  server.use(
    ...basics,
    onEntities(() => makeEntities([])),
    http.get('*/api/scorecards/scorecards/:name', () =>
      HttpResponse.json({
        ...SCORECARD,
        definition: DEFINITION,
        origin: 'scorecards/ours.yaml',
      }),
    ),
    http.post('*/api/scorecards/preview', async ({ request }) => {
      const asked = (await request.json()) as Asked;
      previewed.push(asked);
      const body = answer(asked);
      return body instanceof Response ? body : HttpResponse.json(body);
    }),
  );
  return previewed;
}

const editor = () =>
  screen.findByRole('textbox', { name: /Definition of the scorecard/ });
const run = async () =>
  userEvent.click(await screen.findByRole('button', { name: 'Preview' }));
const panel = async (name: string) =>
  within(await screen.findByRole('region', { name }));

describe('PreviewPage', () => {
  it('shows the definition, and that a draft of it changes nothing', async () => {
    listen();
    renderPages('/scorecards/preview');
    expect(await editor()).toHaveValue(DEFINITION);
    expect(screen.getByText('As it is in force')).toBeInTheDocument();
    expect(screen.getByText('A draft changes nothing yet')).toBeInTheDocument();
    expect(screen.getByText(/scorecards\/ours\.yaml/)).toBeInTheDocument();
    expect(await violationsInPage()).toEqual([]);
  });

  it('shows who would move, from where to where, and why', async () => {
    const previewed = listen();
    renderPages('/scorecards/preview?owner=group:default/a');
    await editor();
    await run();

    const sums = await panel('What would change');
    expect(sums.getByText('2 services would rise')).toBeInTheDocument();
    expect(sums.getByText('3 would fall')).toBeInTheDocument();
    expect(
      sums.getByText(
        'Compared with “Operational Excellence”, as it is in force.',
      ),
    ).toBeInTheDocument();
    const after = within(sums.getByRole('region', { name: 'Draft' }));
    expect(after.getByText('Platinum')).toBeInTheDocument();
    expect(after.getByText('Score 70%')).toBeInTheDocument();

    const matrix = await panel('From where to where');
    const gold = within(matrix.getByRole('row', { name: /^Gold/ }));
    expect(gold.getAllByRole('cell').map(cell => cell.textContent)).toEqual([
      '0',
      '▼ 3',
      '0',
      '0',
      '▲ 2',
      '0',
    ]);
    expect(
      matrix.getByRole('columnheader', { name: 'Not judged' }),
    ).toBeInTheDocument();

    const moves = await panel('Who would move');
    const churn = within(
      moves.getByRole('link', { name: 'churn' }).closest('li')!,
    );
    expect(churn.getByText('down from Gold to Bronze')).toBeInTheDocument();
    expect(
      await churn.findByRole('link', {
        name: 'The README says how to run the project',
      }),
    ).toHaveAttribute(
      'href',
      '/scorecards/checks/readme.run?owner=group%3Adefault%2Fa',
    );
    expect(churn.getByText('and 1 more')).toBeInTheDocument();
    expect(moves.getByText(/The 2 that fall furthest, of 6/)).toBeVisible();
    expect(moves.getByText('up from Gold to Platinum')).toBeInTheDocument();

    expect(previewed).toEqual([
      {
        definition: DEFINITION,
        filter: { owner: ['group:default/a'], scorecard: SCORECARD.name },
      },
    ]);
    expect(await violationsInPage()).toEqual([]);
  });

  it('names the checks whose answers are not known yet', async () => {
    listen(() => ({
      problems: [],
      preview: { ...PREVIEW, notRead: ['acme/x.y', 'acme/x.z'] },
    }));
    renderPages('/scorecards/preview');
    await editor();
    await run();
    expect(
      await screen.findByText(/count as unknown here: acme\/x\.y, acme\/x\.z/),
    ).toBeInTheDocument();
    expect(await violationsInPage()).toEqual([]);
  });

  it('leads from a problem to its line', async () => {
    listen(() => ({
      problems: [
        { message: "there is no check 'readme.presnt'", line: 3 },
        { message: 'say who owns it' },
      ],
    }));
    renderPages('/scorecards/preview');
    const area = (await editor()) as HTMLTextAreaElement;
    await run();

    const alert = within(await screen.findByRole('alert'));
    expect(
      alert.getByText('2 problems keep the draft from being previewed'),
    ).toBeInTheDocument();
    expect(alert.getByText('say who owns it')).toBeInTheDocument();
    expect(area).toBeInvalid();
    alert.getByRole('button', { name: 'Line 3' }).focus();
    await userEvent.keyboard('{Enter}');
    expect(area).toHaveFocus();
    expect(area.value.slice(area.selectionStart, area.selectionEnd)).toBe(
      'spec:',
    );
    expect(await violationsInPage()).toEqual([]);
  });

  it('previews the draft by keyboard, and says when it is no longer that', async () => {
    const previewed = listen();
    renderPages('/scorecards/preview');
    const area = await editor();
    fireEvent.change(area, { target: { value: 'kind: Scorecard' } });
    expect(screen.getByText('Draft, not in force')).toBeInTheDocument();
    await userEvent.type(area, '{Control>}{Enter}{/Control}');
    await panel('What would change');
    expect(previewed.map(({ definition }) => definition)).toEqual([
      'kind: Scorecard',
    ]);
    expect(screen.queryByText(/has changed since/)).not.toBeInTheDocument();
    fireEvent.change(area, { target: { value: 'kind: Other' } });
    expect(screen.getByText(/The draft has changed since/)).toBeInTheDocument();
  });

  it('keeps the draft while somebody looks at another page, and drops it on request', async () => {
    listen();
    const first = renderPages('/scorecards/preview');
    fireEvent.change(await editor(), { target: { value: 'mine' } });
    first.unmount();
    renderPages('/scorecards/preview');
    expect(await editor()).toHaveValue('mine');
    await userEvent.click(
      screen.getByRole('button', { name: 'Back to what is in force' }),
    );
    expect(await editor()).toHaveValue(DEFINITION);
    expect(sessionStorage).toHaveLength(0);
  });

  it('hands the draft out', async () => {
    listen();
    const saved: string[] = [];
    URL.createObjectURL = () => 'blob:it';
    URL.revokeObjectURL = () => {};
    const click = jest
      .spyOn(HTMLAnchorElement.prototype, 'click')
      .mockImplementation(function save(this: HTMLAnchorElement) {
        saved.push(this.download);
      });
    const copied: string[] = [];
    Object.defineProperty(navigator, 'clipboard', {
      configurable: true,
      value: { writeText: async (text: string) => copied.push(text) },
    });
    renderPages('/scorecards/preview');
    await editor();
    await userEvent.click(screen.getByRole('button', { name: 'Download' }));
    expect(saved).toEqual([`${SCORECARD.name}.yaml`]);
    await userEvent.click(screen.getByRole('button', { name: 'Copy' }));
    expect(await screen.findByText('Copied.')).toBeInTheDocument();
    expect(copied).toEqual([DEFINITION]);
    click.mockRestore();
  });

  it('says that nobody would move', async () => {
    listen(() => ({
      problems: [],
      preview: { ...PREVIEW, counts: [], moves: [], totalMoves: 0 },
    }));
    renderPages('/scorecards/preview');
    await editor();
    await run();
    expect(
      await screen.findByText('No service would move to another level.'),
    ).toBeInTheDocument();
    expect(
      screen.queryByRole('region', { name: 'Who would move' }),
    ).not.toBeInTheDocument();
  });

  it('says why a preview failed, and tries again', async () => {
    let broken = true;
    listen(() =>
      broken
        ? refusal(503, 'ServiceUnavailableError', 'Too many previews at once')
        : { problems: [], preview: PREVIEW },
    );
    renderPages('/scorecards/preview');
    await editor();
    await run();
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Too many previews at once',
    );
    broken = false;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await panel('What would change')).toBeTruthy();
    await waitFor(() =>
      expect(screen.queryByRole('alert')).not.toBeInTheDocument(),
    );
  });

  it('says what takes so long, and can be stopped', async () => {
    let ended = false;
    listen();
    server.use(
      http.post('*/api/scorecards/preview', ({ request }) => {
        request.signal.addEventListener('abort', () => {
          ended = true;
        });
        return new Promise<never>(() => {});
      }),
    );
    renderPages('/scorecards/preview');
    await editor();
    await run();
    const stop = await screen.findByRole('button', { name: 'Stop' });
    expect(screen.getByText(/over thousands of them/)).toBeVisible();
    expect(await violationsInPage()).toEqual([]);
    await userEvent.click(stop);
    await waitFor(() => expect(ended).toBe(true));
    expect(stop).not.toBeInTheDocument();
    expect(
      await screen.findByRole('button', { name: 'Preview' }),
    ).toBeEnabled();
  });
});

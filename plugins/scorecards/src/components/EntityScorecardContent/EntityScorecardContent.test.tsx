import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import type { EntityReport, Report } from '@opaq/plugin-scorecards-common';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { setupServer } from 'msw/node';
import { entityScorecardContent } from '../../entityExtensions';
import {
  basics,
  onRefresh,
  onReport,
  refusal,
} from '../../__testUtils__/backend';
import { renderEntity } from '../../__testUtils__/renderEntity';
import {
  makeEntityReport,
  makeReport,
  makeUnscored,
} from '../../__testUtils__/reports';

const server = setupServer();
registerMswTestHooks(server);

const bronze = (changes: Partial<Report> = {}) =>
  makeReport(
    'churn',
    {
      'readme.test': 'fail',
      'workflow.no-cron': 'fail',
      'container.nonroot': 'unknown',
      'quality.licence': 'fail',
    },
    {
      level: 'bronze',
      possibleLevel: 'bronze',
      score: 0.733,
      coverage: 0.9375,
      nextSteps: ['readme.test', 'workflow.no-cron'],
      ...changes,
    },
  );

function show(
  answer: EntityReport | (() => EntityReport | Response),
  options?: Parameters<typeof renderEntity>[1],
) {
  server.use(
    ...basics,
    onReport(typeof answer === 'function' ? answer : () => answer),
  );
  return renderEntity(entityScorecardContent, options);
}

const section = async (name: string) =>
  within(
    (await screen.findByRole('heading', { name, level: 2 })).closest(
      'section',
    )!,
  );

/** The report with another message for one check. */
function withResult(
  report: Report,
  id: string,
  changes: Partial<Report['results'][number]>,
): Report {
  return {
    ...report,
    results: report.results.map(r =>
      r.checkId === id ? { ...r, ...changes } : r,
    ),
  };
}

describe('EntityScorecardContent', () => {
  describe('with exemptions', () => {
    const exempt = (status: 'inForce' | 'expired' | 'refused') =>
      makeEntityReport(
        withResult(bronze(), 'readme.test', {
          exemption: {
            reason: 'Moving to pytest first.',
            expires: '2026-12-31',
            approvedBy: 'Ada',
            status,
            location: { path: '.opaq.yaml', line: 2 },
            ...(status === 'refused' && { note: 'it is never exempt' }),
          },
        }),
      );

    it('shows one in force in place of the outcome, with reason and end', async () => {
      show(exempt('inForce'));
      await userEvent.click(
        await screen.findByRole('button', { name: /^README.*1 exempt/ }),
      );
      expect(
        await screen.findByText(
          'Exempt until 2026-12-31: Moving to pytest first. Approved by Ada, says the project.',
        ),
      ).toBeInTheDocument();
      expect(screen.getByText('Exempt')).toBeInTheDocument();
      expect(screen.getByText('1 exempt')).toBeInTheDocument();
    });

    it.each([
      ['expired', /expired on 2026-12-31, so the check counts again/],
      ['refused', /does not hold: it is never exempt/],
    ] as const)(
      'says that one is %s, and lets the check count',
      async (status, text) => {
        show(exempt(status));
        const results = await section('Results');
        expect(results.getByText(text)).toBeInTheDocument();
        expect(screen.queryByText('Exempt')).not.toBeInTheDocument();
      },
    );
  });

  it('shows level, score, coverage, revision and age', async () => {
    show(makeEntityReport(bronze()));

    expect(await screen.findByText('73%')).toBeInTheDocument();
    expect(screen.getByText('94%')).toBeInTheDocument();
    expect(screen.getByText('Revision 3f9ac21')).toBeInTheDocument();
    expect(screen.getByText('1 hour ago')).toBeInTheDocument();
    const ladder = screen
      .getAllByRole('listitem')
      .map(item => item.textContent);
    expect(ladder).toContain('Bronzereached, 9 of 9 checks');
    expect(ladder).toContain('Silvernot reached, 2 of 5 checks');
  });

  it('lists the next steps in their order, each with why and how', async () => {
    show(makeEntityReport(bronze()));

    const steps = await section('Next steps to Silver');
    const names = (await steps.findAllByRole('button')).map(b => b.textContent);
    expect(names).toEqual([
      expect.stringMatching(
        /^1\. The README says how to run the tests.*minutes/,
      ),
      expect.stringMatching(/^2\. Nothing runs from cron.*days/),
    ]);
    expect(steps.getByText('How to fix it')).toBeInTheDocument();
    expect(steps.getByText(/Add the command to the README/)).toBeVisible();
    expect(steps.getByText('Why it matters')).toBeInTheDocument();

    const [, second] = steps.getAllByRole('button');
    expect(second).toHaveAttribute('aria-expanded', 'false');
    await userEvent.click(second);
    expect(steps.getAllByText('How to fix it')).toHaveLength(2);
  });

  it('says which answers are missing where nothing fails', async () => {
    const report = makeReport(
      'churn',
      { 'container.nonroot': 'unknown', 'deps.lockfile': 'error' },
      { level: 'bronze', possibleLevel: 'gold' },
    );
    show(makeEntityReport(report));

    expect(
      await screen.findByText('Gold possible: 2 unknown'),
    ).toBeInTheDocument();
    const steps = await section('Next steps to Silver');
    expect(
      steps.getByText('2 answers are missing on the way to Gold:'),
    ).toBeInTheDocument();
    expect(
      await steps.findByText('The image does not run as root'),
    ).toBeInTheDocument();
  });

  it('says that nothing is left at the top', async () => {
    show(makeEntityReport(makeReport('churn')));
    expect(
      await screen.findByText(/The top level is reached/),
    ).toBeInTheDocument();
  });

  it('groups results by category, open where something needs somebody', async () => {
    show(makeEntityReport(bronze()));

    const results = await section('Results');
    const readme = results.getByRole('button', { name: /^README/ });
    expect(readme).toHaveAttribute('aria-expanded', 'true');
    expect(readme).toHaveTextContent('2 pass');
    expect(readme).toHaveTextContent('1 fail');
    const team = results.getByRole('button', { name: /^Team/ });
    expect(team).toHaveAttribute('aria-expanded', 'false');
    expect(results.queryByText('A group owns the component')).toBeNull();
    await userEvent.click(team);
    expect(results.getByText('A group owns the component')).toBeVisible();
  });

  it('opens the documentation of a check', async () => {
    show(makeEntityReport(bronze()));
    const results = await section('Results');
    const about = 'About this check: The README says how to run the project';
    expect(results.queryByRole('button', { name: about })).toBeNull();
    const [more] = results.getAllByRole('button', {
      name: /^Show \d more that need/,
    });
    await userEvent.click(more);
    const button = results.getByRole('button', { name: about });
    await userEvent.click(button);
    expect(button).toHaveAttribute('aria-expanded', 'true');
    expect(results.getByText(/three in the morning/)).toBeVisible();
    expect(results.getByText('What passes')).toBeVisible();
    expect(results.getByText('readme.run')).toBeVisible();
  });

  it('sets apart what the scorecard does not ask for', async () => {
    show(makeEntityReport(bronze()));
    const apart = await screen.findByRole('button', {
      name: /Also looked at/,
    });
    expect(screen.queryByText('There is a licence')).toBeNull();
    await userEvent.click(apart);
    expect(await screen.findByText('There is a licence')).toBeVisible();
    expect(screen.getByText(/they change neither level nor/)).toBeVisible();
  });

  it('links evidence to the source host', async () => {
    const locations = [
      { path: 'jobs/re train.sh', line: 14 },
      { path: 'a' },
      { path: 'b' },
      { path: 'c' },
      { path: 'd' },
    ];
    const report = withResult(bronze(), 'workflow.no-cron', { locations });
    show(makeEntityReport(report));

    const results = await section('Results');
    expect(
      results.getByRole('link', { name: /^jobs\/re train.sh:14/ }),
    ).toHaveAttribute(
      'href',
      'https://github.com/acme/churn/tree/main/jobs/re%20train.sh#L14',
    );
    expect(results.queryByText('d')).toBeNull();
    await userEvent.click(results.getByRole('button', { name: '2 more' }));
    expect(results.getByText('d')).toBeInTheDocument();
  });

  it('names a place once where two things were found in it', async () => {
    const place = { path: 'a.ipynb', line: 18 };
    const locations = [place, { ...place }, { path: 'a.ipynb', line: 20 }];
    const report = withResult(bronze(), 'workflow.no-cron', { locations });
    show(makeEntityReport(report));

    const results = await section('Results');
    expect(results.getAllByRole('link', { name: /a\.ipynb:18/ })).toHaveLength(
      1,
    );
    expect(
      results.getByRole('link', { name: /a\.ipynb:20/ }),
    ).toBeInTheDocument();
  });

  it.each([
    ['a folder', 'file:///srv/churn', 'README.md'],
    ['no URL', 'churn', 'README.md'],
    ['a way out of the repository', undefined, '../../../evil/README.md'],
  ])('shows evidence without a link for %s', async (_, url, path) => {
    const report = withResult(bronze(), 'readme.test', {
      locations: [{ path, line: 3 }],
    });
    if (url) report.source = { url, path: '' };
    show(makeEntityReport(report));
    const results = await section('Results');
    expect(results.getByText(`${path}:3`)).toBeInTheDocument();
    expect(results.queryByRole('link', { name: /README.md:3/ })).toBeNull();
  });

  it('keeps a hostile path on the host', async () => {
    const report = withResult(bronze(), 'workflow.no-cron', {
      locations: [{ path: '//evil.example/x?y#z', line: 1 }],
    });
    show(makeEntityReport(report));
    const results = await section('Results');
    expect(results.getByRole('link', { name: /evil.example/ })).toHaveAttribute(
      'href',
      'https://github.com/acme/churn/tree/main/evil.example/x%3Fy%23z#L1',
    );
  });

  it('shows what comes from a repository as text', async () => {
    const message = '<img src=x onerror="alert(1)"> **bold** is what it says.';
    const report = withResult(bronze(), 'readme.test', { message });
    const { container } = show(makeEntityReport(report));
    expect((await screen.findAllByText(message)).length).toBeGreaterThan(0);
    expect(container.querySelector('img')).toBeNull();
  });

  it('shows problems in the project’s settings', async () => {
    const problems = [
      { message: '.opaq.yaml: exclude: too long', path: '.opaq.yaml', line: 3 },
    ];
    show(makeEntityReport(bronze({ problems })));
    expect(
      await screen.findByText('.opaq.yaml: exclude: too long'),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: /^\.opaq\.yaml:3/ }),
    ).toHaveAttribute('href', expect.stringContaining('.opaq.yaml#L3'));
    expect(
      screen.queryByRole('button', { name: /lines: \.opaq\.yaml/ }),
    ).toBeNull();
  });

  it('keeps an old report, and says that it is old and why', async () => {
    const message = 'The host answered 404. Correct the source location.';
    show(makeEntityReport(bronze(), { stale: true, message }));
    expect(await screen.findByText(message)).toBeInTheDocument();
    expect(screen.getByText('This report is out of date')).toBeVisible();
    expect(screen.getByText('73%')).toBeInTheDocument();
  });

  it.each([
    ['pending', 'It is the third in line.', 'Waiting for the first read'],
    ['noSource', 'It has no annotation.', 'Nothing says where the source is'],
    ['unreadable', 'The archive is cut.', 'The repository could not be read'],
  ] as const)('says what to do when %s', async (state, message, title) => {
    show(makeUnscored('churn', { state, message }));
    expect(await screen.findByText(title)).toBeInTheDocument();
    expect(screen.getByText(message)).toBeInTheDocument();
    expect(screen.queryByText('Results')).toBeNull();
  });

  it('shows how to say where the source is', async () => {
    show(makeUnscored('churn', { state: 'noSource' }));
    expect(
      await screen.findByText(/backstage.io\/source-location/),
    ).toBeInTheDocument();
  });

  it('gives no level and no score to what is not covered', async () => {
    const notCoveredReason = 'the repository is a template for projects';
    const none = { level: null, possibleLevel: null, score: null };
    show(
      makeEntityReport(
        bronze({ ...none, coverage: null, covered: false, notCoveredReason }),
      ),
    );
    expect(
      await screen.findByText(/because the repository is a template/),
    ).toBeInTheDocument();
    expect(screen.queryByText('Score')).toBeNull();
    expect(screen.queryByText(/Next steps/)).toBeNull();
    expect(screen.getByText('What the checks found')).toBeVisible();
  });

  it('says why it could not be loaded, and tries again', async () => {
    let broken = true;
    show(() =>
      broken
        ? refusal(500, 'Error', 'The store is away')
        : makeEntityReport(bronze()),
    );
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The store is away',
    );
    broken = false;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('73%')).toBeInTheDocument();
  });

  describe('check again', () => {
    it('follows the read and says what came of it', async () => {
      let current = makeEntityReport(bronze());
      show(() => current);
      server.use(
        onRefresh(() => {
          const { status } = current;
          current = { ...current, status: { ...status, refreshing: true } };
          return current;
        }),
      );
      const button = await screen.findByRole('button', { name: 'Check again' });
      await userEvent.click(button);
      expect(
        await screen.findByText('Reading the repository…'),
      ).toBeInTheDocument();
      expect(button).toHaveAttribute('aria-disabled', 'true');

      current = makeEntityReport(
        makeReport(
          'churn',
          { 'workflow.no-cron': 'fail' },
          { level: 'silver' },
        ),
        { readAt: new Date().toISOString() },
      );
      expect(
        await screen.findByText('Read again: from Bronze to Silver.'),
      ).toHaveAttribute('aria-live', 'polite');
      expect(button).not.toHaveAttribute('aria-disabled');
      expect(button).toHaveFocus();
    });

    it('says that nothing changed', async () => {
      let reads = 0;
      show(() =>
        makeEntityReport(bronze(), {
          readAt: new Date(Date.now() - 1000 + reads).toISOString(),
        }),
      );
      server.use(
        onRefresh(() => {
          reads += 1;
          return makeEntityReport(bronze(), { refreshing: true });
        }),
      );
      await userEvent.click(
        await screen.findByRole('button', { name: 'Check again' }),
      );
      expect(
        await screen.findByText('Read again: nothing changed.'),
      ).toBeInTheDocument();
    });

    it('says why it may not', async () => {
      show(makeEntityReport(bronze()));
      server.use(onRefresh(() => refusal(403, 'NotAllowedError', 'no')));
      await userEvent.click(
        await screen.findByRole('button', { name: 'Check again' }),
      );
      expect(
        await screen.findByText(/You may not ask for a new read/),
      ).toBeInTheDocument();
    });
  });

  it('is for components only', async () => {
    show(makeEntityReport(bronze()), { entity: { kind: 'Group' } });
    expect(await screen.findByTestId('empty-entity-page')).toBeInTheDocument();
  });
});

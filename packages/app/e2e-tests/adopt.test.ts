import { expect, test } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { violationsIn } from './axe';
import { eventually, SHOWN_WITHIN } from './eventually';
import { portal } from './portal';
import { endOfTask, enter, pick, press } from './wizard';

const repository = resolve(portal.folder, 'examples/repositories/orders-etl');

const git = (...args: string[]) =>
  execFileSync(
    'git',
    ['-c', 'user.name=A', '-c', 'user.email=a@larkfield.example', ...args],
    { cwd: repository, encoding: 'utf8' },
  ).trim();

test('a repository that exists is brought what it lacks, on a branch', async ({
  page,
}) => {
  git('init', '--quiet', '--initial-branch=main');
  git('add', '.');
  git('commit', '--quiet', '--message', 'Begin');
  const before = git('rev-parse', 'HEAD');

  // From a check that fails to the form, with the component filled in.
  await enter(page);
  await page.goto('/catalog/default/component/orders-etl/scorecard');
  const main = page.getByRole('main');
  await eventually(page, () =>
    expect(main).toContainText('Next steps', SHOWN_WITHIN),
  );
  await main
    .getByRole('button', { name: /How to fix it/ })
    .first()
    .click();
  await main
    .getByRole('link', { name: 'See what “Adopt the standards” can do' })
    .first()
    .click();
  await expect(page).toHaveURL(/adopt-standards/);

  for (const name of [
    /^A runbook tells what to do/,
    /^CODEOWNERS names an owner/,
    /^No job depends on cron/,
  ]) {
    await page.getByRole('checkbox', { name }).check();
  }
  expect(await violationsIn(page, 'form')).toEqual([]);
  await press(page, 'Next');
  await pick(page, 'Partner', 'Data science');
  await press(page, 'Review');
  await press(page, 'Create');

  await endOfTask(page, 'Open in the catalog');
  await expect(page.getByText(/git merge adopt-standards-/)).toBeVisible();
  await press(page, 'What is in it, and what needs an edit');
  await expect(
    page.getByRole('heading', { name: 'What needs an edit', exact: true }),
  ).toBeVisible();
  await expect(page.getByText('workflow.no-cron').first()).toBeVisible();

  const branch = git('branch', '--list', 'adopt-standards-*');
  expect(git('diff', '--name-status', 'main', branch)).toBe(
    'A\tCODEOWNERS\nA\tdocs/runbook.md',
  );
  expect(git('show', `${branch}:CODEOWNERS`)).toMatch(
    /^\* @engineering @data-science$/m,
  );
  expect(git('rev-parse', 'HEAD')).toBe(before);
  expect(git('status', '--porcelain')).toBe('');
});

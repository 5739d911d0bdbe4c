import { expect, test, type Page } from '@playwright/test';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { violationsIn } from './axe';
import { eventually, SHOWN_WITHIN } from './eventually';
import { portal } from './portal';

const EXAMPLES = [
  'Churn model',
  'Customer segments',
  'Dashboard API',
  'Events pipeline',
  'Forecast API',
  'Orders ETL',
];

const row = (page: Page, name: string) =>
  page
    .getByRole('table', { name: 'Services' })
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name, exact: false }) });

test.beforeEach(async ({ page }) => {
  await page.goto('/');
  await page.getByRole('button', { name: 'Enter' }).click();
  await page.getByRole('link', { name: 'Scorecards', exact: true }).click();
  await expect(page).toHaveURL(/\/scorecards$/);
});

const openPage = (page: Page, name: string) =>
  page
    .getByRole('navigation', { name: 'Scorecard pages' })
    .getByRole('link', { name, exact: true })
    .click();

test('the overview leads from the estate to the services behind a figure', async ({
  page,
}) => {
  const map = page.getByRole('grid');
  await eventually(page, async () => {
    await expect(map.getByRole('row').filter({ hasText: 'All' })).toContainText(
      /\d+%/,
      SHOWN_WITHIN,
    );
    await expect(page.getByRole('main')).toContainText('Fix next');
  });
  expect(await violationsIn(page)).toEqual([]);

  // By keyboard: into the checks of a category, and back.
  const head = map.getByRole('button', { name: /Show the checks of Dep/ });
  await head.focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/category=deps/);
  await page.goBack();
  await expect(page).not.toHaveURL(/category=/);
  await expect(
    map.getByRole('button', { name: 'Show the checks of Catalog' }),
  ).toBeVisible();

  await map
    .getByRole('row')
    .filter({ hasText: 'All' })
    .getByRole('gridcell')
    .last()
    .getByRole('link')
    .click();
  await expect(page).toHaveURL(/\/scorecards\/services\?.*category=catalog/);
  await expect(page.getByRole('table', { name: 'Services' })).toBeVisible();
  expect(await violationsIn(page)).toEqual([]);
});

test('a check says what it asks, and where it fails', async ({ page }) => {
  await openPage(page, 'Checks');
  await page.getByLabel('Search checks').fill('lockfile');
  await page
    .getByRole('link', {
      name: 'A lockfile fixes every package, and git tracks it',
    })
    .click();
  await expect(page).toHaveURL(/\/scorecards\/checks\/deps\.lockfile/);
  const main = page.getByRole('main');
  await expect(main).toContainText('Orders ETL');
  await expect(main).toContainText('requirements.txt');
  expect(await violationsIn(page)).toEqual([]);
});

test('a preview says who would move by a scorecard that is not in force', async ({
  page,
}) => {
  await openPage(page, 'Preview');
  const editor = page.getByRole('textbox', { name: /definition/i });
  await expect(editor).toHaveValue(/operational-excellence/);
  const text = await editor.inputValue();
  const run = page.getByRole('button', { name: 'Preview', exact: true });
  await editor.fill(text.replace('- quality.tests\n', '- quality.tets\n'));
  await run.click();
  const main = page.getByRole('main');
  await expect(main).toContainText("did you mean 'quality.tests'?");

  // Without the check that it lacks, a component rises.
  await editor.fill(text.replace('- quality.tests\n', '\n'));
  await run.click();
  await expect(main).toContainText('Forecast API');
  expect(await violationsIn(page)).toEqual([]);
});

test('the list of services shows the examples, scored', async ({ page }) => {
  await openPage(page, 'Services');
  await eventually(page, async () => {
    for (const name of EXAMPLES) {
      await expect(row(page, name)).toContainText(/\d+ ?%/, SHOWN_WITHIN);
    }
  });

  await page.getByLabel('Search by name').fill('churn');
  await expect(row(page, 'Orders ETL')).toHaveCount(0);
  await expect(row(page, 'Churn model')).toBeVisible();
  // A link reproduces the view.
  await page.reload();
  await expect(row(page, 'Churn model')).toBeVisible();
  await expect(row(page, 'Orders ETL')).toHaveCount(0);
});

test('a component shows what fails, where, and how to fix it', async ({
  page,
}) => {
  await openPage(page, 'Services');
  await eventually(page, async () => {
    await expect(row(page, 'Orders ETL')).toContainText(/\d+ ?%/, SHOWN_WITHIN);
  });
  await row(page, 'Orders ETL')
    .getByRole('link', { name: 'Orders ETL' })
    .click();
  await expect(page).toHaveURL(/\/catalog\/default\/component\/orders-etl/);

  const main = page.getByRole('main');
  await expect(main).toContainText('Next steps');
  await expect(main).toContainText('crontab.txt');
  await expect(main).toContainText('How to fix it');
});

test('a re-check shows what a change in the repository did', async ({
  page,
}) => {
  await page.goto('/catalog/default/component/dashboard-api/scorecard');
  const recheck = page.getByRole('button', { name: 'Check again' });
  await expect(recheck).toBeVisible();
  await expect(
    page.getByText('Neither Dependabot nor Renovate is configured.').first(),
  ).toBeVisible();

  const repository = join(
    portal.folder,
    'examples/repositories/dashboard-api/.github',
  );
  await mkdir(repository, { recursive: true });
  await writeFile(
    join(repository, 'dependabot.yml'),
    'version: 2\nupdates: [{ package-ecosystem: npm, directory: / }]\n',
  );
  await recheck.click();

  await expect(page.getByText('Read again: 1 answer changed.')).toBeVisible();
  await expect(
    page.getByText('.github/dependabot.yml configures Dependabot.').first(),
  ).toBeVisible();
});

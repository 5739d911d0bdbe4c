import { expect, test, type Locator, type Page } from '@playwright/test';
import { eventually, SHOWN_WITHIN } from './eventually';
import { enter } from './wizard';

/** Between any two controls of a page. */
const MOST_TABS = 80;

/** Goes on by Tab, or back, until a control has the focus. */
async function tabTo(page: Page, control: Locator, key = 'Tab') {
  await expect(control).toBeVisible();
  for (let presses = 0; presses < MOST_TABS; presses++) {
    const there = await control.evaluate(
      element => element === document.activeElement,
    );
    if (there) break;
    await page.keyboard.press(key);
  }
  await expect(control).toBeFocused();
}

/** Opens a page by its tab, which has the focus then. */
async function openPage(page: Page, name: string) {
  const tab = page
    .getByRole('navigation', { name: 'Scorecard pages' })
    .getByRole('link', { name, exact: true });
  await tab.focus();
  await page.keyboard.press('Enter');
  await expect(tab).toBeFocused();
}

test.beforeEach(async ({ page }) => {
  await enter(page);
});

test('by keyboard: from the heat map to the services behind a cell', async ({
  page,
}) => {
  const map = page.getByRole('grid');
  const all = map.getByRole('row').filter({ hasText: 'All' });
  await eventually(page, () => expect(all).toContainText(/\d+%/, SHOWN_WITHIN));
  await openPage(page, 'Overview');

  // One stop of Tab, and arrows inside.
  await tabTo(page, map.getByRole('button', { name: 'Sort by Group' }));
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowLeft');
  const category = map.getByRole('button', { name: /Show the checks of Cat/ });
  await expect(category).toBeFocused();

  await page.keyboard.press('Enter');
  await expect(
    map.getByRole('button', { name: /^registered: / }),
  ).toBeFocused();
  await tabTo(
    page,
    page.getByRole('button', { name: 'All categories' }),
    'Shift+Tab',
  );
  await page.keyboard.press('Enter');
  await expect(category).toBeFocused();

  await page.keyboard.press('ArrowDown');
  await expect(
    all.getByRole('gridcell').last().getByRole('link'),
  ).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/scorecards\/services\?.*category=catalog/);
});

test('by keyboard: services are filtered, sorted and opened', async ({
  page,
}) => {
  await openPage(page, 'Services');
  const table = page.getByRole('table', { name: 'Services' });
  const service = table.getByRole('link', { name: 'Churn model', exact: true });
  await eventually(page, () => expect(service).toBeVisible(SHOWN_WITHIN));
  await openPage(page, 'Services');

  const owner = page.getByRole('button', { name: /^Owner: / });
  await tabTo(page, owner);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Owner' })).toBeVisible();
  await page.keyboard.type('Data science');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await expect(owner).toBeFocused();
  await expect(page).toHaveURL(/owner=group/);
  await expect(table.getByRole('link', { name: 'Orders ETL' })).toHaveCount(0);

  await tabTo(page, page.getByRole('button', { name: /^Remove the filter/ }));
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Search by name')).toBeFocused();
  await expect(page).not.toHaveURL(/owner=/);

  await tabTo(page, table.getByRole('button', { name: 'Score', exact: true }));
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/order=score/);
  await expect(
    table.getByRole('columnheader', { name: 'Score', exact: true }),
  ).toHaveAttribute('aria-sort', 'ascending');

  await tabTo(page, service);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/catalog\/default\/component\/churn-model/);
  await expect(page.getByRole('main')).toContainText('Next steps');
});

test('by keyboard: a check is found and read', async ({ page }) => {
  await openPage(page, 'Checks');
  await tabTo(page, page.getByLabel('Search checks'));
  await page.keyboard.type('lockfile');
  await tabTo(
    page,
    page.getByRole('link', {
      name: 'A lockfile fixes every package, and git tracks it',
    }),
  );
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/scorecards\/checks\/deps\.lockfile/);
  const examples = page.getByRole('button', { name: /^Examples of what/ });
  await tabTo(page, examples);
  await page.keyboard.press('Enter');
  await expect(examples).toHaveAttribute('aria-expanded', 'true');
  await expect(page.getByRole('main')).toContainText('requirements.txt');
});

test('by keyboard: a component is checked again, and says how to repair it', async ({
  page,
}) => {
  await page.goto('/catalog/default/component/orders-etl/scorecard');
  const main = page.getByRole('main');
  await eventually(page, () =>
    expect(main).toContainText('Next steps', SHOWN_WITHIN),
  );
  const recheck = main.getByRole('button', { name: 'Check again' });
  await tabTo(page, recheck);
  await page.keyboard.press('Enter');
  await expect(main).toContainText('Read again:');
  await expect(recheck).toBeFocused();

  const lines = main
    .getByRole('button', { name: /^(show|hide) lines: / })
    .first();
  await tabTo(page, lines);
  await page.keyboard.press('Enter');
  await expect(lines).toHaveAttribute('aria-expanded', 'true');
  await expect(lines).toBeFocused();

  const fix = main.getByRole('button', { name: /^How to fix it: / }).first();
  await tabTo(page, fix);
  await page.keyboard.press('Space');
  await expect(fix).toHaveAttribute('aria-expanded', 'true');
  await expect(fix).toBeFocused();
});

test('by keyboard: a scorecard is changed and previewed', async ({ page }) => {
  await openPage(page, 'Preview');
  const editor = page.getByRole('textbox', { name: /definition/i });
  await expect(editor).toHaveValue(/operational-excellence/);
  await tabTo(page, editor);
  await page.keyboard.press('Control+Home');
  await page.keyboard.type('nonsense ');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('main')).toContainText(
    /problems? keeps? the draft/,
  );
  await expect(editor).toBeFocused();

  // It is no trap: Tab leaves it.
  const reset = page.getByRole('button', { name: 'Back to what is in force' });
  await tabTo(page, reset);
  await page.keyboard.press('Enter');
  await expect(editor).toHaveValue(/^apiVersion/);
  await expect(reset).toBeFocused();
});

test('by keyboard: exemptions are told apart by their state', async ({
  page,
}) => {
  await openPage(page, 'Exemptions');
  await tabTo(page, page.getByRole('radio', { name: /^All / }));
  await page.keyboard.press('ArrowRight');
  await expect(
    page.getByRole('radio', { name: /^Waiting for approval / }),
  ).toBeFocused();
  await expect(page).toHaveURL(/status=awaitingApproval/);
});

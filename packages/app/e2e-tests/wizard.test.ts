import { expect, test, type Page } from '@playwright/test';
import { violationsIn } from './axe';

const field = (page: Page, label: string) =>
  page.getByRole('textbox', { name: label, exact: true });

const press = (page: Page, name: string) =>
  page.getByRole('button', { name, exact: true }).click();

async function pick(page: Page, label: string, name: string) {
  await field(page, label).fill(name);
  await page.getByRole('option', { name }).click();
}

/** Opens the form of a template from the page of all scorecards. */
async function choose(page: Page, title: string) {
  await page.goto('/');
  await press(page, 'Enter');
  await page.getByRole('link', { name: 'Scorecards', exact: true }).click();
  await press(page, 'Create a new model');
  await expect(page).toHaveURL(/\/create.*recommended/);
  await page
    .locator('[class*="MuiCard-root"]')
    .filter({ has: page.getByRole('heading', { name: title }) })
    .getByRole('button', { name: 'Choose' })
    .first()
    .click();
}

/** Who it is, and whose. */
async function fillWho(page: Page, name: string) {
  await field(page, 'Name').fill(name);
  await field(page, 'Title').fill('Delivery times');
  await field(page, 'Description').fill(
    'How many days a parcel takes, for the checkout page.',
  );
  await pick(page, 'Owner', 'Data science');
  await pick(page, 'Partner', 'Data engineering');
  await field(page, 'Agreed for data science').fill('Mira Okafor');
  await field(page, 'Agreed for engineering').fill('Tomás Vega');
  await pick(page, 'System', 'Demand planning');
}

test('the wizard leads from a name to a scored project', async ({ page }) => {
  await choose(page, 'Python model service');
  await fillWho(page, 'delivery-times');
  await expect(
    page.getByText('Data engineering brings engineering to it.'),
  ).toBeVisible();
  await press(page, 'Next');

  // An unknown word is explained where it is asked.
  await press(page, 'What is meant? Personal data');
  await expect(page.getByText(/Which rules and laws apply/)).toBeVisible();
  await press(page, 'Next');

  // What will be made, before it is made.
  const preview = page.getByRole('region', { name: 'What will be made' });
  await expect(preview).toContainText('Gold');
  await expect(preview).toContainText(
    'Nothing that the scorecard asks for is missing.',
  );
  await expect(preview.getByRole('listitem')).toContainText([
    'catalog-info.yaml',
    'src/delivery_times/service.py',
  ]);
  expect(await violationsIn(page, 'form section')).toEqual([]);
  await press(page, 'Review');
  await press(page, 'Create');

  const link = page
    .getByRole('link', { name: 'Scorecard', exact: true })
    .or(page.getByRole('button', { name: 'Scorecard', exact: true }))
    .first();
  await link.click({ timeout: 90_000 });
  const arrived = Date.now();
  await expect(page).toHaveURL(
    /\/catalog\/default\/component\/delivery-times\/scorecard/,
  );
  const main = page.getByRole('main');
  await expect(main).toContainText(
    'The top level is reached. Nothing is left to do.',
  );
  expect(Date.now() - arrived).toBeLessThan(10_000);
  await expect(main).toContainText('Gold');
});

test('wrong input is refused on the page where it is typed', async ({
  page,
}) => {
  await choose(page, 'Python model service');
  await fillWho(page, 'Not A Name');
  await press(page, 'Next');
  await expect(
    page.getByText(/'Name' Use lower case letters and digits/),
  ).toBeVisible();

  await field(page, 'Name').fill('churn-model');
  await press(page, 'Next');
  // In the list above the form, which comes when the page has been checked: before that the form takes no new answers.
  await expect(
    page.getByText(/'Name' .*“churn-model” already: it belongs to Data sc/),
  ).toBeVisible();

  await field(page, 'Name').fill('parcel-times');
  await pick(page, 'Partner', 'Data science');
  await press(page, 'Next');
  await expect(
    page.getByText(/'Partner' .*brings engineering: choose Data engineering/),
  ).toBeVisible();
  await pick(page, 'Partner', 'Data engineering');
  await press(page, 'Next');

  await page
    .getByRole('checkbox', { name: 'Personal data does not apply here' })
    .check();
  await press(page, 'Next');
  await expect(
    page.getByText(/'Personal data' Say in a few words why it does not/),
  ).toBeVisible();
  await page
    .getByRole('textbox', { name: /Personal data: not applicable because/ })
    .fill('it sees parcels, not people.');
  await press(page, 'Next');

  await page.getByRole('radio', { name: 'GitHub' }).check();
  await expect(page.getByText('Answer what is asked above')).toBeVisible();
  await press(page, 'Review');
  await expect(page.getByRole('button', { name: 'Create' })).toHaveCount(0);
});

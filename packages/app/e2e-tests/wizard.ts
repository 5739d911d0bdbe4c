import { expect, type Page } from '@playwright/test';

export const field = (page: Page, label: string) =>
  page.getByRole('textbox', { name: label, exact: true });

export const press = (page: Page, name: string) =>
  page.getByRole('button', { name, exact: true }).click();

/** Chooses an entity of the catalog. */
export async function pick(page: Page, label: string, name: string) {
  await field(page, label).fill(name);
  await page.getByRole('option', { name }).click();
}

/** Chooses one of a few answers. */
export async function choose(page: Page, label: string, answer: string) {
  await page.getByRole('button', { name: new RegExp(`^${label} `) }).click();
  await page.getByRole('option', { name: answer, exact: true }).click();
}

export async function enter(page: Page) {
  await page.goto('/');
  await press(page, 'Enter');
  await page.getByRole('link', { name: 'Scorecards', exact: true }).click();
}

/** Opens the form of a template that is listed. */
export const openListed = (page: Page, title: string) =>
  page
    .locator('[class*="MuiCard-root"]')
    .filter({ has: page.getByRole('heading', { name: title }) })
    .getByRole('button', { name: 'Choose' })
    .first()
    .click();

/** Opens the form of a recommended template from the page of all scorecards. */
export async function openRecommended(page: Page, title: string) {
  await enter(page);
  await press(page, 'Create a new model');
  await expect(page).toHaveURL(/\/create.*recommended/);
  await openListed(page, title);
}

/** Who it is, and whose. */
export async function fillWho(page: Page, name: string, title: string) {
  await field(page, 'Name').fill(name);
  await field(page, 'Title').fill(title);
  await field(page, 'Description').fill(
    'How many days a parcel takes, for the checkout page.',
  );
  await pick(page, 'Owner', 'Data science');
  await pick(page, 'Partner', 'Data engineering');
  await field(page, 'Agreed for data science').fill('Mira Okafor');
  await field(page, 'Agreed for engineering').fill('Tomás Vega');
  await pick(page, 'System', 'Demand planning');
}

/** Waits for the task's end, which brings its links. */
export async function endOfTask(page: Page, link: string) {
  const shown = page
    .getByRole('link', { name: link, exact: true })
    .or(page.getByRole('button', { name: link, exact: true }))
    .first();
  await expect(shown).toBeVisible({ timeout: 180_000 });
  return shown;
}

import { expect, test, type Locator, type Page } from '@playwright/test';
import { violationsIn } from './axe';
import { eventually, SHOWN_WITHIN } from './eventually';
import { componentAt, register, startHost } from './hosted';
import { portal } from './portal';
import { enter } from './wizard';

const FAILING = 'larkfield/parcel-times';
const WAITING = 'larkfield/returns';
const FILES = {
  'requirements.txt': 'fastapi==0.115.0\n',
  'app.py': 'import fastapi\n',
};

let github: Awaited<ReturnType<typeof startHost>>;
let gitlab: typeof github;
let remove: () => Promise<void>;

test.beforeAll(async () => {
  github = await startHost('github');
  gitlab = await startHost('gitlab');
  github.repositories.add(FAILING, FILES);
  gitlab.repositories.add(WAITING, FILES);
  github.repositories.remove(FAILING);
  gitlab.faults.add({ fault: { kind: 'tooMany', seconds: 900 } });
  remove = await register([
    componentAt(github.sourceOf(FAILING), 'parcel-times', 'Parcel times'),
    componentAt(gitlab.sourceOf(WAITING), 'returns', 'Returns'),
  ]);
});

test.afterAll(async () => {
  await remove();
  await github.stop();
  await gitlab.stop();
});

/** From the search to a button of the first row. */
const MOST_TABS = 40;
const hasFocus = (button: Locator) =>
  button.evaluate(element => element === document.activeElement);

const hostCard = (page: Page, name: string) =>
  page
    .getByRole('list', { name: 'Source hosts' })
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { name }) });

test('an operator sees what is paused and what fails, has it read again, and sees it recover', async ({
  page,
}) => {
  await enter(page);
  await page
    .getByRole('navigation', { name: 'Scorecard pages' })
    .getByRole('link', { name: 'Operations' })
    .click();
  const row = page
    .getByRole('table', { name: 'Repositories' })
    .getByRole('row')
    .filter({ hasText: FAILING });
  const paused = hostCard(page, portal.hosts.gitlab.host);
  await eventually(page, async () => {
    await expect(row).toContainText('Failing', SHOWN_WITHIN);
    await expect(paused).toContainText('Paused', SHOWN_WITHIN);
  });

  // Which host is paused, why, and until when.
  await expect(paused).toContainText(
    `${portal.hosts.gitlab.host} asked the portal to wait: its rate limit is used up.`,
  );
  await expect(paused).toContainText(/Asked again in 1\d minutes/);
  const answering = hostCard(page, portal.hosts.github.host);
  await expect(answering).toContainText('Answers');
  await expect(answering).toContainText('1 fails');

  // What fails, why, and since when.
  await expect(row).toContainText(/There is no repository at .*parcel-times/);
  await expect(row).toContainText(
    /\d failures?( in a row)?, since .*(second|minute|now)/,
  );
  expect(await violationsIn(page)).toEqual([]);

  // By mouse: from the host to exactly those that fail, and asked for once more, in vain.
  await answering.getByRole('link', { name: '1 fails' }).click();
  await expect(page).toHaveURL(/host=127\.0\.0\.1.*state=failing/);
  await expect(page.getByRole('table').getByRole('row')).toHaveCount(2);
  const status = page.getByRole('status');
  const again = row.getByRole('button', { name: /^Read again: .*parcel/ });
  await again.click();
  await expect(
    status.filter({ hasText: /^Still cannot be read: .*parcel-times/ }),
  ).toBeVisible();
  await expect(again).toBeFocused();

  // By keyboard: it is there again, and recovers.
  github.repositories.restore(FAILING);
  const search = page.getByLabel('Search by address');
  await search.focus();
  for (let presses = 0; presses < MOST_TABS; presses++) {
    if (await hasFocus(again)) break;
    await page.keyboard.press('Tab');
  }
  await expect(again).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(
    status.filter({ hasText: /^Not in this list any more: .*parcel-times/ }),
  ).toBeVisible();
  await expect(
    page.getByText('No repository matches', { exact: true }),
  ).toBeVisible();
  expect(await violationsIn(page)).toEqual([]);
  const clear = page.getByRole('button', { name: 'Clear the filters' });
  await clear.focus();
  await page.keyboard.press('Enter');
  await expect(row).toContainText('Up to date');
  await expect(row).not.toContainText('failure');

  // Asked for at a paused host, it waits, and says for what.
  await page
    .getByRole('button', { name: /^Read again: .*returns/ })
    .press('Space');
  await expect(
    status.filter({ hasText: /Its host is paused: it is read when that ends/ }),
  ).toBeVisible();

  // Those who own it see the same.
  await page.goto('/catalog/default/component/returns/scorecard');
  await expect(page.getByRole('main')).toContainText(
    /asked the portal to wait: its rate limit is used up\. It is asked again at \d\d:\d\d UTC on \d{4}-\d\d-\d\d\./,
  );
  await page.goto('/catalog/default/component/parcel-times/scorecard');
  await expect(page.getByRole('main')).toContainText('Next steps');
});

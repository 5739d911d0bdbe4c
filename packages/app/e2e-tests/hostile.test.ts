import { expect, test, type Page } from '@playwright/test';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { eventually, SHOWN_WITHIN } from './eventually';
import { componentAt, register, startHost } from './hosted';
import {
  entitiesOf,
  filesOf,
  image,
  KINDS,
  scriptUrl,
  SHOWN,
  type Kind,
} from './hostileNames';
import { portal } from './portal';
import { enter } from './wizard';

const WIDTHS = [1400, 400];

const repositoryOf = (kind: Kind) => `larkfield/hostile-${kind}`;
const tabOf = (kind: Kind) =>
  `/catalog/default/component/hostile-${kind}/scorecard`;

/** All files of a folder. */
async function filesIn(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, {
    recursive: true,
    withFileTypes: true,
  });
  const files = entries.filter(entry => entry.isFile());
  return Object.fromEntries(
    await Promise.all(
      files.map(async ({ parentPath, name }) => {
        const path = join(parentPath, name);
        return [relative(folder, path), await readFile(path, 'utf8')];
      }),
    ),
  );
}

let harmless: Record<string, string>;
let host: Awaited<ReturnType<typeof startHost>>;
let remove: () => Promise<void>;
/** What was run that should be text. */
const attacks: string[] = [];

test.beforeAll(async () => {
  host = await startHost('hostile');
  harmless = await filesIn(
    join(portal.folder, 'examples/repositories/churn-model'),
  );
  const entities = KINDS.flatMap(kind => {
    const repository = repositoryOf(kind);
    host.repositories.add(repository, harmless);
    return entitiesOf(kind, host.sourceOf(repository));
  });
  const orphan = componentAt(
    `url:${scriptUrl('source')}`,
    'hostile-orphan',
    'Orphan',
  );
  // Of nobody, and called what no group can be.
  orphan.spec.owner = image('owner');
  remove = await register([...entities, orphan]);
});

test.afterAll(async () => {
  await remove();
  await host.stop();
});

test.beforeEach(async ({ page }) => {
  await page.exposeFunction('attack', (mark: string) => attacks.push(mark));
  page.on('dialog', dialog => {
    attacks.push(dialog.message());
    return dialog.dismiss();
  });
  page.on('pageerror', error => attacks.push(`${error}`));
});

/** Elements that a name became, or that would run one; and what stands out to the right, where nothing scrolls. */
const wrongIn = (page: Page) =>
  page.evaluate(() => {
    const part = [...document.querySelectorAll('main')].at(-1) ?? document.body;
    const right = part.getBoundingClientRect().right + 1;
    /** Also what is in a line without a box of its own. */
    const endOf = (element: Element) =>
      element.getBoundingClientRect().left +
      Math.max(element.scrollWidth, element.clientWidth);
    const isWide = (element: Element) => {
      if (
        Math.max(endOf(element), element.getBoundingClientRect().right) <= right
      )
        return false;
      for (let at: Element | null = element; at; at = at.parentElement) {
        if (at === part) return true;
        if (getComputedStyle(at).overflowX !== 'visible') return false;
      }
      return false;
    };
    const isAlive = (element: Element) =>
      element.matches('img[src="x"], [onerror]') ||
      /^\s*javascript:/i.test(element.getAttribute('href') ?? '') ||
      (element.matches('script') &&
        element.textContent?.includes('window.attack'));
    const begin = ({ outerHTML }: Element) => outerHTML.slice(0, 200);
    return [
      ...[...document.querySelectorAll('*')].filter(isAlive).map(begin),
      ...[...part.querySelectorAll('*')]
        .filter(isWide)
        // The header of an entity's page is Backstage's.
        .filter(element => !element.closest('[class*="bui-Header"]'))
        .map(begin),
    ];
  });

/** Looks at what is shown, wide and narrow. */
async function expectOnlyText(page: Page, name: string) {
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    // Lists become cards, and charts measure their room again: what is wrong for a moment is not.
    await page.waitForTimeout(500);
    await expect
      .configure({ soft: true })
      .poll(() => wrongIn(page), { message: `${name}, ${width} pixels wide` })
      .toEqual([]);
  }
  await page.setViewportSize({ width: WIDTHS[0], height: 900 });
}

async function open(page: Page, path: string, shows: readonly string[]) {
  await page.goto(path);
  // The home page has no part of its own.
  const root = page.locator('#root');
  for (const text of shows) await expect(root).toContainText(text);
}

const names = Object.values(SHOWN);

test('names of all kinds are text wherever they are shown', async ({
  page,
}) => {
  test.setTimeout(15 * 60_000);
  await enter(page);
  const services = '/scorecards/services?search=hostile';
  const scored = page
    .getByRole('table', { name: 'Services' })
    .getByText('Bronze', { exact: true });
  await page.goto(services);
  await eventually(page, () =>
    expect(scored).toHaveCount(KINDS.length, SHOWN_WITHIN),
  );

  // From now on the repositories are hostile as well, and lose their level, of which owners are told.
  for (const kind of KINDS) {
    host.repositories.push(repositoryOf(kind), {
      ...harmless,
      ...filesOf(kind),
    });
  }
  const below = page
    .getByRole('table', { name: 'Services' })
    .getByText('Below Bronze', { exact: true });
  await eventually(page, () =>
    expect(below).toHaveCount(KINDS.length, SHOWN_WITHIN),
  );

  for (const kind of ['markup', 'direction', 'long'] as const) {
    await page.goto(tabOf(kind));
    const lines = page.getByRole('button', {
      name: 'show lines: Dockerfile:1',
    });
    await lines.first().click();
    await expect(
      page
        .getByRole('button', { name: 'hide lines: Dockerfile:1' })
        .locator('xpath=following-sibling::div'),
    ).toContainText('FROM');
    await expectOnlyText(page, `tab-${kind}`);
  }
  await open(page, services, names);
  await expectOnlyText(page, 'services');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Export CSV' }).click(),
  ]);
  const csv = await readFile(await download.path(), 'utf8');
  expect(csv).toContain(`"'=HYPERLINK(""http`);
  expect(csv).not.toMatch(/(^|[,\n])"?[=+@\t]/);

  await open(page, '/scorecards?groupBy=owner', names);
  await expectOnlyText(page, 'overview');
  await open(page, '/scorecards/checks/container.base-pinned', names);
  await expectOnlyText(page, 'check');
  // One of 400 characters without a space is no reason that is taken.
  await open(
    page,
    '/scorecards/exemptions',
    names.filter(name => name !== SHOWN.long),
  );
  await expectOnlyText(page, 'exemptions');
  await open(page, '/scorecards/operations', [SHOWN.markup, SHOWN.long]);
  await expectOnlyText(page, 'operations');
  await open(page, '/home', [SHOWN.markup, SHOWN.long]);
  await expectOnlyText(page, 'home');
  await open(page, '/catalog/default/group/hostile-markup', ['Below Bronze']);
  await expectOnlyText(page, 'group');

  await open(page, '/scorecards/preview', []);
  const editor = page.getByRole('textbox', { name: /definition/i });
  await expect(editor).toHaveValue(/operational-excellence/);
  const definition = await editor.inputValue();
  const run = page.getByRole('button', { name: 'Preview', exact: true });
  await editor.fill(
    definition
      .replace('title: Bronze', `title: ${JSON.stringify(SHOWN.markup)}`)
      .replace('- quality.tests\n', `- ${JSON.stringify(SHOWN.markup)}\n`),
  );
  await run.click();
  await expect(page.getByRole('main').last()).toContainText(/line \d+/i);
  await expectOnlyText(page, 'preview-problem');
  await editor.fill(
    definition
      .replace('title: Bronze', `title: ${JSON.stringify(SHOWN.markup)}`)
      .replace(/ +- (readme\.(present|dev|run)|prod\.no-home-paths)\n/g, ''),
  );
  await run.click();
  await expect(page.getByRole('main').last()).toContainText(SHOWN.long);
  await expectOnlyText(page, 'preview');

  await page.goto('/notifications');
  await eventually(page, async () => {
    // A few of all stand on a page.
    await page.getByPlaceholder('Filter').fill('onerror', SHOWN_WITHIN);
    await expect(page.locator('#root')).toContainText(
      '‹img src=x onerror=',
      SHOWN_WITHIN,
    );
  });
  await expectOnlyText(page, 'notifications');

  // Where reports could not be brought up to date, the overview names those as well.
  host.repositories.remove(repositoryOf('markup'));
  host.repositories.remove(repositoryOf('long'));
  const stale = page
    .getByRole('main')
    .getByRole('listitem')
    .filter({ hasText: 'There is no repository at' });
  await page.goto('/scorecards');
  await eventually(page, async () => {
    await expect(stale.filter({ hasText: SHOWN.markup })).toBeVisible(
      SHOWN_WITHIN,
    );
    await expect(stale.filter({ hasText: SHOWN.long })).toBeVisible(
      SHOWN_WITHIN,
    );
  });
  await expectOnlyText(page, 'stale');
  expect(attacks).toEqual([]);
});

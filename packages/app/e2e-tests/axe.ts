import type { Page } from '@playwright/test';

/** What axe finds wrong in a part of the page, contrast included. By default in the page's own part. */
export async function violationsIn(
  page: Page,
  selector = 'main',
): Promise<string[]> {
  await page.addScriptTag({ path: require.resolve('axe-core') });
  return page.evaluate(async part => {
    const { axe } = window as unknown as { axe: typeof import('axe-core') };
    const { violations } = await axe.run(part, {
      resultTypes: ['violations'],
    });
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(
        ({ html, failureSummary }) => `${id}: ${html}: ${failureSummary}`,
      ),
    );
  }, selector);
}

import { expect, type Page } from '@playwright/test';

/** What a page takes to show what the backend has, on a busy machine. */
export const SHOWN_WITHIN = { timeout: 15_000 };

/**
 * Waits for what the backend does by itself, by loading the page again.
 *
 * @param look - Expects what is to be seen, each within SHOWN_WITHIN: later it comes with another load.
 */
export async function eventually(
  page: Page,
  look: () => Promise<void>,
): Promise<void> {
  await expect(async () => {
    await page.reload();
    await look();
  }).toPass({ timeout: 180_000, intervals: [1_000] });
}

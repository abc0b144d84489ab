import type { Page } from 'playwright-core';

/** By how many pixels each sheet that is too full runs into its foot, at its own size on paper; none is expected. */
export async function overfullSheets(page: Page): Promise<readonly number[]> {
	// On the screen sheets are drawn smaller, and rounding would tell of faults that no paper has.
	await page.emulateMedia({ media: 'print' });
	const over = await page
		.locator('.page .body')
		.evaluateAll((bodies) =>
			bodies.map((body) => body.scrollHeight - body.clientHeight).filter((pixels) => pixels > 1)
		);
	await page.emulateMedia({ media: null });
	return over;
}

import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { findBrowser, howToGetABrowser, launchOptions } from '../../scripts/browser.mjs';

/** Pairs on one sheet: as many as are looked at one by one. */
const onSheet = 24;

/**
 * Sets the pictures of `before` and `now` in this folder side by side, by their names, on sheets that are looked at one by one.
 * A picture that only one of them has stands alone.
 *
 * @returns the files of the sheets
 */
export async function beforeAndAfter(folder: string): Promise<readonly string[]> {
	const had = pictures(join(folder, 'before'));
	const has = pictures(join(folder, 'now'));
	const names = [...new Set([...has, ...had])];
	const executable = await findBrowser();
	if (executable === null) throw new Error(howToGetABrowser);
	const browser = await chromium.launch(launchOptions(executable));
	const page = await browser.newPage({ viewport: { width: 1600, height: 800 } });
	const sheets: string[] = [];
	for (let first = 0; first < names.length; first += onSheet) {
		const sheet = join(folder, `sheet-${String(first / onSheet + 1).padStart(2, '0')}`);
		const pairs = names.slice(first, first + onSheet).map((name) => pairOf(name, had, has));
		writeFileSync(`${sheet}.html`, `<!doctype html><meta charset="utf-8">${style}${pairs.join('\n')}`);
		await page.goto(pathToFileURL(`${sheet}.html`).href);
		await page.waitForLoadState('load');
		await page.screenshot({ path: `${sheet}.png`, fullPage: true });
		sheets.push(`${sheet}.png`);
	}
	await browser.close();
	return sheets;
}

const style = `<style>
body { display: grid; grid-template-columns: repeat(4, 1fr); gap: 16px 24px; margin: 12px; font: 14px sans-serif; background: #ddd }
figure { display: grid; grid-template-columns: 1fr 1fr; gap: 4px; align-items: start; margin: 0 }
figcaption { grid-column: span 2 }
img { width: 100% }
</style>`;

const pictures = (folder: string): readonly string[] =>
	readdirSync(folder).filter((file) => file.endsWith('.png'));

function pairOf(name: string, had: readonly string[], has: readonly string[]): string {
	const picture = (folder: string, files: readonly string[]) =>
		files.includes(name) ? `<img src="${folder}/${name}" alt="">` : '<span></span>';
	return `<figure><figcaption>${name}</figcaption>${picture('before', had)}${picture('now', has)}</figure>`;
}

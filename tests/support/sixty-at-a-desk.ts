import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { openPhone } from './browser.ts';
import { Hands } from './hands.ts';
import type { SignedGroup } from './signed-files.ts';

/** What staff did with the files of many groups, and what it took. */
export interface AtADesk {
	/** Each part as it was printed. */
	readonly prints: readonly Uint8Array[];
	readonly workbook: Uint8Array;
	/** Of the list, by the name of the group: conditions met, of so many. */
	readonly listed: ReadonlyMap<string, string>;
	/** Milliseconds. */
	readonly took: { readonly in: number; readonly drawn: number; readonly workbook: number };
	/** Kilobytes that stayed in use after all of it. */
	readonly heap: number;
	/** What the browser complained of. */
	readonly problems: readonly string[];
}

const passphrase = 'four words of rain';
const patience = 900_000;

/** A laptop of staff takes the files in, prints the file for the bank of each, and hands out one workbook of all. @param pdf whether the prints are kept */
export async function workAtADesk(groups: readonly SignedGroup[], pdf: boolean): Promise<AtADesk> {
	const laptop = await openPhone({
		keepsApp: false,
		context: { viewport: { width: 1280, height: 800 }, isMobile: false, hasTouch: false }
	});
	const { page } = laptop;
	const hands = new Hands(page);
	await page.goto(`${laptop.origin}/laptop`);
	await page.getByLabel(hands.say('desk.laptop-passphrase')).fill(passphrase);
	await page.getByLabel(hands.say('desk.laptop-again')).fill(passphrase);
	await hands.tap('desk.laptop-make');
	let begun = performance.now();
	await page.locator('input[type=file]').setInputFiles(
		groups.map(({ name, text }) => ({
			name: `${name}.json`,
			mimeType: 'application/json',
			buffer: Buffer.from(text)
		}))
	);
	await page
		.getByText(hands.say('desk.laptop-came', { count: groups.length }))
		.waitFor({ timeout: patience });
	const takenIn = performance.now() - begun;
	console.log(`taken in: ${String(Math.round(takenIn / 1000))} s`);
	const rows = await page
		.locator('tbody tr')
		.evaluateAll((all) =>
			all.map((row): [string, string] => [
				row.querySelector('th')?.textContent.trim() ?? '',
				row.querySelector('.ready b')?.textContent.replaceAll(/\s+/g, '') ?? ''
			])
		);
	await page.getByLabel(hands.say('desk.laptop-choose-all')).check();
	begun = performance.now();
	const [file] = await Promise.all([
		page.waitForEvent('download', { timeout: patience }),
		hands.tap('desk.laptop-xlsx')
	]);
	const workbook = new Uint8Array(readFileSync(await file.path()));
	const wrote = performance.now() - begun;
	await hands.tap('desk.laptop-dossier');
	const prints: Uint8Array[] = [];
	let drawn = 0;
	begun = performance.now();
	for (let part = 0; part < groups.length / 10; part += 1) {
		if (part > 0) {
			begun = performance.now();
			await hands.tap('desk.laptop-next-part');
			await page.locator('[data-ready="false"]').waitFor();
		}
		await page.locator('[data-ready="true"]').waitFor({ timeout: patience });
		drawn += performance.now() - begun;
		console.log(`part ${String(part + 1)} is drawn, ${String(Math.round(drawn / 1000))} s so far`);
		if (pdf) prints.push(await page.pdf({ preferCSSPageSize: true }));
	}
	const heap = await heapOf(page);
	const { problems } = laptop;
	await laptop.close();
	const took = { in: takenIn, drawn, workbook: wrote };
	return { prints, workbook, listed: new Map(rows), took, heap, problems };
}

async function heapOf(page: Page): Promise<number> {
	const session = await page.context().newCDPSession(page);
	await session.send('HeapProfiler.collectGarbage');
	return (await session.send('Runtime.getHeapUsage')).usedSize / 1000;
}

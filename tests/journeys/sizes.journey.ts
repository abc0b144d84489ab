import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { buildFolder } from '../../scripts/build.mjs';
import { openPhone } from '../support/browser.ts';
import { filesKept, scriptsOfFirstScreen, sizeBudgets, sizeOf } from '../support/sizes.ts';

test('the first screen of an empty phone waits for no more script than its budget', async () => {
	const scripts = await scriptsOfFirstScreen();
	expect(scripts.length).toBeGreaterThan(0);
	expect(scripts.length).toBeLessThanOrEqual(sizeBudgets.filesOfFirstScreen);
	expect(sizeOf(scripts)).toBeLessThanOrEqual(sizeBudgets.scriptOfFirstScreen);
});

// The whole storage came with it, because the offer of a newer app asked for an open meeting before there was a newer app.
test('an empty phone fetches nothing of the storage until it is asked for a book', async () => {
	const phone = await openPhone({ keepsApp: false });
	const asked: string[] = [];
	phone.page.on('request', (request) => asked.push(new URL(request.url()).pathname));
	await phone.page.goto(`${phone.origin}/`, { waitUntil: 'networkidle' });
	await phone.page.locator('[data-icon="hen"]').first().waitFor();
	const ofStorage = everyFileOfTheApp().filter((path) => path.endsWith('.js') && isOfStorage(path));
	expect(ofStorage.length).toBeGreaterThan(0);
	expect(asked.filter((path) => ofStorage.includes(path))).toEqual([]);
	await phone.page.locator('[data-icon="hen"]').first().click();
	await expect.poll(() => asked.some((path) => ofStorage.includes(path))).toBe(true);
	await phone.close();
});

/** A name of an error that Dexie has, and the app's own scripts have not. */
const isOfStorage = (path: string): boolean => textIn(path).includes('DatabaseClosedError');
const textIn = (path: string): string => readFileSync(join(buildFolder, path), 'utf8');

test('what is kept on the phone at once, and in all, weighs no more than its budget', async () => {
	const { atOnce, inAll } = await filesKept();
	expect(atOnce).toContain('/200.html');
	const notKept = everyFileOfTheApp().filter((path) => !inAll.includes(path));
	// The style of the first screen stands inside every page.
	expect(notKept).toEqual([expect.stringMatching(/\/bundle\.[\w-]+\.css$/)]);
	expect(inAll.length).toBeGreaterThan(atOnce.length);
	expect(atOnce.length).toBeLessThanOrEqual(sizeBudgets.filesAtOnce);
	expect(sizeOf(atOnce)).toBeLessThanOrEqual(sizeBudgets.keptAtOnce);
	expect(sizeOf(inAll)).toBeLessThanOrEqual(sizeBudgets.keptInAll);
});

test.each([
	['what leaves pages in a post box', 'postThatDelivers', 'bahi page 1 1 '],
	['what sets it up and brings a book back', 'postBesides', 'pages of the post box']
] as const)('%s stands in one script, and weighs no more than its budget', (_, budget, text) => {
	const scripts = everyFileOfTheApp().filter((path) => path.endsWith('.js') && textIn(path).includes(text));
	expect(scripts.length).toBe(1);
	expect(sizeOf(scripts)).toBeLessThanOrEqual(sizeBudgets[budget]);
});

function everyFileOfTheApp(): readonly string[] {
	const folder = join(buildFolder, '_app/immutable');
	return readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.filter((file) => /\.\w+$/.test(file) && !file.endsWith('.bahivoice'))
		.map((file) => `/_app/immutable/${file}`);
}

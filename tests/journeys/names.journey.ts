import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildFolder } from '../../scripts/build.mjs';
import { openPhone, type Phone } from '../support/browser.ts';
import { Hands } from '../support/hands.ts';
import { readPdf } from '../support/pdf.ts';

/**
 * The app, its prints and its files name no host, no address and no organisation: not where it came from, not who
 * gave it. What is printed or handed out must tell nothing but the book.
 */
let phone: Phone;
let hands: Hands;

const address =
	/\b(?:https?:|ftp:|mailto:|www\.)|\b[\w.-]+@[\w-]+\.\w+|\b[a-z][\w-]*\.(?:org|com|net|in|io|dev|app|info|co)\b/gi;

/**
 * What libraries say in their own errors (Svelte, Dexie, Workbox, hash-wasm, each to the person who programs), and the
 * name of a format. Nothing of it is shown or fetched: the content security policy lets the app reach its own host only.
 */
const inLibraries = ['bit.ly', 'github.com', 'svelte.dev', 'tinyurl.com', 'www.npmjs.com', 'www.w3.org'];

beforeAll(async () => {
	phone = await openPhone();
	hands = new Hands(phone.page);
	await phone.page.goto(`${phone.origin}/`);
	await hands.tap('shelf.practice');
	await hands.button('home.print').waitFor({ timeout: 60_000 });
	await hands.tap('home.print');
}, 90_000);

afterAll(() => phone.close());

test('the built app names no host but those in the errors of its libraries', () => {
	const hosts = filesUnder(buildFolder).flatMap((path) =>
		[...readFileSync(path, 'utf8').matchAll(/https?:\/\/([a-z0-9.-]+)/gi)].map(([, host = '']) => host)
	);
	expect([...new Set(hosts)].sort()).toEqual(inLibraries);
});

test('prints have no address of anything', async () => {
	expect('see www.example.org'.match(address)).not.toBeNull();
	for (const paper of ['print.letter', 'print.meeting', 'print.blank'] as const) {
		await hands.tap(paper);
		await phone.page.locator('[data-ready="true"]').waitFor({ timeout: 30_000 });
		const bytes = await phone.page.pdf({ preferCSSPageSize: true });
		const text = (await readPdf(bytes)).map((page) => page.text).join('\n');
		expect(text.length, paper).toBeGreaterThan(100);
		expect(text.match(address), paper).toBeNull();
		// Title, author and links of the file.
		const raw = Buffer.from(bytes).toString('latin1');
		expect(raw, paper).not.toContain('localhost');
		expect(raw.match(/\/URI\b/g), paper).toBeNull();
		await hands.tap('action.back');
	}
});

test('the file for staff has no address either, and says nothing of where it was made', async () => {
	await hands.tap('print.export');
	const [download] = await Promise.all([phone.page.waitForEvent('download'), hands.tap('action.save-file')]);
	expect(readFileSync(await download.path(), 'utf8').match(address)).toBeNull();
});

function filesUnder(folder: string): readonly string[] {
	return readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile() && /\.(?:js|css|html|svg|json|webmanifest|txt)$/.test(entry.name))
		.map((entry) => join(entry.parentPath, entry.name));
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { build } from 'vite';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { buildFolder } from '../../scripts/build.mjs';
import type { Phone } from '../support/browser.ts';
import { openPlainPhone } from '../support/plain-phone.ts';

/** What the page of tests/support/updates-page.ts puts on its window. */
interface UpdatesWindow {
	readonly seen: readonly string[];
	readonly accept: () => void;
}

/** The script that the worker knows the app's own page by. */
const [ownScript] =
	/\/_app\/immutable\/bundle[^"]*/.exec(readFileSync(join(buildFolder, '200.html'), 'utf8')) ?? [];
const html = `<!doctype html><title>Updates</title><link rel="icon" href="data:," />
<!-- ${String(ownScript)} --><script type="module" src="/updates-page.js"></script>`;
const worker = readFileSync(join(buildFolder, 'service-worker.js'), 'utf8');
const { version } = JSON.parse(readFileSync(join(buildFolder, '_app/version.json'), 'utf8')) as {
	version: string;
};

let script = '';
let phone: Phone;
let host: Map<string, string>;

beforeAll(async () => {
	const built = await build({
		configFile: false,
		logLevel: 'error',
		// Vitest says "test" to every build inside it; this one is what a phone gets.
		define: { 'import.meta.env.DEV': 'false' },
		build: {
			write: false,
			lib: { entry: 'tests/support/updates-page.ts', formats: ['es'] },
			rolldownOptions: { output: { codeSplitting: false } }
		}
	});
	const outputs = Array.isArray(built) ? built : 'output' in built ? [built] : [];
	for (const part of outputs.flatMap(({ output }) => output)) if (part.type === 'chunk') script = part.code;
});

beforeEach(async () => {
	host = new Map(Object.entries({ '/index.html': html, '/200.html': html, '/updates-page.js': script }));
	phone = await openPlainPhone({ instead: host });
});

afterEach(() => phone.close());

test('the first visit hears that the app needs no network from now on', async () => {
	await visit(phone.page);
	await expect.poll(() => seenBy(phone.page)).toContain('offline ready');
	expect(phone.problems).toEqual([]);
});

test('of a phone that stood still for longer than a minute as the worker came, and of a worker that was ended before it answered, the first visit hears the same', async () => {
	await phone.page.addInitScript(standStill);
	// Browsers end a worker that they take for hung: who asked it hears nothing.
	host.set(
		'/service-worker.js',
		`let asked = 0;
addEventListener('message', (event) => {
	if (event.data?.type === 'KEEP_ALL' && (asked += 1) === 1) event.stopImmediatePropagation();
});
${worker}`
	);
	await visit(phone.page);
	expect(await seenBy(phone.page)).toEqual(['offline ready']);
});

test('during the very first visit a new version has nobody to wait for; the page hears that it is old', async () => {
	await visit(phone.page);
	await deployAndFind(phone.page, 'stale');
	expect(await seenBy(phone.page)).not.toContain('update ready');
});

test('nor is it offered where the old one is slow to give way; only its pages can hold it up', async () => {
	const slow = `${worker}
addEventListener('message', (event) => {
	if (event.data?.type === 'HOLD') event.waitUntil(new Promise((letGo) => (self.letGo = letGo)));
	if (event.data?.type === 'HOLDS_PAGES') self.letGo?.();
});`;
	host.set('/service-worker.js', slow);
	await visit(phone.page);
	await phone.page.evaluate(async () => {
		(await navigator.serviceWorker.ready).active?.postMessage({ type: 'HOLD' });
	});
	await deployAndFind(phone.page, 'stale');
	expect(await seenBy(phone.page)).not.toContain('update ready');
});

test('a new version waits until somebody agrees, then the page starts anew, once', async () => {
	await visit(phone.page);
	await visit(phone.page);
	const kept = await keptFiles(phone.page);
	await deployAndFind(phone.page);
	let starts = 0;
	phone.page.on('framenavigated', () => (starts += 1));
	await accept(phone.page);
	await phone.page.waitForEvent('load');
	await phone.page.waitForTimeout(1000);
	expect(starts).toBe(1);
	expect(await seenBy(phone.page)).toEqual(['offline ready']);
	expect(await keptFiles(phone.page)).toBe(kept);
});

test('a version that nobody agreed to is offered again at the next start', async () => {
	await visit(phone.page);
	await visit(phone.page);
	await deployAndFind(phone.page);
	await phone.page.reload();
	await until(phone.page, 'update ready');
	expect(await seenBy(phone.page)).not.toContain('stale');
});

test('a second tab is not reloaded under the hands; it hears that it is out of date', async () => {
	await visit(phone.page);
	const second = await phone.context.newPage();
	await visit(second);
	await deployAndFind(phone.page);
	await until(second, 'update ready');
	let starts = 0;
	second.on('framenavigated', () => (starts += 1));
	await accept(phone.page);
	await phone.page.waitForEvent('load');
	await until(second, 'stale');
	expect(starts).toBe(0);
});

async function visit(page: Page): Promise<void> {
	await page.goto(`${phone.origin}/`);
	await until(page, 'offline ready');
}

/** Puts a new release on the host and lets the browser find it, as it does by itself at the next start. */
async function deployAndFind(page: Page, heard = 'update ready'): Promise<void> {
	host.set('/service-worker.js', worker.replaceAll(version, `${version}-next`));
	await page.evaluate(async () => {
		await (await navigator.serviceWorker.ready).update();
	});
	await until(page, heard);
}

/** Runs in the page: all clocks but the first look at one are 61 s on. */
function standStill(): void {
	const now = performance.now.bind(performance);
	let looks = 0;
	performance.now = () => now() + ((looks += 1) === 1 ? 0 : 61_000);
}

const seenBy = (page: Page) => page.evaluate(() => (window as unknown as UpdatesWindow).seen);

const accept = (page: Page) => page.evaluate(() => (window as unknown as UpdatesWindow).accept());

const until = (page: Page, what: string) =>
	page.waitForFunction((wanted) => (window as unknown as UpdatesWindow).seen.includes(wanted), what);

const keptFiles = (page: Page) =>
	page.evaluate(async () => {
		const names = await caches.keys();
		const kept = await Promise.all(
			names.map(async (name) => (await (await caches.open(name)).keys()).length)
		);
		return kept.reduce((sum, count) => sum + count, 0);
	});

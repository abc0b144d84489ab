import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { buildFolder } from '../../scripts/build.mjs';
import type { Phone } from '../support/browser.ts';
import { openPlainPhone } from '../support/plain-phone.ts';
import { filesKept } from '../support/sizes.ts';
import { captivePortal, shellFor, type Wrong } from '../support/wrong-host.ts';

// Hosts and networks that lie: nothing of theirs stays on a phone, and the right file is kept as soon as it can be had.

const shell = readFileSync(join(buildFolder, '200.html'), 'utf8');
const worker = readFileSync(join(buildFolder, 'service-worker.js'), 'utf8');
const { version } = JSON.parse(readFileSync(join(buildFolder, '_app/version.json'), 'utf8')) as {
	version: string;
};
const { atOnce, inAll } = await filesKept();
const isLater = (path: string) => inAll.includes(path) && !atOnce.includes(path);
/** Files that no first screen needs: a page that lacks them starts all the same. */
const spared = atOnce.filter((path) => !shell.includes(path));
const oneOf = (paths: readonly string[], end: string): string => {
	const found = paths.find((path) => path.endsWith(end));
	if (found === undefined) throw new Error(`no ${end} among the files of the app`);
	return found;
};
const missing = [
	oneOf(spared, '.js'),
	oneOf(spared, '.css'),
	oneOf(atOnce, '.woff2'),
	oneOf(
		atOnce.filter((path) => path.includes('/assets/')),
		'.svg'
	),
	oneOf(inAll.filter(isLater), '.js')
];

let phone: Phone;
let wrong: Wrong;
let host: Map<string, string>;

beforeEach(async () => {
	wrong = () => null;
	host = new Map();
	phone = await openPlainPhone({ instead: host, wrong: (path) => wrong(path) });
	await phone.page.addInitScript(watchWorker);
});

afterEach(() => phone.close());

const start = () => phone.page.goto(`${phone.origin}/`);

/** Everything that is kept and is a page in place of a file, or a page that is not the app's. */
const pagesKept = (page: Page) =>
	page.evaluate(async () => {
		const found: string[] = [];
		for (const name of await caches.keys()) {
			const cache = await caches.open(name);
			for (const { url } of await cache.keys()) {
				const text = (await (await cache.match(url))?.text()) ?? '';
				const isPage = /^\s*<(!doctype html|html)/i.test(text);
				const { pathname } = new URL(url);
				const isOurs = ['/', '/200.html'].includes(pathname) && text.includes('/_app/immutable/bundle');
				if (isPage && !isOurs) found.push(pathname);
			}
		}
		return found;
	});

interface WatchedWindow {
	settledWorker: Promise<string>;
}

/** Runs in each page from its first moment: hears how the worker of this visit ends. */
function watchWorker(): void {
	const container = navigator.serviceWorker;
	const register = container.register.bind(container);
	const settledWorker = new Promise((resolve) => {
		container.register = async (...asked) => {
			const registration = await register(...asked);
			const worker = registration.installing ?? registration.waiting ?? registration.active;
			const tell = () => {
				if (worker?.state === 'activated' || worker?.state === 'redundant') resolve(worker.state);
			};
			worker?.addEventListener('statechange', tell);
			tell();
			return registration;
		};
	});
	Object.assign(window, { settledWorker });
}

/** Waits until the worker of this visit is ready or has given up. */
const settled = (page: Page) => page.evaluate(() => (window as unknown as WatchedWindow).settledWorker);

async function works(): Promise<void> {
	await phone.installed();
	expect(await pagesKept(phone.page)).toEqual([]);
	await phone.goOffline();
	await phone.page.reload();
	await phone.page.locator('button').first().waitFor();
	await phone.page.goto(`${phone.origin}/an/address/that/is/no/file`);
	await phone.page.locator('button').first().waitFor();
}

test.each([
	['as a page', undefined],
	['as whatever was asked for', 'text/javascript; charset=utf-8']
])(
	'a host that answers a missing file with the shell, %s: nothing is kept as it, and later it is',
	async (_, type) => {
		wrong = shellFor((path) => missing.includes(path), shell, type);
		await start();
		await settled(phone.page);
		expect(await pagesKept(phone.page)).toEqual([]);
		wrong = () => null;
		await start();
		await works();
	}
);

test('a host that calls scripts text: nothing counts as kept, until it gives them their type', async () => {
	wrong = (path) =>
		path === missing[0]
			? { status: 200, type: 'text/plain', body: readFileSync(join(buildFolder, path), 'utf8') }
			: null;
	await start();
	expect(await settled(phone.page)).not.toBe('activated');
	wrong = () => null;
	await start();
	await works();
});

test('a host that does not give the worker: the app goes on with the network, and tells of no fault', async () => {
	let asked = false;
	wrong = (path) => {
		if (path !== '/service-worker.js') return null;
		asked = true;
		return { status: 404, type: 'text/plain', body: 'none' };
	};
	await start();
	await expect.poll(() => asked).toBe(true);
	// The same is asked once more: by its answer the app had the first one.
	const again = () => navigator.serviceWorker.register('/service-worker.js').then(String, String);
	expect(await phone.page.evaluate(again)).toMatch(/TypeError/);
	expect(phone.problems.filter((one) => one.startsWith('not caught'))).toEqual([]);
	expect(await phone.page.locator('dialog').count()).toBe(0);
	wrong = () => null;
	await start();
	await works();
});

test('a network that wants a login first, in the middle of the first visit', async () => {
	await phone.page.route('**/service-worker.js', async (route) => {
		// The page is here; from now on everything is the network's own page.
		const answer = await route.fetch();
		wrong = (path) => (path === '/service-worker.js' ? null : captivePortal(path));
		await route.fulfill({ response: answer });
	});
	await start();
	await settled(phone.page);
	expect(await pagesKept(phone.page)).toEqual([]);
	await phone.page.unroute('**/service-worker.js');
	wrong = () => null;
	await start();
	await works();
});

test('a network that wants a login first, on a phone that has the app: it starts, and nothing of it changes', async () => {
	await start();
	await phone.installed();
	wrong = captivePortal;
	await phone.page.reload();
	await phone.page.locator('button').first().waitFor();
	await phone.page.evaluate(async () => {
		const registration = await navigator.serviceWorker.ready;
		await registration.update().catch(() => undefined);
	});
	expect(await pagesKept(phone.page)).toEqual([]);
	wrong = () => null;
	await works();
});

test('what an older version kept wrongly is thrown out by the next one, which fetches it anew', async () => {
	await start();
	await phone.installed();
	// A page that no worker controls yet would be taken over at once.
	await start();
	await poison(phone.page, missing);
	// What comes later is repaired by the next start already; what came at once waits for the next version.
	expect((await pagesKept(phone.page)).length).toBeGreaterThan(missing.length - 2);
	host.set('/service-worker.js', worker.replaceAll(version, `${version}-next`));
	await phone.page.evaluate(async () => {
		const registration = await navigator.serviceWorker.ready;
		await registration.update();
	});
	await expect
		.poll(() => phone.page.evaluate(async () => (await navigator.serviceWorker.ready).waiting?.state))
		.toBe('installed');
	await phone.page.evaluate(async () => {
		const { waiting } = await navigator.serviceWorker.ready;
		const took = new Promise((resolve) =>
			navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true })
		);
		waiting?.postMessage({ type: 'SKIP_WAITING' });
		await took;
	});
	await start();
	await works();
});

/** Puts the shell into the caches in place of these files, as a version before this one let a wrong host do. */
const poison = (page: Page, paths: readonly string[]) =>
	page.evaluate(
		async ([wanted, page]) => {
			for (const name of await caches.keys()) {
				const cache = await caches.open(name);
				for (const { url } of await cache.keys())
					if (wanted.includes(new URL(url).pathname))
						await cache.put(url, new Response(page, { headers: { 'Content-Type': 'text/html' } }));
			}
		},
		[paths, shell] as const
	);

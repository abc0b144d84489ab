import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
	fetchGenuine,
	hasRightType,
	isGenuine,
	judgeBy,
	keepOnlyGenuine,
	throwOutWrong
} from '../../src/service-worker/keep-genuine.ts';
import { dropOldLater, keepLater, keptLater } from '../../src/service-worker/later.ts';

// What a host gives, and what the service worker makes of it. Caches and network are small models of the browser's.

const own = '/_app/immutable/bundle.abc.js';
const shell = `<!doctype html><html><link href="${own}" rel="modulepreload"></html>`;
const portal = '\ufeff\n <!DOCTYPE html><html><form action="/login"></form></html>';
const answer = (body: string, type: string | null, status = 200): Response => {
	const response = new Response(body, { status });
	response.headers.delete('Content-Type');
	if (type !== null) response.headers.set('Content-Type', type);
	return response;
};
const js = (body = 'export{}') => answer(body, 'text/javascript; charset=utf-8');

describe('an answer', () => {
	test.each([
		['/a.js', 'text/javascript', true],
		['/a.js', 'application/javascript; charset=UTF-8', true],
		['/a.js', 'text/html', false],
		['/a.js', 'text/plain', false],
		['/a.js', null, false],
		['/a.css', 'text/css; charset=utf-8', true],
		['/a.css', 'text/html', false],
		['/a.woff2', 'font/woff2', true],
		['/a.woff2', 'application/octet-stream', true],
		['/a.woff2', 'TEXT/HTML', false],
		['/a.svg', 'image/svg+xml', true],
		['/a.png', 'application/xhtml+xml', false],
		['/manifest.webmanifest', 'text/plain', true],
		['/200.html', 'text/html', true],
		['/200.html', 'text/plain', false]
	])('for %s of type %s: right %s', (path, type, right) => {
		expect(hasRightType(path, type)).toBe(right);
	});

	test.each([
		['/a.js', js(), true],
		['/a.js', js(portal), false],
		['/a.css', answer(shell, 'text/css'), false],
		['/a.woff2', answer(portal, 'font/woff2'), false],
		['/a.svg', answer('<svg xmlns="http://www.w3.org/2000/svg"></svg>', 'image/svg+xml'), true],
		['/version.json', answer('{"version":"1"}', 'application/json'), true],
		['/version.json', answer(portal, 'application/json'), false],
		['/a.js', answer('gone', 'text/javascript', 404), false],
		['/200.html', answer(shell, 'text/html'), true],
		['/200.html', answer(portal, 'text/html'), false],
		['/200.html', answer(shell.replace('abc', 'xyz'), 'text/html'), false]
	])('%s is judged by what it is as well: %#', async (path, response, right) => {
		expect(await isGenuine(path, response, own)).toBe(right);
	});
});

/** The browser's caches, as far as the worker uses them. */
class FewCaches {
	readonly all = new Map<string, Map<string, Response>>();

	keys = () => Promise.resolve([...this.all.keys()]);
	open = (name: string) => {
		const kept = this.all.get(name) ?? new Map<string, Response>();
		this.all.set(name, kept);
		const urlOf = (request: Request | string) =>
			new URL(typeof request === 'string' ? request : request.url, 'https://app.example').href;
		return Promise.resolve({
			match: (request: Request | string) => Promise.resolve(kept.get(urlOf(request))?.clone()),
			put: (request: Request | string, response: Response) =>
				Promise.resolve(void kept.set(urlOf(request), response)),
			delete: (request: Request | string) => Promise.resolve(kept.delete(urlOf(request))),
			keys: () => Promise.resolve([...kept.keys()].map((url) => new Request(url)))
		});
	};
}

describe('the worker', () => {
	const isRight = judgeBy(own);
	let caches: FewCaches;
	let network: (url: string, reload: boolean) => Response;
	let asked: string[];

	beforeEach(() => {
		caches = new FewCaches();
		asked = [];
		network = () => js();
		vi.stubGlobal('caches', caches);
		vi.stubGlobal('location', new URL('https://app.example/service-worker.js'));
		vi.stubGlobal('fetch', (request: Request | string, options: { cache?: string } = {}) => {
			const { pathname } = new URL(
				typeof request === 'string' ? request : request.url,
				'https://app.example'
			);
			const reload = options.cache === 'reload';
			asked.push(`${pathname}${reload ? ' again' : ''}`);
			return Promise.resolve(network(pathname, reload));
		});
	});
	afterEach(() => vi.unstubAllGlobals());

	const kept = () =>
		[...caches.all.values()].flatMap((one) => [...one.keys()].map((url) => new URL(url).pathname));

	test('keeps nothing that is a page, and says that it is not whole', async () => {
		network = (path) => (path === '/b.js' ? answer(shell, 'text/html') : js());
		await expect(keepLater(['/a.js', '/b.js', '/c.js'], isRight)).rejects.toThrow('/b.js');
		expect(kept()).toEqual(['/a.js']);
		network = () => js();
		await keepLater(['/a.js', '/b.js', '/c.js'], isRight);
		expect(kept()).toEqual(['/a.js', '/b.js', '/c.js']);
	});

	test('asks past the cache of the browser, where an older page may lie', async () => {
		network = (_, reload) => (reload ? js() : answer(shell, 'text/html'));
		await keepLater(['/a.js'], isRight);
		expect(asked).toEqual(['/a.js', '/a.js again']);
		expect(kept()).toEqual(['/a.js']);
		expect(await (await fetchGenuine('/a.js', isRight)).text()).toBe('export{}');
	});

	test('fetches anew what was kept wrongly before, and gives that', async () => {
		const cache = await caches.open('bahi-later');
		await cache.put('/a.js', answer(shell, 'text/html'));
		await keepLater(['/a.js'], isRight);
		const given = await keptLater(isRight)({ request: new Request('https://app.example/a.js') });
		expect(await given.text()).toBe('export{}');
		await dropOldLater([]);
		expect(kept()).toEqual([]);
	});

	test('throws every wrong entry out of every cache, and leaves the right ones', async () => {
		const entries = [
			['workbox-precache', '/a.js?__WB_REVISION__=1', js()],
			['workbox-precache', '/b.js', answer(shell, 'text/html')],
			['workbox-precache', '/200.html?__WB_REVISION__=1', answer(shell, 'text/html')],
			['bahi-later', '/c.css', answer(portal, 'text/css')],
			['bahi-voice', '/hi.bahivoice', answer(portal, 'text/html')],
			['bahi-voice', '/ne.bahivoice', answer('BAHIVOX', 'application/octet-stream')]
		] as const;
		for (const [name, path, response] of entries) await (await caches.open(name)).put(path, response);
		await throwOutWrong(isRight, () => true);
		expect(kept()).toEqual(['/a.js', '/200.html', '/ne.bahivoice']);
	});

	test('gives Workbox nothing wrong: not from the network, not to keep, not from before', async () => {
		const plugin = keepOnlyGenuine(isRight);
		const request = new Request('https://app.example/a.js');
		const wrong = () => answer(shell, 'text/html');
		expect(await plugin.cacheWillUpdate({ request, response: wrong() })).toBeNull();
		expect(
			await plugin.cacheWillUpdate({ request, response: answer('', 'text/javascript', 500) })
		).toBeNull();
		expect(await plugin.cacheWillUpdate({ request, response: js() })).not.toBeNull();
		expect(await (await plugin.fetchDidSucceed({ request, response: wrong() })).text()).toBe('export{}');
		const event = new Event('install');
		expect(await plugin.cachedResponseWillBeUsed({ request, event, cachedResponse: wrong() })).toBeNull();
		expect(await plugin.cachedResponseWillBeUsed({ request, event, cachedResponse: js() })).not.toBeNull();
		expect(await plugin.cachedResponseWillBeUsed({ request, event })).toBeNull();
	});
});

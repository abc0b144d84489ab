import { afterEach, expect, test } from 'vitest';
import type { Phone } from '../support/browser.ts';
import { openPlainPhone } from '../support/plain-phone.ts';

// Where the browser has static routes, the start asks no worker: a stopped one takes a cheap phone up to a second.

let phone: Phone;

afterEach(() => phone.close());

/** From where the browser took the page and each of its files, by its own account. */
interface Taken extends PerformanceResourceTiming {
	readonly workerFinalSourceType?: string;
}

const takenFrom = () =>
	[...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')].map(
		(entry) => ({
			path: new URL(entry.name).pathname,
			source: (entry as Taken).workerFinalSourceType ?? 'not told'
		})
	);

test('page and scripts come from the cache without the worker, also without a network', async () => {
	phone = await openPlainPhone();
	const { page, origin } = phone;
	await page.goto(`${origin}/`);
	await phone.installed();
	await phone.goOffline();
	await page.goto(`${origin}/`);
	await page.locator('button').first().waitFor();
	const taken = await page.evaluate(takenFrom);
	const started = taken.filter(({ path }) => path === '/' || /\/_app\/immutable\/.*\.js$/.test(path));
	expect(started.length).toBeGreaterThan(1);
	expect(started.filter(({ source }) => source !== 'cache')).toEqual([]);
	// Kept with the page: whoever opened it has no hold of its window without a network either (docs/DEPLOY.md).
	const policy = await page.evaluate(async () =>
		(await caches.match('/'))?.headers.get('cross-origin-opener-policy')
	);
	expect(policy).toBe('same-origin');
	// Every other address is the worker's to answer.
	await page.goto(`${origin}/help`);
	await page.locator('button').first().waitFor();
	expect(phone.problems).toEqual([]);
});

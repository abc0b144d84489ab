import { afterEach, beforeEach, expect, test } from 'vitest';
import { hi } from '../../src/lib/i18n/messages/hi.ts';
import { ne } from '../../src/lib/i18n/messages/ne.ts';
import type { Phone } from '../support/browser.ts';
import { openPlainPhone } from '../support/plain-phone.ts';

let phone: Phone;

beforeEach(async () => {
	phone = await openPlainPhone();
});

afterEach(() => phone.close());

test('the app opens without a network once it has been opened with one', async () => {
	await phone.page.goto(`${phone.origin}/`);
	await phone.installed();
	await phone.goOffline();
	await phone.page.reload();
	await phone.page.locator('button').first().waitFor();
	expect(phone.problems).toEqual([]);
});

test('an address that was never opened before opens without a network', async () => {
	await phone.page.goto(`${phone.origin}/`);
	await phone.installed();
	await phone.goOffline();
	const response = await phone.page.goto(`${phone.origin}/an/address/that/is/no/file`);
	expect(response?.status()).toBe(200);
	expect(response?.fromServiceWorker()).toBe(true);
});

test('a part that is not on the phone yet says so, and is there when there was a network again', async () => {
	const { page } = phone;
	await page.goto(`${phone.origin}/`);
	await phone.installed();
	await forgetWhatCameLater();
	await page.evaluate(() => localStorage.setItem('bahi.language', 'ne'));
	await phone.goOffline();
	await page.goto(`${phone.origin}/verify`);
	await page.getByText(hi['app.install-not-here-prompt'], { exact: true }).first().waitFor();
	// Words that were not kept yet gave way to those that were; and a meeting is all there.
	await page.evaluate(() => localStorage.setItem('bahi.language', 'hi'));
	await page.goto(`${phone.origin}/`);
	await page.locator('[data-icon="hen"]').first().click();
	await page.getByRole('button', { name: new RegExp(`^${hi['book.home-start-meeting']}`) }).click();
	await page.waitForURL((url) => url.pathname === '/meeting/roll');
	await page.getByRole('button', { name: new RegExp(`^${hi['meeting.roll-gave']}`) }).click();
	expect(await page.getByText(hi['app.install-not-here-prompt'], { exact: true }).count()).toBe(0);
	await page.evaluate(() => localStorage.setItem('bahi.language', 'ne'));
	await phone.goOnline();
	await page.goto(`${phone.origin}/verify`);
	await page.getByRole('button', { name: ne['desk.verify-camera'] }).waitFor();
	expect(phone.problems.filter((problem) => !/dynamically imported module/.test(problem))).toEqual([]);
});

/** As on a phone whose first visit ended early: the browser's own cache goes too. */
async function forgetWhatCameLater(): Promise<void> {
	await phone.page.evaluate(() => caches.delete('bahi-later'));
	const session = await phone.context.newCDPSession(phone.page);
	await session.send('Network.clearBrowserCache');
}

test('the page asks no other host for anything', async () => {
	const asked: string[] = [];
	phone.context.on('request', (request) => asked.push(new URL(request.url()).origin));
	await phone.page.goto(`${phone.origin}/`);
	await phone.installed();
	expect(new Set(asked)).toEqual(new Set([phone.origin]));
});

test('text that a page would run as script is refused by the browser', async () => {
	await phone.page.goto(`${phone.origin}/`);
	const refused = await phone.page.evaluate(() => {
		try {
			document.body.innerHTML = '<b>no</b>';
			return false;
		} catch (error) {
			return error instanceof TypeError;
		}
	});
	expect(refused).toBe(true);
});

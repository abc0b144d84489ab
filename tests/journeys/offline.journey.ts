import { afterEach, beforeEach, expect, test } from 'vitest';
import { openPhone, type Phone } from '../support/browser.ts';

let phone: Phone;

beforeEach(async () => {
	phone = await openPhone();
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

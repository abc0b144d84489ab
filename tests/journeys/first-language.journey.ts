import { fillSlots } from '#i18n';
import { ne } from '../../src/lib/i18n/messages/ne.ts';
import { afterAll, beforeAll, expect } from 'vitest';
import { openPhone, type Phone } from '../support/browser.ts';
import { Hands } from '../support/hands.ts';
import { brokenRules } from '../support/looks-right.ts';
import { story } from '../support/story.ts';

/** The first thing that a new phone asks is in which words it speaks; it is asked once, by women who speak. */
let phone: Phone;
let hands: Hands;

beforeAll(async () => {
	phone = await openPhone({ keepsApp: false, language: null });
	hands = new Hands(phone.page);
	await phone.page.goto(`${phone.origin}/`);
});

afterAll(() => phone.close());

const step = story('the first choice of a language');
const lang = (): Promise<string> => hands.page.evaluate(() => document.documentElement.lang);

step('languages stand in their own words, and the last one that was touched is named below', async () => {
	await hands.button(/^English$/).waitFor();
	expect(await brokenRules(hands.page)).toEqual([]);
	for (const [width, height] of [
		[360, 560],
		[320, 568],
		[360, 640]
	] as const) {
		await hands.page.setViewportSize({ width, height });
		const over = await hands.page
			.locator('main')
			.evaluate(({ scrollHeight, clientHeight }) => scrollHeight - clientHeight);
		expect(over, `${width} × ${height}`).toBeLessThanOrEqual(0);
	}
	await hands.tap(/^English$/);
	await expect.poll(lang).toBe('en');
	await hands.tap(/^नेपाली$/);
	await expect.poll(lang).toBe('ne');
	await hands.page.locator('footer').getByRole('button', { name: 'नेपाली' }).waitFor();
	expect(phone.problems).toEqual([]);
});

step('it is taken with one touch more, and not asked again', async () => {
	await hands.touch(hands.page.locator('footer').getByRole('button', { name: 'नेपाली' }));
	await hands.page.locator('[data-icon="hen"]').first().waitFor();
	expect(await lang()).toBe('ne');
	await hands.page.reload();
	await hands.page.locator('[data-icon="hen"]').first().waitFor();
	expect(await lang()).toBe('ne');
	expect(await hands.page.locator('[data-language]').count()).toBe(0);
	expect(phone.problems).toEqual([]);
});

step(
	'a new group that counts in Indian rupees is asked for its day in the calendar of its book',
	async () => {
		const { page } = hands;
		const inNepali = new Hands(page);
		inNepali.say = (key, values) => fillSlots(ne[key], values);
		await page.goto(`${phone.origin}/new`);
		await inNepali.tap(/^भुइँकटहर$/);
		await inNepali.tap('action.next');
		await inNepali.tap('setup.codes-show');
		await inNepali.see('setup.codes-yes');
		const code = await page
			.locator('main [data-picture]')
			.evaluateAll((all) => all.map((one) => one.getAttribute('data-picture') ?? ''));
		await inNepali.tap('setup.codes-yes');
		for (const picture of code) await hands.touch(page.locator(`button:has([data-picture="${picture}"])`));
		await page.locator('input').first().fill('Ujala');
		for (const question of ['place', 'currency', 'day']) {
			await page.locator('footer button').last().click();
			await page.waitForURL((url) => url.hash === `#${question}`);
		}
		const today = await page.evaluate(() => String(new Date().getFullYear()));
		await page.locator('main .step', { hasText: today }).waitFor();
		expect(phone.problems).toEqual([]);
	}
);

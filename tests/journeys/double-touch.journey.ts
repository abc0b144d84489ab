import type { Locator } from 'playwright-core';
import { present } from '#kernel';
import { afterAll, beforeAll, expect } from 'vitest';
import type { Phone } from '../support/browser.ts';
import { moving, openPlainPhone } from '../support/plain-phone.ts';
import type { Hands } from '../support/hands.ts';
import { answerRoll, openPractice, settled } from '../support/meeting-hands.ts';
import { story } from '../support/story.ts';

/** A finger that touches everything twice: the second touch answers no question that came after the first. */
let phone: Phone;
let hands: Hands;

beforeAll(async () => {
	phone = await openPlainPhone({ keepsApp: false, context: moving });
	hands = await openPractice(phone);
});

afterAll(() => phone.close());

/** Two touches of one place, as far apart as those of an unsteady finger. */
async function touchTwice(what: Locator): Promise<void> {
	await what.waitFor();
	await settled(hands);
	const { x, y, width, height } = present(await what.boundingBox(), 'it is seen');
	const { touchscreen } = hands.page;
	await touchscreen.tap(x + width / 2, y + height / 2);
	await hands.page.waitForTimeout(180);
	await touchscreen.tap(x + width / 2, y + height / 2);
	await hands.page.waitForTimeout(700);
}

const step = story('a finger that touches twice');

step('a loan asks by how many times it goes on, and for what it is', async () => {
	await hands.tap(/^बैठक शुरू/);
	await answerRoll(
		hands,
		Array.from({ length: 15 }, () => 'gave')
	);
	await hands.tap('action.back');
	await hands.tap(/^4\. /);
	await hands.at('/meeting/loan');
	await hands.tap('loan.give');
	await hands.tap(/^गुलाब दीदी/);
	await touchTwice(hands.button(/^100 का नोट रखिए/));
	await touchTwice(hands.button(/^हाँ, ठीक है/));
	expect(await hands.button('setup.instalments-quarter').getAttribute('aria-pressed')).toBe('false');
	await touchTwice(hands.button(/^12 बार/));
	expect(await hands.button('code.purpose-moneylender').count()).toBe(1);
	await hands.tap('code.purpose-moneylender');
	// Both touches of the note counted.
	expect(await hands.text()).toContain('200');
	expect(phone.problems).toEqual([]);
});

import { afterAll, beforeAll, expect } from 'vitest';
import type { Phone } from '../support/browser.ts';
import { openPlainPhone } from '../support/plain-phone.ts';
import type { Hands } from '../support/hands.ts';
import { brokenRules } from '../support/looks-right.ts';
import { answerRoll, approve, openPractice, settled } from '../support/meeting-hands.ts';
import { story } from '../support/story.ts';

/** What is begun between two meetings is finished there, or waits for the circle and is gone on with. */
let phone: Phone;
let hands: Hands;

beforeAll(async () => {
	phone = await openPlainPhone({ keepsApp: false });
	hands = await openPractice(phone);
});

afterAll(() => phone.close());

const axeFinds = (): Promise<readonly string[]> => brokenRules(hands.page);

/** The attack of 30 November 2026: two codes had agreed to 50 rupees, one step back, and 1,050 were written (ledger law 55). */
async function codesOverFiftyWriteNoMore(): Promise<void> {
	await approve(hands, 'president');
	await approve(hands, 'treasurer');
	expect(await hands.button('correction.write').isEnabled()).toBe(true);
	await hands.tap('action.back');
	await settled(hands);
	for (const note of [500, 500]) await hands.layNotes(note);
	await hands.tap('action.ok');
	await hands.see('correction.write');
	expect(await hands.button('correction.write').isDisabled()).toBe(true);
	expect(await hands.page.locator('.officers [aria-pressed="true"]').count()).toBe(0);
	await hands.tap('action.back');
	await settled(hands);
	await hands.tap('action.back');
	await hands.tap('correction.other-amount');
	await hands.layNotes(50);
	await hands.tap('action.ok');
	await hands.see('correction.write');
}

const step = story('a task is finished where it began');

step('a sealed line is corrected from home in at most twelve touches, the codes apart', async () => {
	hands.taps = 0;
	await hands.tap('book.home-accounts');
	await hands.at('/red-book');
	await hands.touch(hands.page.locator('main ol button').first());
	await hands.at('/red-book/meeting');
	await hands.tap(/^मोगरा दीदी/);
	await hands.at('/red-book/entry');
	await hands.tap(new RegExp(`^${hands.say('correction.look-here')}: .*${hands.say('member.saved')}`));
	await hands.tap('correction.other-amount');
	await hands.layNotes(50);
	await hands.tap('action.ok');
	await hands.see('correction.write');
	expect(await axeFinds()).toEqual([]);
	const touches = hands.taps;
	await codesOverFiftyWriteNoMore();
	hands.taps = touches;
	await approve(hands, 'president');
	await approve(hands, 'treasurer');
	await hands.tap('correction.write');
	await hands.at('/red-book/meeting');
	expect(hands.taps).toBeLessThanOrEqual(12);
	await hands.tap(/^मोगरा दीदी/);
	await hands.page.locator('main li [data-struck="true"]').waitFor();
});

step('no roll was opened for it, and each step back is one step', async () => {
	await hands.tap('action.back');
	await hands.at('/red-book/meeting');
	await hands.tap('action.back');
	await hands.at('/red-book');
	await hands.tap('action.back');
	await hands.see(/^बैठक शुरू/);
});

step('from a printed passbook back to the choice of women, where she was chosen there', async () => {
	await hands.tap('book.home-print');
	await hands.tap('print.member');
	await hands.tap(/^मोगरा दीदी/);
	await hands.see('print.now');
	await hands.tap('action.back');
	await hands.see('print.all-members');
	await hands.tap('action.back');
	await hands.at('/print');
	await hands.tap('action.back');
	await hands.see(/^बैठक शुरू/);
});

step('a rule that only the circle changes waits for the roll, which leads back to it', async () => {
	await hands.tap('book.home-members');
	await hands.tap('people.group-title');
	await hands.tap('people.group-rules');
	await hands.at('/group/rules');
	await hands.tap(new RegExp(`^${hands.say('setup.saving')}`));
	await hands.tap('people.to-meeting');
	await hands.at('/meeting/roll');
	await answerRoll(
		hands,
		Array.from({ length: 20 }, () => 'gave')
	);
	await hands.at('/meeting/faces');
	await settled(hands);
	await hands.tap(/^20 में 20 आईं/);
	await hands.at('/group/rules');
	await hands.see('rules.change');
	await expect.poll(() => hands.page.locator('header').innerText()).toContain(hands.say('setup.saving'));
	expect(phone.problems).toEqual([]);
});

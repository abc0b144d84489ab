import { afterAll, beforeAll, expect } from 'vitest';
import type { Phone } from '../support/browser.ts';
import { moving, openPlainPhone } from '../support/plain-phone.ts';
import type { Hands } from '../support/hands.ts';
import {
	answerRoll,
	approve,
	askedToday,
	countBox,
	openPractice,
	practiceDues,
	type Answer
} from '../support/meeting-hands.ts';
import { story } from '../support/story.ts';

/** A plain meeting of twenty women, without a network: at most 40 touches from home, the officers' codes apart. */
const answers: readonly Answer[] = Array.from({ length: 20 }, (_, place) =>
	place === 4 ? 'came' : place === 8 || place === 15 ? 'absent' : 'gave'
);

let phone: Phone;
let hands: Hands;

beforeAll(async () => {
	phone = await openPlainPhone({ context: moving });
	hands = await openPractice(phone);
});

afterAll(() => phone.close());

const step = story('a plain meeting, and one that was started by accident');

step('a plain meeting is held and sealed within its touches', async () => {
	await hands.tap(/^बैठक शुरू/);
	await hands.at('/meeting/roll');
	await answerRoll(hands, answers);
	await hands.at('/meeting/faces');
	await expect.poll(() => hands.button(/^20 में 18 आईं/).innerText()).toContain('340');
	await hands.tap(/^20 में 18 आईं/);

	await hands.at('/meeting/give-back');
	let box = 1460 + 17 * (practiceDues.saving + practiceDues.social);
	for (let borrower = 0; borrower < 5; borrower += 1) {
		box += await askedToday(hands);
		await hands.tap(/पूरा दिया/);
	}
	await hands.tap('action.go-on');
	await hands.at('/meeting/loan');
	await hands.tap('loan.none');

	await countBox(hands, box);
	// Book and box are equal: it goes on by itself.
	await hands.at('/meeting/close');
	const codes = [await approve(hands, 'president'), await approve(hands, 'treasurer')];
	await hands.tap('meeting.close-close-meeting');
	await hands.at('/meeting/sealed');
	await hands.page.getByRole('img', { name: hands.say('meeting.seal-numbers') }).waitFor();

	expect(Math.max(...codes)).toBeLessThanOrEqual(5);
	process.stdout.write(`plain meeting: ${hands.taps} touches of 40\n`);
	expect(hands.taps).toBeLessThanOrEqual(40);
	expect(phone.problems).toEqual([]);

	await hands.tap('meeting.seal-done');
	await hands.at('/');
	await expect.poll(() => hands.text()).toContain(box.toLocaleString('en-IN'));
});

step('a meeting that was started by accident leaves nothing behind', async () => {
	await hands.tap(/^बैठक शुरू/);
	await hands.tap(/^और एक बैठक/);
	await hands.at('/meeting/roll');
	await hands.tap('action.back');
	await hands.at('/meeting');
	await hands.tap('action.back');
	await hands.at('/');
	await hands.button(/^बैठक शुरू/).waitFor();
	expect(phone.problems).toEqual([]);
});

import { afterAll, beforeAll, expect } from 'vitest';
import type { Phone } from '../support/browser.ts';
import { foundGroup } from '../support/found-group.ts';
import { Hands } from '../support/hands.ts';
import { sealMeeting } from '../support/meeting-hands.ts';
import { brokenRules } from '../support/looks-right.ts';
import { openPlainPhone } from '../support/plain-phone.ts';
import { story } from '../support/story.ts';

/** A second meeting of the rhythm on one day asked every woman for her saving once more, and nobody had been asked. */
let phone: Phone;
let hands: Hands;
let codes: readonly (readonly string[])[];

beforeAll(async () => {
	phone = await openPlainPhone({ keepsApp: false });
	hands = new Hands(phone.page);
	await phone.page.goto(`${phone.origin}/`);
});

afterAll(() => phone.close());

const step = story('a second meeting on one day');

step('one meeting is held', async () => {
	({ codes } = await foundGroup(hands, { name: 'Ujala', saving: 20 }));
	await hands.tap(/^बैठक शुरू/);
	for (let woman = 0; woman < 3; woman += 1) await hands.tap(/^दिया/);
	await hands.at('/meeting/faces');
	await hands.tap(/^3 में 3 आईं/);
	await hands.at('/meeting/loan');
	await hands.tap(/^(आज|और) ?.*लोन नहीं/);
	await hands.at('/meeting/count');
	await hands.tap(/^50 का नोट[,:]/);
	await hands.tap(/^1$/);
	await hands.tap(/^10 का नोट[,:]/);
	await hands.tap(/^1$/);
	await hands.tap('meeting.count-done');
	await sealMeeting(hands, codes);
});

step(
	'a second one is asked about before any woman is asked for her saving; on another day, or called for a reason, it is none',
	async () => {
		await hands.tap(/^बैठक शुरू/);
		await hands.see(/^और एक बैठक/);
		expect(await brokenRules(phone.page)).toEqual([]);
		expect(await hands.button(/^दिया/).count()).toBe(0);
		await hands.tap('meeting.kind-special');
		await hands.button(/^और एक बैठक/).waitFor({ state: 'detached' });
		await phone.page.goto(`${phone.origin}/`);
		expect(phone.problems).toEqual([]);
	}
);

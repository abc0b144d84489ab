import { afterAll, beforeAll, expect, test } from 'vitest';
import { moveClock } from '../../scripts/given-clock.mjs';
import type { Phone } from '../support/browser.ts';
import { openPlainPhone } from '../support/plain-phone.ts';
import { learnCode, practiceCodePictures, touchCode } from '../support/fingers.ts';
import type { Hands } from '../support/hands.ts';
import { brokenRules } from '../support/looks-right.ts';
import {
	answerRoll,
	approve,
	countBox,
	officerTile,
	openPractice,
	settled,
	unlockPractice
} from '../support/meeting-hands.ts';

/**
 * One officer alone wants the book: she opens a meeting, marks all as come, hands the treasurer's office to a friend by
 * touching faces, and looks for the friend's code. The practice group has 20 women; 1 is president, 2 treasurer, 3 writes.
 */
let phone: Phone;
let hands: Hands;

beforeAll(async () => {
	phone = await openPlainPhone({ keepsApp: false });
	hands = await openPractice(phone);
	await hands.tap(/^बैठक शुरू/);
	await answerRoll(
		hands,
		Array.from({ length: 20 }, () => 'gave')
	);
	await hands.at('/meeting/faces');
	await hands.tap('action.back');
	await hands.at('/meeting');
	await hands.tap('action.back');
}, 30_000);

afterAll(() => phone.close());

const looksRight = async () => {
	await settled(hands);
	expect(await brokenRules(hands.page)).toEqual([]);
};

/** The treasurer's office goes to woman 5; the faces of both officers are touched by whoever holds the phone. */
async function handOver(): Promise<void> {
	await hands.tap('book.home-members');
	await hands.tap('people.group-title');
	await hands.tap(/^पद/);
	await hands.tap(new RegExp(`^${hands.say('code.office-treasurer')}`));
	await hands.tap('people.hand-over');
	await hands.tap(/^कनेर /);
	await hands.tap('people.year-one');
	await hands.tap('action.ok');
	await hands.tap(/^गुलाब /);
	await hands.tap(/^चमेली /);
	await hands.tap('loan.all-agree');
	await hands.button('people.hand-over').waitFor();
}

const isOff = (name: Parameters<Hands['button']>[0]) => hands.button(name).isDisabled();

test('touched faces make no code and no treasurer: the point is read out before the codes, and undone', async () => {
	await handOver();
	// 0.4.1 showed the new treasurer's code here, to whoever held the phone.
	expect(await hands.button('setup.codes-yes').count()).toBe(0);
	expect(await hands.button('setup.codes-show').count()).toBe(0);
	expect(await hands.button('people.give-code').count()).toBe(0);
	for (let step = 0; step < 4; step += 1) await hands.tap('action.back');
	await hands.tap(/^बैठक जारी/);
	await hands.at('/meeting');
	await hands.tap(new RegExp(hands.say('meeting.step-count')));
	await countBox(hands, 1460 + 20 * 25);
	await hands.at('/meeting/close');
	await hands.button('picture.icon-undo').waitFor();
	expect(await hands.text()).toContain(hands.say('code.office-treasurer'));
	await looksRight();
	await hands.tap('picture.icon-undo');
	await officerTile(hands, 'president').waitFor();
	expect(phone.problems).toEqual([]);
}, 90_000);

test('where all agree, the codes of the officers from the beginning close it; one alone does not', async () => {
	await hands.tap('action.back');
	await hands.tap('action.back');
	await handOver();
	for (let step = 0; step < 4; step += 1) await hands.tap('action.back');
	await hands.tap(/^बैठक जारी/);
	await hands.tap(new RegExp(hands.say('meeting.step-close')));
	await hands.tap('loan.all-agree');
	await officerTile(hands, 'president').waitFor();
	expect(await hands.button(/^कनेर /).count()).toBe(0);
	await approve(hands, 'president');
	expect(await isOff('meeting.close-close-meeting')).toBe(true);
	await approve(hands, 'treasurer');
	await hands.tap('meeting.close-close-meeting');
	await hands.at('/meeting/sealed');
	expect(phone.problems).toEqual([]);
}, 90_000);

test('the new treasurer makes her code by her own hand, once two others entered theirs', async () => {
	await hands.tap(new RegExp(`^${hands.say('people.give-code')}`));
	await officerTile(hands, 'president').waitFor();
	await looksRight();
	expect(await isOff('people.give-code')).toBe(true);
	await approve(hands, 'president');
	expect(await isOff('people.give-code')).toBe(true);
	await hands.touch(hands.button(/^गेंदा /));
	await touchCode(hands, practiceCodePictures);
	await hands.page.locator('dialog').waitFor({ state: 'detached', timeout: 20_000 });
	await hands.tap('people.give-code');
	await learnCode(hands);
	await hands.button('meeting.seal-done').waitFor();
	expect(await hands.button(new RegExp(`^${hands.say('people.give-code')}`)).count()).toBe(0);
	expect(phone.problems).toEqual([]);
}, 90_000);

test('after the handover the lock asks the new treasurer for her code, and has no place for that of the old one', async () => {
	await hands.tap('meeting.seal-done');
	await hands.tap('action.lock');
	await hands.button(/(?<!\d)5 नंबर/).waitFor();
	expect(await hands.button(/(?<!\d)2 नंबर/).count()).toBe(0);
	await looksRight();
	expect(phone.problems).toEqual([]);
}, 90_000);

// Found by attack on 30 November 2026: with ₹10 written between meetings after the other's term had ended, the president alone closed, and had the book.
test('after the term of the other has ended one officer alone writes nothing between meetings and closes nothing', async () => {
	// Both Dates are moved in the page: thirteen months later, at night.
	await phone.context.addInitScript(moveClock, 400 * 24 * 60 * 60 * 1000);
	await phone.page.goto(`${phone.origin}/`);
	await unlockPractice(hands);
	await hands.tap('book.home-more');
	await hands.tap('book.home-bank-trip');
	await hands.touch(hands.page.locator('button.main').first());
	await hands.tap('bank.deposit');
	await hands.tap(/^गुलाब दीदी/);
	await hands.tap(/^कनेर दीदी/);
	await hands.tap('action.next');
	await hands.layNotes(10);
	await hands.tap('action.ok');
	// Whose term has ended decides on, until successors were chosen: hers is the second code.
	const newTreasurer = hands.button(/^कनेर /);
	await newTreasurer.waitFor();
	await hands.touch(officerTile(hands, 'president'));
	await touchCode(hands, practiceCodePictures);
	await hands.page.locator('dialog').nth(1).waitFor({ state: 'detached' });
	await newTreasurer.waitFor();
	await looksRight();
	// Nothing is written by leaving, either.
	await phone.page.keyboard.press('Escape');
	await hands.page.locator('dialog').waitFor({ state: 'detached' });
	for (let step = 0; step < 6 && !phone.page.url().endsWith('/'); step += 1) await hands.tap('action.back');
	await hands.tap(/^बैठक शुरू/);
	await answerRoll(
		hands,
		Array.from({ length: 20 }, () => 'came')
	);
	await hands.at('/meeting/faces');
	await hands.tap('action.back');
	await hands.tap(new RegExp(hands.say('meeting.step-count')));
	// Of the 1,960 rupees of before not ten went to the bank.
	await countBox(hands, 1960);
	await hands.at('/meeting/close');
	// That the new treasurer made a code is heard first.
	await hands.tap('action.next');
	await officerTile(hands, 'president').waitFor();
	await newTreasurer.waitFor();
	await approve(hands, 'president');
	expect(await isOff('meeting.close-close-meeting')).toBe(true);
	expect(phone.problems).toEqual([]);
}, 120_000);

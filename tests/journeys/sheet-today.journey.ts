import { afterAll, expect, test } from 'vitest';
import { present } from '#kernel';
import type { Phone } from '../support/browser.ts';
import { bookOf } from '../support/builders.ts';
import { fillSheet, giveCamera, lay, type FilledSheet } from '../support/filled-sheet.ts';
import { Hands } from '../support/hands.ts';
import {
	answerRoll,
	askedToday,
	countBox,
	practiceDues,
	sealMeeting,
	undoChip
} from '../support/meeting-hands.ts';
import { openPlainPhone } from '../support/plain-phone.ts';
import { practiceEvents } from '../support/practice-events.ts';

// Today's meeting twice: from its sheet before a camera, and by touch. Both books say the same.

const phones: Phone[] = [];

afterAll(() => Promise.all(phones.map((phone) => phone.close())));

async function openPractice(): Promise<{ phone: Phone; hands: Hands }> {
	const phone = await openPlainPhone({ keepsApp: false });
	phones.push(phone);
	await giveCamera(phone);
	await phone.page.goto(`${phone.origin}/`);
	const hands = new Hands(phone.page);
	await hands.tap('app.shelf-practice');
	return { phone, hands };
}

/** From the first question of the meeting to its steps. */
async function toSteps(hands: Hands): Promise<void> {
	await hands.tap(/^बैठक शुरू/);
	await hands.at('/meeting/roll');
	await hands.tap('action.back');
	await hands.at('/meeting');
}

async function readSheet(phone: Phone, hands: Hands, { pages }: FilledSheet): Promise<void> {
	await hands.tap('sheet.way');
	await hands.at('/meeting/sheet');
	await lay(phone, present(pages[1], 'the last page'));
	await phone.page.getByText(hands.say('sheet.other-page')).waitFor({ timeout: 150_000 });
	await lay(phone, present(pages[0], 'the first page'));
	await hands.see('action.go-on', 150_000);
	await hands.tap('action.go-on');
	await hands.tap('sheet.right');
	await hands.tap('sheet.enter');
	await hands.at('/meeting');
}

/** Closed with two codes. @returns what the red book says of its page */
async function closed(hands: Hands): Promise<string> {
	await sealMeeting(hands);
	await hands.tap('book.home-accounts');
	await hands.at('/red-book');
	await hands.touch(hands.page.locator('main ol button').first());
	await hands.at('/red-book/meeting');
	return hands.text();
}

test('today’s meeting from its sheet is the same page of the book as by touch', async () => {
	const read = await openPractice();
	const state = bookOf(practiceEvents(await read.phone.today()));
	const sheet = await fillSheet(read.phone, read.hands, state);
	await toSteps(read.hands);
	await read.hands.tap(new RegExp(`^${read.hands.say('meeting.minutes-kind')}`));
	await readSheet(read.phone, read.hands, sheet);
	// Taken back, it is read once more into the meeting that it left empty.
	await undoChip(read.hands).click();
	await read.hands.tap('action.undo');
	await readSheet(read.phone, read.hands, sheet);
	await undoChip(read.hands).waitFor();
	await read.hands.tap('meeting.step-loan');
	await read.hands.tap('loan.none');
	const fromSheet = await closed(read.hands);
	expect(read.phone.problems).toEqual([]);
	await read.phone.close();

	const touched = await openPractice();
	await touched.hands.tap(/^बैठक शुरू/);
	await answerRoll(
		touched.hands,
		Array.from({ length: 20 }, () => 'gave' as const)
	);
	await touched.hands.at('/meeting/faces');
	await touched.hands.tap(/^20 में 20 आईं/);
	let box = 1460 + 20 * (practiceDues.saving + practiceDues.social);
	for (let borrower = 0; borrower < 5; borrower += 1) {
		box += await askedToday(touched.hands);
		await touched.hands.tap(/पूरा दिया/);
	}
	await touched.hands.tap('action.go-on');
	await touched.hands.tap('loan.none');
	await countBox(touched.hands, box);
	expect(await closed(touched.hands)).toBe(fromSheet);
	expect(touched.phone.problems).toEqual([]);
}, 400_000);

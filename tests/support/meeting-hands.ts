import { present } from '#kernel';
import type { Locator } from 'playwright-core';
import type { Phone } from './browser.ts';
import { practiceCodePictures, touchCode } from './fingers.ts';
import { Hands } from './hands.ts';
import { screenStands } from './looks-right.ts';

/** What the practice group does at its next meeting, touched as a writer didi would. */

/** Where the phone keeps the app, the book needs no network from here on. */
export async function openPractice(phone: Phone): Promise<Hands> {
	const hands = new Hands(phone.page);
	await phone.page.goto(`${phone.origin}/`);
	if (phone.keepsApp) {
		await phone.installed();
		await phone.goOffline();
	}
	await hands.tap('app.shelf-practice');
	await hands.button(/^बैठक शुरू/).waitFor();
	hands.taps = 0;
	return hands;
}

export async function unlockPractice(hands: Hands): Promise<void> {
	await hands.touch(officerTile(hands, 'president'));
	await touchCode(hands, practiceCodePictures);
}

/** Answers of the roll: `gave` is the usual amount, `late` too, a number is another one in rupees. */
export type Answer = 'gave' | 'late' | 'came' | 'absent' | number;

export async function answerRoll(hands: Hands, answers: readonly Answer[]): Promise<void> {
	for (const answer of answers) {
		if (answer === 'late') await hands.tap('meeting.roll-late');
		if (answer === 'gave' || answer === 'late') await hands.tap(/^दिया/);
		else if (answer === 'came') await hands.tap('meeting.roll-came-no-money');
		else if (answer === 'absent') await hands.tap('meeting.roll-absent');
		else await giveOther(hands, answer);
	}
}

/** What the practice group asks for each time, in rupees: the saving, and the social fund with it. */
export const practiceDues = { saving: 20, social: 5 } as const;

/** Twice the saving is one touch. */
async function giveOther(hands: Hands, rupees: number): Promise<void> {
	await hands.tap('meeting.roll-other-amount');
	if (rupees === 2 * practiceDues.saving) await hands.tap(/^चालीस रुपये की गड्डी/);
	else await hands.layNotes(rupees);
	await hands.tap(/^दिया/);
}

/** Rupees that stand on the big green button: what she is asked for today. */
export async function askedToday(hands: Hands): Promise<number> {
	const button = hands.button(/पूरा दिया/);
	await settled(hands);
	const text = await button.innerText();
	return rupeesIn(present(/[\d,]+/.exec(text), 'the button says how much')[0]);
}

/** What the path or the box says, "2,109", as a number of rupees. */
export const rupeesIn = (text: string): number => Number(text.replaceAll(',', ''));

/** The screen that was asked for stands there, and the card that slid in can be touched. */
export async function settled(hands: Hands): Promise<void> {
	await screenStands(hands.page);
	await hands.page.locator('main [inert]').waitFor({ state: 'detached' });
}

const piecesOfIndia = [500, 200, 100, 50, 20, 10, 5, 2, 1];
export const notesOfNepal = [1000, 500, 100, 50, 20, 10, 5, 2, 1];

/**
 * Counts so many rupees with as few touches as the notes allow: a row is touched before its digits, but for the first,
 * which is ready. Of ten and twenty the note and the coin are counted in one row.
 */
export async function countBox(hands: Hands, rupees: number, pieces = piecesOfIndia): Promise<void> {
	await hands.at('/meeting/count');
	await hands.button('meeting.count-done').waitFor();
	let left = rupees;
	for (const piece of pieces) {
		const count = Math.floor(left / piece);
		left -= count * piece;
		if (count === 0) continue;
		if (piece !== pieces[0]) await hands.tap(new RegExp(`^${piece} का (नोट|सिक्का)[,:]`));
		for (const digit of String(count)) await hands.tap(new RegExp(`^${digit}$`));
	}
	await hands.tap('meeting.count-done');
}

/** Her tile on the lock and at the closing. */
export function officerTile(hands: Hands, office: 'president' | 'treasurer' | 'writer'): Locator {
	return hands.button(new RegExp(`, ${hands.say(`code.office-${office}`)}$`));
}

/** An officer touches her picture and enters her code: at most five touches, counted apart. */
export async function approve(
	hands: Hands,
	office: Parameters<typeof officerTile>[1],
	code: readonly string[] = practiceCodePictures
): Promise<number> {
	const before = hands.taps;
	await hands.touch(officerTile(hands, office));
	await touchCode(hands, code);
	await hands.page.locator('dialog').waitFor({ state: 'detached' });
	const taps = hands.taps - before;
	hands.taps = before;
	return taps;
}

/** At the close: president and treasurer enter their codes, the seal is shown, and the group goes home. @param codes theirs, in that order */
export async function sealMeeting(hands: Hands, codes: readonly (readonly string[])[] = []): Promise<void> {
	await hands.at('/meeting/close');
	await approve(hands, 'president', codes[0]);
	await approve(hands, 'treasurer', codes[1]);
	await hands.tap('meeting.close-close-meeting');
	await hands.at('/meeting/sealed');
	await hands.tap('meeting.seal-done');
	await hands.at('/');
}

/**
 * Between meetings: what is to be written is on the sheet, and two officers of the practice group give their codes for it.
 *
 * @returns their touches, which are counted apart from those of the act
 */
export async function agreeAtOnce(hands: Hands): Promise<number> {
	const before = hands.taps;
	const sheets = hands.page.locator('dialog');
	for (const [office, left] of [
		['president', 1],
		['treasurer', 0]
	] as const) {
		await hands.touch(officerTile(hands, office));
		await touchCode(hands, practiceCodePictures);
		await sheets.nth(left).waitFor({ state: 'detached' });
	}
	const taps = hands.taps - before;
	hands.taps = before;
	return taps;
}

/** Two officers of the practice group enter their codes, and the phone goes to her who makes hers. */
export async function officersVouch(hands: Hands): Promise<void> {
	await approve(hands, 'president');
	await approve(hands, 'treasurer');
	await hands.tap('people.give-code');
}

/** The chip in the header that takes the last act back. */
export function undoChip(hands: Hands): Locator {
	return hands.page.locator('header').getByRole('button', { name: /^मिटाइए/ });
}

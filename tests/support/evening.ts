import type { Locator } from 'playwright-core';
import { practiceCodePictures } from './fingers.ts';
import type { Hands } from './hands.ts';
import { approve, askedToday, countBox, notesOfNepal, officerTile, settled } from './meeting-hands.ts';

/** What a woman waits for, from her touch until the next woman or the next screen stands there. */
export type FeltStep =
	| 'open'
	| 'last code → roll'
	| 'roll → next'
	| 'last answer → circle'
	| 'circle → give back'
	| 'give back → next'
	| 'loan written'
	| 'closing code → sealed'
	| 'her page'
	| 'change of screen';

/** Touches it, and waits until what comes after it stands there. */
export type Felt = (step: FeltStep, what: Locator) => Promise<void>;

/**
 * An evening of a group of the bench (`putBook`), from its lock to her page: one of twenty is absent, all give back what is asked, one takes a loan.
 *
 * @param box rupees in it before
 * @param women of more than twenty, which is a group of Nepal
 */
export async function holdEvening(hands: Hands, box: number, felt: Felt, women = 20): Promise<void> {
	const button = hands.button.bind(hands);
	await openBook(hands, felt);
	await felt('change of screen', button(/^बैठक शुरू/));
	await felt('last code → roll', button('loan.repay-not-today'));
	for (let place = 0; place < women; place += 1) {
		const step = place < women - 1 ? 'roll → next' : 'last answer → circle';
		await felt(step, place === 4 ? button('meeting.roll-absent') : button(/^दिया/));
	}
	await felt('circle → give back', button(new RegExp(`^${women} में ${women - 1} आईं`)));
	let inBox = box + (women - 1) * 20;
	const [asked, goOn] = [button(/पूरा दिया/), button('action.go-on')];
	for (;;) {
		await settled(hands);
		await asked.or(goOn).first().waitFor();
		if (await goOn.isVisible()) break;
		inBox += await askedToday(hands);
		await felt('give back → next', asked);
	}
	await felt('change of screen', goOn);
	await hands.tap('loan.give');
	await hands.tap(/^तोता वाली दीदी/);
	await hands.layNotes(100);
	await hands.tap('action.ok');
	await hands.tap(/^\d+ बार/);
	await hands.tap('code.purpose-animal');
	await hands.tap(/राज़ी$/);
	await felt('loan written', button('loan.all-agree'));
	await felt('change of screen', button('loan.none-more'));
	await countBox(hands, inBox - 100, women > 20 ? notesOfNepal : undefined);
	await hands.at('/meeting/close');
	for (const office of ['president', 'treasurer'] as const) await approve(hands, office);
	await felt('closing code → sealed', button('meeting.close-close-meeting'));
	await felt('change of screen', button('meeting.seal-done'));
	await felt('change of screen', button('book.home-members'));
	await felt('her page', button(/^मछली वाली दीदी/));
}

/** From the lock to home. */
export async function openBook(hands: Hands, felt: Felt): Promise<void> {
	await hands.touch(officerTile(hands, 'president'));
	for (const picture of practiceCodePictures.slice(0, -1)) await hands.tap(new RegExp(`^${picture}$`));
	await felt('open', hands.button(new RegExp(`^${practiceCodePictures.at(-1) ?? ''}$`)));
}

import { expect } from 'vitest';
import { present } from '#kernel';
import type { Eyes } from './eyes.ts';

/**
 * The five walk-through scripts of the field test (T1 to T5), with the practice group: twenty women who save 20 and give 5
 * for the social fund, 1,460 in the box, five with something to give back. Whoever acts sees drawings, numerals, notes and
 * places, and knows each woman by her symbol; what is asked of her is in the comments.
 */

/** Who is who, by symbol. */
export const women = { geeta: 'turtle', meena: 'horse', rani: 'ring', wrong: 'fish' } as const;

export async function openPractice(eyes: Eyes): Promise<void> {
	// A phone that is new asks first in which words it speaks.
	const sees = async (picture: string) => (await eyes.pictures()).includes(picture);
	await eyes.until(async () => (await sees('hen')) || (await sees('check')), 'the first screen stands there');
	if (!(await sees('hen'))) await eyes.touch({ pictures: ['check'], where: 'foot' });
	await eyes.touch({ pictures: ['hen'] });
	await eyes.find({ pictures: ['meeting'], where: 'foot' });
}

/**
 * T1: start today's meeting and write the saving. Geeta has not come, Meena came without money, Rani gives forty; and one
 * who was written as having given has not.
 *
 * @returns touches
 */
export async function rollCall(eyes: Eyes): Promise<number> {
	const before = eyes.taps;
	await eyes.touch({ pictures: ['meeting'], where: 'foot' });
	await eyes.find({ pictures: ['gullak-in'], where: 'foot' });
	for (let turn = 0; turn < 20; turn += 1) {
		const who = await eyes.whoseTurn();
		if (who === women.geeta) await eyes.touch({ pictures: ['empty-mat'], where: 'body', numerals: [] });
		else if (who === women.meena)
			await eyes.touch({ pictures: ['woman-on-mat'], where: 'body', numerals: [] });
		else if (who === women.rani) await giveForty(eyes);
		else await eyes.touch({ pictures: ['gullak-in'], where: 'foot' });
		await waitForAnother(eyes, who);
		if (who === women.wrong) await takeBack(eyes, who);
	}
	// 16 times 20 and once 40, 17 times 5; the foot of the overview says how many came and how much.
	await eyes.at('/meeting/faces');
	const foot = await eyes.find({ pictures: ['gullak-in', 'social-pot'], where: 'foot' });
	expect(foot.numerals).toEqual(expect.arrayContaining(['20', '19', '360', '85']));
	return eyes.taps - before;
}

/** The pad is empty: two notes of twenty. */
async function giveForty(eyes: Eyes): Promise<void> {
	await eyes.touch({ pictures: ['notes'], where: 'body' });
	for (let note = 0; note < 2; note += 1) await eyes.lay(20);
	await eyes.touch({ pictures: ['gullak-in'], where: 'foot' });
}

/** "She has not given": what was written last is taken back, with her picture on it, and she is asked again. */
async function takeBack(eyes: Eyes, who: string): Promise<void> {
	const next = await eyes.whoseTurn();
	await eyes.touch({ pictures: ['undo', who], where: 'header' });
	await waitForAnother(eyes, next);
	await eyes.touch({ pictures: ['woman-on-mat'], where: 'body', numerals: [] });
	await waitForAnother(eyes, who);
}

/**
 * T2: one gives all that is asked, the next only fifty; then a borrower says from the screen what she still owes. Whoever
 * has nothing left after today is no help there, and gives all.
 *
 * @returns touches of the two, and what the first was told that remains
 */
export async function giveBack(eyes: Eyes): Promise<{ taps: number; who: string; remains: string }> {
	await eyes.touch({ pictures: ['gullak-in', 'social-pot'], where: 'foot' });
	await eyes.find({ pictures: ['box-in'], where: 'foot' });
	while (!(await somethingRemains(eyes))) await giveAll(eyes);
	const before = eyes.taps;
	const today = await eyes.card('box-in');
	expect(String(today.notes)).toBe(today.numerals[0]);
	const after = await eyes.card('wall');
	expect(String(after.notes)).toBe(after.numerals.at(-1));
	// The wall of her debt: what leaves it today, and what then still stands.
	const bricks = await eyes.bricks();
	expect(bricks).toContain('leaves');
	expect(bricks).toContain('owed');
	const who = await giveAll(eyes);
	const second = await eyes.whoseTurn();
	await eyes.touch({ pictures: ['notes'], where: 'body' });
	await eyes.lay(50);
	await eyes.touch({ pictures: ['box-in'], where: 'foot' });
	await waitForAnother(eyes, second);
	return { taps: eyes.taps - before, who, remains: present(after.numerals.at(-1), 'what remains') };
}

/** The wall stands on the card of what is left of her loan; where nothing is, there is a tick. */
async function somethingRemains(eyes: Eyes): Promise<boolean> {
	return (await eyes.pictures()).includes('wall');
}

/** @returns who did */
async function giveAll(eyes: Eyes): Promise<string> {
	const who = await eyes.whoseTurn();
	await eyes.touch({ pictures: ['box-in'], where: 'foot' });
	await waitForAnother(eyes, who);
	return who;
}

async function waitForAnother(eyes: Eyes, who: string): Promise<void> {
	for (let tries = 0; tries < 200 && (await eyes.whoseTurn()) === who; tries += 1) await eyes.glass.wait(50);
	expect(await eyes.whoseTurn()).not.toBe(who);
}

/**
 * T3: twelve hundred for an animal, in twelve parts. Before that she asks for more than the box holds: the notes that it
 * lacks are dashed.
 *
 * @returns touches of the loan itself
 */
export async function lend(eyes: Eyes, who: string): Promise<number> {
	await eyes.touch({ pictures: ['back'], where: 'header' });
	await eyes.touch({ pictures: ['box-out'], where: 'body' });
	await eyes.at('/meeting/loan');
	await eyes.touch({ pictures: ['box-out'], where: 'body' });
	const before = eyes.taps;
	await eyes.touch({ pictures: [who], where: 'body' });
	const spent = eyes.taps;
	for (let bundle = 0; bundle < 3; bundle += 1) await eyes.touch({ pieces: ['500×4'] });
	expect(await eyes.dashedNotes()).toBeGreaterThan(0);
	await eyes.touch({ pictures: ['again'], where: 'body' });
	const lost = eyes.taps - spent;
	await eyes.touch({ pieces: ['500×2'] });
	await eyes.lay(200);
	expect(await eyes.dashedNotes()).toBe(0);
	await eyes.touch({ pictures: ['check'], where: 'foot' });
	// Here interest goes by the meeting: a mat with women is one.
	await eyes.find({ pictures: ['digits'], where: 'body' });
	const times = (await eyes.seen()).find(({ numerals }) => numerals[0] === '12');
	await eyes.touch({ numerals: present(times, 'twelve meetings').numerals });
	await eyes.touch({ pictures: ['water-buffalo'], where: 'body' });
	await eyes.find({ pictures: [who], where: 'body' });
	// Whom, how much, how many times: the far side of the circle sees it without a word.
	for (const picture of [who, 'water-buffalo', 'box-out']) await eyes.waitFor(picture);
	expect((await eyes.card('box-out')).notes).toBe(1200);
	await eyes.touch({ pictures: [who], where: 'body' });
	await eyes.touch({ pictures: ['hands-raised'], where: 'foot' });
	await eyes.find({ pictures: ['next'], where: 'foot' });
	return eyes.taps - before - lost;
}

/**
 * T4: the box is counted fifty short, which is seen; the note is found, it is counted again, and two officers close.
 *
 * @param box rupees that the book says
 * @returns touches of count and closing, the officers' codes left out
 */
export async function countAndClose(eyes: Eyes, box: number): Promise<number> {
	await eyes.touch({ pictures: ['next'], where: 'foot' });
	const before = eyes.taps;
	await count(eyes, box - 50);
	await eyes.waitFor('unequal');
	await eyes.find({ pictures: ['counting-hands'], where: 'foot' });
	await eyes.touch({ pictures: ['counting-hands'], where: 'foot' });
	await count(eyes, box);
	let codes = 0;
	for (const office of ['lamp', 'key']) {
		const begun = eyes.taps;
		await eyes.touch({ pictures: [office], where: 'body' });
		for (const picture of ['egg', 'flatbread', 'glass-of-milk', 'honey-pot'])
			await eyes.touch({ pictures: [picture] });
		await eyes.until(async () => !(await eyes.pictures()).includes('honey-pot'), 'her code is right');
		codes += eyes.taps - begun;
	}
	await eyes.touch({ pictures: ['sealed-book'], where: 'foot' });
	await eyes.at('/meeting/sealed');
	return eyes.taps - before - codes;
}

/** Each kind of piece that there is: its row, then its digits. */
async function count(eyes: Eyes, rupees: number): Promise<void> {
	await eyes.find({ pieces: ['500'] });
	let left = rupees;
	for (const piece of [500, 200, 100, 50, 20, 10, 5, 2, 1]) {
		const pieces = Math.floor(left / piece);
		left -= pieces * piece;
		const [row] = (await eyes.seen()).filter((one) => one.pieces[0] === String(piece));
		const counted = row?.numerals[0] ?? '0';
		if (counted === String(pieces)) continue;
		// A coin of the same value lies beside its note.
		await eyes.touch({ pieces: present(row, `the row of ${piece}`).pieces });
		for (const digit of String(pieces)) await eyes.touch({ numerals: [digit], pieces: [], pictures: [] });
	}
	await eyes.touch({ pictures: ['counting-hands'], where: 'foot' });
}

/**
 * T5: my page. What have I saved, what do I still owe? Then my paper, which has my symbol on it.
 *
 * @returns what she reads as saved and as owed, in rupees
 */
export async function herPage(eyes: Eyes, who: string): Promise<{ saved: string; owed: string }> {
	await eyes.touch({ pictures: ['faces'], where: 'body' });
	await eyes.touch({ pictures: [who], where: 'body' });
	await eyes.waitFor('wall');
	const [saved, owed] = [await eyes.card('gullak-in'), await eyes.card('wall')];
	expect(String(saved.notes)).toBe(saved.numerals.at(-1));
	expect(String(owed.notes)).toBe(owed.numerals.at(-1));
	await eyes.touch({ pictures: ['printer'] });
	await eyes.at('/print/member');
	await eyes.waitFor(who);
	return {
		saved: present(saved.numerals.at(-1), 'what she saved'),
		owed: present(owed.numerals.at(-1), 'what she owes')
	};
}

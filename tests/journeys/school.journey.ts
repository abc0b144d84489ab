import { afterAll, beforeAll, expect } from 'vitest';
import { openPhone, type Phone } from '../support/browser.ts';
import { Hands } from '../support/hands.ts';
import { readPdf } from '../support/pdf.ts';
import { story } from '../support/story.ts';

/** A round and a lesson without a network, the pen in a meeting, and the trainer's kit as it is printed. */

let phone: Phone;
let hands: Hands;

beforeAll(async () => {
	phone = await openPhone();
	hands = new Hands(phone.page);
	await phone.page.goto(`${phone.origin}/`);
	await phone.installed();
	await phone.goOffline();
});

afterAll(() => phone.close());

const guide = () => phone.page.locator('aside.guide');
const ringed = () => phone.page.locator('[data-touch-here]');

const step = story('the school: a lesson, its round, the pen, the kit of the trainer');

step('a lesson is gone through, and tried in its round', async () => {
	await hands.tap('app.shelf-school');
	await hands.at('/school');
	await hands.tap('school.lesson-write-at-once');
	await hands.at('/school/lesson');
	for (let card = 0; card < 5; card += 1) await hands.tap('action.go-on');
	const [right, other] = [0, 1].map((place) => phone.page.locator('.choices button').nth(place));
	// Another picture is no fault: the reason is said, and she looks again.
	await other?.click();
	await expect.poll(() => hands.text()).toContain(hands.say('school.lesson-write-at-once-answer1'));
	expect(await hands.button('action.go-on').isDisabled()).toBe(true);
	await right?.click();
	await hands.tap('action.go-on');
	await hands.tap(new RegExp(`^${hands.say('school.try')}`));
	await hands.at('/meeting/roll');
	await guide().waitFor();
});

step('the round of the roll is done where the ring is, and leaves nothing behind', async () => {
	for (const words of [/^दिया/, hands.say('meeting.roll-absent'), hands.say('meeting.roll-came-no-money')]) {
		const asked = phone.page.getByRole(
			'button',
			typeof words === 'string' ? { name: words } : { name: words }
		);
		await expect.poll(() => asked.first().getAttribute('data-touch-here')).toBe('');
		expect(await ringed().count()).toBe(1);
		await ringed().click();
	}
	await guide().getByText(hands.say('school.round-well-done')).waitFor();
	expect(await ringed().count()).toBe(0);
	await hands.tap('school.round-leave');
	await hands.at('/school');
	// Both are marked as done on this phone; the practice group is gone.
	await expect.poll(() => phone.page.getByRole('img', { name: hands.say('school.done') }).count()).toBe(2);
	await hands.tap('action.back');
	await hands.button('app.shelf-new').waitFor();
	expect(await phone.page.getByRole('button', { name: /अभ्यास किताब/ }).count()).toBe(0);
	expect(phone.problems).toEqual([]);
});

step(
	'the pen is offered on the screen of the meeting, taken in two touches, and counted at school',
	async () => {
		await hands.tap('app.shelf-practice');
		await hands.button('book.home-members').waitFor();
		await hands.tap('book.home-more');
		await hands.tap('book.home-practice');
		await hands.tap('school.pen-figure', { count: 0, total: 20 });
		await hands.at('/meeting');
		// Number 3 writes every time: her turn comes last.
		await hands.button(/^गुलाब दीदी फोन लें/).waitFor();
		await hands.tap('school.pen-next-woman');
		hands.taps = 0;
		await hands.tap(/^चमेली दीदी फोन लें/);
		expect(hands.taps).toBe(1);
		await hands.at('/meeting/roll');
		await hands.tap('action.back');
		await hands.at('/meeting');
		// One a meeting: nobody else is asked.
		expect(await phone.page.getByRole('button', { name: hands.say('school.pen-title') }).count()).toBe(0);
		await hands.tap('action.back');
		await hands.tap('book.home-more');
		await hands.tap('book.home-practice');
		await hands.button('school.pen-figure', { count: 1, total: 20 }).waitFor();
		expect(phone.problems).toEqual([]);
	}
);

step('the trainer’s kit is one file: guide, cards of twelve lessons, pictures, play money', async () => {
	await hands.turnTo('school.papers');
	await hands.tap('school.papers');
	await phone.page.locator('[data-ready="true"]').waitFor();
	const pdf = await readPdf(await phone.page.pdf({ preferCSSPageSize: true }));
	const text = pdf.map((page) => page.text.replaceAll(/\s/g, ''));
	const bare = (words: string) => words.replaceAll(/\s/g, '');
	expect(text[0]).toContain(bare('Twenty minutes for each lesson'));
	for (let lesson = 1; lesson <= 12; lesson += 1)
		expect(text.filter((page) => page.includes(bare(`Lesson ${lesson} of 12`))).length).toBeGreaterThan(0);
	const money = text.at(-1) ?? '';
	// Every piece says that it is a game: 40 notes and 24 coins.
	expect(money.split('PLAY').length - 1).toBe(64);
	for (const note of ['10', '20', '50', '100', '200', '500']) expect(money).toContain(note);
	expect(phone.problems).toEqual([]);
});

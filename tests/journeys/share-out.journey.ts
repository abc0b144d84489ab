import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect } from 'vitest';
import { present, type LocalDate } from '#kernel';
import { book } from '../cli/book-command.ts';
import { bringJournal } from '../support/bring-journal.ts';
import type { Phone } from '../support/browser.ts';
import { overfullSheets } from '../support/overfull.ts';
import { openPlainPhone } from '../support/plain-phone.ts';
import { journalOfShares, sharesOf, women } from '../support/cycle-of-shares.ts';
import { Hands } from '../support/hands.ts';
import { rupeesIn, sealMeeting } from '../support/meeting-hands.ts';
import { story } from '../support/story.ts';
import { flower } from '../support/flowers.ts';

/**
 * A cycle of twelve meetings ends: 25 women, eleven meetings brought as a file, the twelfth through the screens. Worked by hand:
 * each buys a share of ₹50 at each meeting, and every third woman two at the first eleven. For the social fund, which is shared out
 * too, 25 × 5 × 12. Interest: 80 at a flat rate, 40 kept back, and of 800 at 2 % a month a quarter of it, ₹4, at each of the six
 * meetings after it was lent. A fine of 10. The third owes that fine, the ninth 1,000, the twelfth 800 and its interest.
 */
const saved = (number: number): number => 50 * (11 * sharesOf(number) + 1);
const social = 25 * 5 * 12;
const dueOf12 = 6 * 4;
const grown = social + 80 + 40 + dueOf12 + 10;
const allSaved = Array.from({ length: women }, (_, index) => saved(index + 1)).reduce(
	(sum, one) => sum + one,
	0
);
const fund = allSaved + grown;
const owed: Readonly<Record<number, number>> = { 3: 10, 9: 1000, 12: 800 + dueOf12 };

/** By savings: each part rounded down, the rupees that are left to the largest remainders, ties to the lower number. */
function byHand(): readonly number[] {
	const exact = Array.from({ length: women }, (_, index) => (saved(index + 1) * fund) / allSaved);
	const parts = exact.map(Math.floor);
	const left = fund - parts.reduce((sum, part) => sum + part, 0);
	const byRest = exact
		.map((part, place) => ({ place, rest: Math.round((part - Math.floor(part)) * 1e6) }))
		.sort((one, other) => other.rest - one.rest || one.place - other.place);
	for (const { place } of byRest.slice(0, left)) parts[place] = (parts[place] ?? 0) + 1;
	return parts.map((part, place) => part - (owed[place + 1] ?? 0));
}
const expected = byHand();
const paid = expected.reduce((sum, one) => sum + one, 0);

const folder = mkdtempSync(join(tmpdir(), 'share-out-'));
let phone: Phone;
let hands: Hands;
let today: LocalDate;
let codes: readonly (readonly string[])[];

beforeAll(async () => {
	phone = await openPlainPhone({ keepsApp: false });
	hands = new Hands(phone.page);
	await phone.page.goto(`${phone.origin}/`);
	today = await phone.today();
	codes = await bringJournal(phone, hands, journalOfShares(today));
	await hands.button(/^बैठक शुरू/).waitFor();
});

afterAll(async () => {
	await phone.close();
	rmSync(folder, { recursive: true, force: true });
});

const step = story('a cycle is shared out and the next one begins');

step('the twelfth meeting: each buys a share, and the rehearsal says what the box must hold', async () => {
	await hands.tap(/^बैठक शुरू/);
	await hands.tap('loan.repay-not-today');
	for (let place = 0; place < women; place += 1) await hands.tap(/^दिया/);
	await hands.at('/meeting/faces');
	await home();
	await exportTo('before.json');
	await home();
	hands.taps = 0;
	await hands.tap('book.home-members');
	await hands.tap('people.group-title');
	await hands.tap('people.share-close-group');
	await expect.poll(() => hands.text()).toContain(paid.toLocaleString('en-IN'));
	const box = JSON.parse((await book(['report', join(folder, 'before.json')])).out) as Report;
	expect(box.box).toBe(paid * 100);
});

step('the circle hears each rule and takes one', async () => {
	await hands.tap('action.ok');
	await hands.tap(/^बराबर/);
	await hands.tap(/^जमा से/);
	await hands.touch(hands.page.locator('footer button').last());
	for (const [place, amount] of expected.slice(0, 6).entries())
		await expect
			.poll(() => hands.button(new RegExp(`^${flower(place + 1, 'hi')} `)).innerText())
			.toContain(amount.toLocaleString('en-IN'));
	await hands.tap('action.ok');
	for (const officer of [1, 2]) await hands.tap(new RegExp(`^${flower(officer, 'hi')} `));
	await hands.tap('loan.all-agree');
});

step('one woman at a time takes her notes', async () => {
	const given: number[] = [];
	for (let place = 0; place < women; place += 1) {
		const button = hands.button(/^हाथ में/);
		await hands.page
			.getByRole('img', {
				name: hands.say('meeting.roll-place', { count: place + 1, total: women }),
				exact: true
			})
			.waitFor();
		given.push(rupeesIn(present(/[\d,]+/.exec(await button.innerText()), 'how much')[0]));
		await hands.touch(button);
	}
	expect(given).toEqual(expected);
	process.stdout.write(`share-out of ${women} women: ${hands.taps} touches of ${women + 14}\n`);
	// Three to the screen, three for the rehearsal, one for the parts, three to agree, one for each woman.
	expect(hands.taps).toBeLessThanOrEqual(women + 14);
	expect((await hands.text()).replaceAll(/\s+/g, ' ')).toContain(hands.say('meeting.other-now-box'));
});

step('the box is empty to the coin; two officers approve with their codes', async () => {
	await hands.tap('meeting.step-count');
	await hands.tap(/^0$/);
	await hands.tap('meeting.count-done');
	// Book and box are equal: it goes on by itself.
	await hands.at('/meeting/close');
	// The open file of before was handed out between meetings: that is heard first.
	await expect.poll(() => hands.text()).toContain(hands.say('register.access-fileHandedOut'));
	await hands.tap('action.next');
	await expect.poll(() => hands.text()).toContain(hands.say('people.share-rule-bySavings'));
	await hands.tap('loan.all-agree');
	await sealMeeting(hands, codes);
	expect(phone.problems).toEqual([]);
});

step(
	'the command had rehearsed the same, and its book is empty; the pages before are unchanged',
	async () => {
		await exportTo('after.json');
		const rehearsal = JSON.parse(
			(await book(['report', join(folder, 'before.json'), '--rule', 'bySavings'])).out
		) as Report;
		expect(rehearsal.shareOut).toMatchObject({
			fund: fund * 100,
			payouts: Object.fromEntries(expected.map((amount, place) => [place + 1, amount * 100])),
			remainder: 0,
			enoughInBox: true
		});
		const after = JSON.parse((await book(['report', join(folder, 'after.json')])).out) as Report;
		expect(after).toMatchObject({ box: 0, surplus: 0, trialBalance: {}, balanced: true });
		const [old, now] = ['before.json', 'after.json'].map(eventsIn);
		expect(present(now, 'it was read').slice(0, old?.length)).toEqual(old);
		expect((await book(['check', join(folder, 'after.json')])).code).toBe(0);
	}
);

step(
	'the papers of 25 women stand whole, each woman once: the wall, and the page of the meeting',
	async () => {
		for (const paper of ['print.wall', 'print.meeting'] as const) {
			await home();
			await hands.tap('book.home-print');
			await hands.tap(paper);
			await hands.page.locator('[data-ready="true"]').waitFor();
			const lines = (await hands.page.locator('.page').allInnerTexts()).join('\n').split('\n');
			const numbers = lines.map((line) => line.trim()).filter((line) => /^\d{1,2}$/.test(line));
			expect(numbers.slice(0, women)).toEqual(Array.from({ length: women }, (_, place) => String(place + 1)));
			expect(await overfullSheets(hands.page)).toEqual([]);
		}
	}
);

step('each woman’s slip stands whole on its sheet', async () => {
	await home();
	await hands.tap('book.home-print');
	await hands.tap('print.books-open');
	await hands.tap('register.title-slips');
	await hands.page.locator('[data-ready="true"]').waitFor();
	// Four on a sheet.
	expect(await hands.page.locator('.page').count()).toBe(Math.ceil(women / 4));
	expect(await overfullSheets(hands.page)).toEqual([]);
});

step('the next cycle begins: a share is her first, and nothing of the old one is asked for', async () => {
	await home();
	await hands.tap(/^बैठक शुरू/);
	await hands.tap('meeting.again-other-day');
	await hands.tap(new RegExp(hands.say('meeting.day-by-rhythm')));
	await hands.tap('loan.repay-not-today');
	await hands.at('/meeting/roll');
	await hands.tap(/^दिया/);
	await hands.page
		.getByRole('img', { name: hands.say('meeting.roll-place', { count: 2, total: women }), exact: true })
		.waitFor();
	await home();
	await exportTo('next.json');
	const next = JSON.parse((await book(['report', join(folder, 'next.json')])).out) as Report;
	expect(next.members['1']).toMatchObject({ savings: 5000, savingsArrears: 0, loanOutstanding: 0 });
	expect(next.members['12']).toMatchObject({ savings: 0, interestDue: 0, loanOutstanding: 0 });
	expect(phone.problems).toEqual([]);
});

interface Report {
	readonly box: number;
	readonly shareOut: object;
	readonly members: Readonly<Record<string, object>>;
}

/** Back by the arrow until the first screen stands there. */
async function home(): Promise<void> {
	while (new URL(phone.page.url()).pathname !== '/') {
		const before = phone.page.url();
		await hands.tap('action.back');
		await phone.page.waitForURL((url) => url.href !== before);
	}
	await hands.see('book.home-members');
}

async function exportTo(name: string): Promise<void> {
	await hands.tap('book.home-print');
	await hands.tap('print.export');
	const [download] = await Promise.all([phone.page.waitForEvent('download'), hands.tap('action.save-file')]);
	await download.saveAs(join(folder, name));
}

const eventsIn = (name: string): readonly object[] =>
	(JSON.parse(readFileSync(join(folder, name), 'utf8')) as { readonly events: readonly object[] }).events;

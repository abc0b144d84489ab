import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openPhone, type Phone } from '../support/browser.ts';
import { Hands, learnCode, readKeyPaper, touchCode } from '../support/hands.ts';

/**
 * The twelve months of the training booklet (tests/golden/passbook-declining.json names it), entered through the screens
 * as a group would: one woman who saves and borrows, and two officers who save nothing.
 */
interface Month {
	readonly saved: number | null;
	readonly lent?: number;
	readonly repaid?: number;
}

const months: readonly Month[] = [
	{ saved: 25 },
	{ saved: 25 },
	{ saved: 25 },
	{ saved: 25 },
	{ saved: 25 },
	{ saved: 25, lent: 500 },
	{ saved: 25, repaid: 110 },
	{ saved: 0, repaid: 108 },
	{ saved: 50, repaid: 6 },
	{ saved: 25, repaid: 206 },
	{ saved: null },
	{ saved: 50, repaid: 104 }
];

let phone: Phone;
let hands: Hands;
let codes: readonly (readonly string[])[];
let keyPaper: string;

beforeAll(async () => {
	phone = await openPhone();
	await phone.page.goto(`${phone.origin}/`);
	await phone.installed();
	await phone.goOffline();
	hands = new Hands(phone.page);
}, 120_000);

afterAll(() => phone.close());

describe('the twelve months of the booklet, without a network', () => {
	test('the group is founded', async () => {
		await hands.tap('shelf.new');
		await found();
		expect(phone.problems).toEqual([]);
	}, 120_000);

	test('twelve meetings are held and sealed by two officers', async () => {
		for (const [place, month] of months.entries()) await hold(place, month);
		expect(phone.problems).toEqual([]);
	}, 400_000);
});

async function dump(): Promise<void> {
	const lines = [hands.page.url(), (await hands.text()).replace(/\n/g, ' · ')];
	for (const b of await hands.page.locator('button, input').all()) lines.push('   - ' + (await b.getAttribute('aria-label') ?? (await b.innerText()).replace(/\n/g, ' | ')) + (await b.isDisabled() ? 'X' : ''));
	console.log(lines.join('\n'));
}

async function hold(place: number, month: Month): Promise<void> {
	await hands.tap(/^बैठक शुरू/);
	await hands.at('/meeting/roll');
	await chooseDay(place);
	if (month.saved === null) await hands.tap('roll.absent');
	else if (month.saved === 0) await hands.tap('roll.came-no-money');
	else if (month.saved === 25) await hands.tap(/^दिया/);
	else {
		await hands.tap('roll.other-amount');
		await hands.layOnMat(month.saved);
		await hands.tap(/^दिया/);
	}
	await hands.tap('roll.came-no-money');
	await hands.tap('roll.came-no-money');
	await hands.at('/meeting/faces');
	await hands.tap(/^3 में \d आईं/);
	if (month.repaid !== undefined || place === 10) { await hands.at('/meeting/give-back'); await dump(); throw new Error('give-back'); }
	await hands.at('/meeting/loan');
	if (month.lent !== undefined) await lend(month.lent);
	await hands.tap('loan.none');
	await countBox(boxAfter(place));
	await closeMeeting();
}

async function lend(rupees: number): Promise<void> {
	await hands.tap(/^लोन देना/);
	await dump();
	await hands.tap(/^अनानास/);
	await dump();
	await hands.layOnMat(rupees);
	await hands.page.locator('button').last().click();
	await hands.page.waitForTimeout(300);
	await dump();
	throw new Error('lend');
}

/** Rupees in the box after the meeting, as the booklet has them. */
function boxAfter(place: number): number {
	return months
		.slice(0, place + 1)
		.reduce((box, { saved, lent = 0, repaid = 0 }) => box + (saved ?? 0) - lent + repaid, 1000);
}

/** Counts as the box would lie there: the fewest notes and coins. */
async function countBox(rupees: number): Promise<void> {
	await hands.at('/meeting/count');
	let left = rupees;
	for (const piece of [500, 200, 100, 50, 20, 10, 5, 2, 1]) {
		const count = Math.floor(left / piece);
		left -= count * piece;
		if (count === 0) continue;
		await hands.tap(new RegExp(`^${piece} का ${piece >= 10 ? 'नोट' : 'सिक्का'}:`));
		for (const digit of String(count)) await hands.tap(new RegExp(`^${digit}$`));
	}
	await hands.tap('count.done');
}

/** Two officers enter their codes; then the seal is shown and the group goes home. */
async function closeMeeting(): Promise<void> {
	await hands.at('/meeting/close');
	for (const [place, symbol] of ['नारियल', 'अंगूर'].entries()) {
		await hands.tap(new RegExp(`^${symbol}`));
		await touchCode(hands, codes[place] ?? []);
	}
	await hands.tap('close.close-meeting');
	await hands.at('/meeting/sealed');
	await hands.tap('seal.done');
	await hands.at('/');
}

/** The first meeting is on the day of founding; each later one on the day that the group's rhythm names. */
async function chooseDay(place: number): Promise<void> {
	await hands.tap('meeting.day');
	if (place > 0) return hands.tap(new RegExp(hands.say('meeting.day-by-rhythm')));
	for (let year = 2026; year > 2006; year -= 1) await hands.tap('meeting.year-before');
	for (let month = 11; month > 3; month -= 1) await hands.tap('meeting.month-before');
	await hands.tap(/^5 मार्च 2006$/);
}

async function found(): Promise<void> {
	const next = () => hands.tap('action.next');
	await hands.type('Booklet');
	await next();
	await next();
	await next();
	await hands.page.locator('input[type=date]').fill('2006-03-05');
	await next();
	await hands.tap('setup.every-month');
	await next();
	await next();
	await hands.layOnMat(25);
	for (let question = 0; question < 4; question += 1) await next();
	for (const symbol of ['अनानास', 'नारियल', 'अंगूर']) {
		await hands.tap('setup.member-new');
		await hands.tap(new RegExp(`^${symbol}$`));
		await hands.tap('action.ok');
	}
	await next();
	await hands.tap(/^नारियल/);
	await next();
	await hands.tap(/^अंगूर/);
	await next();
	await hands.tap(/^अंगूर/);
	await next();
	codes = [await learnCode(hands), await learnCode(hands)];
	await hands.tap('setup.bank-none');
	await hands.tap(/^काग़ज़ की किताब है/);
	await next();
	for (const line of [/^आज बक्से में/, /^समूह का मुनाफा/]) {
		await hands.tap(line);
		await hands.layOnMat(1000);
		await hands.tap('action.ok');
	}
	await next();
	await next();
	await hands.tap('setup.make');
	await hands.button(/काग़ज़ मेरे पास है/).waitFor({ timeout: 30_000 });
	keyPaper = await readKeyPaper(hands);
	await hands.tap(/काग़ज़ मेरे पास है/);
	await hands.type(keyPaper.slice(-4));
	await hands.tap(/सँभालकर रख दिया/);
	await hands.at('/');
}

export { codes, keyPaper, months, touchCode };

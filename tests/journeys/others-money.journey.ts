import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect } from 'vitest';
import { moveClock } from '../../scripts/given-clock.mjs';
import { verifyExport } from '../../scripts/verify-export/verify.mjs';
import { book } from '../cli/book-command.ts';
import { bringJournal } from '../support/bring-journal.ts';
import type { Phone } from '../support/browser.ts';
import { flower } from '../support/flowers.ts';
import { Hands } from '../support/hands.ts';
import { countBox, officerTile, rupeesIn, sealMeeting, settled } from '../support/meeting-hands.ts';
import { openPlainPhone } from '../support/plain-phone.ts';
import { story } from '../support/story.ts';
import { journalOfOthersMoney } from '../support/year-of-others-money.ts';

/*
 * One of each kind of money that is not the group's own, by touch, on the book of twenty women of tests/cli/year-of-others-money.test.ts after
 * its April, in which the ninth paid nothing. Worked by hand from the balance of its March, in rupees:
 *
 *   box 25,099 + 19 × 110 in April + 19 × 110 in May = 29,279
 *   the ninth owes the help fund 200, twice 2 % of it, and 1 % of the 100 that fell due in April: 209                          → 29,488
 *   a premium of 20 comes; of 95 for the federation 90 go on, the nineteenth's 5 stay; both premiums of 20 go back             → 29,378
 *   2,000 for the neediest come, 500 of them go back, 500 are lent and 100 given of the fund                                   → 30,278
 *   300 go to the village organisation, where 20 grow, and 100 come back: 1,560 + 300 + 20 − 100 = 1,780                       → 30,078
 *   the lender takes 200 off: 24,850 − 200 = 24,650; 1,200 earned 1 % in October, when 60 came, and 1,260 in five months: 12 + 63 = 75
 *   paper for 1,405                                                                                                            → 28,673
 *   the loss: 500 + 200 + 20 − 75 − 1,405 = −760, 40 for each of nineteen who saved 1,400: the last of them goes with 1,360    → 27,313
 */
const box = 27_313;
const women = Array.from({ length: 18 }, (_, place) => `m${place + 1}`);
const byHand: Readonly<Record<string, number>> = {
	box,
	'bank/b1': 44_250,
	'loans/m5/vulnerabilityFund': 500,
	'deposits/village': 1_780,
	...Object.fromEntries(women.map((who) => [`savings/${who}/regular`, -1_400])),
	'savings/m1/voluntary': -1_335,
	// 2,024, twice 19 × 10, and 9 of interest.
	'social-fund': -2_413,
	'social-fund/vulnerability': -4_960,
	'held-for-others/m19/federationMembership': -5,
	'borrowings/cif': -24_650,
	'revolving-fund': -15_000,
	grants: -1_000,
	surplus: -50,
	interest: -280,
	fines: -10,
	'bank-interest': -900,
	'other-income/subvention': -350,
	'other-income/deposit-interest': -80,
	stationery: 1_605,
	'interest-paid': 600,
	'bank-charges': 50,
	'savings-interest': 135
};
const inPaise = (rupees: Readonly<Record<string, number>>) =>
	Object.fromEntries(Object.entries(rupees).map(([account, amount]) => [account, amount * 100]));

const folder = mkdtempSync(join(tmpdir(), 'others-money-'));
let phone: Phone;
let hands: Hands;
let codes: readonly (readonly string[])[];

beforeAll(async () => {
	phone = await openPlainPhone({ keepsApp: false });
	await phone.context.addInitScript(moveClock, Date.parse('2026-05-10T12:00:00+05:30') - Date.now());
	hands = new Hands(phone.page);
	await phone.page.goto(`${phone.origin}/`);
	codes = await bringJournal(phone, hands, journalOfOthersMoney());
	await hands.button(/^बैठक शुरू/).waitFor();
});

afterAll(async () => {
	await phone.close();
	rmSync(folder, { recursive: true, force: true });
});

const woman = (number: number) => new RegExp(`^${flower(number, 'hi')} `);

/** Back by the arrow, one screen after the other, until that one stands there. */
async function backTo(path: string): Promise<void> {
	await settled(hands);
	while (new URL(phone.page.url()).pathname !== path) {
		await hands.tap('action.back');
		await settled(hands);
	}
}

/** A name or a number on a paper. */
async function typed(text: string): Promise<void> {
	await hands.page.locator('input').fill(text);
	await hands.tap('action.next');
	await settled(hands);
}

async function digits(text: string): Promise<void> {
	for (const digit of text) await hands.tap(new RegExp(`^${digit}$`));
}

/** "Other money" on the path of the meeting. */
async function other(): Promise<void> {
	await backTo('/meeting');
	await hands.tap(/^और पैसा/);
	await hands.at('/meeting/other');
}

async function bank(): Promise<void> {
	await other();
	await hands.tap('bank.title');
	await hands.at('/bank');
}

const step = story('money of others, a kind at a time');

step('all save; one who was late pays what that costs, to the fund that lent', async () => {
	await hands.tap(/^बैठक शुरू/);
	await hands.tap('loan.repay-not-today');
	for (let place = 0; place < 19; place += 1) await hands.tap(/^दिया/);
	await hands.at('/meeting/faces');
	await hands.tap(/^19 में 19 आईं/);
	await hands.at('/meeting/give-back');
	await hands.page.locator('main', { hasText: '209' }).waitFor();
	await hands.tap('loan.repay-gave-all');
	await settled(hands);
});

step('a premium comes, the federation gets what is asked of each, premiums go back', async () => {
	await other();
	await hands.tap('meeting.other-held-in');
	await hands.tap('code.held-accidentInsurance');
	await hands.tap(woman(1));
	await hands.layNotes(20);
	await hands.tap('action.ok');
	await hands.at('/meeting');
	await other();
	await hands.tap(new RegExp(`^${hands.say('meeting.other-held-out')}`));
	await hands.tap('code.held-federationMembership');
	await hands.tap(woman(19));
	await hands.tap(/^हाँ, ठीक है/);
	await hands.tap('meeting.other-held-out');
	await typed('VO 7');
	await hands.at('/meeting');
	await other();
	await hands.tap(new RegExp(`^${hands.say('meeting.other-held-out')}`));
	await hands.tap('code.held-accidentInsurance');
	await hands.tap(/^हाँ, ठीक है/);
	await hands.tap('meeting.held-back');
	await hands.at('/meeting');
});

step('money for the neediest comes, and a part of it goes back to whoever gave it', async () => {
	await bank();
	await hands.tap('bank.book-outside');
	await hands.tap('bank.book-money-came');
	await hands.tap('code.grant-vulnerabilityFund');
	await hands.touch(hands.page.locator('main button').first());
	await hands.layNotes(2_000);
	await hands.tap('action.ok');
	await hands.tap('bank.book-box');
	await hands.tap('action.write');
	await settled(hands);
	const fund = hands.page.locator('button.main', { hasText: hands.say('code.grant-vulnerabilityFund') });
	await hands.turnTo(new RegExp(hands.say('code.grant-vulnerabilityFund')));
	await hands.touch(fund);
	await hands.tap('bank.book-box');
	await hands.layNotes(500);
	await hands.tap('action.ok');
	await hands.touch(hands.page.locator('main button').first());
	await typed('VO 8');
	// 3,560 + 2,000 − 500.
	await hands.page.locator('main', { hasText: '5,060' }).waitFor();
});

step('the lender takes something off, against its paper', async () => {
	await backTo('/bank');
	await hands.tap('bank.book-outside');
	await hands.touch(hands.page.locator('button.main').first());
	await hands.at('/bank/borrowing');
	await hands.tap('bank.book-credited');
	await hands.tap('code.credit-subvention');
	await typed('SUB 2');
	await digits('200');
	await hands.tap('action.ok');
	await hands.page.locator('main', { hasText: '24,650' }).waitFor();
});

step(
	'savings of the group go elsewhere, grow there, come back in part, and their paper is seen',
	async () => {
		await backTo('/bank');
		await hands.tap('bank.deposits');
		await hands.tap('bank.deposit-placed');
		await hands.tap('code.deposit-village');
		await hands.tap('bank.book-box');
		await hands.layNotes(300);
		await hands.tap('action.ok');
		await typed('VO 9');
		await hands.tap('bank.deposit-interest');
		await digits('20');
		await hands.tap('action.ok');
		await typed('VO 10');
		await hands.tap('bank.deposit-back');
		await hands.tap('bank.book-box');
		await hands.layNotes(100);
		await hands.tap('action.ok');
		await typed('VO 11');
		await hands.tap('bank.deposit-seen');
		await digits('1780');
		await hands.tap('action.ok');
		await typed('VO 12');
		await hands.page.locator('main', { hasText: '1,780' }).waitFor();
	}
);

step('the fund for the neediest lends and helps', async () => {
	await backTo('/meeting');
	await hands.tap(/नया लोन/);
	await hands.tap('loan.source-vulnerabilityFund');
	await hands.tap(woman(5));
	await hands.layNotes(500);
	await hands.tap('action.ok');
	await hands.tap(/^12 बार/);
	await hands.tap('code.purpose-animal');
	await hands.tap(/राज़ी$/);
	await hands.tap('loan.all-agree');
	await hands.button('loan.none-more').waitFor();
	await other();
	await hands.tap('meeting.other-social-out');
	await hands.tap(new RegExp(`^${hands.say('loan.source-vulnerabilityFund')}`));
	await hands.tap(woman(7));
	await hands.tap('code.social-illness');
	await hands.layNotes(100);
	await hands.tap('loan.all-agree');
	await hands.at('/meeting');
});

step('savings earn what the rules say', async () => {
	await backTo('/');
	await hands.tap('book.home-members');
	await hands.tap('people.group-title');
	await hands.tap('people.share-profit');
	await hands.tap(new RegExp(`^${hands.say('people.saving-interest')}`));
	await hands.page.locator('main', { hasText: '75' }).waitFor();
	await hands.touch(hands.page.locator('footer button').last());
	await settled(hands);
});

step('who leaves bears her part of a loss, in both sums', async () => {
	await backTo('/');
	await hands.tap(/^बैठक/);
	await other();
	await hands.tap('meeting.other-expense');
	await hands.tap('code.category-stationery');
	await hands.layNotes(1_405);
	await hands.tap('action.ok');
	await hands.at('/meeting');
	await backTo('/');
	await hands.tap('book.home-members');
	await hands.tap('people.group-title');
	await hands.tap('people.women');
	await hands.tap(woman(19));
	await hands.tap('member.leave');
	await hands.tap('code.leave-wish');
	await hands.page.locator('main', { hasText: '1,360' }).waitFor();
	await hands.tap('people.all-now');
	for (const officer of [1, 2]) await hands.tap(woman(officer));
	await hands.tap('loan.all-agree');
	await hands.button('people.forget').waitFor();
});

step('the box is what the hand-made figures say; each entry is heard before the codes', async () => {
	await backTo('/');
	await hands.tap(/^बैठक/);
	await hands.tap('meeting.step-count');
	await countBox(hands, box);
	await hands.at('/meeting/close');
	const heard: string[] = [];
	while (!(await officerTile(hands, 'president').isVisible())) {
		heard.push(await hands.text());
		await hands.touch(hands.page.locator('footer button').last());
		await settled(hands);
	}
	const all = heard.join('\n');
	for (const said of ['VO 7', 'VO 8', 'VO 9', 'VO 10', 'VO 11', 'SUB 2']) expect(all).toContain(said);
	await sealMeeting(hands, codes);
	expect(phone.problems).toEqual([]);
});

step('screen, paper, command and both verifiers say what was worked out by hand', async () => {
	await hands.page.locator('main', { hasText: box.toLocaleString('en-IN') }).waitFor();
	await hands.tap('book.home-print');
	await hands.tap('print.export');
	const [download] = await Promise.all([phone.page.waitForEvent('download'), hands.tap('action.save-file')]);
	const file = join(folder, 'after.json');
	await download.saveAs(file);
	expect(await book(['check', file])).toMatchObject({ code: 0, errors: '' });
	expect(verifyExport(readFileSync(file)).problems).toEqual([]);
	expect(JSON.parse((await book(['report', file])).out)).toMatchObject({
		trialBalance: inPaise(byHand),
		balanced: true,
		surplus: -72_000,
		box: box * 100
	});
	await backTo('/');
	await hands.tap('book.home-print');
	await hands.tap('print.books-open');
	await hands.tap('account.book-trial');
	await hands.page.locator('[data-ready="true"]').waitFor();
	const tables = await hands.page.locator('.page table').allInnerTexts();
	const figures = tables
		.flatMap((table) => table.split('\n').map((line) => line.split('\t').slice(1)))
		// Totals, and what is carried to the next page, stand in both columns or in no dash.
		.filter((columns) => columns.filter((column) => column === '–').length === 1)
		.map(([debit = '–', credit = '–']) => (debit === '–' ? -rupeesIn(credit) : rupeesIn(debit)));
	const byAmount = (one: number, other: number) => one - other;
	expect(figures.toSorted(byAmount)).toEqual(Object.values(byHand).toSorted(byAmount));
	expect(phone.problems).toEqual([]);
});

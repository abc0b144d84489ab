import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Download } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { present } from '#kernel';
import { book } from '../cli/book-command.ts';
import type { Phone } from '../support/browser.ts';
import { openPlainPhone } from '../support/plain-phone.ts';
import { learnCode, readKeyPaper, touchCode } from '../support/fingers.ts';
import { Hands } from '../support/hands.ts';
import { brokenRules } from '../support/looks-right.ts';
import { changed, cutOffGroup, filledIn } from '../support/sheets.ts';
import { story } from '../support/story.ts';

/**
 * Staff bring many old groups in: the empty sheet, filled, put right, and a file for each phone. On the group's own phone
 * the file becomes its book, with the figures that the command line computes of the same file.
 */
let staff: Phone;
let hands: Hands;
let template = '';
const folder = mkdtempSync(join(tmpdir(), 'import-'));
const fileOf = (group: string) => join(folder, `${group}.journal.json`);

/** Ujala twice and a group of the same women elsewhere; the second one is wrong in two cells. */
const right = ['G1', 'G2', 'G3'].flatMap((group) => cutOffGroup(group));
/** The third of its rows is its first woman; the tenth is the box. */
const secondGroup = cutOffGroup('G1').length;
const wrong = changed(changed(right, secondGroup + 2, { savings: '3,8OO' }), secondGroup + 5, {
	instalments: '0'
});

beforeAll(async () => {
	staff = await openPlainPhone();
	hands = new Hands(staff.page);
	await staff.page.goto(`${staff.origin}/`);
	await staff.installed();
	await staff.goOffline();
	await hands.tap('app.shelf-staff');
	await hands.at('/import');
});

afterAll(() => staff.close());

const step = story('staff bring old groups in');

step('the empty sheet comes, with heads that the reader knows', async () => {
	const download = await handed(staff, () =>
		hands.tap(new RegExp(`^${hands.say('desk.sheet-template-groups')}`))
	);
	expect(download.suggestedFilename()).toBe('groups.csv');
	template = readFileSync(await download.path(), 'utf8');
	// Read back as it is, it has no group: the rows of the example do not count.
	await choose(template);
	await shows(hands.say('desk.sheet-none'));
	await hands.tap('action.back');
});

step('filled in wrong, it says which row and column, and still hands out what is right', async () => {
	await choose(filledIn(template, wrong));
	await shows(hands.say('desk.sheet-right', { count: 2 }));
	await shows(hands.say('desk.sheet-wrong', { count: 2 }));
	const places = await staff.page.locator('main li b').allInnerTexts();
	expect(places).toEqual([
		`समूह G2 · पंक्ति ${rowInFile(secondGroup + 2)} · कुल जमा`,
		`समूह G2 · पंक्ति ${rowInFile(secondGroup + 5)} · किस्तें`
	]);
	expect(await staff.page.locator('main article').count()).toBe(2);
	expect(await brokenRules(staff.page)).toEqual([]);
	await hands.tap('action.back');
});

step('put right, each group has a file of its own', async () => {
	await choose(filledIn(template, right));
	await shows(hands.say('desk.sheet-right', { count: 3 }));
	for (const [place, group] of ['G1', 'G2', 'G3'].entries()) {
		const download = await handed(staff, () =>
			hands.touch(staff.page.getByRole('button', { name: hands.say('desk.sheet-hand') }).nth(place))
		);
		expect(download.suggestedFilename()).toBe(`${group}.journal.json`);
		await download.saveAs(fileOf(group));
		expect((await book(['check', fileOf(group)])).code).toBe(0);
	}
	expect(staff.problems).toEqual([]);
});

step('one file becomes a book on the phone of the group, with the figures of the report', async () => {
	const report = JSON.parse((await book(['report', fileOf('G2')])).out) as Report;
	const phone = await openPlainPhone();
	try {
		const hers = new Hands(phone.page);
		await phone.page.goto(`${phone.origin}/`);
		await hers.tap('app.shelf-staff');
		await hers.tap('desk.sheet-bring');
		await phone.page.getByLabel(hers.say('desk.sheet-bring-choose')).setInputFiles(fileOf('G2'));
		await hers.button('desk.sheet-bring-make').waitFor();
		const { savings, loans, box, bank, there } = await figuresOnCard(phone);
		const inReport = Object.values(report.members);
		expect([savings, loans, box, bank]).toEqual([
			total(inReport.map((member) => member.savings)),
			total(inReport.map((member) => member.loanOutstanding)),
			report.box,
			report.bank
		]);
		// As computed beside the sheet (tests/support/sheets.ts).
		expect([savings, loans, box, bank]).toEqual([1_120_000, 950_000, 135_000, 415_000]);
		expect(there).toBe(950_000 + 135_000 + 415_000);
		expect(await brokenRules(phone.page)).toEqual([]);

		await hers.tap('desk.sheet-bring-make');
		const code = await learnCode(hers);
		await learnCode(hers);
		await hers.button(/काग़ज़ मेरे पास है/).waitFor();
		const letters = await readKeyPaper(hers);
		await hers.tap(/काग़ज़ मेरे पास है/);
		await hers.type(letters);
		await hers.tap(/सँभालकर रख दिया/);
		await hers.button(/^बैठक शुरू/).waitFor();
		await phone.page.locator('main', { hasText: '1,350' }).waitFor();

		const second = present(report.members['2'], 'the second woman owes two loans');
		expect([second.savings, second.loanOutstanding]).toEqual([380_000, 950_000]);
		await hers.tap('book.home-members');
		await hers.tap(/ 2 नंबर/);
		await hers.button('member.print').waitFor();
		for (const amount of ['3,800', '6,500']) await expect.poll(() => hers.text()).toContain(amount);
		// Her page is turned, not scrolled: the second loan stands on the next part.
		await hers.tap('action.page-next');
		await expect.poll(() => hers.text()).toContain('3,000');
		await phone.page.reload();
		await hers.tap(/1 नंबर/);
		await touchCode(hers, code);
		await hers.button('member.print').waitFor();
		expect(phone.problems).toEqual([]);
	} finally {
		await phone.close();
	}
});

interface Report {
	/** Minor units, as all of these. */
	readonly box: number;
	readonly bank: number;
	readonly members: Readonly<Record<string, { readonly savings: number; readonly loanOutstanding: number }>>;
}

/** Heads, explanations and the example come first; row numbers count from 1, as a spreadsheet program does. */
const rowInFile = (place: number): number => template.trimEnd().split('\r\n').length + place + 1;

async function choose(text: string): Promise<void> {
	const buffer = Buffer.from(text);
	await staff.page
		.getByLabel(hands.say('desk.sheet-choose'))
		.setInputFiles({ name: 'groups.csv', mimeType: 'text/csv', buffer });
}

const shows = (text: string) => staff.page.locator('main', { hasText: text }).waitFor();

async function handed(phone: Phone, act: () => Promise<void>): Promise<Download> {
	const coming = phone.page.waitForEvent('download').catch((cause: unknown) => cause);
	await act();
	const download = await coming;
	if (!(download instanceof Error)) return download as Download;
	const stood = (await phone.page.locator('body').innerText()).replace(/\s+/g, ' ');
	throw new Error(`No file came, and the screen said: ${stood}`, { cause: download });
}

/** What stands on the card of the group, in minor units. */
async function figuresOnCard(phone: Phone) {
	const lines = await phone.page.locator('main article dd .money').allInnerTexts();
	// What is there and its sum, then whose it is.
	const [loans, box, bank, there, savings] = lines.map((line) => Number(line.replace(/[^\d]/g, '')) * 100);
	return { savings, loans, box, bank, there };
}

const total = (amounts: readonly number[]): number => amounts.reduce((all, one) => all + one, 0);

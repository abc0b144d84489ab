import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect } from 'vitest';
import { present } from '#kernel';
import { book } from '../cli/book-command.ts';
import { openPhone, type Phone } from '../support/browser.ts';
import { still } from '../support/plain-phone.ts';
import { foundGroup } from '../support/found-group.ts';
import { learnCode, touchCode } from '../support/fingers.ts';
import { Hands } from '../support/hands.ts';
import { sealMeeting } from '../support/meeting-hands.ts';
import { readPdf } from '../support/pdf.ts';
import { wordsWithoutClip } from '../support/words-without-clip.ts';
import { isSoak } from '../support/soak.ts';
import { story } from '../support/story.ts';
import { listenIn, saidOn } from '../screens/speech.ts';

/**
 * The twelve months of the training booklet (tests/golden/passbook-declining.json names it), entered through the screens
 * as a group would: one woman who saves and borrows, and two officers who save nothing.
 */
interface Month {
	readonly saved: number | null;
	readonly lent?: number;
	readonly repaid?: number;
}

const year: readonly Month[] = [
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

/** An ordinary run holds the meetings until she has paid back twice, once without saving; the long run holds all twelve. */
const months = isSoak() ? year : year.slice(0, 8);

/** What the booklet prints for each month, minor units; the golden case has them with their source. */
interface BookletRow {
	readonly meeting: number;
	readonly day: string;
	readonly saved: number;
	readonly savings: number;
	readonly interestPaid: number;
	readonly principalPaid: number;
	readonly outstanding: number;
	readonly interestDue: number;
	readonly paid: number;
}
const golden = JSON.parse(readFileSync('tests/golden/passbook-declining.json', 'utf8')) as {
	readonly expect: { readonly statements: Readonly<Record<'1', readonly BookletRow[]>> };
};
const booklet = golden.expect.statements['1'].slice(0, months.length);

let phone: Phone;
let hands: Hands;
let codes: readonly (readonly string[])[];
let keyPaper: string;
const folder = mkdtempSync(join(tmpdir(), 'booklet-'));
const journalFile = join(folder, 'book.json');
const backupFile = join(folder, 'copy.txt');

beforeAll(async () => {
	phone = await openPhone({ context: still });
	await listenIn(phone.context);
	await phone.page.goto(`${phone.origin}/`);
	await phone.installed();
	await phone.goOffline();
	hands = new Hands(phone.page);
});

afterAll(() => phone.close());

const step = story('the months of the booklet, without a network');

step('the group is founded', async () => {
	({ codes, keyPaper } = await foundGroup(hands, {
		name: 'Booklet',
		foundedOn: '2006-03-05',
		monthly: true,
		saving: 25,
		inBox: 1000
	}));
	await hands.at('/');
	expect(phone.problems).toEqual([]);
});

step('its meetings are held and sealed by two officers', async () => {
	for (const [place, month] of months.entries()) await hold(place, month);
	expect(phone.problems).toEqual([]);
});

step('whatever was said until here has its clips, but for the name that was typed', async () => {
	const said = await saidOn(phone.page);
	expect(said.length).toBeGreaterThan(100);
	expect(wordsWithoutClip(said, 'hi')).toEqual(['booklet']);
});

step('her page and its print have the figures of the booklet, month by month', async () => {
	await comparePages(hands);
	expect(phone.problems).toEqual([]);
});

step('the exported journal has them too, and both verifiers find its hashes right', async () => {
	await hands.page.goto(`${phone.origin}/`);
	await unlock(hands);
	await hands.tap('book.home-print');
	await hands.tap('print.export');
	const [download] = await Promise.all([hands.page.waitForEvent('download'), hands.tap('action.save-file')]);
	await download.saveAs(journalFile);
	// As a person runs it; the rest asks the same command without a process each time.
	expect(run('scripts/book.mjs', 'check', journalFile)).toMatchObject({ status: 0 });
	expect(run('scripts/verify-export.mjs', journalFile)).toMatchObject({ status: 0 });
	const { rows } = JSON.parse((await book(['statement', journalFile, '--member', '1'])).out) as {
		rows: BookletRow[];
	};
	expect(rows).toMatchObject(booklet);
	for (const row of booklet) {
		const report = JSON.parse((await book(['report', journalFile, '--on', row.day])).out) as Report;
		expect(report.members['1']).toMatchObject({
			savings: row.savings,
			loanOutstanding: row.outstanding,
			interestDue: row.interestDue
		});
		if (row === booklet.at(-1)) expect(report.income).toEqual({ interest: isSoak() ? 3400 : 1800 });
		expect(report.chain.ok).toBe(true);
	}
});

step('a backup brings the same book back on another phone', async () => {
	await hands.page.goto(`${phone.origin}/`);
	await unlock(hands);
	await hands.page.goto(`${phone.origin}/backup`);
	await unlock(hands);
	await hands.tap('backup.make');
	await hands.button('backup.give').waitFor();
	const [download] = await Promise.all([hands.page.waitForEvent('download'), hands.tap('backup.give')]);
	expect(download.suggestedFilename()).toMatch(/^[a-z-]+-\d{4}-\d\d-\d\d\.txt$/);
	await download.saveAs(backupFile);
	const other = await openPhone({ isQuiet: true });
	try {
		await other.page.goto(`${other.origin}/`);
		await other.installed();
		await other.goOffline();
		const otherHands = new Hands(other.page);
		await restore(otherHands);
		await comparePages(otherHands);
		expect(other.problems).toEqual([]);
	} finally {
		await other.close();
	}
	expect(phone.problems).toEqual([]);
});
interface Report {
	readonly members: Readonly<Record<string, object>>;
	readonly income: object;
	readonly chain: { readonly ok: boolean };
}

/** Home → didi → her; then the print of her page, read back by a program that did not make it. */
async function comparePages(with_: Hands): Promise<void> {
	const last = present(booklet.at(-1), 'the booklet has rows');
	await with_.tap('book.home-members');
	await with_.tap(/^अनानास/);
	await with_.button('member.print').waitFor();
	// The frame of her page stands before her figures are read from the book.
	await with_.page.locator('main', { hasText: String(last.savings / 100) }).waitFor();
	await expect.poll(() => with_.text()).toContain(String(last.savings / 100));
	await with_.tap('member.print');
	await with_.page.locator('[data-ready="true"]').waitFor();
	const pages = await readPdf(await with_.page.pdf({ preferCSSPageSize: true }));
	const printed = pages.flatMap(({ lines }) => lines.filter((line) => /^\d+ \d\d-\d\d-\d{4} /.test(line)));
	expect(printed).toEqual(booklet.map(printedRow));
}

/** A line of the passbook statement: meeting, day, saved, savings, lent, principal, loan left, interest, interest due, paid. */
function printedRow(row: BookletRow, place: number): string {
	const [year, month, day] = row.day.split('-');
	const lent = (months[place]?.lent ?? 0) * 100;
	const onLoan = [lent, row.principalPaid, row.outstanding, row.interestPaid, row.interestDue];
	const money = [row.saved, row.savings, ...onLoan, row.paid];
	return [row.meeting, `${day}-${month}-${year}`, ...money.map((paise) => paise / 100)].join(' ');
}

async function unlock(with_: Hands): Promise<void> {
	await with_.tap(/नारियल/);
	await touchCode(with_, codes[0] ?? []);
	// Years after the last page of the book.
	await with_.tap(/फोन का दिन \d/);
	await with_.button(/^(बैठक शुरू|नकल बनाइए)/).waitFor();
}

/** The copy, then the key paper; the officers get new codes on this phone. */
async function restore(with_: Hands): Promise<void> {
	await with_.tap('app.shelf-restore');
	await with_.page.locator('input[type=file]').setInputFiles(backupFile);
	await with_.page.locator('input').first().waitFor();
	await with_.type(keyPaper);
	await with_.tap('backup.restore-look');
	await with_.tap('backup.restore-write');
	await learnCode(with_);
	await learnCode(with_);
	await with_.button(/^बैठक शुरू/).waitFor();
}

function run(script: string, ...args: readonly string[]) {
	return spawnSync(process.execPath, [script, ...args], { encoding: 'utf8' });
}

async function hold(place: number, month: Month): Promise<void> {
	await hands.tap(/^बैठक शुरू/);
	if (place > 0) {
		// Nobody has her passbook here.
		await hands.at('/meeting/code');
		await hands.tap('loan.repay-not-today');
	}
	await hands.at('/meeting/roll');
	await chooseDay(place);
	if (month.saved === null) await hands.tap('meeting.roll-absent');
	else if (month.saved === 0) await hands.tap('meeting.roll-came-no-money');
	else if (month.saved === 25) await hands.tap(/^दिया/);
	else {
		await hands.tap('meeting.roll-other-amount');
		await hands.layNotes(month.saved);
		await hands.tap(/^दिया/);
	}
	await hands.tap('meeting.roll-came-no-money');
	await hands.tap('meeting.roll-came-no-money');
	await hands.at('/meeting/faces');
	await hands.tap(/^3 में \d आईं/);
	if (month.repaid !== undefined) await repay(month.repaid);
	else if (month.saved === null) await owesOn();
	await hands.at('/meeting/loan');
	if (month.lent !== undefined) await lend(month.lent);
	await hands.tap(/^(आज|और) ?.*लोन नहीं/);
	await countBox(boxAfter(place));
	await sealMeeting(hands, codes);
}

/** Five instalments for medicine; the borrower touches her own face, then all say yes. */
async function lend(rupees: number): Promise<void> {
	await hands.tap(/^लोन देना/);
	await hands.tap(/^अनानास/);
	await hands.layNotes(rupees);
	await hands.tap('action.ok');
	await hands.tap('loan.other-times');
	await hands.tap(/^5$/);
	await hands.tap('action.ok');
	await hands.tap('code.purpose-health');
	await hands.tap('loan.her-yes', { who: 'अनानास वाली दीदी' });
	await hands.tap('loan.all-agree');
}

/** In January she did not come: she is asked for, and it is put off. */
async function owesOn(): Promise<void> {
	await hands.at('/meeting/give-back');
	await hands.tap('loan.repay-not-today');
	await hands.tap('action.go-on');
}

async function repay(rupees: number): Promise<void> {
	await hands.at('/meeting/give-back');
	await hands.tap('loan.repay-other-amount');
	await hands.layNotes(rupees);
	await hands.tap(/^दिया/);
	await hands.tap('action.go-on');
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
		await hands.tap(new RegExp(`^${piece} का ${piece >= 10 ? 'नोट' : 'सिक्का'}[,:]`));
		for (const digit of String(count)) await hands.tap(new RegExp(`^${digit}$`));
	}
	await hands.tap('meeting.count-done');
}

/** The first meeting is on the day of founding; each later one on the day that the group's rhythm names. */
async function chooseDay(place: number): Promise<void> {
	await hands.tap('action.back');
	await hands.at('/meeting');
	await hands.tap(new RegExp(`^${hands.say('meeting.day')}, `));
	await (place > 0 ? hands.tap(new RegExp(hands.say('meeting.day-by-rhythm'))) : chooseFounding());
	await hands.tap('meeting.step-roll');
	await hands.at('/meeting/roll');
}

async function chooseFounding(): Promise<void> {
	const [year = 0, month = 0] = (await phone.today()).split('-').map(Number);
	const back = (year - 2006) * 12 + month - 3;
	for (let leafed = 0; leafed < Math.floor(back / 12); leafed += 1) await hands.tap('meeting.year-before');
	for (let leafed = 0; leafed < back % 12; leafed += 1) await hands.tap('meeting.month-before');
	await hands.tap(/^5 मार्च 2006$/);
}

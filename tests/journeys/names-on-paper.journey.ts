import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bankGroups, exampleNames, journalOf } from '../papers/bank-groups.ts';
import { bringJournal } from '../support/bring-journal.ts';
import { openPhone, type Phone } from '../support/browser.ts';
import { cutLetters } from '../support/cut-letters.ts';
import { Hands } from '../support/hands.ts';
import { isSoak } from '../support/soak.ts';

// Every column that shows names, on every paper: the ink of a name drawn alone is on the sheet to the last point. Twelve women, among
// them सुनीता, संध्या, रुक्मिणी and प्रमिला श्रीवास्तव: signs above, below and on both sides, and one as long as two.

const required = ['सुनीता', 'संध्या', 'रुक्मिणी', 'प्रमिला श्रीवास्तव'];
let phone: Phone;
let hands: Hands;

beforeAll(async () => {
	phone = await openPhone({
		keepsApp: false,
		context: { viewport: { width: 1200, height: 1240 }, deviceScaleFactor: 1.5, isMobile: false }
	});
	await phone.page.addInitScript(() => localStorage.setItem('bahi.sound', 'off'));
	hands = new Hands(phone.page);
	await phone.page.goto(`${phone.origin}/`);
	const today = await phone.today();
	const group = bankGroups.find(({ name }) => name === 'three-years');
	if (group === undefined) throw new Error('a group with a loan of a bank');
	await bringJournal(phone, hands, journalOf(group, today));
	await hands.button('book.home-print').waitFor();
}, 240_000);
afterAll(() => phone.close());

/** Goes there as a link of the app does: a new load would lock the book. */
async function follow(address: string): Promise<void> {
	await phone.page.evaluate((path) => {
		const link = document.createElement('a');
		link.href = path;
		document.body.append(link);
		link.click();
		link.remove();
	}, address);
	await hands.at(address.split('?')[0] ?? address);
}

/** By way of the list, so that no paper is taken for the one before it. */
async function open(address: string): Promise<void> {
	await follow('/print');
	await hands.see('print.letter');
	await follow(address);
	await phone.page.locator('[data-ready="true"]').waitFor();
	const names = phone.page.getByRole('button', { name: hands.say('print.with-names') });
	if ((await names.count()) > 0 && (await names.getAttribute('aria-pressed')) === 'false') {
		await names.click();
		await phone.page.locator('[data-ready="true"]').waitFor();
	}
}

const hasName = (text: string): boolean => exampleNames.some((name) => text.includes(name));

/** Sheets of a paper that are looked at: those of the first women of a group, who have the required names; in the long run all. */
const everySheet = isSoak() ? 12 : 4;

/** Sheets with names, each looked at as it lies there. @param most of them, and the last @returns which of the names stood on them */
async function lookAtSheets(address: string, most: number): Promise<ReadonlySet<string>> {
	await open(address);
	const sheets = phone.page.locator('.sheet');
	const texts = await sheets.evaluateAll((all) => all.map((sheet) => sheet.textContent));
	const seen = new Set<string>();
	const isNew = (text: string) => exampleNames.some((name) => text.includes(name) && !seen.has(name));
	let looked = 0;
	const last = texts.findLastIndex(hasName);
	for (const [place, text] of texts.entries()) {
		// A sheet of one woman is looked at for her name, one of many for its columns.
		const isEnough = looked >= most || (texts.length > 3 * most && !isNew(text));
		// The last sheet often has a table of its own: sums for each woman, of which one cut her name.
		if (!hasName(text) || (isEnough && place !== last)) continue;
		looked += 1;
		for (const name of exampleNames) if (text.includes(name)) seen.add(name);
		// The other sheets are put away meanwhile: each picture lays out all that is there.
		await sheets.evaluateAll((all, looked) => {
			for (const [at, sheet] of all.entries())
				(sheet as HTMLElement).style.display = at === looked ? '' : 'none';
		}, place);
		await sheets.nth(place).scrollIntoViewIfNeeded();
		const cut = (await cutLetters(phone.page)).filter((one) => hasName(one.text));
		expect({ address, place, cut }).toEqual({ address, place, cut: [] });
	}
	return seen;
}

const withAllWomen = [
	'/print/bank',
	'/print/meeting',
	'/print/members',
	'/print/wall',
	'/print/registers?kind=attendance',
	'/print/books/paper?kind=trial-balance'
];
/** Those that name a woman here and there, one of them in an ordinary run; the others name nobody. */
const withSome = [
	'/print/registers?kind=minutes-register',
	...(isSoak()
		? [
				...['loan-ledger', 'demand-collection', 'copying'].map((kind) => `/print/registers?kind=${kind}`),
				'/print/books/paper?kind=ledger&year=all'
			]
		: [])
];

describe('a name is whole on paper', () => {
	test.each(withAllWomen)('%s, which names every woman', async (address) => {
		const seen = await lookAtSheets(address, address.includes('?') ? 2 : everySheet);
		for (const name of required) expect([...seen].join(', ')).toContain(name);
	});

	test.each(withSome)('%s, where it names somebody', async (address) => {
		expect((await lookAtSheets(address, 2)).size).toBeGreaterThan(0);
		expect(phone.problems).toEqual([]);
	});
});

import { afterAll, beforeAll, expect } from 'vitest';
import type { Phone } from '../support/browser.ts';
import { foundGroup } from '../support/found-group.ts';
import { Hands } from '../support/hands.ts';
import { brokenRules } from '../support/looks-right.ts';
import { readPdf } from '../support/pdf.ts';
import { openPlainPhone } from '../support/plain-phone.ts';
import { story } from '../support/story.ts';

/**
 * A group of three prints the pages of its women. Two of them, photographed, give everything back on a phone that has no book;
 * and the phone of the group says that its book agrees.
 */
let group: Phone;
let other: Phone;
let hands: Hands;
/** The pixels of each code as it was printed. */
const codes: Buffer[] = [];

beforeAll(async () => {
	group = await openPlainPhone({
		context: { viewport: { width: 1180, height: 900 }, deviceScaleFactor: 3 },
		keepsApp: false
	});
	hands = new Hands(group.page);
	await group.page.goto(`${group.origin}/`);
	await foundGroup(hands, { name: 'उजाला', saving: 50, inBox: 300 });
	other = await openPlainPhone({ keepsApp: false });
});

afterAll(async () => {
	await group.close();
	await other.close();
});

const step = story('the book from the pages of women');

step('each page that is printed has a code of 57 modules at most, half a millimetre each', async () => {
	await hands.tap('book.home-print');
	await hands.tap('print.member');
	await hands.tap('print.all-members');
	await group.page.locator('[data-ready="true"]').waitFor();
	const printed = group.page.locator('svg[data-code]');
	expect(await printed.count()).toBe(3);
	for (const code of await printed.all()) {
		expect(Number(await code.getAttribute('data-code'))).toBeLessThanOrEqual(57);
		codes.push(await code.screenshot());
	}
	const pages = await readPdf(await group.page.pdf({ preferCSSPageSize: true }));
	expect(pages.length).toBe(2);
});

step('one page on a phone without a book says how many are needed, two say what is in the box', async () => {
	const theirs = new Hands(other.page);
	await other.page.goto(`${other.origin}/verify/slips`);
	await theirs.see('desk.verify-camera');
	expect(await brokenRules(other.page)).toEqual([]);
	await choose(other, 0, 1);
	await other.page.getByText(theirs.say('desk.verify-slips-count', { count: 1, needed: 2 })).waitFor();
	await choose(other, 2, 3);
	await theirs.see('print.now');
	const text = (await theirs.text()).replace(/\s+/g, ' ');
	expect(text).toContain(`${theirs.say('account.account-box')} ₹300`);
	expect(await brokenRules(other.page)).toEqual([]);
	await theirs.tap('print.now');
	await other.page.locator('[data-ready="true"]').waitFor();
	const [sheet] = await readPdf(await other.page.pdf({ preferCSSPageSize: true }));
	expect(sheet?.size).toEqual({ width: 210, height: 297 });
	expect(sheet?.lines.filter((line) => line.includes('Cash box'))).toEqual([
		expect.stringMatching(/Cash box.*300$/)
	]);
	expect(other.problems).toEqual([]);
});

step('the phone of the group says that its book agrees', async () => {
	await hands.tap('action.back');
	await hands.tap('action.back');
	await hands.tap('app.shelf-check-paper');
	await hands.tap('desk.verify-slips');
	// The screen before it takes pictures too.
	await group.page.getByRole('heading', { name: hands.say('desk.verify-slips') }).waitFor();
	await choose(group, 0, 2);
	await group.page.getByText(hands.say('desk.verify-slips-agrees')).waitFor();
	expect(group.problems).toEqual([]);
});

async function choose({ page }: Phone, from: number, to: number): Promise<void> {
	const files = codes.slice(from, to).map((buffer, place) => ({
		name: `page-${from + place}.png`,
		mimeType: 'image/png',
		buffer
	}));
	await page.locator('input[type=file]').setInputFiles(files);
}

import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { present } from '#kernel';
import { fillPaper, type FillPaperData } from '#papers/meeting/fill/fill-paper.ts';
import { ringPlaces } from '#papers/meeting/fill/layout.ts';
import { readCodeText, type SheetCode } from '#papers/meeting/fill/sheet-code.ts';
import type { Grey } from '#reader/picture.ts';
import { findSheet, readSheet } from '#reader/read-sheet.ts';
import type { Phone } from '../support/browser.ts';
import { bookOf } from '../support/builders.ts';
import { Hands } from '../support/hands.ts';
import { pdfPictures } from '../support/photocopy.ts';
import { openPlainPhone } from '../support/plain-phone.ts';
import { practiceEvents } from '../support/practice-events.ts';

// The sheet that is filled by pen, as the phone prints it: what a camera must find stands where the reader expects it.

const dotsPerInch = 200;
const perMm = dotsPerInch / 25.4;

let phone: Phone;
let pages: readonly Grey[];
let codes: readonly SheetCode[];
let paper: FillPaperData;

beforeAll(async () => {
	phone = await openPlainPhone({ keepsApp: false });
	const hands = new Hands(phone.page);
	await phone.page.goto(`${phone.origin}/`);
	const day = await phone.today();
	await hands.tap('app.shelf-practice');
	await hands.tap('book.home-print');
	await hands.tap('print.blank');
	await phone.page.locator('[data-ready="true"]').waitFor();
	const pdf = await phone.page.pdf({ preferCSSPageSize: true });
	const pictures: Grey[] = [];
	for await (const [one] of pdfPictures(pdf, () => [dotsPerInch])) {
		const { width, height, pixels } = present(one, 'a page has a picture');
		pictures.push({ width, height, data: pixels });
	}
	pages = pictures;
	const state = bookOf(practiceEvents(day));
	const hash = (text: string) => Promise.resolve(createHash('sha256').update(text).digest('hex'));
	// On whatever day the phone plans the next meeting.
	codes = codesOn(pages);
	const planned = present(codes[0], 'a page has a code').day;
	paper = await fillPaper(state, { book: 'another', currency: 'INR', day: planned, serial: 0, hash });
});

afterAll(() => phone.close());

const inColour = ({ width, height, data }: Grey) => {
	const out = new Uint8ClampedArray(width * height * 4);
	for (let i = 0; i < data.length; i += 1) out.fill(data[i] ?? 0, 4 * i, 4 * i + 4);
	return { width, height, data: out };
};

const codesOn = (all: readonly Grey[]) =>
	all.map((page) => {
		const read = readSheet(inColour(page), () => null);
		return present('refused' in read ? readCodeText(read.code ?? '') : null, 'the code of a page is read');
	});

test('at 100 % each ring stands within a tenth of a millimetre of its place, on each page, and no empty page follows', () => {
	expect(pages).toHaveLength(paper.pages.length);
	for (const page of pages) {
		const { placed } = findSheet(page);
		expect(placed?.found).toHaveLength(ringPlaces.length);
		for (const { place, x, y } of placed?.found ?? []) {
			expect(Math.abs(x / perMm - place.x)).toBeLessThan(0.1);
			expect(Math.abs(y / perMm - place.y)).toBeLessThan(0.1);
		}
	}
});

test('the same book makes the same page again: its code says meeting, day, place and check', () => {
	const want = paper.pages.map(({ code }) => present(readCodeText(code), 'our own code'));
	for (const [k, { after, day, page, pages: all, check }] of want.entries())
		expect(codes[k]).toMatchObject({ after, ahead: 1, day, page, pages: all, check });
	expect(new Set(codes.map(({ serial }) => serial)).size).toBe(1);
	// The group of another book has other signs.
	expect(codes[0]?.group).not.toBe(want[0]?.group);
});

test('every dot is printed where the reader looks for it, empty, and every woman of an empty sheet is asked', () => {
	for (const [k, page] of pages.entries()) {
		const form = present(paper.pages[k], 'as many pages').form;
		const read = readSheet(inColour(page), () => form);
		if ('refused' in read) throw new Error(read.refused);
		expect(read.mesh.circlesSeen).toBe(1);
		expect(read.marks.filter((mark) => mark !== 'empty')).toEqual([]);
		expect(read.answers.filter(({ value }) => value === null).map(({ field }) => field)).toEqual(
			form.rows.map(() => 'roll')
		);
	}
});

test('no other paper is taken for a sheet, and the page that shows how it is filled neither', async () => {
	const hands = new Hands(phone.page);
	const isNoSheet = async (): Promise<void> => {
		await phone.page.locator('[data-ready="true"]').waitFor();
		for await (const [one] of pdfPictures(await phone.page.pdf({ preferCSSPageSize: true }), () => [150])) {
			const { width, height, pixels } = present(one, 'a page has a picture');
			expect(readSheet(inColour({ width, height, data: pixels }), () => null)).toEqual({
				refused: 'no sheet'
			});
		}
	};
	await hands.tap('print.fill-how');
	await phone.page.getByRole('img', { name: hands.say('paper.fill-help') }).waitFor();
	await isNoSheet();
	for (const paper of ['print.wall', 'print.letter'] as const) {
		await hands.tap('action.back');
		await hands.tap(paper);
		await isNoSheet();
	}
	expect(phone.problems).toEqual([]);
});

import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { LocalDate } from '#kernel';
import { createWords, loadPaperLanguage } from '#i18n';
import { money, sum, type Money } from '#money';
import { examplePaper, frame } from '../../../../../tests/support/paper-reader/examples.ts';
import { fillDrawing } from './drawing.ts';
import { countForm, fillForms, ladderFor, type FillAsked } from './form.ts';
import {
	dotSize,
	finderPlaces,
	firstCountRow,
	layoutOf,
	ringPlaces,
	ringSize,
	rowsOnPage,
	rowYs,
	sheet,
	slotXs,
	squares,
	womenWithCount
} from './layout.ts';
import { sheetCheck, codeText, groupSigns, readCodeText, type SheetCode } from './sheet-code.ts';

const hash = (text: string) => Promise.resolve(createHash('sha256').update(text).digest('hex'));

const rupees = (amount: number): Money => money(amount * 100);
const askedOf = (women: number, over: Partial<FillAsked> = {}): FillAsked => ({
	currency: 'INR',
	steps: 5,
	fund: rupees(5),
	fines: true,
	rows: Array.from({ length: women }, (_, place) => ({
		number: place + 1,
		usual: rupees(20),
		due: place % 2 === 0 ? rupees(110) : null
	})),
	...over
});

describe('the pages of a sheet', () => {
	test('hold each woman once, in order and shared out evenly, with the count on the last: 1 to 60 women', () => {
		for (let women = 1; women <= 60; women += 1) {
			const forms = fillForms(askedOf(women));
			expect(forms.flatMap(({ rows }) => rows.map(({ number }) => number))).toEqual(
				Array.from({ length: women }, (_, k) => k + 1)
			);
			expect(forms.map(({ count }) => count !== null)).toEqual(forms.map((_, k) => k === forms.length - 1));
			const sizes = forms.map(({ rows }) => rows.length);
			expect(Math.max(...sizes)).toBeLessThanOrEqual(rowsOnPage);
			expect(sizes.at(-1)).toBeLessThanOrEqual(womenWithCount);
			const before = sizes.slice(0, -1);
			if (before.length > 0) expect(Math.max(...before) - Math.min(...before)).toBeLessThanOrEqual(1);
		}
		// Page sizes from the design of the sheet.
		expect([12, 13, 20, 25].map((women) => fillForms(askedOf(women)).map(({ rows }) => rows.length))).toEqual(
			[[12], [7, 6], [10, 10], [13, 12]]
		);
	});

	test('ask of whoever owes nothing nothing of loans, and of a group of shares no more shares than it may buy', () => {
		const [form] = fillForms(askedOf(2, { steps: 3, fund: rupees(0), fines: false }));
		if (form === undefined) throw new Error('there is a page');
		const fields = (row: number) =>
			layoutOf(form)
				.dots.filter((dot) => dot.row === row)
				.map(({ field, value }) => `${field} ${value}`);
		expect(fields(1)).toEqual([
			'roll absent',
			'roll came',
			'roll 1',
			'roll 2',
			'roll 3',
			'loan loan',
			'ask ask'
		]);
		expect(fields(0).slice(5)).toEqual([
			'repay due',
			...[10, 20, 20, 50, 100, 200, 200, 500].map((note) => `repay ${String(note * 100)}`),
			'loan loan',
			'ask ask'
		]);
		// If the rules ask no saving of a member, there are no dots for multiples of it.
		const [none] = fillForms(askedOf(1, { rows: [{ number: 1, usual: rupees(0), due: null }] }));
		expect(
			none === undefined ? [] : layoutOf(none).dots.filter(({ field }) => field === 'roll')
		).toHaveLength(2);
	});

	test.each(['INR', 'NPR'])(
		'every ladder of %s makes each multiple of its smallest note up to its reach, and coins each rupee',
		(currency) => {
			const makes = (notes: readonly Money[], step: number): boolean => {
				const sums = new Set([0]);
				for (const note of notes) for (const one of [...sums]) sums.add(one + note);
				return Array.from({ length: sum(notes) / step }, (_, k) => (k + 1) * step).every((one) =>
					sums.has(one)
				);
			};
			const small = ladderFor(currency, [rupees(60)]);
			const large = ladderFor(currency, [rupees(60), rupees(2000)]);
			expect([small[0], large[0]]).toEqual([rupees(10), rupees(50)]);
			expect([makes(small, 1000), makes(large, 5000)]).toEqual([true, true]);
			const rows = countForm(currency);
			expect(rows.map((row) => row.length)).toEqual(Array.from({ length: 7 }, () => 14));
			expect(makes(rows.at(-1) ?? [], 100)).toBe(true);
		}
	);
});

describe('the layout', () => {
	const { dots } = layoutOf(
		fillForms(askedOf(12))[0] ?? {
			rows: [],
			steps: 5,
			fund: rupees(0),
			fines: false,
			ladder: [],
			count: null
		}
	);

	test('has its dots on the lattice, and no rim nearer than a millimetre and a half to a fold of the paper', () => {
		for (const { x, y } of dots) {
			expect(slotXs).toContain(x);
			expect(rowYs).toContain(y);
			expect(Math.abs(x - sheet.width / 2) - dotSize.radius).toBeGreaterThan(1.5);
			expect(Math.abs(y - sheet.height / 2) - dotSize.radius).toBeGreaterThan(1.5);
		}
		expect(dots).toHaveLength(12 * 11 + 6 * 9 + 7 * 14);
	});

	// Revision 3 of the design had the left ring at 124.5; with 172.5 it adds up to the height of the paper, so both rotations matched.
	test('fits in one turn only: no half turn brings the rings of the sides onto each other', () => {
		const turned = ringPlaces.map(({ x, y }) => ({ x: sheet.width - x, y: sheet.height - y }));
		const left = turned.filter((one) => ringPlaces.every(({ x, y }) => Math.hypot(x - one.x, y - one.y) > 6));
		expect(left).toHaveLength(2);
		expect(ringPlaces[4]).toEqual({ x: 13, y: 105.3 });
	});

	// A label 2.95 mm above its dot was within the area read for ink, so that an empty dot was queried.
	test('keeps what stands above a dot outside of the rim in which the reader looks for ink', async () => {
		const words = createWords('hi', await loadPaperLanguage('hi'));
		const shapes = fillDrawing(frame, examplePaper('w12'), 0, { local: words, english: words });
		const labels = shapes.filter(
			(shape) => shape.is === 'text' && shape.size <= 2 && shape.y > 60 && shape.y < 256
		);
		const circles = shapes.filter((shape) => shape.is === 'circle' && shape.y > 60);
		expect(labels.length).toBeGreaterThan(100);
		for (const label of labels)
			for (const circle of circles)
				if (
					label.is === 'text' &&
					circle.is === 'circle' &&
					Math.abs(label.x - circle.x) < 3 &&
					label.y < circle.y &&
					circle.y - label.y < 4.8
				)
					expect(circle.y - label.y).toBeGreaterThan(1.41 * dotSize.radius + 0.1);
	});

	test('keeps marks apart: rings, squares, code and dots', () => {
		const all = [
			...ringPlaces.map((at) => ({ ...at, r: ringSize.outer })),
			...[squares.left, squares.right, squares.top, squares.bottom]
				.flat()
				.map((at) => ({ ...at, r: squares.side / 2 })),
			...dots.map((at) => ({ ...at, r: dotSize.radius })),
			...finderPlaces.map((at) => ({ ...at, r: 3.5 }))
		];
		const close = all.flatMap((one, k) =>
			all.slice(k + 1).filter((other) => {
				const far = Math.hypot(one.x - other.x, one.y - other.y);
				// A side ring replaces a square.
				return far > 0 && far < one.r + other.r + 1.4;
			})
		);
		expect(close).toEqual([]);
		// Printers may cut off up to eight millimetres at the edge.
		for (const { x, y, r } of all)
			expect(Math.min(x, y, sheet.width - x, sheet.height - y) - r).toBeGreaterThan(8);
		expect(firstCountRow - womenWithCount).toBe(1);
	});
});

describe('the code', () => {
	const code: SheetCode = {
		revision: 3,
		group: 'K7Q2M4X',
		after: 53,
		ahead: 1,
		day: '2026-12-04' as LocalDate,
		page: 2,
		pages: 2,
		serial: 40_213,
		check: '0AZ9X'
	};

	test('fits version 2, level Q: 29 signs of capital letters and digits (ISO/IEC 18004, table 7), and says the same again', () => {
		const text = codeText(code);
		expect(text).toMatch(/^B3[0-9A-Z]{25}$/);
		expect(readCodeText(text)).toEqual(code);
	});

	test('of another layout, of anything else, or of a page that cannot be is none', () => {
		for (const text of [
			'',
			'B3',
			codeText({ ...code, revision: 4 }),
			codeText({ ...code, page: 3 }),
			codeText({ ...code, page: 0 }),
			'HTTPS://EXAMPLE.ORG/ABCDEFG',
			codeText(code).toLowerCase()
		])
			expect(readCodeText(text)).toBeNull();
	});

	test('with any single wrong sign is refused, or is another page', () => {
		const text = codeText(code);
		for (let place = 0; place < text.length; place += 1) {
			const other = `${text.slice(0, place)}${text[place] === 'Z' ? '7' : 'Z'}${text.slice(place + 1)}`;
			expect(readCodeText(other)).not.toEqual(code);
		}
	});

	test('names no group, and its check hangs on every row, sum and place of the page', async () => {
		expect(await groupSigns('a-book', hash)).toMatch(/^[0-9A-HJKMNP-TV-Z]{7}$/);
		expect(await groupSigns('a-book', hash)).not.toBe(await groupSigns('another-book', hash));
		// First 25 bits of SHA-256: "2c" "f2" "4d" "ba" is 00101 10011 11001 00100 11011, in the characters of the code 5 K S 4 V.
		expect(
			await sheetCheck(
				{ rows: [], steps: 5, fund: rupees(0), fines: false, ladder: [], count: null },
				code,
				() => Promise.resolve('2cf24dba')
			)
		).toBe('5KS4V');
		const [form] = fillForms(askedOf(3));
		if (form === undefined) throw new Error('there is a page');
		const rows = (change: object) => ({
			...form,
			rows: form.rows.map((row, k) => (k === 1 ? { ...row, ...change } : row))
		});
		const others = [
			rows({ number: 9 }),
			rows({ usual: rupees(30) }),
			rows({ due: rupees(1) }),
			rows({ due: rupees(2) }),
			{ ...form, fund: rupees(0) },
			{ ...form, fines: false },
			{ ...form, steps: 4 },
			{ ...form, count: null }
		];
		const checks = await Promise.all([form, ...others].map((one) => sheetCheck(one, code, hash)));
		checks.push(
			await sheetCheck(form, { ...code, page: 1 }, hash),
			await sheetCheck(form, { ...code, after: 54 }, hash),
			await sheetCheck(form, { ...code, day: '2026-12-05' as LocalDate }, hash)
		);
		expect(new Set(checks).size).toBe(checks.length);
	});
});

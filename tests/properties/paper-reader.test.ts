import { afterEach, describe, expect, test, vi } from 'vitest';
import { createWords, loadPaperLanguage } from '#i18n';
import { codePlace, sheet } from '#papers/meeting/fill/layout.ts';
import { findSheet, readSheet } from '#reader/read-sheet.ts';
import { greenOf } from '#reader/picture.ts';
import { nothingTaken, type HowTaken } from '../support/paper-reader/camera.ts';
import { examplePages } from '../support/paper-reader/examples.ts';
import { judged, type Judged } from '../support/paper-reader/judge.ts';
import { Random } from '../support/paper-reader/random.ts';
import { isSoak } from '../support/soak.ts';

// Made-up photographs of filled sheets (docs/PAPER-READER.md). All of one follows from its seed; nothing of it is kept. The seeds of the
// long run were read once with the limits as they are: whoever changes a limit takes new ones, and writes the table anew.

const both = {
	local: createWords('hi', await loadPaperLanguage('hi')),
	english: createWords('en', await loadPaperLanguage('en'))
};
const pages = examplePages(both);

const some = (
	from: number,
	count: number,
	how: HowTaken & { readonly isTwo?: boolean } = {}
): readonly Judged[] => Array.from({ length: count }, (_, k) => judged(pages, from + k, how));

const isRead = ({ of }: Judged): boolean => of !== null;
const wrongIn = (all: readonly Judged[]): readonly string[] =>
	all.flatMap(({ seed, pen, wrong }) => wrong.map((one) => `${String(seed)} ${pen}: ${one}`));
const answersIn = (all: readonly Judged[]): number => all.reduce((sum, { answers }) => sum + answers, 0);
const shareRead = (all: readonly Judged[]): number => all.filter(isRead).length / all.length;

/** Whatever the sheet says of the box agrees, but where the hand itself slipped. */
function expectBoxAgrees(all: readonly Judged[]): void {
	const boxes = all.flatMap(({ box, wrong }) => (box === null || wrong.length > 0 ? [] : [box]));
	expect(boxes.length).toBeGreaterThan(0);
	expect(boxes.filter(({ slips, difference }) => (slips === 0) !== (difference === 0))).toEqual([]);
}

if (isSoak())
	describe('four hundred photographs of all kinds', () => {
		test.each([
			{ name: 'usual', from: 61_001, count: 162, how: {}, least: 0.93 },
			{ name: 'upside down', from: 62_001, count: 40, how: { quarter: 2 }, least: 0.8 },
			{ name: 'hard', from: 63_001, count: 40, how: { mood: 'hard' }, least: 0.6 },
			{ name: 'crumpled', from: 64_001, count: 40, how: { mood: 'crumpled' }, least: 0.8 },
			{ name: 'dim', from: 65_001, count: 40, how: { mood: 'dim' }, least: 0 },
			{ name: 'a second sheet beside it', from: 66_001, count: 40, how: { isTwo: true }, least: 0.8 }
		] as const)(
			'$name: as many are read as when the table was made, and next to nothing is wrong',
			({ from, count, how, least }) => {
				const all = some(from, count, how);
				expect(shareRead(all)).toBeGreaterThanOrEqual(least);
				expect(wrongIn(all).length).toBeLessThanOrEqual(Math.ceil(answersIn(all) / 2000));
				expect(all.filter(({ of }) => of === 'nobody')).toEqual([]);
				expectBoxAgrees(all);
			}
		);

		test('cut off by the picture: read right or not at all', () => {
			const all = Array.from({ length: 40 }, (_, k) =>
				judged(pages, 67_001 + k, { cut: new Random(67_501 + k).range(0.03, 0.35) })
			);
			expect(wrongIn(all)).toEqual([]);
		});
	});

describe('photographs of filled sheets', () => {
	// Six times ten, so that no test alone takes long on a slow machine.
	test.each([68_001, 68_011, 68_021, 68_031, 68_041, 68_051])(
		'ten small ones from seed %i are read, and nothing is read wrong unasked',
		(from) => {
			const all = some(from, 10, { megapixels: 1 });
			expect(wrongIn(all)).toEqual([]);
			expect(all.filter(isRead).length).toBeGreaterThanOrEqual(8);
			expectBoxAgrees(all);
		}
	);

	test('one of two sheets is read, never a mixture', () => {
		const [one] = some(66_501, 1, { isTwo: true, megapixels: 1.6 });
		expect(one?.wrong).toEqual([]);
		expect(one?.of).not.toBe('nobody');
	});

	test('a ground without a sheet is none', () => {
		for (let seed = 60_001; seed <= 60_000 + (isSoak() ? 60 : 3); seed += 1)
			expect(readSheet(nothingTaken(900, 1200, new Random(seed)), () => null)).toEqual({
				refused: 'no sheet'
			});
	});
});

/** A page of which nothing was bent, shaded or filled. */
function blankPage() {
	const [page] = pages;
	if (page === undefined) throw new Error('there is a page');
	const { width, height, data } = page.blank;
	const picture = { width, height, data: new Uint8ClampedArray(width * height * 4).fill(255) };
	for (let i = 0; i < width * height; i += 1) picture.data.set(data.subarray(3 * i, 3 * i + 3), 4 * i);
	return { page, picture };
}

afterEach(() => vi.restoreAllMocks());

test('what is read does not hang on how fast the machine is: under a clock that leaps, a code that takes many tries is read', () => {
	const { page, picture } = blankPage();
	const perMm = picture.width / sheet.width;
	const random = new Random(400);
	const [left, top] = [codePlace.x - 4, codePlace.y - 3.5];
	// Squares within squares, as the three by which a code is found, lie over it.
	for (let square = 0; square < 5; square += 1) {
		const [cx, cy, r] = [random.range(left, left + 36), random.range(top, top + 35), random.range(0.6, 2.5)];
		for (let y = Math.floor((cy - r) * perMm); y < (cy + r) * perMm; y += 1)
			for (let x = Math.floor((cx - r) * perMm); x < (cx + r) * perMm; x += 1) {
				const from = Math.max(Math.abs(x / perMm - cx), Math.abs(y / perMm - cy)) / r;
				const at = (y * picture.width + x) * 4;
				picture.data.fill(from < 0.43 || from > 0.71 ? 30 : 235, at, at + 3);
			}
	}
	let now = 0;
	vi.spyOn(Date, 'now').mockImplementation(() => (now += 1000));
	vi.spyOn(performance, 'now').mockImplementation(() => (now += 1000));
	expect(readSheet(picture, () => null)).toMatchObject({ refused: 'other sheet', code: page.code });
});

test('a page that the book does not know is another sheet, and says its code', () => {
	const { page, picture } = blankPage();
	const { width, height } = picture;
	expect(readSheet(picture, () => null)).toMatchObject({ refused: 'other sheet', code: page.code });
	// Nobody filled it: every woman is asked, and nothing is made up.
	const read = readSheet(picture, () => page.layout.form);
	if ('refused' in read) throw new Error(read.refused);
	const said = read.answers.filter(({ value }) => value !== null && value !== '');
	expect(said).toEqual([]);
	expect(read.answers.filter(({ why }) => why === 'nothing marked')).toHaveLength(
		page.layout.form.rows.length
	);
	// Upside down it is found in the only turn that fits.
	const turned = { width, height, data: new Uint8ClampedArray(picture.data.length) };
	for (let i = 0; i < width * height; i += 1)
		turned.data.set(picture.data.subarray(4 * i, 4 * i + 4), 4 * (width * height - 1 - i));
	const { placed } = findSheet(greenOf(turned));
	expect(placed?.ringsMatched).toBe(6);
	expect(readSheet(turned, () => page.layout.form)).toMatchObject({ code: page.code });
});

test('a pencil that is too hard is told from a room that is too dark: light would not help it', () => {
	const refused = (seed: number, how: HowTaken) => judged(pages, seed, { ...how, frames: 4 });
	expect(refused(81_027, {})).toMatchObject({ pen: 'hard pencil', refused: 'faint' });
	expect(refused(83_003, { mood: 'dim' })).toMatchObject({ pen: 'blue ball', refused: 'dim' });
});

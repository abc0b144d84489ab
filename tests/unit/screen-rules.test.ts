import { assert, expect, test } from 'vitest';
import { kindsOf } from '../screens/kinds.ts';
import type { Measured, Target } from '../screens/measured.ts';
import {
	amountIn,
	bareAmounts,
	doesNotFit,
	lostValues,
	lowLines,
	outOfView,
	smallLetters,
	smallTargets,
	tooManyDoors,
	tooManyKinds,
	unsaidWords,
	unspokenAmounts,
	weakContrast
} from '../screens/rules.ts';
import { movedControls } from '../screens/same-place.ts';
import { cheapPhone, mayScroll } from '../screens/sizes.ts';
import { secondsOf } from '../screens/speech.ts';
import { aligned, fewCards, oneNoteSize } from '../screens/sum-rules.ts';
import type { Sums } from '../screens/sums.ts';
import type { Visited } from '../screens/visit.ts';

/** A screen that keeps every rule, and one fault at a time put into it. */

const target = (over: Partial<Target> = {}): Target => ({
	name: 'button',
	kind: 'tile',
	set: null,
	where: 'body',
	pictures: [],
	disabled: false,
	unsaid: [],
	clipped: 0,
	spilled: 0,
	left: 10,
	top: 100,
	right: 90,
	bottom: 180,
	...over
});

const screen = (over: Partial<Measured> = {}): Measured => ({
	path: '/meeting',
	width: 360,
	height: 560,
	inSheet: false,
	targets: [target()],
	figures: [],
	drawn: [],
	texts: [{ text: 'दिया', fontSize: 18, line: 1.5, contrast: 7.3 }],
	cutOff: [],
	runsOut: [],
	cutSums: [],
	tooWide: 0,
	scrolls: 0,
	...over
});

const rulesOf = (measured: Measured) =>
	[outOfView, smallTargets, weakContrast, smallLetters, doesNotFit, tooManyKinds]
		.flatMap((rule) => rule(measured))
		.map(({ rule }) => rule);

test('a good screen keeps every rule', () => {
	expect(rulesOf(screen())).toEqual([]);
});

test('only on the lowest phones, with larger letters, the body may be longer than its room', () => {
	const at = (width: number, height: number, letters: 100 | 125 | 150) =>
		mayScroll({ width, height, letters });
	expect([at(360, 560, 150), at(320, 568, 125)]).toEqual([true, true]);
	expect([at(360, 560, 100), at(360, 640, 150), at(412, 915, 150)]).toEqual([false, false, false]);
});

test('each fault is seen by its rule', () => {
	expect(rulesOf(screen({ targets: [target({ bottom: 570, top: 500 })] }))).toEqual(['in-view']);
	const foot = target({ where: 'footer', left: 12, right: 348, top: 490, bottom: 556 });
	expect(rulesOf(screen({ targets: [target({ top: 440, bottom: 520 }), foot] }))).toEqual([
		'in-view',
		'targets'
	]);
	const flatFoot = target({ where: 'footer', left: 12, right: 348, top: 500, bottom: 550 });
	expect(rulesOf(screen({ targets: [flatFoot] }))).toEqual(['in-view']);
	expect(rulesOf(screen({ targets: [target({ right: 57 })] }))).toEqual(['targets']);
	expect(rulesOf(screen({ targets: [target(), target({ left: 97, right: 177 })] }))).toEqual(['targets']);
	expect(rulesOf(screen({ texts: [{ text: 'a', fontSize: 18, line: 1.5, contrast: 6.9 }] }))).toEqual([
		'contrast'
	]);
	expect(rulesOf(screen({ texts: [{ text: 'a', fontSize: 15, line: 1.5, contrast: 9 }] }))).toEqual([
		'letters'
	]);
	expect(rulesOf(screen({ cutOff: ['b'] }))).toEqual(['fits']);
	expect(rulesOf(screen({ tooWide: 2 }))).toEqual(['fits']);
	expect(rulesOf(screen({ targets: [target({ clipped: 3 })] }))).toEqual(['fits']);
	expect(rulesOf(screen({ targets: [target({ spilled: 3 })] }))).toEqual(['fits']);
	expect(rulesOf(screen({ cutSums: ['over the edge: 7,474'] }))).toEqual(['fits']);
	expect(rulesOf(screen({ targets: [target({ left: 300, right: 380 })] }))).toEqual(['fits']);
});

test('things eight px apart are far enough, also around a corner', () => {
	expect(rulesOf(screen({ targets: [target(), target({ left: 98, right: 178 })] }))).toEqual([]);
	const corner = target({ left: 95, right: 175, top: 185, bottom: 265 });
	expect(rulesOf(screen({ targets: [target(), corner] }))).toEqual(['targets']);
});

test('twenty tiles are one kind; header and listen buttons are none, the foot is one', () => {
	const kinds = (...names: string[]) =>
		names.map((kind, place) => target({ kind, left: 10 + place, right: 90 + place }));
	expect(kindsOf(screen({ targets: kinds('a', 'a', 'ear', 'b') }))).toHaveLength(2);
	const foot = [target({ where: 'footer', kind: 'x' }), target({ where: 'footer', kind: 'y' })];
	expect(kindsOf(screen({ targets: [...foot, target({ where: 'header', kind: 'z' })] }))).toHaveLength(1);
	expect(tooManyKinds(screen({ targets: kinds('a', 'b', 'c', 'd', 'e', 'f') }))).toHaveLength(1);
	expect(tooManyKinds(screen({ targets: kinds('a', 'b', 'c', 'd', 'e') }))).toEqual([]);
});

test('home with more than seven things to touch, each counted', () => {
	const tiles = (count: number, path = '/') =>
		screen({ path, targets: Array.from({ length: count }, () => target()) });
	expect(tooManyDoors(tiles(8))).toHaveLength(1);
	expect(tooManyDoors(tiles(7))).toEqual([]);
	expect(tooManyDoors(tiles(8, '/women'))).toEqual([]);
});

test('a step of the meeting with more than six things to touch; a set is one of them, header and listen buttons are none', () => {
	const step = (...more: readonly Target[]) =>
		tooManyDoors(screen({ path: '/meeting/roll', targets: [...five, ...more] }));
	const five = Array.from({ length: 5 }, () => target());
	const faces = Array.from({ length: 20 }, () => target({ set: 0 }));
	expect(step(...faces, target({ where: 'header' }), target({ kind: 'ear' }))).toEqual([]);
	expect(step(...faces, target({ set: 1 }))).toHaveLength(1);
	expect(step(target(), target())).toHaveLength(1);
	expect(tooManyDoors(screen({ path: '/meeting', targets: [...five, target(), target()] }))).toEqual([]);
});

test('a hundred needs notes, a listen button and words for a screen reader; ninety-nine needs none', () => {
	const figure = {
		fontSize: 28,
		hasNotes: false,
		isSide: false,
		hasListen: false,
		readAs: '',
		inFoot: false
	};
	const both = screen({
		figures: [
			{ ...figure, text: '99' },
			{ ...figure, text: '₹1,00,000' }
		]
	});
	expect(bareAmounts(both, () => false).map(({ what }) => what)).toEqual([
		'no notes beside ₹1,00,000',
		'no ear says ₹1,00,000'
	]);
	const side = screen({ figures: [{ ...figure, text: '610', isSide: true }] });
	expect(bareAmounts(side, () => false).map(({ what }) => what)).toEqual(['no ear says 610']);
	expect(unspokenAmounts(both, () => 'एक लाख')).toHaveLength(1);
	const whole = screen({
		figures: [
			{
				text: '1,00,000',
				fontSize: 28,
				hasNotes: true,
				isSide: false,
				hasListen: true,
				readAs: 'एक लाख रुपये',
				inFoot: false
			}
		]
	});
	expect([...bareAmounts(whole, () => false), ...unspokenAmounts(whole, () => 'एक लाख')]).toEqual([]);
});

test('each word that is seen on a button is in its name', () => {
	expect(unsaidWords(screen())).toEqual([]);
	const other = screen({ targets: [target({ unsaid: ['जमा'] })] });
	expect(unsaidWords(other).map(({ what }) => what)).toEqual(['seen and not in the name of button: जमा']);
});

test('the sum of the main action has its notes in a card on the same screen, and in no other way', () => {
	const card = {
		fontSize: 28,
		hasNotes: true,
		isSide: false,
		hasListen: true,
		readAs: '',
		inFoot: false,
		text: '220'
	};
	const foot = { ...card, hasNotes: false, hasListen: false, inFoot: true };
	expect(bareAmounts(screen({ figures: [card, foot] }), () => false)).toEqual([]);
	expect(bareAmounts(screen({ figures: [foot], drawn: [220] }), () => false)).toEqual([]);
	const other = screen({ figures: [card, { ...foot, text: '1,000' }] });
	expect(bareAmounts(other, () => true).map(({ what }) => what)).toEqual(['no notes beside 1,000']);
});

test('amounts are read with their grouping, sign and either digits', () => {
	expect(['1,460', '₹1,00,000', '-120.50', '१,२३४'].map(amountIn)).toEqual([1460, 100_000, 120, 1234]);
});

test('a voice needs a second for five and a half syllables', () => {
	// दो सौ बीस: do, sau, bees.
	expect(secondsOf('दो सौ बीस') * 5.5).toBeCloseTo(3);
	// बैठक is bai-thak, हाजिरी ha-ji-ri; the second sentence begins after a third of a second.
	expect(secondsOf('बैठक। हाजिरी।')).toBeCloseTo(5 / 5.5 + 1 / 3);
});

/** Two money cards as they have to be: one size of notes, numerals and notes that end at one x. */
const sums: Sums = {
	notes: [27, 27],
	cards: [
		{ text: '220', right: 292, notesRight: 292 },
		{ text: '1,460', right: 292.4, notesRight: null }
	],
	columns: [[340, 340.5]],
	tray: 376
};
const rulesOfSums = (over: Partial<Sums>) =>
	[oneNoteSize, fewCards, aligned].flatMap((rule) => rule({ ...sums, ...over })).map(({ rule }) => rule);

test('sums have one size of notes, at most three cards, and one edge', () => {
	expect(rulesOfSums({})).toEqual([]);
	expect(rulesOfSums({ notes: [27, 18] })).toEqual(['notes']);
	const [card] = sums.cards;
	assert(card !== undefined);
	expect(rulesOfSums({ cards: [card, card, card, card] })).toEqual(['cards']);
	expect(rulesOfSums({ cards: [card, { ...card, right: 280, notesRight: 280 }] })).toEqual(['aligned']);
	expect(rulesOfSums({ cards: [{ ...card, notesRight: 250 }] })).toEqual(['aligned']);
	expect(rulesOfSums({ columns: [[340, 330]] })).toEqual(['aligned']);
});

test('a line of Devanagari is half as high again as its letters; figures may stand closer', () => {
	const low = { text: 'जमा', fontSize: 16, line: 1.2, contrast: 9 };
	expect(lowLines(screen({ texts: [low] }))).toHaveLength(1);
	expect(lowLines(screen({ texts: [{ ...low, text: '220' }] }))).toEqual([]);
});

test('back, tray and main action that stand elsewhere than on most screens are told', () => {
	const footer = target({ where: 'footer', left: 12, right: 348, top: 496, bottom: 560 });
	const at = (name: string, over: Partial<Target>, tray: number): Visited => ({
		name,
		path: '/meeting',
		faults: [],
		prompt: '',
		doors: null,
		mostDoors: null,
		looks: [
			{
				size: cheapPhone,
				measured: screen({ targets: [{ ...footer, ...over }] }),
				sums: { ...sums, tray }
			}
		]
	});
	const usual = ['one', 'two', 'three'].map((name) => at(name, {}, 320));
	const moved = movedControls([...usual, at('four', { bottom: 540 }, 330)]);
	expect([...moved.keys()]).toEqual(['four']);
	expect(moved.get('four')?.map(({ what }) => what.split(' ')[0])).toEqual(['primary', 'tray']);
});

test('where a value is missing a screen does not say so in the words of a program', () => {
	expect(lostValues(screen())).toEqual([]);
	const shown = (text: string) => screen({ texts: [{ text, fontSize: 18, line: 1.5, contrast: 9 }] });
	for (const text of ['NaN', '2 undefined', '[object Object]', '₹Infinity'])
		expect(lostValues(shown(text))).toHaveLength(1);
	expect(lostValues(screen({ targets: [target({ name: 'button [tag] "NaN"' })] }))).toHaveLength(1);
});

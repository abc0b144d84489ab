import type { MessageKey } from '#i18n';
import { cashPieces, money, type CurrencyCode } from '#money';
import type { BothWords } from '../../cell-text.ts';
import { arrow, bothLines, disc, emptyDot, icon, line, note, penOf, words, type Shape } from './shapes.ts';

/** Radius of the large dots on this page, in millimetres. */
const big = 6.5;
const [left, right] = [20, 190];

/** Draws pictorial instructions to hang up where the sheet is filled in for the first time. */
export function helpDrawing(currency: CurrencyCode, both: BothWords): readonly Shape[] {
	const pen = penOf(both, currency);
	const bands: readonly (readonly [MessageKey, (y: number) => readonly Shape[]])[] = [
		['paper.fill-one', oneDot],
		['paper.fill-row', (y) => herRow(y, currency)],
		['paper.fill-back', (y) => gaveBack(y, pen.sum(money(110_00)))],
		['paper.fill-wrong', wrong],
		['paper.fill-count', (y) => counted(y, currency)]
	];
	return [
		...bothLines(pen, 'paper.fill-help', left, 24, 9),
		...bands.flatMap(([say, drawn], place) => {
			const top = 40 + place * 49;
			return [
				line(left, top, right, top, 0.4),
				...bothLines(pen, say, left, top + 7.5, 4.6),
				...drawn(top + 30)
			];
		})
	];
}

/** Draws a cross over an example of a wrong mark. */
const notSo = (x: number, y: number): readonly Shape[] => [
	line(x - 11, y - 11, x + 11, y + 11, 1.4),
	line(x - 11, y + 11, x + 11, y - 11, 1.4)
];

const oneDot = (y: number): readonly Shape[] => [
	emptyDot(38, y, big),
	...arrow(58, y, 3),
	disc(78, y, big),
	// A ring around the dot is not detected as a mark.
	emptyDot(122, y, big),
	{ is: 'circle', x: 122, y, r: big + 3.4, line: 0.9 },
	...notSo(122, y),
	// A small point is not detected either.
	emptyDot(162, y, big),
	disc(162, y, 0.9),
	...notSo(162, y)
];

function herRow(y: number, currency: CurrencyCode): readonly Shape[] {
	const piece = hundred(currency);
	const pile = (times: number, x: number) =>
		Array.from({ length: times }, (_, step) => note(piece, x, y + 1 - step * 5, 14, 6));
	return [
		icon('empty-mat', 28, y - 12, 15),
		icon('woman-on-mat', 62, y - 12, 15),
		...pile(1, 104),
		...pile(2, 138),
		...pile(3, 172),
		...[35.5, 69.5, 138, 172].map((x) => emptyDot(x, y + 10, 5)),
		disc(104, y + 10, 5)
	];
}

const gaveBack = (y: number, due: string): readonly Shape[] => [
	icon('box-in', 22, y - 11, 17),
	words(54, y - 9, 6, due, { bold: true, anchor: 'middle' }),
	disc(54, y, big),
	line(70, y - 14, 70, y + 11, 0.4),
	...[10, 20, 20, 50, 100].flatMap((value, place): readonly Shape[] => {
		const x = 86 + place * 24;
		const isLaid = value === 20 || value === 50;
		return [
			words(x, y - 9, 5, String(value), { anchor: 'middle' }),
			isLaid && place !== 2 ? disc(x, y, big) : emptyDot(x, y, big)
		];
	})
];

const wrong = (y: number): readonly Shape[] => [
	disc(44, y, big),
	line(33, y - 10, 55, y + 10, 1.6),
	line(33, y + 10, 55, y - 10, 1.6),
	...arrow(78, y, 3),
	words(110, y + 6, 20, '?', { bold: true, anchor: 'middle' }),
	disc(130, y, big)
];

function counted(y: number, currency: CurrencyCode): readonly Shape[] {
	const piece = hundred(currency);
	return [
		...[0, 1, 2].map((k) => note(piece, 34 + k * 4, y + 4 - k * 3, 18, 8)),
		words(54, y + 2.5, 9, '=', { bold: true }),
		...[68, 84, 100].map((x) => disc(x, y, big)),
		line(114, y - 14, 114, y + 11, 0.4),
		...[3, 2, 1, 0].map((k) => note(piece, 132 + k * 1.4, y + 5 - k * 1.4, 18, 8)),
		words(146, y + 2.5, 9, '×10 =', { bold: true }),
		disc(182, y, big)
	];
}

/** Returns the note of 100, which is drawn in each currency. */
const hundred = (currency: CurrencyCode) =>
	cashPieces(currency).notes.find((piece) => piece === 100_00) ?? money(100_00);

import type { MessageKey } from '#i18n';
import type { CurrencyCode, Money } from '#money';
import type { BothWords } from '../../cell-text.ts';
import { dotSize } from './layout.ts';

/** Drawing elements of a page in millimetres, black on white, in painting order. */
export type Shape =
	| {
			readonly is: 'disc';
			readonly x: number;
			readonly y: number;
			readonly r: number;
			readonly white?: boolean;
	  }
	| {
			readonly is: 'circle';
			readonly x: number;
			readonly y: number;
			readonly r: number;
			readonly line: number;
	  }
	/** Filled, or outlined with the line width. `x`, `y`: upper left corner. */
	| ({ readonly is: 'box'; readonly line?: number } & Area)
	| {
			readonly is: 'line';
			readonly from: readonly [number, number];
			readonly to: readonly [number, number];
			readonly line: number;
	  }
	| Text
	/** A picture of `paper-icons` or a member's symbol, in a square of this size. */
	| {
			readonly is: 'icon' | 'symbol';
			readonly name: string;
			readonly x: number;
			readonly y: number;
			readonly size: number;
	  }
	| ({ readonly is: 'note'; readonly piece: Money } & Area)
	/** The QR code; `x`, `y`: upper left corner of its first module. */
	| {
			readonly is: 'code';
			readonly text: string;
			readonly x: number;
			readonly y: number;
			readonly module: number;
	  };

interface Area {
	readonly x: number;
	readonly y: number;
	readonly width: number;
	readonly height: number;
}

export interface Text {
	readonly is: 'text';
	readonly x: number;
	/** Baseline. */
	readonly y: number;
	readonly size: number;
	readonly text: string;
	readonly bold?: boolean;
	readonly anchor?: 'middle' | 'end';
	readonly english?: boolean;
}

type Style = Partial<Pick<Text, 'bold' | 'anchor' | 'english'>>;

/** Context for drawing pictures and words of a page. */
export interface Pen {
	readonly both: BothWords;
	readonly currency: CurrencyCode;
	/** Formats a sum with the currency sign and without spaces. */
	readonly sum: (amount: Money) => string;
}

export const penOf = (both: BothWords, currency: CurrencyCode): Pen => ({
	both,
	currency,
	sum: (amount) => both.local.money(amount, currency, true).replaceAll(/[\s,]/g, '')
});

export const words = (x: number, y: number, size: number, text: string, style: Style = {}): Text => ({
	is: 'text',
	x,
	y,
	size,
	text,
	...style
});

/** Returns the text in the group's language and, smaller below it, in English. */
export function bothLines(
	pen: Pen,
	key: MessageKey,
	x: number,
	y: number,
	size: number,
	style: Style = {}
): readonly Text[] {
	const { local, english } = pen.both;
	const [own, other] = [local.say(key), english.say(key)];
	const first = words(x, y, size, own, { bold: true, ...style });
	return own === other
		? [first]
		: [first, words(x, y + 0.85 * size, 0.7 * size, other, { ...style, english: true })];
}

export const line = (x: number, y: number, toX: number, toY: number, width: number): Shape => ({
	is: 'line',
	from: [x, y],
	to: [toX, toY],
	line: width
});
export const icon = (name: string, x: number, y: number, size: number): Shape => ({
	is: 'icon',
	name,
	x,
	y,
	size
});
export const disc = (x: number, y: number, r: number): Shape => ({ is: 'disc', x, y, r });
export const emptyDot = (x: number, y: number, r: number = dotSize.radius): Shape => ({
	is: 'circle',
	x,
	y,
	r,
	line: dotSize.line
});
/** A banknote or coin; `x` is its centre, `y` its bottom edge. */
export const note = (piece: Money, x: number, y: number, width: number, height: number): Shape => ({
	is: 'note',
	piece,
	x: x - width / 2,
	y: y - height,
	width,
	height
});
export const arrow = (x: number, y: number, size = 1): readonly Shape[] => [
	line(x - 1.6 * size, y, x + 1.4 * size, y, 0.4 * size),
	line(x + 0.1 * size, y - 1.3 * size, x + 1.5 * size, y, 0.4 * size),
	line(x + 0.1 * size, y + 1.3 * size, x + 1.5 * size, y, 0.4 * size)
];

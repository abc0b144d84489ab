import { cashPieces, type CurrencyCode, type Money } from '#money';
import { minorPlaces } from '#i18n';

/** A schematic note: band, pattern, white plate with the numeral. Never a portrait, emblem or motif (R4). */
export interface NoteArt {
	/** Width at height 32, in proportion to the real note. */
	readonly width: number;
	readonly band: string;
	readonly pattern: Pattern;
}

export type Pattern = 'plain' | 'dots' | 'diagonal' | 'grid' | 'bars' | 'zigzag' | 'crosses';

export const noteHeight = 32;

/** Drawing data of a note; a note without one is plain grey, since the numeral identifies it. */
export function noteArt(piece: Money, currency: CurrencyCode): NoteArt {
	return drawings[currency]?.[piece] ?? { width: 64, band: '#b9bcc0', pattern: 'plain' };
}

/** SVG path of the pattern on a band of `width` × `height`. */
export function patternPath(pattern: Pattern, width: number, height = noteHeight): string {
	const across = (step: number, stroke: (x: number) => string, over = width): string =>
		Array.from({ length: Math.ceil(over / step) + 1 }, (_, index) => stroke(index * step)).join('');
	const rows = (first: number, step: number): readonly number[] =>
		Array.from(
			{ length: Math.max(0, Math.ceil((height - first) / step)) },
			(_, index) => first + index * step
		);
	switch (pattern) {
		case 'plain':
			return '';
		case 'dots':
			return across(7, (x) =>
				rows(6, 7)
					.map((y) => `M${x + 3} ${y}h.01`)
					.join('')
			);
		case 'diagonal':
			return across(8, (x) => `M${x - height + 12} ${height}l${height}-${height}`, width + height - 12);
		case 'grid':
			return `${across(8, (x) => `M${x} 0v${height}`)}${rows(8, 8)
				.map((y) => `M0 ${y}h${width}`)
				.join('')}`;
		case 'bars':
			return across(6, (x) => `M${x + 3} 0v${height}`);
		case 'zigzag':
			return rows(8, 10)
				.map((y) => `M-4 ${y}${across(8, () => 'l4-6 4 6')}`)
				.join('');
		case 'crosses':
			return across(10, (x) =>
				rows(5, 16)
					.map((y) => `M${x + 2} ${y}l5 5m0-5l-5 5`)
					.join('')
			);
	}
}

export function isNote(piece: Money, currency: CurrencyCode): boolean {
	return cashPieces(currency).notes.includes(piece);
}

/** Numeral on a note or coin: whole units; a piece below one unit shows its minor units. */
export function numeralOf(piece: Money, currency: CurrencyCode): string {
	const unit = 10 ** minorPlaces(currency);
	return String(piece >= unit ? piece / unit : piece);
}

const art = (millimetres: number, band: string, pattern: Pattern): NoteArt => ({
	width: Math.round(millimetres * 0.48),
	band,
	pattern
});

/** By currency, then by value in minor units. INR: our reading of the colour names of the series from 2016 on. */
const drawings: Readonly<Record<CurrencyCode, Readonly<Record<number, NoteArt>>>> = {
	INR: {
		1000: art(123, '#7a4a2b', 'plain'),
		2000: art(129, '#b7be35', 'dots'),
		5000: art(135, '#2aa9d2', 'diagonal'),
		10000: art(142, '#a99bd6', 'grid'),
		20000: art(146, '#f5b21a', 'bars'),
		50000: art(150, '#8c9088', 'zigzag')
	},
	// Not compared with real notes yet: the colours only distinguish the values. A report on the issue of 2016 calls the 20 red.
	NPR: {
		500: art(120, '#c98bb0', 'plain'),
		1000: art(123, '#9a6a45', 'dots'),
		2000: art(129, '#dd6a55', 'diagonal'),
		5000: art(135, '#7c83c9', 'grid'),
		10000: art(142, '#6da36a', 'bars'),
		50000: art(150, '#b59a6a', 'zigzag'),
		100000: art(154, '#7e97a6', 'crosses')
	}
};

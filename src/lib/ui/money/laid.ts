import { fewestPieces, money, zero, type CurrencyCode, type Money } from '#money';
import { minorPlaces } from '#i18n';

/** Entered pieces and their numbers, largest first. */
export type Laid = readonly { readonly piece: Money; readonly count: number }[];

export function laidTotal(laid: Laid): Money {
	return money(laid.reduce((total, { piece, count }) => total + piece * count, 0));
}

/** Adds `change` pieces (removes if negative) of value `piece`. */
export function laidWith(laid: Laid, piece: Money, change: number): Laid {
	const before = laid.find((pile) => pile.piece === piece)?.count ?? 0;
	return [...laid.filter((pile) => pile.piece !== piece), { piece, count: before + change }]
		.filter(({ count }) => count > 0)
		.sort((left, right) => right.piece - left.piece);
}

/** The entered pieces if they add up to `amount`; else the fewest pieces that do. */
export function piecesOn(laid: Laid, amount: Money, currency: CurrencyCode): Laid {
	return laidTotal(laid) === amount ? laid : fewestPieces(amount, currency);
}

/** Parses "12.5" to minor units; empty text is zero. */
export function typedAmount(text: string, currency: CurrencyCode): Money {
	const places = minorPlaces(currency);
	const [whole = '', fraction = ''] = text.split('.');
	const minor = `${whole}${fraction.slice(0, places).padEnd(places, '0')}`;
	return minor === '' ? zero : money(Number(minor));
}

/** The text that a user would type for `amount`. */
export function typedText(amount: Money, currency: CurrencyCode): string {
	if (amount === 0) return '';
	const places = minorPlaces(currency);
	const digits = String(amount).padStart(places + 1, '0');
	const whole = digits.slice(0, digits.length - places);
	const fraction = digits.slice(digits.length - places);
	return Number(fraction) === 0 ? whole : `${whole}.${fraction}`;
}

/** Pieces in the order of the tray: notes by size, then the coins whose value is no note. */
export function trayPieces(notes: readonly Money[], coins: readonly Money[]): readonly Money[] {
	return [...notes, ...coins.filter((coin) => !notes.includes(coin))].toSorted((left, right) => right - left);
}

import { fewestPieces, money, zero, type CurrencyCode, type Money } from '#money';
import { minorPlaces } from '#i18n';

/** What is entered: how many of each piece, largest first. */
export type Laid = readonly { readonly piece: Money; readonly count: number }[];

export function laidTotal(laid: Laid): Money {
	return money(laid.reduce((total, { piece, count }) => total + piece * count, 0));
}

/** The note pad after `change` more (or fewer, below zero) of `piece`. */
export function laidWith(laid: Laid, piece: Money, change: number): Laid {
	const before = laid.find((pile) => pile.piece === piece)?.count ?? 0;
	return [...laid.filter((pile) => pile.piece !== piece), { piece, count: before + change }]
		.filter(({ count }) => count > 0)
		.sort((left, right) => right.piece - left.piece);
}

/** The pieces as they were laid, while they make up `amount`; else the fewest that do. */
export function piecesOn(laid: Laid, amount: Money, currency: CurrencyCode): Laid {
	return laidTotal(laid) === amount ? laid : fewestPieces(amount, currency);
}

/** "12.5" as minor units; nothing typed is nothing. */
export function typedAmount(text: string, currency: CurrencyCode): Money {
	const places = minorPlaces(currency);
	const [whole = '', fraction = ''] = text.split('.');
	const minor = `${whole}${fraction.slice(0, places).padEnd(places, '0')}`;
	return minor === '' ? zero : money(Number(minor));
}

/** How `amount` would have been typed. */
export function typedText(amount: Money, currency: CurrencyCode): string {
	if (amount === 0) return '';
	const places = minorPlaces(currency);
	const digits = String(amount).padStart(places + 1, '0');
	const whole = digits.slice(0, digits.length - places);
	const fraction = digits.slice(digits.length - places);
	return Number(fraction) === 0 ? whole : `${whole}.${fraction}`;
}

/** The pieces of a tray, as they stand on it: notes by their size, then coins that are no note too. */
export function trayPieces(notes: readonly Money[], coins: readonly Money[]): readonly Money[] {
	return [...notes, ...coins.filter((coin) => !notes.includes(coin))].toSorted((left, right) => right - left);
}

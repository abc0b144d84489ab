import type { Words } from '#i18n';
import type { CurrencyCode, Money } from '#money';
import type { CountRow } from './counts.ts';
import { isNote, numeralOf } from './note-art.ts';

/** "100 note", "5 coin": what a piece is called. @param coin true for the coin of a value that is also a note */
export function pieceWords(
	piece: Money,
	currency: CurrencyCode,
	words: Words,
	coin = !isNote(piece, currency)
): string {
	return words.say(coin ? 'money.coin' : 'money.note', { amount: numeralOf(piece, currency) });
}

/** What is counted in a row: of a value that is note and coin both are named, or the coins stay in the box. */
export function countRowWords(
	{ piece, coin, coinToo = false, plain = false }: CountRow,
	currency: CurrencyCode,
	words: Words
): string {
	if (plain) return words.amount(piece, currency);
	const named = pieceWords(piece, currency, words, coin);
	return coinToo ? `${named}, ${pieceWords(piece, currency, words, true)}` : named;
}

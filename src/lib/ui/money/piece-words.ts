import type { Words } from '#i18n';
import type { CurrencyCode, Money } from '#money';
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

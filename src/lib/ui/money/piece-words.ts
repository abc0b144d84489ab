import type { Words } from '#i18n';
import type { CurrencyCode, Money } from '#money';
import type { CountRow } from './counts.ts';
import { isNote, numeralOf } from './note-art.ts';

/** Name of a piece, such as "100 note" or "5 coin". @param coin true for the coin of a value that is also a note */
export function pieceWords(
	piece: Money,
	currency: CurrencyCode,
	words: Words,
	coin = !isNote(piece, currency)
): string {
	return words.say(coin ? 'money.coin' : 'money.note', { amount: numeralOf(piece, currency) });
}

/** Name of a row of the count; a value that exists as note and coin names both, so that the coins are not left in the box. */
export function countRowWords(
	{ piece, coin, coinToo = false, plain = false }: CountRow,
	currency: CurrencyCode,
	words: Words
): string {
	if (plain) return words.amount(piece, currency);
	const named = pieceWords(piece, currency, words, coin);
	return coinToo ? `${named}, ${pieceWords(piece, currency, words, true)}` : named;
}

/** Returns for example "Instalment missed: two rupees", the charge for a late payment; '' for zero. @param amount minor units */
export function overdueWords(amount: Money, words: Words, currency: string): string {
	return amount === 0 ? '' : words.line(words.say('loan.why-overdue'), amount, currency);
}

/** Charge for late payment, of a loan or by the group's rules. */
interface OverdueRule {
	readonly overduePercentPerMonth: string;
	readonly late?: { readonly times: string; readonly base: string; readonly graceDays: number };
}

/** Returns for example "Instalment missed: 1 on each hundred", told before a loan is given; '' without such a charge. */
export function overdueRuleWords(
	{ overduePercentPerMonth: percent, late }: OverdueRule,
	words: Words
): string {
	if (Number(percent) === 0) return '';
	const said = [
		words.say(late?.times === 'once' ? 'loan.late-rate-once' : 'setup.interest-rate', { percent }),
		...(late?.times === 'day' ? [words.say('rules.late-day')] : []),
		...(late?.base === 'instalment' ? [words.say('rules.late-instalment')] : []),
		...(late !== undefined && late.graceDays > 0
			? [words.say('loan.late-after', { count: words.number(late.graceDays) })]
			: [])
	];
	return words.say('meeting.close-line', { what: words.say('loan.why-overdue'), amount: said.join(', ') });
}

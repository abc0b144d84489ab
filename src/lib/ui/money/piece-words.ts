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

/** "Instalment missed: two rupees": what is asked for being late; '' for nothing. @param amount minor units */
export function overdueWords(amount: Money, words: Words, currency: string): string {
	return amount === 0 ? '' : words.line(words.say('loan.why-overdue'), amount, currency);
}

/** What a group asks for being late, of a loan or by its rules. */
interface OverdueRule {
	readonly overduePercentPerMonth: string;
	readonly late?: { readonly times: string; readonly base: string; readonly graceDays: number };
}

/** "Instalment missed: 1 on each hundred": what being late will cost, said before a loan is given; '' for nothing. */
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

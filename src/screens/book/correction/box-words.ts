import type { Words } from '#i18n';
import { money, type CurrencyCode } from '#money';

/** "The box should have 30 more": what a correction changes in it. @param change minor units, below zero where it should hold less */
export function boxWords(change: number, words: Words, currency: CurrencyCode): string {
	if (change === 0) return words.say('correction.box-same');
	return words.say(change < 0 ? 'correction.box-less' : 'correction.box-more', {
		amount: words.money(money(Math.abs(change)), currency)
	});
}

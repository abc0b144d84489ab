import type { Words } from '#i18n';
import type { Money } from '#money';

/** "Instalment missed: two rupees": what is asked for being late; '' for nothing. @param amount minor units */
export function overdueWords(amount: Money, words: Words, currency: string): string {
	return amount === 0 ? '' : words.line(words.say('loan.why-overdue'), amount, currency);
}

/** "Instalment missed: 1 on each hundred": what being late will cost, said before a loan is given; '' for nothing. */
export function overdueRuleWords(percent: string, words: Words): string {
	return Number(percent) === 0
		? ''
		: words.say('meeting.close-line', {
				what: words.say('loan.why-overdue'),
				amount: words.say('setup.interest-rate', { percent })
			});
}

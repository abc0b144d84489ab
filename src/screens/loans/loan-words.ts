import type { LoanPreview } from '#group';
import { subtract, type Money } from '#money';
import type { Words } from '#i18n';
import { writeOffReasons } from '#ui/codes.ts';
import type { LoanChangeKind, LoanStanding } from './loan-change-plan.ts';
import { paymentsOf, paymentWords } from '../frame/loan/loan-times.ts';

/** The whole cost beside what a moneylender takes for the same (screens S8). */
export function costWords(preview: LoanPreview, words: Words, currency: string): string {
	return words.say('loan.beside', {
		interest: words.amount(preview.interest, currency),
		moneylender: words.amount(preview.moneylenderInterest, currency)
	});
}

/** Sentences one after the other; what is empty is left out. */
export function sentences(...parts: readonly string[]): string {
	return parts.filter((part) => part !== '').join(' ');
}

interface Lending {
	readonly who: string;
	/** Minor units that are lent. */
	readonly amount: Money;
	readonly instalments: number;
	readonly preview: LoanPreview;
	/** More than half of the box: said first. */
	readonly unusual: boolean;
	/** What else is said before the cost; '' for nothing. */
	readonly more: string;
}

/** What the circle hears before it agrees to a loan: the plan, what is kept back, the whole cost, the question. */
export function lendWords(words: Words, currency: string, lending: Lending): string {
	const { who, amount, instalments, preview, unusual, more } = lending;
	const say = (of: Money) => words.amount(of, currency);
	const { keptBack } = preview;
	return sentences(
		unusual ? words.say('loan.unusual') : '',
		words.say('loan.plan', {
			who,
			amount: say(amount),
			count: words.number(instalments),
			pays: paymentWords(paymentsOf(preview), words, currency)
		}),
		keptBackWords(words, currency, amount, keptBack),
		more,
		costWords(preview, words, currency),
		words.say('loan.do-all-agree')
	);
}

/** "Twelve rupees are taken first, in hand …"; '' where nothing is kept back. */
export function keptBackWords(words: Words, currency: string, amount: Money, keptBack: Money): string {
	return keptBack === 0
		? ''
		: words.say('loan.kept-back', {
				interest: words.amount(keptBack, currency),
				amount: words.amount(subtract(amount, keptBack), currency)
			});
}

interface Changing {
	readonly kind: LoanChangeKind;
	readonly who: string;
	/** Minor units: what is lent on top or forgiven; of the others what is out. */
	readonly amount: Money;
	readonly reason: (typeof writeOffReasons.codes)[number] | null;
	/** Not of a loan that is given up. */
	readonly plan?: LoanPreview;
	readonly after?: LoanStanding;
}

/** What the circle hears before it agrees to a change: what, then how it stands, the whole cost, the question. */
export function changeWords(
	words: Words,
	currency: string,
	changing: Changing & {
		readonly withDay: boolean;
		/** How it is given back by the quarter; '' where it is not. */
		readonly quarter: string;
		/** What being late will cost; '' for nothing. */
		readonly overdueRule: string;
	}
): string {
	const { kind, who, plan, after, withDay, quarter, overdueRule } = changing;
	const amount = words.amount(changing.amount, currency);
	const question = words.say('loan.do-all-agree');
	if (kind === 'forgive') return sentences(words.say('loan.asks-forgive', { who, amount }), question);
	if (plan === undefined || after === undefined) {
		const reason = words.say(writeOffReasons.keyOf(changing.reason ?? 'other'));
		return sentences(words.say('loan.asks-give-up', { who, amount, reason }), question);
	}
	return sentences(
		kind === 'topUp' ? words.say('loan.adds', { who, amount }) : words.say('loan.asks-new', { who }),
		words.say('loan.then-plan', {
			amount: words.amount(after.outstanding, currency),
			count: words.number(after.times),
			pays: paymentWords(after.each, words, currency)
		}),
		keptBackWords(words, currency, changing.amount, plan.keptBack),
		quarter,
		withDay ? `${words.say('loan.first-due')}: ${words.dayInWords(plan.firstDueOn)}.` : '',
		overdueRule,
		costWords(plan, words, currency),
		question
	);
}

/** What is said once it is written. */
export function changeReadBack(
	words: Words,
	currency: string,
	{ kind, who, amount, plan }: Changing
): string {
	const day = plan === undefined ? '' : words.dayInWords(plan.firstDueOn);
	return words.say(`loan.read-back-${kind}`, { who, amount: words.amount(amount, currency), day });
}

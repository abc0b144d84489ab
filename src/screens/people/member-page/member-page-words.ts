import { type CurrencyCode, type Money, sum } from '#money';
import type { MemberFace, Words } from '#i18n';
import type { MemberPage } from '#reports';
import { faceWords } from '#ui/member/face-words.ts';
import { overdueWords } from '#ui/money/piece-words.ts';

type Figures = Pick<MemberPage, 'saved' | 'shares' | 'savingsArrears' | 'heldForOthers' | 'loans'>;

/** Her saving and what is left of her loan: at most two sentences. */
export function memberPagePrompt(
	page: Figures,
	face: MemberFace,
	words: Words,
	currency: CurrencyCode
): string {
	const who = faceWords(face, words);
	const amount = words.amount(page.saved, currency);
	const left = sum(page.loans.map((loan) => loan.outstanding));
	return left === 0
		? words.say('member.prompt', { who, amount })
		: words.say('member.prompt-loan', { who, amount, left: words.amount(left, currency) });
}

/** Everything on her page, as it is said aloud. */
export function memberPageHeard(
	page: Figures,
	face: MemberFace,
	words: Words,
	currency: CurrencyCode
): string {
	const amount = (money: Money) => words.amount(money, currency);
	return [
		memberPagePrompt(page, face, words, currency),
		...(page.shares === null ? [] : [`${words.say('meeting.roll-shares', { count: page.shares })}.`]),
		...page.loans.flatMap((loan) => [
			words.say('member.instalments', { count: loan.instalmentsGiven, total: loan.instalments }),
			...(loan.interestDue > 0
				? [words.say('member.also-interest', { amount: amount(loan.interestDue) })]
				: []),
			...(loan.overdueInterest > 0 ? [overdueWords(loan.overdueInterest, words, currency)] : [])
		]),
		...(page.savingsArrears > 0
			? [words.say('member.also-arrears', { amount: amount(page.savingsArrears) })]
			: []),
		...(page.heldForOthers.length > 0
			? [
					words.line(
						words.say('account.account-held-for-others'),
						sum(page.heldForOthers.map((held) => held.amount)),
						currency
					)
				]
			: [])
	].join(' ');
}

/** What her page tells of one loan; minor units. */
export interface MemberLoanFigures {
	readonly loanId: string;
	readonly outstanding: Money;
	readonly interestDue: Money;
	/** What of it is for being late. */
	readonly overdueInterest: Money;
	readonly instalmentsGiven: number;
	readonly instalments: number;
}

import { sum, zero, type CurrencyCode, type Money } from '#money';
import type { MemberFace, MessageKey, Words } from '#i18n';
import { isWithoutMoney, sumsOfRow, type SumOfRow } from '#papers/paper-data.ts';
import type { MeetingPicture } from '#papers/paper-types.ts';
import { pictureOf } from '#session/entry-pictures.ts';
import type { MemberPage } from '#reports';
import { faceWords } from '#ui/member/face-words.ts';
import { overdueWords } from '#ui/money/piece-words.ts';

type Figures = Pick<MemberPage, 'saved' | 'shares' | 'savingsArrears' | 'heldForOthers' | 'loans'>;

/** What stands in the head of her page. */
export const headOf = (face: MemberFace, words: Words): string =>
	face.name === undefined || face.name === '' ? faceWords(face, words) : face.name;

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

const sumWords = {
	saved: 'member.saved',
	paid: 'member.paid-back',
	other: 'code.reason-other',
	lent: 'member.took-loan',
	took: pictureOf('SavingWithdrawn').label,
	helped: pictureOf('SocialFundPaidIn').label,
	got: pictureOf('SocialFundPaidOut').label
} as const satisfies Readonly<Record<SumOfRow, MessageKey>>;

/** What she gave and got in a meeting; the first is her figure of it. */
export const sumsIn = (meeting: MeetingPicture): readonly SumOfRow[] =>
	sumsOfRow.filter((what) => (meeting[what] ?? zero) > 0);

export const isAwayIn = ({ mark }: MeetingPicture): boolean => mark === 'absent' || mark === 'excused';

/** One of her meetings, read aloud: its day, and what she gave and got, or that she was not there. */
export function meetingHeard(meeting: MeetingPicture, words: Words, currency: CurrencyCode): string {
	const isAway = isAwayIn(meeting);
	const moved = sumsIn(meeting).map(
		(what) => `${words.say(sumWords[what])} ${words.amount(meeting[what] ?? zero, currency)}`
	);
	const without = isAway
		? 'member.not-here'
		: meeting.mark === null
			? 'code.attendance-unmarked'
			: 'member.nothing';
	return [
		...(meeting.struck === true ? [words.say('correction.struck')] : []),
		words.dayInWords(meeting.day),
		...moved,
		...(isAway || isWithoutMoney(meeting) ? [words.say(without)] : []),
		...(meeting.late === true ? [words.say('meeting.late-mark')] : []),
		...(meeting.corrected === true ? [words.say('member.corrected')] : []),
		...(meeting.disputed === true ? [words.say('correction.dispute-open')] : [])
	].join(', ');
}

/** Her last six meetings as they count now, which her page shows and its ear says. */
export const lastOf = (meetings: readonly MeetingPicture[]): readonly MeetingPicture[] =>
	meetings.filter(({ struck }) => struck !== true).slice(0, 6);

/** Meetings that stand on one page, read aloud. */
export const meetingsHeard = (
	meetings: readonly MeetingPicture[],
	words: Words,
	currency: CurrencyCode
): string => meetings.map((meeting) => meetingHeard(meeting, words, currency)).join('. ');

/** How many of her meetings have room between header and arrows, at most eight. @param height of the screen, px @param letters their size, px */
export const rowsThatFit = (height: number | undefined, letters: number): number =>
	Math.max(2, Math.min(8, Math.floor(((height ?? 640) - 190) / (letters > 16 ? 76 : 56))));

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

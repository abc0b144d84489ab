import type { LocalDate } from '#kernel';
import { money, sum, type Money } from '#money';
import { isOfBank, type GroupEvent } from '#group';
import { borrowings } from '../borrowings.ts';
import type { BookAsAt } from '../meeting-pages.ts';
import { registerBook } from '../registers/register-book.ts';
import { askingOf } from './asking.ts';
import { eligibility } from './eligibility.ts';
import { missingForBank, signingOffices, type MissingItem, type MissingWhat } from './missing.ts';
import { monthsSince } from './months.ts';
import { panchasutra } from './panchasutra.ts';
import type { LoanDoseRule } from './rule-types.ts';

/** What a rule or the bank's own forms ask of a group, in the order of the page. */
export const conditionCodes = [
	'age',
	'members',
	'fiveRules',
	'deposits',
	'noDefault',
	'books',
	'sealed',
	'account',
	'officers',
	'resolution',
	'plan'
] as const;
export type ConditionCode = (typeof conditionCodes)[number];

/** One line of the page: what the book shows, and whether that is what is asked. */
export interface BankCondition {
	/** From 1; the same number for the same condition in every file. */
	readonly number: number;
	readonly code: ConditionCode;
	/** Met or not by the book; `bank`: no limit was seen in a rule, or only the bank knows it. */
	readonly is: 'met' | 'notMet' | 'bank';
	readonly shows: ConditionFigure | null;
}

/** Counts and what is asked of them, an amount in minor units, or a day. */
export type ConditionFigure =
	| { readonly count: number; readonly least: number; readonly most?: number }
	| { readonly count: number; readonly of: number }
	| { readonly amount: Money }
	| { readonly day: LocalDate };

/** Which condition a thing that is still to be done stands for; null where an officer only asks about it. */
const conditionOf: Readonly<Record<MissingWhat['what'], ConditionCode | null>> = {
	noMeeting: 'age',
	tooYoung: 'age',
	tooFew: 'members',
	tooMany: 'members',
	hardAreaOnly: 'members',
	booksUnequal: 'books',
	meetingOpen: 'sealed',
	noBankAccount: 'account',
	officersMissing: 'officers',
	noResolution: 'resolution',
	noPlan: 'plan',
	planAllAlike: 'plan',
	bankLoanLate: 'noDefault',
	waitingForAnswer: null,
	meetingsMissed: null,
	noDepositLately: null,
	boxOverLimit: null,
	passbookNotCompared: null,
	savingArrears: null,
	loansOverdue: null,
	nobodyBorrowed: null,
	disputesOpen: null,
	countsDiffer: null,
	enteredLater: null
};

/** What only the bank knows: whether the area is a hard one, whether equal parts are what the women need. */
const forTheBank: ReadonlySet<MissingWhat['what']> = new Set(['hardAreaOnly', 'planAllAlike']);
/** How well the five rules are kept, and how often a deposit is often enough: no rule that was seen has a limit. */
const withoutLimit: ReadonlySet<ConditionCode> = new Set<ConditionCode>(['fiveRules', 'deposits']);

/**
 * Each condition, one a line; the plan only where this loan asks for one or one was decided.
 *
 * @param events of a book that was checked
 * @param dose which loan of a bank it is to be, from 1
 */
export function bankConditions(
	events: readonly GroupEvent[],
	view: BookAsAt,
	{ rule, dose }: { readonly rule: LoanDoseRule; readonly dose: number }
): readonly BankCondition[] {
	const open = missingForBank(events, view, { rule, dose });
	const shows = figuresOf(events, view, { rule, open });
	const step = rule.doses.find((one) => one.dose === dose) ?? rule.doses.at(-1);
	const hasPlan = step?.needs.includes('microCreditPlan') === true || shows.plan !== null;
	return conditionCodes
		.filter((code) => code !== 'plan' || hasPlan)
		.map((code) => {
			const found = open.filter(({ what }) => conditionOf[what] === code).map(({ what }) => what);
			// An application that waits stands in for the resolution on the list of things to do, not here.
			const isLacking = code === 'resolution' ? shows.resolution === null : found.some(isOfBook);
			const isForBank = withoutLimit.has(code) || found.length > 0;
			const is = isLacking ? 'notMet' : isForBank ? 'bank' : 'met';
			return { number: conditionCodes.indexOf(code) + 1, code, is, shows: shows[code] };
		});
}

const isOfBook = (what: MissingWhat['what']): boolean => !forTheBank.has(what);

function figuresOf(
	events: readonly GroupEvent[],
	view: BookAsAt,
	{ rule, open }: { readonly rule: LoanDoseRule; readonly open: readonly MissingItem[] }
): Readonly<Record<ConditionCode, ConditionFigure | null>> {
	const { state, on } = registerBook(events, view);
	const who = eligibility(events, view, rule);
	const { deposits, books } = panchasutra(events, view).last6;
	const lacking = open.find((one) => one.what === 'officersMissing')?.offices.length ?? 0;
	const { resolvedOn, plan } = askingOf(events, view);
	const late = borrowings(events, view).borrowings.filter(isOfBank);
	return {
		age: { count: Math.floor(Number(monthsSince(who.activeSince, on) ?? 0)), least: who.monthsAsked },
		members: { count: who.members, least: who.membersLeast, most: who.membersMost },
		fiveRules: null,
		deposits: { count: deposits.monthsWithDeposit, of: deposits.months },
		noDefault: { amount: sum(late.map(({ overdue }) => overdue)) },
		books: { amount: money(books.trialBalance) },
		sealed: state.openMeeting === null ? null : { day: state.openMeeting.day },
		account: { count: state.bankAccounts.size, least: 1 },
		officers: { count: signingOffices.length - lacking, least: signingOffices.length },
		resolution: resolvedOn === null ? null : { day: resolvedOn },
		plan: plan === null ? null : { amount: plan.total }
	};
}

/** "The conditions are met" stands only where every line that the book can answer is met. */
export function areMet(conditions: readonly BankCondition[]): boolean {
	return conditions.every(({ is }) => is !== 'notMet');
}

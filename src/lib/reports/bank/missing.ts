import { addMonths, type BankAccountId, type LocalDate } from '#kernel';
import { heldIn, isBalanced } from '#ledger';
import type { Money } from '#money';
import { box, chart, isOfBank, officesOn, rulesOn, type GroupEvent, type Office } from '#group';
import { borrowings } from '../borrowings.ts';
import { deposits } from '../deposits.ts';
import type { BookAsAt } from '../meeting-pages.ts';
import type { CircleVote } from '../registers/approvals.ts';
import { registerBook, type RegisterBook } from '../registers/register-book.ts';
import { askingOf, type Asking } from './asking.ts';
import type { ConditionCode } from './readiness.ts';
import { eligibility, mayBeOlder } from './eligibility.ts';
import { panchasutra } from './panchasutra.ts';
import type { Panchasutra } from './panchasutra-types.ts';
import type { LoanDoseRule } from './rule-types.ts';

/**
 * An item still missing before a group applies to the bank. `must`: required by the rule or the bank's own forms.
 * `should`: an officer will ask about it. Amounts are minor units, members are named by number.
 */
export type MissingItem = { readonly weight: 'must' | 'should' } & MissingWhat;

export type MissingWhat =
	| { readonly what: 'noMeeting' }
	| { readonly what: 'tooYoung'; readonly until: LocalDate }
	| { readonly what: 'tooFew' | 'tooMany' | 'hardAreaOnly'; readonly members: number }
	| { readonly what: 'booksUnequal' }
	| { readonly what: 'meetingOpen'; readonly day: LocalDate }
	/** Desk entries that the next meeting has not sealed yet. */
	| { readonly what: 'pageOpen' }
	| { readonly what: 'noBankAccount' }
	| { readonly what: 'officersMissing'; readonly offices: readonly Office[] }
	| { readonly what: 'noResolution' }
	/** A resolution or plan without a quorum: members present, and members required. */
	| { readonly what: 'noQuorum' | 'planNoQuorum'; readonly present: number; readonly needed: number }
	/** No meeting decided the sum to apply for. */
	| { readonly what: 'noSum' }
	/** Minor units: the sum applied for, and the largest sum by the rule. */
	| { readonly what: 'askedAbove'; readonly asked: Money; readonly allowed: Money }
	| { readonly what: 'noPlan' }
	| { readonly what: 'planAllAlike' }
	/** Minor units: the plan's total, and the sum applied for. */
	| { readonly what: 'planUnequal'; readonly planned: Money; readonly asked: Money }
	| { readonly what: 'limitNotKept'; readonly condition: ConditionCode }
	| { readonly what: 'waitingForAnswer'; readonly lender: string }
	| { readonly what: 'bankLoanLate'; readonly lender: string; readonly amount: Money; readonly days: number }
	| { readonly what: 'meetingsMissed'; readonly due: number; readonly held: number }
	| { readonly what: 'noDepositLately'; readonly last: LocalDate | null }
	| { readonly what: 'boxOverLimit'; readonly box: Money; readonly limit: Money }
	| {
			readonly what: 'passbookNotCompared';
			readonly account: BankAccountId;
			readonly until: LocalDate | null;
	  }
	| { readonly what: 'savingArrears'; readonly numbers: readonly number[] }
	| { readonly what: 'loansOverdue'; readonly numbers: readonly number[]; readonly amount: Money }
	| { readonly what: 'nobodyBorrowed' }
	| { readonly what: 'disputesOpen'; readonly count: number }
	| { readonly what: 'countsDiffer'; readonly count: number }
	| { readonly what: 'enteredLater'; readonly count: number };

/** Offices that sign for the group at the bank. */
export const signingOffices = ['president', 'secretary', 'treasurer'] as const satisfies readonly Office[];

/**
 * @param events of a checked book
 * @param rule null if none has the group's currency
 * @param dose number of the bank loan, from 1
 */
export function missingForBank(
	events: readonly GroupEvent[],
	view: BookAsAt,
	by: { readonly rule: LoanDoseRule | null; readonly dose: number }
): readonly MissingItem[] {
	const book = registerBook(events, view);
	const at = { ...view, on: book.on };
	const { last6 } = panchasutra(events, at);
	return missingIn(events, at, { ...by, book, asking: askingOf(events, at), last6 });
}

/** Readings of a book that conditions and missing items share. */
export interface ReadForBank {
	readonly book: RegisterBook;
	readonly asking: Asking;
	readonly last6: Panchasutra;
}

export function missingIn(
	events: readonly GroupEvent[],
	at: BookAsAt & { readonly on: LocalDate },
	{
		rule,
		dose,
		book,
		asking,
		last6
	}: ReadForBank & { readonly rule: LoanDoseRule | null; readonly dose: number }
): readonly MissingItem[] {
	const must = [
		...(rule === null ? unequalBooks(book) : byRule(events, at, rule)),
		...papersOf(book, asking),
		...planOf(asking, rule, dose),
		...loansOf(events, at)
	];
	const should = [...habitsOf(last6), ...moneyOf(events, at, book)];
	return [
		...must.map((item) => ({ ...item, weight: 'must' as const })),
		...should.map((item) => ({ ...item, weight: 'should' as const }))
	];
}

function byRule(events: readonly GroupEvent[], view: BookAsAt, rule: LoanDoseRule): readonly MissingWhat[] {
	const who = eligibility(events, view, rule);
	const { eligibleFrom, members, membersAre } = who;
	return [
		...(eligibleFrom === null ? [{ what: 'noMeeting' } as const] : []),
		...(eligibleFrom !== null && !who.oldEnough && !mayBeOlder(who)
			? [{ what: 'tooYoung', until: eligibleFrom } as const]
			: []),
		...(membersAre === 'enough' ? [] : [{ what: membersAre, members } as const]),
		...(who.booksBalanced ? [] : [{ what: 'booksUnequal' } as const])
	];
}

function unequalBooks({ state }: RegisterBook): readonly MissingWhat[] {
	return isBalanced(state.balances) ? [] : [{ what: 'booksUnequal' }];
}

function papersOf(
	{ state, on }: RegisterBook,
	{ resolution, planVote, asked }: Asking
): readonly MissingWhat[] {
	const held = new Set(officesOn(state, on).map(({ office }) => office));
	const offices = signingOffices.filter((office) => !held.has(office));
	const waiting = [...state.applications.values()].find(({ answer }) => answer === null);
	return [
		...(state.openMeeting === null
			? []
			: [
					state.openMeeting.kind === 'desk'
						? ({ what: 'pageOpen' } as const)
						: ({ what: 'meetingOpen', day: state.openMeeting.day } as const)
				]),
		...(state.bankAccounts.size === 0 ? [{ what: 'noBankAccount' } as const] : []),
		...(offices.length === 0 ? [] : [{ what: 'officersMissing', offices } as const]),
		...(waiting === undefined ? [] : [{ what: 'waitingForAnswer', lender: waiting.lender } as const]),
		...(resolution !== null || waiting !== undefined ? [] : [{ what: 'noResolution' } as const]),
		...tooFew('noQuorum', resolution?.vote ?? null),
		...tooFew('planNoQuorum', planVote),
		...(asked.basis === null ? [{ what: 'noSum' } as const] : [])
	];
}

const tooFew = (what: 'noQuorum' | 'planNoQuorum', vote: CircleVote | null): readonly MissingWhat[] =>
	vote === null || vote.isPassed ? [] : [{ what, present: vote.present, needed: vote.needed }];

function planOf({ plan }: Asking, rule: LoanDoseRule | null, dose: number): readonly MissingWhat[] {
	const step = rule?.doses.find((one) => one.dose === dose) ?? rule?.doses.at(-1);
	if (plan === null) return step?.needs.includes('microCreditPlan') === true ? [{ what: 'noPlan' }] : [];
	return plan.allAlike ? [{ what: 'planAllAlike' }] : [];
}

function loansOf(events: readonly GroupEvent[], view: BookAsAt): readonly MissingWhat[] {
	return borrowings(events, view).borrowings.flatMap(({ kind, lender, overdue: amount, overdueDays: days }) =>
		isOfBank({ kind }) && amount > 0 ? [{ what: 'bankLoanLate', lender, amount, days } as const] : []
	);
}

function habitsOf({ meetings, saving, lending, repayment, books }: Panchasutra): readonly MissingWhat[] {
	const [due, held] = [meetings.due.length, meetings.held.length];
	const numbers = [...new Set(repayment.overdue.map(({ number }) => number))];
	const differing = books.counted - books.matched;
	const { disputesOpen } = books;
	return [
		...(held < due ? [{ what: 'meetingsMissed', due, held } as const] : []),
		...(saving.arrears.length === 0
			? []
			: [{ what: 'savingArrears', numbers: saving.arrears.map(({ number }) => number) } as const]),
		...(lending.given.length === 0 && lending.onLoan === 0 ? [{ what: 'nobodyBorrowed' } as const] : []),
		...(numbers.length === 0
			? []
			: [{ what: 'loansOverdue', numbers, amount: repayment.ageing.overdue } as const]),
		...(disputesOpen.length === 0 ? [] : [{ what: 'disputesOpen', count: disputesOpen.length } as const]),
		...(differing === 0 ? [] : [{ what: 'countsDiffer', count: differing } as const]),
		...(meetings.enteredLater === 0 ? [] : [{ what: 'enteredLater', count: meetings.enteredLater } as const])
	];
}

function moneyOf(
	events: readonly GroupEvent[],
	view: BookAsAt & { readonly on: LocalDate },
	{ state }: RegisterBook
): readonly MissingWhat[] {
	const { accounts } = deposits(events, view);
	const days = accounts.flatMap(({ rows }) => rows.flatMap((row) => (row.isDeposit ? [row.bankDay] : [])));
	const last = days.sort().at(-1) ?? null;
	const lately = last !== null && last > addMonths(view.on, -2);
	const limit = rulesOn(state, view.on)?.boxLimit ?? null;
	const held = heldIn(state.balances, chart, box);
	return [
		...(accounts.length === 0 || lately ? [] : [{ what: 'noDepositLately', last } as const]),
		...(limit !== null && held > limit ? [{ what: 'boxOverLimit', box: held, limit } as const] : []),
		...accounts.flatMap(({ bankAccountId: account, matchedUntil: until, rows }) =>
			rows.length > 0 && (until === null || until < (rows.at(-1)?.bankDay ?? until))
				? [{ what: 'passbookNotCompared', account, until } as const]
				: []
		)
	];
}

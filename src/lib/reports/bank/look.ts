import { addMonths, type LocalDate } from '#kernel';
import { money, sum, type Money } from '#money';
import {
	overdueOn,
	principalDue,
	rulesOn,
	type GroupEvent,
	type GroupState,
	type Loan,
	type LoanMovement
} from '#group';
import { deposits } from '../deposits.ts';
import { meetingsDue } from '../due-days.ts';
import type { BookAsAt } from '../meeting-pages.ts';
import { liveLines, type RegisterBook, type RegisterPage } from '../registers/register-book.ts';
import type { Asking } from './asking.ts';
import { activityOf } from './eligibility.ts';
import type { Panchasutra } from './panchasutra-types.ts';

/**
 * A fact that an officer checks first, independent of the conditions. Amounts are minor units. A fact is no verdict and is listed only if
 * the book has evidence for it.
 */
export type LookFact =
	/** Principal more than 90 days overdue, and days of the oldest. */
	| { readonly fact: 'overdueLong'; readonly amount: Money; readonly days: number }
	/** No deposit at the bank in three months; `last` is null if there never was one. */
	| { readonly fact: 'noDeposit'; readonly last: LocalDate | null }
	/** Less than half of the dues of six months was paid. */
	| { readonly fact: 'repaidUnderHalf'; readonly collected: Money; readonly due: Money }
	/** Loans are outstanding of which nothing has fallen due yet, so that repayment is unknown. */
	| { readonly fact: 'nothingDueYet'; readonly amount: Money }
	/** Overdue or continuing loans that were paid with a new loan (evergreening), in twelve months. */
	| { readonly fact: 'paidByLoan'; readonly loans: number; readonly amount: Money }
	/** Loans rescheduled while overdue, with their outstanding principal; in twelve months. */
	| { readonly fact: 'newTerms'; readonly loans: number; readonly amount: Money }
	/** Principal written off in twelve months. */
	| { readonly fact: 'givenUp'; readonly loans: number; readonly amount: Money }
	/** The cycle was shared out within six months: savings were paid out and begin anew. */
	| { readonly fact: 'sharedOut'; readonly last: LocalDate }
	/** No cash count in six months. */
	| { readonly fact: 'neverCounted' }
	/** Cash shortages of twelve months, and number of counts with one. */
	| { readonly fact: 'boxShort'; readonly amount: Money; readonly counts: number }
	/** A bank account that was never compared with its passbook. */
	| { readonly fact: 'neverCompared' }
	/** A decision without a quorum; the one with fewer members present, of plan and resolution. */
	| { readonly fact: 'noQuorum'; readonly present: number; readonly needed: number }
	/** The book begins later than the stated activity or with an older book's figures; `begins` is null without a page of its own day. */
	| { readonly fact: 'youngerBook'; readonly begins: LocalDate | null }
	/** Meetings of six months that were entered after their day. */
	| { readonly fact: 'enteredLater'; readonly count: number; readonly of: number };

interface Looked {
	readonly book: RegisterBook;
	readonly asking: Asking;
	readonly last6: Panchasutra;
}

/** @param events of a checked book */
export function lookOf(
	events: readonly GroupEvent[],
	at: BookAsAt & { readonly on: LocalDate },
	read: Looked
): readonly LookFact[] {
	const { last6, book } = read;
	return [
		...cycleFacts(book),
		...loanFacts(last6.repayment, book),
		...cashFacts(book),
		...bankFacts(events, at, book),
		...circleFacts(read.asking),
		...ageFacts(book, last6)
	];
}

function cycleFacts(book: RegisterBook): readonly LookFact[] {
	const since = addMonths(book.on, -6);
	const days = liveLines(book).flatMap(({ event: { type, occurredOn } }) =>
		type === 'CycleSharedOut' && occurredOn > since ? [occurredOn] : []
	);
	const last = days.sort().at(-1);
	return last === undefined ? [] : [{ fact: 'sharedOut', last }];
}

function loanFacts(
	{ ageing, overdue, due, collected }: Panchasutra['repayment'],
	{ state, on }: RegisterBook
): readonly LookFact[] {
	const year = addMonths(on, -12);
	const loans = [...state.loans.values()];
	const recent = (day: LocalDate | null) => day !== null && day > year && day <= on;
	const renewed = loans.flatMap((loan) => paidByLoan(loan, state, recent));
	const moved = loans.filter(
		(loan) =>
			recent(loan.rescheduledOn) && lateBefore(loan, loan.rescheduledOn ?? on, state.regularMeetings) > 0
	);
	const givenUp = loans.filter(({ writtenOff }) => recent(writtenOff?.on ?? null));
	const out = sum(loans.map(({ outstanding }) => outstanding));
	const hasFallenDue = loans.some(
		(loan) => due > 0 || loan.movements.some(({ principal, interest }) => principal < 0 || interest > 0)
	);
	return [
		...(ageing.over90 > 0
			? [
					{
						fact: 'overdueLong' as const,
						amount: ageing.over90,
						days: Math.max(...overdue.map(({ days }) => days))
					}
				]
			: []),
		...(2 * collected < due ? [{ fact: 'repaidUnderHalf' as const, collected, due }] : []),
		...(out > 0 && !hasFallenDue && ageing.overdue + ageing.dueToday === 0
			? [{ fact: 'nothingDueYet' as const, amount: out }]
			: []),
		...amounts(
			'paidByLoan',
			renewed.map(({ amount }) => amount)
		),
		...amounts(
			'newTerms',
			moved.map(({ outstanding }) => outstanding)
		),
		...amounts(
			'givenUp',
			givenUp.map(({ writtenOff }) => writtenOff?.principal ?? money(0))
		)
	];
}

const amounts = (fact: 'paidByLoan' | 'newTerms' | 'givenUp', each: readonly Money[]): readonly LookFact[] =>
	each.length === 0 ? [] : [{ fact, loans: each.length, amount: sum(each) }];

/**
 * Returns the days on which a member paid on a loan and got a new one or a top-up, with the smaller of both sums. It counts if the
 * payment was late that day and the new loan followed by the next meeting, or if the old loan continues and the new one came on the
 * same day; a loan paid off in time before a new one does not count.
 *
 * @param isAsked filter of days, because most days of a long book do not matter
 */
function paidByLoan(
	loan: Loan,
	{ loans, regularMeetings }: GroupState,
	isAsked: (on: LocalDate) => boolean
): readonly { readonly on: LocalDate; readonly amount: Money }[] {
	const payments = loan.movements.filter((one) => isPayment(one) && isAsked(one.on));
	return [...new Set(payments.map(({ on }) => on))].flatMap((on) => {
		const paid = -sum(payments.flatMap((one) => (one.on === on ? [one.principal] : [])));
		const late = lateBefore(loan, on, regularMeetings);
		const left = sum(loan.movements.flatMap((one) => (one.on <= on ? [one.principal] : [])));
		const next = regularMeetings.find(({ day }) => day > on)?.day ?? on;
		const until = late > 0 ? next : on;
		if (late === 0 && left === 0) return [];
		const lent = sum(
			[...loans.values()].flatMap(({ memberId, movements }) =>
				memberId !== loan.memberId
					? []
					: movements.flatMap((one) =>
							one.principal > 0 && one.on >= on && one.on <= until ? [one.principal] : []
						)
			)
		);
		const amount = money(Math.min(late > 0 ? Math.min(late, paid) : paid, lent));
		return amount > 0 ? [{ on, amount }] : [];
	});
}

/** Amounts netted at a share-out or written off are no payments. */
const isPayment = ({ principal, givenUp, netted }: LoanMovement): boolean =>
	principal < 0 && givenUp === undefined && netted === undefined;

/** Returns the principal overdue before the entries of a day, in minor units. */
function lateBefore(loan: Loan, on: LocalDate, held: GroupState['regularMeetings']): Money {
	const movements = loan.movements.filter((one) => one.on < on);
	if (movements.length === 0) return money(0);
	const before = held.filter(({ day }) => day < on);
	return sum(
		overdueOn({ ...loan, movements, writtenOff: null }, on, before).parts.map(({ unpaid }) => unpaid)
	);
}

function cashFacts({ pages, on }: RegisterBook): readonly LookFact[] {
	const since = (months: number) => pages.filter(({ day }) => day > addMonths(on, -months) && day <= on);
	const counts = since(6).filter(({ page, late }) => !late && (page.difference !== null || page.isOpen));
	const missing = since(12).flatMap(missingAt);
	return [
		...(counts.some(({ page }) => page.difference !== null || page.pieces !== null)
			? []
			: [{ fact: 'neverCounted' as const }]),
		...(missing.length === 0
			? []
			: [{ fact: 'boxShort' as const, amount: sum(missing), counts: missing.length }])
	];
}

/** Returns the shortages found at a meeting, accepted or not; for an open page, by the last count. */
function missingAt({ page, late }: RegisterPage): readonly Money[] {
	const accepted = page.entries.flatMap(({ event }) =>
		event.type === 'CashDifferenceAccepted' && event.direction === 'short' ? [event.amount] : []
	);
	const left = late ? null : page.isOpen ? openDifference(page) : page.difference;
	return left !== null && left < 0 ? [...accepted, money(-left)] : accepted;
}

function openDifference({ pieces, boxAtClose }: RegisterPage['page']): Money | null {
	if (pieces === null) return null;
	const cash = Object.entries(pieces).reduce((all, [piece, count]) => all + Number(piece) * count, 0);
	return money(cash - boxAtClose);
}

function bankFacts(
	events: readonly GroupEvent[],
	at: BookAsAt & { readonly on: LocalDate },
	{ state }: RegisterBook
): readonly LookFact[] {
	const { accounts } = deposits(events, at);
	if (state.bankAccounts.size === 0) return [];
	const days = accounts.flatMap(({ rows }) =>
		rows.flatMap((row) => (row.isDeposit && row.bankDay <= at.on ? [row.bankDay] : []))
	);
	const last = days.sort().at(-1) ?? null;
	const isUnseen = accounts.some(({ rows, matchedUntil }) => rows.length > 0 && matchedUntil === null);
	return [
		...(last === null || last <= addMonths(at.on, -3) ? [{ fact: 'noDeposit' as const, last }] : []),
		...(isUnseen ? [{ fact: 'neverCompared' as const }] : [])
	];
}

function circleFacts({ resolution, planVote }: Asking): readonly LookFact[] {
	const votes = [resolution?.vote ?? null, planVote].flatMap((vote) =>
		vote === null || vote.isPassed ? [] : [vote]
	);
	const [least] = votes.sort((one, other) => one.present - one.needed - (other.present - other.needed));
	return least === undefined ? [] : [{ fact: 'noQuorum', present: least.present, needed: least.needed }];
}

function ageFacts(book: RegisterBook, { meetings }: Panchasutra): readonly LookFact[] {
	const { activeSince, basis } = activityOf(book);
	const own = book.pages.find(
		({ kind, page }) => kind === 'regular' && page.sealedOn !== null && !page.enteredLater
	);
	const begins = own?.day ?? null;
	const isTold = activeSince !== null && (begins === null || begins > activeSince);
	const isNewBook = basis === 'cutOffSheet' && (begins === null || begins > addMonths(book.on, -12));
	const { enteredLater: count, held } = meetings;
	return [
		...(isTold || isNewBook ? [{ fact: 'youngerBook' as const, begins }] : []),
		...(count > 0 ? [{ fact: 'enteredLater' as const, count, of: held.length }] : [])
	];
}

/** Returns the next day by the group's rhythm on which principal falls due, and how much in minor units; null if none within two months. */
export function nextDueOf(
	state: GroupState,
	on: LocalDate
): { readonly on: LocalDate; readonly amount: Money } | null {
	const held = state.regularMeetings;
	const last = held.at(-1);
	if (last === undefined) return null;
	const far = addMonths(on, 2);
	for (const day of daysDue(state, on, far)) {
		const then = [...held, { ...last, day, number: last.number + 1, sealed: false }];
		const amount = sum(
			[...state.loans.values()].map((loan) =>
				money(principalDue(loan, day, then) - principalDue(loan, on, held))
			)
		);
		if (amount > 0) return { on: day, amount };
	}
	return null;
}

/** Returns the days after a day on which a regular meeting is due. */
function daysDue(state: GroupState, after: LocalDate, until: LocalDate): readonly LocalDate[] {
	const rhythm = rulesOn(state, after)?.meetingRhythm;
	const first = state.regularMeetings[0]?.day;
	if (rhythm === undefined || first === undefined) return [];
	return meetingsDue(rhythm, first, until).filter((day) => day > after);
}

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
 * A fact that an officer looks at before anything else, whatever the conditions say of it. Amounts are minor units. None of them is a
 * verdict: each is what the book holds, and stands only where it holds it.
 */
export type LookFact =
	/** Principal that is overdue for more than 90 days; the oldest of it so many days. */
	| { readonly fact: 'overdueLong'; readonly amount: Money; readonly days: number }
	/** Nothing went to the bank in three months; null: it never did. */
	| { readonly fact: 'noDeposit'; readonly last: LocalDate | null }
	/** Less than half of what was due in six months came back. */
	| { readonly fact: 'repaidUnderHalf'; readonly collected: Money; readonly due: Money }
	/** Loans are out, and nothing of them has fallen due: whether they come back is not known. */
	| { readonly fact: 'nothingDueYet'; readonly amount: Money }
	/** Women who paid and were lent to at once: what was late, or a loan that goes on, was paid with a new one. In twelve months. */
	| { readonly fact: 'paidByLoan'; readonly loans: number; readonly amount: Money }
	/** Loans that were put on new terms while something of them was late, with what is out on them; in twelve months. */
	| { readonly fact: 'newTerms'; readonly loans: number; readonly amount: Money }
	/** Principal that was given up in twelve months. */
	| { readonly fact: 'givenUp'; readonly loans: number; readonly amount: Money }
	/** The cycle was shared out in six months: savings were given back, and begin anew. */
	| { readonly fact: 'sharedOut'; readonly last: LocalDate }
	/** No cash was counted in six months. */
	| { readonly fact: 'neverCounted' }
	/** So much was missing from the box in twelve months, in so many counts. */
	| { readonly fact: 'boxShort'; readonly amount: Money; readonly counts: number }
	/** An account that was never compared with its passbook. */
	| { readonly fact: 'neverCompared' }
	/** What was resolved by too few; of the plan or of the resolution to ask, whichever had fewer. */
	| { readonly fact: 'noQuorum'; readonly present: number; readonly needed: number }
	/** The book itself begins later than the group says it is active, or with figures of an older one; null: no page of its own day. */
	| { readonly fact: 'youngerBook'; readonly begins: LocalDate | null }
	/** Meetings of six months that were entered later than their day. */
	| { readonly fact: 'enteredLater'; readonly count: number; readonly of: number };

interface Looked {
	readonly book: RegisterBook;
	readonly asking: Asking;
	readonly last6: Panchasutra;
}

/** @param events of a book that was checked */
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
 * Days on which she paid of a loan and had a new one, or more on top, with the smaller of both sums. A loan that was paid off in time
 * and followed by another is none of them: what was paid was late that day, and the new loan came by the next meeting; or the old loan
 * goes on, and the new one came on the same day.
 *
 * @param isAsked of which days it is asked: in a long book most are none of them
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

/** What is netted at a share-out or given up is nothing that she paid. */
const isPayment = ({ principal, givenUp, netted }: LoanMovement): boolean =>
	principal < 0 && givenUp === undefined && netted === undefined;

/** Minor units of principal that were late on a day, before anything of that day. */
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

/** What one meeting found missing, whether it was accepted or left; of a page that is still open, by what was counted last. */
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

/** When principal falls due next by the group's rhythm, and how much of it, minor units; null where nothing does within two months. */
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

/** Days after one on which a regular meeting is due, the first of them twice a rhythm away at most. */
function daysDue(state: GroupState, after: LocalDate, until: LocalDate): readonly LocalDate[] {
	const rhythm = rulesOn(state, after)?.meetingRhythm;
	const first = state.regularMeetings[0]?.day;
	if (rhythm === undefined || first === undefined) return [];
	return meetingsDue(rhythm, first, until).filter((day) => day > after);
}

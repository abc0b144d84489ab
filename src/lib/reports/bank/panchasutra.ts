import { addDays, compareDays, daysBetween, once, type LocalDate } from '#kernel';
import { heldUnder, rootOf } from '#ledger';
import { money, ratio, sum, type Money } from '#money';
import {
	chart,
	countCame,
	isMemberOn,
	overdueOn,
	rulesOn,
	type GroupEvent,
	type GroupState,
	type Loan,
	readOnce
} from '#group';
import { deposits } from '../deposits.ts';
import { meetingsDueInBook } from '../due-days.ts';
import { arrearsOf } from '../member-figures.ts';
import type { BookAsAt, MeetingPage } from '../meeting-pages.ts';
import {
	expectedIn,
	numberIn,
	registerBook,
	type RegisterBook,
	type RegisterPage
} from '../registers/register-book.ts';
import { monthsAmong, monthsUntil, type Period } from '../accounts/fiscal-year.ts';
import { corpusOf, idleOf } from '../accounts/corpus.ts';
import {
	loanUseOf,
	type DepositBehind,
	type LoanBehind,
	type LoanUse,
	type MeetingBehind,
	type Panchasutra,
	type PanchasutraByWindow
} from './panchasutra-types.ts';
import { addedUp, ageingOf, lateInterestOf, repaidInAll, repaidOf } from '../repayment.ts';

/**
 * Computes the five rules for the last six and twelve months up to yesterday, and since the first regular meeting up to today, except
 * for figures by month; the book report has the same in `regularity`. Balances and overdues are as at the report date.
 *
 * @param events of a checked book
 */
export const panchasutra = readOnce((events, view): PanchasutraByWindow => {
	const book = registerBook(events, view);
	const { on } = book;
	const regular = book.pages.filter((page) => page.kind === 'regular' && page.day <= on);
	const start = regular[0]?.day ?? on;
	const months = monthsUntil(on, start, view.currency);
	const read: Read = {
		book,
		regular,
		start,
		deposited: depositsBehind(events, view),
		limit: limitOf(book),
		late: lateOn(book.state, on)
	};
	const yesterday = addDays(on, -1);
	const within = (count: number, to = yesterday) => once(() => windowOf(months.slice(-count), to, read));
	const [last6, last12, all] = [within(6), within(12), within(months.length, on)];
	// Getters, because a screen needs only one of the windows.
	return {
		get last6() {
			return last6();
		},
		get last12() {
			return last12();
		},
		get all() {
			return all();
		}
	};
}).read;

/** Data shared by all windows. */
interface Read {
	readonly book: RegisterBook;
	/** Regular meetings, ordered by day. */
	readonly regular: readonly RegisterPage[];
	/** The day of the first regular meeting. */
	readonly start: LocalDate;
	readonly deposited: Deposited;
	readonly limit: Money | null;
	readonly late: LateNow;
}

interface Deposited {
	readonly made: readonly (DepositBehind & { readonly day: LocalDate })[];
	readonly matchedUntil: LocalDate | null;
}

/** @param months the months of the window; empty for a book that begins on the report date */
function windowOf(months: readonly Period[], to: LocalDate, read: Read): Panchasutra {
	const { book, regular, start } = read;
	const { state, on } = book;
	const time = { from: months[0]?.from ?? start, to };
	const { from } = time;
	const held = regular.filter(({ day }) => isIn(time, day));
	const { corpus } = corpusOf(state.balances);
	return {
		...time,
		on,
		months,
		meetings: meetingsIn(time, held, read),
		saving: {
			onTime: ratio(
				total(held, (page) => page.savedInTime),
				total(held, (page) => page.memberCount)
			),
			arrears: arrearsIn(state),
			saved: savedIn(time, read)
		},
		deposits: depositsIn(time, months, held, corpus, read),
		lending: lendingIn(time, from === start, corpus, state),
		repayment: repaymentIn(months, state, read.late),
		// Counts of today are included, unlike other figures.
		books: booksIn(
			{ from, to: on },
			regular.filter(({ day }) => day >= from),
			book
		),
		corpus
	};
}

const isIn = ({ from, to }: Period, day: LocalDate): boolean => day >= from && day <= to;

function total(held: readonly RegisterPage[], of: (page: MeetingPage) => number): number {
	return held.reduce((all, { page }) => all + of(page), 0);
}

function meetingsIn(
	time: Period,
	held: readonly RegisterPage[],
	{ book: { state, on }, regular }: Read
): Panchasutra['meetings'] {
	const due = meetingsDueInBook(state, on);
	const dueHere = due.filter((day) => isIn(time, day));
	const behind = held.map((page) => meetingBehind(page, state));
	const rising = [...behind].sort(
		(one, other) => one.present * other.expected - other.present * one.expected
	);
	return {
		due: dueHere,
		held: behind,
		share: ratio(Math.min(behind.length, dueHere.length), dueHere.length),
		sealedOnTheDay: behind.filter((one) => one.sealedOnTheDay).length,
		enteredLater: behind.filter((one) => one.enteredLater).length,
		attendance: ratio(
			behind.reduce((all, { present }) => all + present, 0),
			behind.reduce((all, { expected }) => all + expected, 0)
		),
		worst: rising[0] ?? null,
		longestGap: longestGap(time.from, regular, on)
	};
}

function meetingBehind(asked: RegisterPage, state: GroupState): MeetingBehind {
	const { page, written, day, number } = asked;
	const opened = written.find(({ event }) => event.type === 'MeetingOpened');
	return {
		eventId: opened?.event.eventId ?? null,
		number,
		day,
		sealedOnTheDay: page.sealedOn === page.day && !page.enteredLater,
		enteredLater: page.enteredLater,
		// Attendance marks with corrections applied, as on the register.
		present: countCame(asked.marks.values()),
		expected: expectedIn(state, asked).length,
		members: page.memberCount,
		savedInTime: page.savedInTime,
		difference: page.late ? null : page.difference
	};
}

function longestGap(
	from: LocalDate,
	regular: readonly RegisterPage[],
	on: LocalDate
): Panchasutra['meetings']['longestGap'] {
	const gaps = regular
		.map((page, place) => ({ from: page.day, to: regular[place + 1]?.day ?? on }))
		.filter((gap) => gap.to >= from);
	return gaps.reduce<(typeof gaps)[number] | null>(
		(longest, gap) => (longest === null || length(gap) > length(longest) ? gap : longest),
		null
	);
}

const length = ({ from, to }: Period): number => daysBetween(from, to);

function arrearsIn(state: GroupState): Panchasutra['saving']['arrears'] {
	return [...state.members.values()]
		.filter((member) => member.leftOn === null && arrearsOf(member) > 0)
		.map((member) => ({ number: member.number, amount: arrearsOf(member) }));
}

/** Returns deposits less withdrawals of members within a period, from the postings, so that corrections count. */
function savedIn(time: Period, { book }: Read): Money {
	const legs = book.posted.flatMap((line) =>
		isIn(time, line.postedOn) && line.event.type !== 'OpeningBalances' ? (line.entry?.postings ?? []) : []
	);
	return money(
		legs.reduce(
			(saved, { account, side, amount }) =>
				rootOf(account) === 'savings' ? saved + (side === 'credit' ? amount : -amount) : saved,
			0
		)
	);
}

function depositsBehind(events: readonly GroupEvent[], view: BookAsAt): Deposited {
	const { accounts } = deposits(events, view);
	const ends = accounts.map((account) => account.matchedUntil);
	const earliest = ends.reduce<LocalDate | null | undefined>(
		(least, end) =>
			least === undefined ? end : least === null || end === null ? null : end < least ? end : least,
		undefined
	);
	return {
		matchedUntil: earliest ?? null,
		made: accounts
			.flatMap(({ bankAccountId, rows }) =>
				rows.flatMap(({ eventId, bankDay, day, slip, in: amount, matched, isDeposit }) =>
					isDeposit ? [{ eventId, bankAccountId, bankDay, day, slip, amount, matched }] : []
				)
			)
			.sort((one, other) => compareDays(one.bankDay, other.bankDay))
	};
}

function depositsIn(
	time: Period,
	months: readonly Period[],
	held: readonly RegisterPage[],
	corpus: Money,
	{ book: { state }, deposited, limit }: Read
): Panchasutra['deposits'] {
	const made = deposited.made.filter(({ bankDay }) => isIn(time, bankDay));
	const bank = heldUnder(state.balances, chart, 'bank');
	const idle = idleOf(state.balances);
	return {
		made,
		monthsWithDeposit: monthsAmong(
			made.map(({ bankDay }) => bankDay),
			months
		),
		overLimit: held.flatMap(({ page, day }) =>
			limit === null || page.late || page.boxAtClose <= limit
				? []
				: [
						{
							day,
							box: page.boxAtClose,
							limit,
							depositedOn: deposited.made.find((one) => one.day >= day)?.day ?? null
						}
					]
		),
		idle,
		idleShare: ratio(idle, corpus),
		bank,
		matchedUntil: deposited.matchedUntil
	};
}

/** Returns the box limit of the rules in force. */
function limitOf({ state, on }: RegisterBook): Money | null {
	return rulesOn(state, on)?.boxLimit ?? null;
}

function booksIn(
	time: Period,
	held: readonly RegisterPage[],
	{ posted, state }: RegisterBook
): Panchasutra['books'] {
	const counts = held.flatMap(({ page }) => (page.late || page.difference === null ? [] : [page]));
	const matched = counts.filter(countMatched).length;
	return {
		counted: counts.length,
		matched,
		share: ratio(matched, counts.length),
		corrections: posted.flatMap(({ event, postedOn }) =>
			event.type === 'EventReversed' && isIn(time, postedOn) ? [event.eventId] : []
		),
		disputesOpen: [...state.disputes.keys()],
		trialBalance: sum([...state.balances.values()])
	};
}

/** True if the count equalled the book without an accepted difference. */
function countMatched(page: MeetingPage): boolean {
	return page.difference === 0 && !page.entries.some(({ event }) => event.type === 'CashDifferenceAccepted');
}

/** Returns the number of members on a day. */
export function membersNow({ members }: GroupState, on: LocalDate): number {
	return [...members.values()].filter((member) => isMemberOn(member, on)).length;
}

/** Returns lending of a period and the outstanding principal now. @param isAll includes brought-in loans */
function lendingIn(
	{ from, to }: Period,
	isAll: boolean,
	corpus: Money,
	state: GroupState
): Panchasutra['lending'] {
	const given = [...state.loans.values()]
		.filter(({ disbursedOn: day }) => day <= to && (day >= from || isAll))
		.sort((one, other) => one.sequence - other.sequence)
		.map((loan) => loanBehind(loan, state));
	const here = given.filter((loan) => !loan.broughtIn);
	const amount = sum(here.map((loan) => loan.principal));
	const onLoan = heldUnder(state.balances, chart, 'loans');
	const byUse = (use: LoanUse) => {
		const loans = given.filter((loan) => loan.use === use);
		return { loans: loans.length, amount: sum(loans.map((loan) => loan.principal)) };
	};
	return {
		given,
		here: here.length,
		average: here.length === 0 ? null : money(Math.round(amount / here.length / 100) * 100),
		byUse: {
			income: byUse('income'),
			oldDebt: byUse('oldDebt'),
			household: byUse('household'),
			unknown: byUse('unknown')
		},
		onLoan,
		onLoanShare: ratio(onLoan, corpus),
		borrowers: new Set(given.map(({ number }) => number)).size,
		members: state.members.size
	};
}

function loanBehind(loan: Loan, state: GroupState): LoanBehind {
	const { loanId, disbursedOn: on, principal, purpose, opening } = loan;
	const number = numberIn(state)(loan.memberId);
	return { loanId, number, on, principal, purpose, use: loanUseOf(purpose), broughtIn: opening !== null };
}

type Repayment = Panchasutra['repayment'];

/** Overdue amounts by loan on the report date, which are the same for all windows. */
export type LateNow = Pick<Repayment, 'overdueInterest' | 'overdueSince' | 'ageing' | 'overdue'>;

function lateOn(state: GroupState, on: LocalDate): LateNow {
	const held = state.regularMeetings;
	const loans = inTurn(state).map((loan) => ({
		loan,
		number: numberIn(state)(loan.memberId),
		interest: lateInterestOf(loan, on, held),
		parts: overdueOn(loan, on, held).parts
	}));
	const since = loans.flatMap(({ interest, parts }) => [
		...parts.map(({ dueOn }) => dueOn),
		...(interest === null ? [] : [interest.since])
	]);
	return {
		overdueInterest: loans.flatMap(({ loan: { loanId }, number, interest }) =>
			interest === null ? [] : [{ loanId, number, ...interest }]
		),
		overdueSince: since.sort(compareDays)[0] ?? null,
		ageing: ageingOf(state, on),
		overdue: loans.flatMap(({ loan: { loanId, outstanding }, number, parts }) => {
			const amount = sum(parts.map(({ unpaid }) => unpaid));
			return amount === 0 ? [] : [{ loanId, number, amount, days: parts[0]?.days ?? 0, outstanding }];
		})
	};
}

/** Returns dues and payments within the window by loan, together with the overdues of the report date. */
function repaymentIn(months: readonly Period[], state: GroupState, late: LateNow): Repayment {
	const loans = inTurn(state).map((loan) => ({
		loanId: loan.loanId,
		number: numberIn(state)(loan.memberId),
		repaid: repaidOf(loan, months, state.regularMeetings)
	}));
	const each = loans.map(({ repaid }) => repaid);
	const byMonth = addedUp(months.length, each);
	const { due, collected } = repaidInAll(byMonth);
	return {
		...late,
		months: byMonth,
		loans: loans.flatMap(({ repaid, ...loan }) => {
			const hers = repaidInAll(repaid);
			return hers.due === 0 ? [] : [{ ...loan, due: money(hers.due), collected: money(hers.collected) }];
		}),
		due: money(due),
		collected: money(collected),
		share: ratio(collected, due)
	};
}

const inTurn = ({ loans }: GroupState): readonly Loan[] =>
	[...loans.values()].sort((one, other) => one.sequence - other.sequence);

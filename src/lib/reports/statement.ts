import { assert, type LocalDate, type MemberId } from '#kernel';
import { money, sum, zero, type Money } from '#money';
import { interestIncome, type GroupEvent, type Loan, type MeetingKind, type RecordedEvent } from '#group';
import { bookPages, type BookView, type BookThen, type MeetingPage } from './meeting-pages.ts';
import { interestOwed, savedInAll } from './member-figures.ts';

/** One meeting in a member's passbook. Amounts are minor units; savings, outstanding and interestDue as it ended. */
export interface StatementRow {
	readonly meeting: number;
	/** Only where it was not a regular meeting: each kind counts for itself. */
	readonly kind?: Exclude<MeetingKind, 'regular'>;
	readonly day: LocalDate;
	/** Deposited at this meeting, all funds. */
	readonly saved: Money;
	readonly savings: Money;
	readonly interestPaid: Money;
	readonly principalPaid: Money;
	readonly outstanding: Money;
	/** Charged and unpaid, arrears included. */
	readonly interestDue: Money;
	readonly finesPaid: Money;
	/** saved + interestPaid + principalPaid + finesPaid. */
	readonly paid: Money;
}

export interface MemberStatement {
	readonly rows: readonly StatementRow[];
}

/**
 * Her passbook: a row for each regular meeting since she joined, and for any other at which she moved money.
 *
 * @param events of a book that was checked
 * @throws Defect when the book knows no such member
 */
export function memberStatement(
	events: readonly GroupEvent[],
	{ memberId, ...view }: BookView & { readonly memberId: MemberId }
): MemberStatement {
	const rows: (StatementRow & { readonly moved: boolean })[] = [];
	const settled = new Set<Loan>();
	const { state } = bookPages(events, view, (page, then) => rows.push(rowOf(page, then, memberId, settled)));
	const member = state.members.get(memberId);
	assert(member !== undefined, 'a statement is of a member');
	return {
		rows: rows
			.filter((row) => row.moved || (row.kind === undefined && row.day >= member.joinedOn))
			.map(({ moved: _, ...row }) => row)
	};
}

/** What one member moved with one entry; minor units. */
export interface MemberMove {
	readonly saved: Money;
	readonly interestPaid: Money;
	/** The part of interestPaid that was kept back from a loan when it was given. */
	readonly interestKeptBack: Money;
	readonly principalPaid: Money;
	readonly lent: Money;
}

const nothing: MemberMove = {
	saved: zero,
	interestPaid: zero,
	interestKeptBack: zero,
	principalPaid: zero,
	lent: zero
};
const moveKeys = ['saved', 'interestPaid', 'interestKeptBack', 'principalPaid', 'lent'] as const;

/**
 * Her part in an entry, or null when it is not hers. Interest kept back when a loan was given counts as paid by her.
 *
 * @param borrower whose loan an id names
 */
export function moveOf(
	{ event, entry }: RecordedEvent,
	memberId: MemberId,
	borrower: (loanId: string) => MemberId | undefined
): MemberMove | null {
	if (event.type === 'SavingDeposited')
		return event.memberId === memberId ? { ...nothing, saved: event.amount } : null;
	if (event.type === 'LoanDisbursed') {
		if (event.memberId !== memberId) return null;
		const keptBack = creditedTo(entry, interestIncome);
		return {
			...nothing,
			lent: event.principal,
			interestPaid: keptBack,
			interestKeptBack: keptBack
		};
	}
	if (event.type !== 'LoanRepaid' || borrower(event.loanId) !== memberId) return null;
	const interestPaid = creditedTo(entry, interestIncome);
	return {
		...nothing,
		interestPaid,
		principalPaid: money(event.amount - interestPaid)
	};
}

/** Adds up what she moved at a meeting; null when she moved nothing. */
export function movesAt(
	page: Pick<MeetingPage, 'entries'>,
	memberId: MemberId,
	borrower: (loanId: string) => MemberId | undefined
): (MemberMove & { readonly lastDay: LocalDate }) | null {
	let lastDay: LocalDate | null = null;
	const total: Record<(typeof moveKeys)[number], Money> = { ...nothing };
	for (const recorded of page.entries) {
		const move = moveOf(recorded, memberId, borrower);
		if (move === null) continue;
		for (const key of moveKeys) total[key] = money(total[key] + move[key]);
		if (lastDay === null || recorded.event.occurredOn > lastDay) lastDay = recorded.event.occurredOn;
	}
	return lastDay === null ? null : { ...total, lastDay };
}

function rowOf(
	page: MeetingPage,
	then: BookThen,
	memberId: MemberId,
	settled: Set<Loan>
): StatementRow & { readonly moved: boolean } {
	const moves = movesAt(page, memberId, (loanId) => then.loans.get(loanId)?.memberId);
	const { saved, interestPaid, principalPaid } = moves ?? nothing;
	const hers = [...then.loans.values()].filter((loan) => loan.memberId === memberId && !settled.has(loan));
	// A meeting that went on for days: what she paid later was for what had fallen due by then.
	const asOf = moves !== null && moves.lastDay > page.day ? moves.lastDay : page.day;
	for (const loan of hers)
		if (loan.principalPaidOn !== null && interestOwed(loan, asOf, then.held) === 0) settled.add(loan);
	return {
		moved: moves !== null,
		meeting: page.number,
		...(page.kind === 'regular' ? {} : { kind: page.kind }),
		day: page.day,
		saved,
		savings: savedInAll(then.balances, memberId),
		interestPaid,
		principalPaid,
		outstanding: sum(hers.map((loan) => loan.outstanding)),
		interestDue: sum(hers.map((loan) => interestOwed(loan, asOf, then.held))),
		finesPaid: zero,
		paid: sum([saved, interestPaid, principalPaid])
	};
}

function creditedTo(entry: RecordedEvent['entry'], account: typeof interestIncome): Money {
	const legs = entry?.postings.filter((leg) => leg.account === account && leg.side === 'credit') ?? [];
	return sum(legs.map((leg) => leg.amount));
}

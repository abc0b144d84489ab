import type { LocalDate } from '#kernel';
import { sum } from '#money';
import { chargedUntil } from './loan/charges.ts';
import type { Loan } from './loan/loan.ts';
import { emptyGroup, type Borrowing, type GroupState, type Member, type RegularMeeting } from './state.ts';

/** A state as plain data: what lies beside the records, so that opening a book needs no replay. */
export type CompactState = Omit<
	GroupState,
	| 'members'
	| 'bankAccounts'
	| 'loans'
	| 'fines'
	| 'borrowings'
	| 'applications'
	| 'disputes'
	| 'balances'
	| 'openMeeting'
	| 'journal'
> & {
	readonly members: readonly (readonly [string, unknown])[];
	readonly bankAccounts: readonly (readonly [string, unknown])[];
	readonly loans: readonly (readonly [string, unknown])[];
	readonly fines: readonly (readonly [string, unknown])[];
	readonly borrowings: readonly (readonly [string, unknown])[];
	readonly applications: readonly (readonly [string, unknown])[];
	readonly disputes: readonly (readonly [string, unknown])[];
	readonly balances: readonly (readonly [string, number])[];
};

/**
 * Leaves out what the next decision cannot need: loans that are paid in full, and meetings before the oldest open loan.
 * So its size follows members and open loans, not years.
 *
 * @param state without an open meeting; of an open one, what was before it is kept
 */
export function compact(state: GroupState): CompactState {
	const { openMeeting, members, bankAccounts, loans, balances, journal: _, ...rest } = state;
	if (openMeeting !== null) return compact(openMeeting.before);
	const open = [...loans].filter(([, loan]) => !isFinished(loan, state.regularMeetings));
	return {
		...rest,
		regularMeetings: meetingsNeeded(
			state.regularMeetings,
			open.map(([, loan]) => loan)
		),
		members: [...members],
		bankAccounts: [...bankAccounts],
		loans: open,
		fines: [...state.fines].filter(([, fine]) => !fine.forgiven && fine.paid < fine.amount),
		borrowings: [...state.borrowings],
		applications: [...state.applications],
		disputes: [...state.disputes],
		balances: [...balances].sort(([left], [right]) => (left < right ? -1 : 1))
	};
}

/** Reads what `compact` wrote; authenticated data of our own, so shapes are not checked again. */
export function expand(kept: CompactState): GroupState {
	const { members, bankAccounts, loans, fines, borrowings, applications, disputes, balances, ...rest } = kept;
	return {
		...emptyGroup(kept.currency),
		...rest,
		// What was left out cannot be looked up: a correction reads the whole book first.
		journal: null,
		members: new Map(members.map(withPen)) as unknown as GroupState['members'],
		bankAccounts: new Map(bankAccounts) as unknown as GroupState['bankAccounts'],
		loans: new Map(loans.map(withTopUps)) as unknown as GroupState['loans'],
		fines: new Map(fines) as unknown as GroupState['fines'],
		borrowings: new Map(borrowings.map(withCashCredit)) as unknown as GroupState['borrowings'],
		applications: new Map(applications) as unknown as GroupState['applications'],
		disputes: new Map(disputes) as unknown as GroupState['disputes'],
		balances: new Map(balances) as unknown as GroupState['balances']
	};
}

/** Balances from before the pen went round know of none. */
function withPen([id, member]: readonly [string, unknown]): readonly [string, unknown] {
	const kept = member as Partial<Member>;
	return [id, { ...kept, penSteps: kept.penSteps ?? [] }];
}

/** Balances from before cash credit know of none. */
function withCashCredit([id, borrowing]: readonly [string, unknown]): readonly [string, unknown] {
	const kept = borrowing as Partial<Borrowing>;
	return [id, { ...kept, cashCredit: kept.cashCredit ?? null }];
}

/** Balances from before a top-up counted as lent know only what was lent at first. */
function withTopUps([id, loan]: readonly [string, unknown]): readonly [string, unknown] {
	const kept = loan as Loan;
	const moved = sum(
		kept.movements.filter(({ principal }) => principal > 0).map(({ principal }) => principal)
	);
	return [id, { ...kept, principal: kept.principal > moved ? kept.principal : moved }];
}

function isFinished(loan: Loan, held: readonly RegularMeeting[]): boolean {
	const paidOff = loan.principalPaidOn;
	return paidOff !== null && chargedUntil(loan, paidOff, held) <= loan.interestPaid;
}

/** From the oldest open loan on, and always the last two: the present and the previous meeting. */
function meetingsNeeded(held: readonly RegularMeeting[], open: readonly Loan[]): readonly RegularMeeting[] {
	const oldest = open.reduce<LocalDate | null>((day, loan) => {
		const from = loan.opening?.on ?? loan.disbursedOn;
		return day === null || from < day ? from : day;
	}, null);
	const keepLast = held.length - 2;
	return held.filter((meeting, index) => index >= keepLast || (oldest !== null && meeting.day >= oldest));
}

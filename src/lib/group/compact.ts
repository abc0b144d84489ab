import type { BorrowingId, LoanId, LocalDate, MemberId } from '#kernel';
import { sum } from '#money';
import { chargedUntil } from './loans/charges.ts';
import type { Loan } from './loans/loan.ts';
import { decidingAfter, nobodyDecides } from './offices/deciding.ts';
import type { Borrowing, Deciding, GroupState, Member, RegularMeeting } from './state.ts';
import { emptyGroup } from './state-draft.ts';

/** The entries of a map in the state, as a JSON array. */
type Entries<Name extends keyof GroupState> =
	GroupState[Name] extends ReadonlyMap<infer Key, infer Value> ? readonly (readonly [Key, Value])[] : never;

/** A member in a snapshot: apps before 0.3.0 stored no `penSteps`, apps before 0.5.0 no `names`. */
type KeptMember = Omit<Member, 'penSteps' | 'names'> & Partial<Pick<Member, 'penSteps' | 'names'>>;

/** A borrowing in a snapshot: apps before 0.5.0 had no cash credit. */
type KeptBorrowing = Omit<Borrowing, 'cashCredit'> & Partial<Pick<Borrowing, 'cashCredit'>>;

/** A snapshot of the state as plain data, stored beside the records so that opening a book needs no replay. */
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
	| 'deciding'
	| 'between'
> & {
	/** Apps before 0.5.0 stored neither. */
	readonly deciding?: GroupState['deciding'];
	readonly between?: GroupState['between'];
	readonly members: readonly (readonly [MemberId, KeptMember])[];
	readonly bankAccounts: Entries<'bankAccounts'>;
	readonly loans: Entries<'loans'>;
	readonly fines: Entries<'fines'>;
	readonly borrowings: readonly (readonly [BorrowingId, KeptBorrowing])[];
	readonly applications: Entries<'applications'>;
	readonly disputes: Entries<'disputes'>;
	readonly balances: Entries<'balances'>;
};

/**
 * Makes a snapshot without data that no decision needs: loans paid in full, and meetings before the oldest open loan. Its size grows with members and
 * open loans, not with years.
 *
 * @param state of an open meeting, the state before it is stored
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

const lists = [
	'rules',
	'members',
	'offices',
	'bankAccounts',
	'loans',
	'fines',
	'borrowings',
	'applications',
	'disputes',
	'balances',
	'regularMeetings'
] as const satisfies readonly (keyof CompactState)[];

/** True if the snapshot has every list of this version; that of 0.1.0 lacks versions of rules and banks. */
export const hasEveryList = (kept: Readonly<Record<string, unknown>>): boolean =>
	lists.every((name) => Array.isArray(kept[name]));

/** Reads the output of `compact`. The data is our own and authenticated, so shapes are not validated again. */
export function expand(kept: CompactState): GroupState {
	const { members, bankAccounts, loans, fines, borrowings, applications, disputes, balances, ...rest } = kept;
	const known = new Map(members.map(withEveryList));
	return {
		...emptyGroup(kept.currency),
		...rest,
		deciding: kept.deciding ?? decidingOfOlder(kept, known),
		between: kept.between ?? [],
		// The snapshot has no journal: a correction reads the whole book first.
		journal: null,
		members: known,
		bankAccounts: new Map(bankAccounts),
		loans: new Map(loans.map(withTopUps)),
		fines: new Map(fines),
		borrowings: new Map(borrowings.map(withCashCredit)),
		applications: new Map(applications),
		disputes: new Map(disputes),
		balances: new Map(balances)
	};
}

/** Derives `deciding` for older snapshots, which have only offices: officers with running terms decide, and pages were approved by codes. */
function decidingOfOlder(
	{ offices, lastSealedDay, foundedOn }: CompactState,
	members: GroupState['members']
): Deciding {
	const day = lastSealedDay ?? foundedOn;
	const asked = { offices, members, deciding: nobodyDecides };
	const terms = day === null ? [] : decidingAfter(asked, day);
	return { terms, before: terms, offices, byCodes: terms.length > 0 };
}

function withEveryList([id, { penSteps = [], names = [], ...member }]: readonly [MemberId, KeptMember]): [
	MemberId,
	Member
] {
	return [id, { ...member, penSteps, names }];
}

/** Snapshots from before cash credit have none. */
function withCashCredit([id, { cashCredit = null, ...borrowing }]: readonly [BorrowingId, KeptBorrowing]): [
	BorrowingId,
	Borrowing
] {
	return [id, { ...borrowing, cashCredit }];
}

/** Snapshots from before top-ups counted as lent hold only the first principal. */
function withTopUps([id, loan]: readonly [LoanId, Loan]): readonly [LoanId, Loan] {
	const lent = loan.movements.map(({ principal }) => principal).filter((principal) => principal > 0);
	const moved = sum(lent);
	return [id, { ...loan, principal: loan.principal > moved ? loan.principal : moved }];
}

function isFinished(loan: Loan, held: readonly RegularMeeting[]): boolean {
	const paidOff = loan.principalPaidOn;
	const forgivenBy = loan.forgiven.at(-1)?.on;
	return paidOff !== null && chargedUntil(loan, paidOff, held, forgivenBy) <= loan.interestPaid;
}

/** Keeps meetings from the oldest open loan on, and always the last two (present and previous). */
function meetingsNeeded(held: readonly RegularMeeting[], open: readonly Loan[]): readonly RegularMeeting[] {
	const oldest = open.reduce<LocalDate | null>((day, loan) => {
		const from = loan.opening?.on ?? loan.disbursedOn;
		return day === null || from < day ? from : day;
	}, null);
	const keepLast = held.length - 2;
	return held.filter((meeting, index) => index >= keepLast || (oldest !== null && meeting.day >= oldest));
}

import type { BorrowingId, LoanId, LocalDate, MemberId } from '#kernel';
import { sum } from '#money';
import { chargedUntil } from './loans/charges.ts';
import type { Loan } from './loans/loan.ts';
import { decidingAfter, nobodyDecides } from './offices/deciding.ts';
import type { Borrowing, Deciding, GroupState, Member, RegularMeeting } from './state.ts';
import { emptyGroup } from './state-draft.ts';

/** What a map of the state holds, as a list that JSON can write. */
type Entries<Name extends keyof GroupState> =
	GroupState[Name] extends ReadonlyMap<infer Key, infer Value> ? readonly (readonly [Key, Value])[] : never;

/** A member as balances hold her: an app before 0.3.0 kept no steps of the pen, one before 0.5.0 no names. */
type KeptMember = Omit<Member, 'penSteps' | 'names'> & Partial<Pick<Member, 'penSteps' | 'names'>>;

/** A borrowing as balances hold it: an app before 0.5.0 knew no cash credit. */
type KeptBorrowing = Omit<Borrowing, 'cashCredit'> & Partial<Pick<Borrowing, 'cashCredit'>>;

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
	| 'deciding'
	| 'between'
> & {
	/** An app before 0.5.0 kept neither. */
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

/** Whether an app wrote it that knew as many kinds of things as this one: that of 0.1.0 knew neither versions of rules nor banks. */
export const hasEveryList = (kept: Readonly<Record<string, unknown>>): boolean =>
	lists.every((name) => Array.isArray(kept[name]));

/** Reads what `compact` wrote; authenticated data of our own, so shapes are not checked again. */
export function expand(kept: CompactState): GroupState {
	const { members, bankAccounts, loans, fines, borrowings, applications, disputes, balances, ...rest } = kept;
	const known = new Map(members.map(withEveryList));
	return {
		...emptyGroup(kept.currency),
		...rest,
		deciding: kept.deciding ?? decidingOfOlder(kept, known),
		between: kept.between ?? [],
		// What was left out cannot be looked up: a correction reads the whole book first.
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

/** Balances from before tell the offices alone: those decide whose terms run, and pages were closed by codes. */
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

/** Balances from before cash credit know of none. */
function withCashCredit([id, { cashCredit = null, ...borrowing }]: readonly [BorrowingId, KeptBorrowing]): [
	BorrowingId,
	Borrowing
] {
	return [id, { ...borrowing, cashCredit }];
}

/** Balances from before a top-up counted as lent know only what was lent at first. */
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

/** From the oldest open loan on, and always the last two: the present and the previous meeting. */
function meetingsNeeded(held: readonly RegularMeeting[], open: readonly Loan[]): readonly RegularMeeting[] {
	const oldest = open.reduce<LocalDate | null>((day, loan) => {
		const from = loan.opening?.on ?? loan.disbursedOn;
		return day === null || from < day ? from : day;
	}, null);
	const keepLast = held.length - 2;
	return held.filter((meeting, index) => index >= keepLast || (oldest !== null && meeting.day >= oldest));
}

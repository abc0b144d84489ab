import { compareDays, type LoanId, type LocalDate, type MemberId } from '#kernel';
import { money, zero, type Money } from '#money';
import type { GroupEvent, Loan, LoanSource, LoanTerms } from '#group';
import { movesOf, noMove } from '../member-moves.ts';
import {
	nameOf,
	type EntryMarks,
	type MeetingName,
	type RegisterBook,
	type RegisterLine
} from './register-book.ts';

export type LoanRowKind =
	| 'given'
	| 'broughtIn'
	| 'toppedUp'
	| 'repaid'
	| 'rescheduled'
	/** Overdue interest that was forgiven: it reduces the charge of that day. */
	| 'forgiven'
	| 'writtenOff'
	| 'recovered'
	/** Offset at her leaving or at a share-out. */
	| 'settled';

/** Effect of one entry on one loan; minor units. */
export interface LoanEntry extends EntryMarks {
	readonly kind: LoanRowKind;
	/** The day on which the entry takes effect. */
	readonly day: LocalDate;
	readonly meeting: MeetingName | null;
	/** New terms; null where the entry brings none. */
	readonly terms: LoanTerms | null;
	readonly lent: Money;
	readonly interestPaid: Money;
	readonly principalPaid: Money;
	readonly principalGivenUp: Money;
	readonly recovered: Money;
}

/** Data from the loan's first entry. */
export interface LoanHead {
	readonly loanId: LoanId;
	readonly memberId: MemberId;
	readonly source: LoanSource;
	readonly purpose: string | null;
	readonly guarantors: readonly MemberId[];
	readonly disbursedOn: LocalDate;
	readonly terms: LoanTerms;
	readonly broughtIn: boolean;
}

export interface LoanWithEntries {
	readonly head: LoanHead;
	/** Current state of the loan; null after its reversal. */
	readonly loan: Loan | null;
	/** Ordered by day, then by recording; a replacement directly follows its original. */
	readonly entries: readonly LoanEntry[];
}

/** Returns every loan ever recorded, in the order of disbursement, including reversed ones, with all entries. */
export function loansWithEntries(book: RegisterBook): readonly LoanWithEntries[] {
	const heads = new Map<LoanId, LoanHead>();
	const entries = new Map<LoanId, LoanEntry[]>();
	for (const line of book.lines) {
		for (const head of headsIn(line.event)) heads.set(head.loanId, head);
		for (const [loanId, entry] of entriesIn(line, book)) {
			const before = entries.get(loanId);
			if (before === undefined) entries.set(loanId, [entry]);
			else before.push(entry);
		}
	}
	const leavings = leavingsIn(book);
	const shareOuts = book.lines.filter(({ event }) => event.type === 'CycleSharedOut');
	return [...heads.values()].map((head) => {
		const loan = book.state.loans.get(head.loanId) ?? null;
		const own = entries.get(head.loanId) ?? [];
		if (loan === null) return { head, loan, entries: own.sort(byDay) };
		const known = [...own, ...nettedAtShareOuts(loan, shareOuts)];
		const settled = settledAtLeaving(loan, known, leavings.get(loan.memberId));
		return { head, loan, entries: [...known, ...settled].sort(byDay) };
	});
}

const byDay = (one: LoanEntry, other: LoanEntry): number => compareDays(one.day, other.day);

function headsIn(event: GroupEvent): readonly LoanHead[] {
	if (event.type === 'LoanDisbursed') {
		const { loanId, memberId, source, purpose, terms, guarantors = [], occurredOn: disbursedOn } = event;
		return [{ loanId, memberId, source, purpose, guarantors, disbursedOn, terms, broughtIn: false }];
	}
	if (event.type !== 'OpeningBalances') return [];
	return (event.loans ?? []).map(({ loanId, memberId, source, purpose, disbursedOn, terms }) => ({
		loanId,
		memberId,
		source,
		purpose: purpose ?? null,
		guarantors: [],
		disbursedOn,
		terms,
		broughtIn: true
	}));
}

function entriesIn(line: RegisterLine, book: RegisterBook): readonly (readonly [LoanId, LoanEntry])[] {
	const { event } = line;
	if (event.type === 'OpeningBalances')
		return (event.loans ?? []).map((loan) => {
			const entry = { ...blank(line, 'broughtIn'), terms: loan.terms, lent: loan.outstanding };
			return [loan.loanId, entry];
		});
	if (!('loanId' in event)) return [];
	const move = [...movesOf(line, book.ownerOf).values()][0] ?? noMove;
	const entry: LoanEntry = {
		...blank(line, kindOf(event.type, move.recovered)),
		terms: 'terms' in event ? (event.terms ?? null) : null,
		lent: move.lent,
		interestPaid: move.interestPaid,
		principalPaid: move.principalPaid,
		principalGivenUp: move.givenUp,
		recovered: move.recovered
	};
	return [[event.loanId, entry]];
}

type OfALoan = Extract<GroupEvent, { readonly loanId: LoanId }>['type'];

function kindOf(type: OfALoan, recovered: Money): LoanRowKind {
	switch (type) {
		case 'LoanDisbursed':
			return 'given';
		case 'LoanToppedUp':
			return 'toppedUp';
		case 'LoanRescheduled':
			return 'rescheduled';
		case 'LoanWrittenOff':
			return 'writtenOff';
		case 'OverdueInterestForgiven':
			return 'forgiven';
		case 'LoanRepaid':
			return recovered > 0 ? 'recovered' : 'repaid';
	}
}

function blank({ event, page, correctedBy, corrects, late }: RegisterLine, kind: LoanRowKind): LoanEntry {
	return {
		kind,
		day: event.occurredOn,
		meeting: page === null ? null : nameOf(page),
		terms: null,
		correctedBy,
		corrects,
		late,
		lent: zero,
		interestPaid: zero,
		principalPaid: zero,
		principalGivenUp: zero,
		recovered: zero
	};
}

/** Returns the amounts offset against her share-outs for this loan. */
function nettedAtShareOuts(loan: Loan, shareOuts: readonly RegisterLine[]): readonly LoanEntry[] {
	return shareOuts.flatMap((line) =>
		loan.movements
			.filter(({ on, netted }) => netted !== undefined && on === line.event.occurredOn)
			.map(({ principal, interest }) => ({
				...blank(line, 'settled'),
				principalPaid: money(-principal),
				interestPaid: interest
			}))
	);
}

/**
 * Returns the part of a leaving that belongs to this loan, because one entry settles all her loans. A reversed leaving is
 * left out here and shown on her statement.
 */
function settledAtLeaving(
	loan: Loan,
	entries: readonly LoanEntry[],
	left: RegisterLine | undefined
): readonly LoanEntry[] {
	if (left === undefined) return [];
	const stands = entries.filter((entry) => entry.correctedBy === null);
	const moved = { principal: 0, interest: 0 };
	for (const { principal, interest, givenUp } of loan.movements) {
		if (principal < 0 && givenUp !== true) moved.principal -= principal;
		moved.interest += interest;
	}
	for (const entry of stands) {
		moved.principal -= entry.principalPaid;
		moved.interest -= entry.interestPaid;
	}
	if (moved.principal === 0 && moved.interest === 0) return [];
	return [
		{
			...blank(left, 'settled'),
			principalPaid: money(moved.principal),
			interestPaid: money(moved.interest)
		}
	];
}

/** Returns the first leaving in force of each member. */
function leavingsIn({ lines }: RegisterBook): ReadonlyMap<MemberId, RegisterLine> {
	const leavings = new Map<MemberId, RegisterLine>();
	for (const line of lines) {
		const { event, correctedBy } = line;
		if (event.type !== 'MemberLeft' || correctedBy !== null || leavings.has(event.memberId)) continue;
		leavings.set(event.memberId, line);
	}
	return leavings;
}

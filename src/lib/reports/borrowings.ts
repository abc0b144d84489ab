import {
	compareDays,
	daysBetween,
	type ApplicationId,
	type BorrowingId,
	type EventId,
	type LocalDate
} from '#kernel';
import { rootOf } from '#ledger';
import { money, smallestCoin, sum, zero, type CurrencyCode, type Money } from '#money';
import {
	bankDayOf,
	borrowing as accountOf,
	effectiveLines,
	type Borrowing,
	type BorrowingKind,
	type GroupEvent,
	type JournalLine,
	type RecordedEvent,
	readOnce
} from '#group';
import { bookLines } from './book-lines.ts';
import {
	borrowingFigures,
	conductOf,
	creditConduct,
	type BorrowingRow,
	type BorrowingTotals,
	type CreditConduct,
	type InstalmentConduct
} from './borrowing-conduct.ts';
import { figuresInAll, zeroFigures } from './figures.ts';
import { monthsOfGroup } from './accounts/fiscal-year.ts';

/** Amounts are minor units; received + charged − repaid − credited = outstanding. */
export interface BorrowingLine {
	readonly borrowingId: BorrowingId;
	readonly lender: string;
	readonly kind: BorrowingKind;
	readonly applicationId: ApplicationId | null;
	readonly receivedOn: LocalDate;
	/** True when it came with the cut-off sheet: then `received` is what was out on that day. */
	readonly broughtIn: boolean;
	readonly rows: readonly BorrowingRow[];
	readonly totals: BorrowingTotals;
	readonly outstanding: Money;
	/** The lender's instalments, due against paid; empty where the lender named none. */
	readonly instalments: readonly InstalmentConduct[];
	/** Limit, drawing power and conduct by month of a cash credit; null of any other. */
	readonly credit: CreditConduct | null;
	/**
	 * Of the instalments due by the day of the report: what is unpaid, and how long the oldest of it is due. Of a cash
	 * credit: what is owed above the drawing power, and how long.
	 */
	readonly overdue: Money;
	readonly overdueDays: number;
	/** False where something is owed and the book knows no instalments: then nought overdue says nothing. */
	readonly overdueKnown: boolean;
}

export interface Borrowings {
	readonly on: LocalDate;
	readonly borrowings: readonly BorrowingLine[];
	/** Minor units that the group owes to lenders in all. */
	readonly outstanding: Money;
}

/**
 * What the group borrowed from banks, funds and federations, each in the order of the lender's book, with the conduct of
 * its instalments (ledger law 4 and 9). Corrected entries stand as they should have been.
 *
 * @param events of a book that was checked
 */
export const borrowings = readOnce((events, view): Borrowings => {
	const { state, on, posted } = bookLines(events, view);
	const lines = effectiveLines(posted);
	const all = [...state.borrowings.values()].map((one) => lineOf(one, lines, on, view.currency));
	return { on, borrowings: all, outstanding: sum(all.map((one) => one.outstanding)) };
}).read;

function lineOf(
	one: Borrowing,
	lines: readonly JournalLine[],
	on: LocalDate,
	currency: CurrencyCode
): BorrowingLine {
	const { borrowingId, lender, kind, applicationId, receivedOn } = one;
	const rows = rowsOf(one, lines);
	const instalments = conductOf(one, rows, on, smallestCoin(currency));
	const late = instalments.filter((instalment) => instalment.dueOn < on && instalment.paidOn === null);
	const credit =
		one.cashCredit === null
			? null
			: creditConduct(one.cashCredit, rows, receivedOn, on, monthsOfGroup(currency));
	return {
		credit,
		borrowingId,
		lender,
		kind,
		applicationId,
		receivedOn,
		broughtIn: rows.some((row) => row.type === 'OpeningBalances'),
		rows,
		totals: figuresInAll(borrowingFigures, rows),
		outstanding: rows.at(-1)?.outstanding ?? zero,
		instalments,
		overdue: credit?.above ?? money(late.reduce((owed, { amount, paid }) => owed + amount - paid, 0)),
		overdueKnown: credit !== null || instalments.length > 0 || (rows.at(-1)?.outstanding ?? zero) <= 0,
		overdueDays: credit?.daysAbove ?? (late[0] === undefined ? 0 : daysBetween(late[0].dueOn, on))
	};
}

const nothing: BorrowingTotals = zeroFigures(borrowingFigures);

function rowsOf({ borrowingId }: Borrowing, lines: readonly JournalLine[]): readonly BorrowingRow[] {
	const own = lines.flatMap((line) => {
		const moved = movedBy(line, borrowingId);
		return moved === null ? [] : [{ event: line.event, bankDay: bankDayOf(line.event), moved }];
	});
	own.sort((one, other) => compareDays(one.bankDay, other.bankDay));
	let outstanding: Money = zero;
	return own.map(({ event, bankDay, moved }) => {
		const { received, interestCharged, chargesCharged, repaid, credited } = moved;
		outstanding = money(outstanding + received + interestCharged + chargesCharged - repaid - credited);
		return {
			eventId: event.eventId,
			type: event.type,
			day: event.occurredOn,
			bankDay,
			...moved,
			outstanding,
			corrected: event.corrects !== undefined
		};
	});
}

/** What an entry did to this borrowing; null when it is about something else. */
function movedBy({ event, entry }: JournalLine, borrowingId: BorrowingId): BorrowingTotals | null {
	switch (event.type) {
		case 'OpeningBalances': {
			const account = accountOf(borrowingId);
			const brought = entry?.postings.find((leg) => leg.account === account);
			return brought === undefined ? null : { ...nothing, received: brought.amount };
		}
		case 'BorrowingReceived':
			return event.borrowingId === borrowingId ? { ...nothing, received: event.amount } : null;
		case 'BorrowingCharged': {
			const { interest = zero, charges = zero } = event;
			if (event.borrowingId !== borrowingId) return null;
			return { ...nothing, interestCharged: interest, chargesCharged: charges };
		}
		case 'BorrowingRepaid': {
			const { principal: repaid, interest = zero, charges = zero } = event;
			if (event.borrowingId !== borrowingId) return null;
			return { ...nothing, repaid, interestPaid: interest, chargesPaid: charges };
		}
		case 'BorrowingCredited':
			return event.borrowingId === borrowingId ? { ...nothing, credited: event.amount } : null;
		default:
			return null;
	}
}

/** What lenders added in these entries to what the group owes; below zero where one was taken out. */
export function chargedIn(
	entries: readonly RecordedEvent[],
	entryOf: (eventId: EventId) => { readonly event: GroupEvent } | undefined
): Money {
	const legs = entries.flatMap(({ event, entry }) => {
		const meant = event.type === 'EventReversed' ? entryOf(event.reverses)?.event : event;
		return meant?.type === 'BorrowingCharged' ? (entry?.postings ?? []) : [];
	});
	const ofLenders = legs.filter(({ account }) => rootOf(account) === 'borrowings');
	return sum(ofLenders.map(({ side, amount }) => (side === 'credit' ? amount : money(-amount))));
}

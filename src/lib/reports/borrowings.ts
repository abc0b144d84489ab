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
	/** True if the cut-off sheet brought it in: then `received` is the amount outstanding on that day. */
	readonly broughtIn: boolean;
	readonly rows: readonly BorrowingRow[];
	readonly totals: BorrowingTotals;
	readonly outstanding: Money;
	/** The lender's instalments with payments against them; empty if the lender named none. */
	readonly instalments: readonly InstalmentConduct[];
	/** Limit, drawing power and monthly use of a cash credit; null for any other kind. */
	readonly credit: CreditConduct | null;
	/**
	 * Unpaid part of the instalments due by the report date, and days since the oldest of it fell due. For a cash credit:
	 * amount above the drawing power, and days above it.
	 */
	readonly overdue: Money;
	readonly overdueDays: number;
	/** False if something is owed and the book knows no instalments: then a zero in `overdue` means nothing. */
	readonly overdueKnown: boolean;
}

export interface Borrowings {
	readonly on: LocalDate;
	readonly borrowings: readonly BorrowingLine[];
	/** Total debt of the group to lenders, in minor units. */
	readonly outstanding: Money;
}

/**
 * Returns the group's borrowings from banks, funds and federations, each in the order of the lender's account, with the
 * conduct of its instalments (ledger law 4 and 9). Corrections are applied.
 *
 * @param events of a checked book
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

/** Returns the effect of an entry on this borrowing; null if the entry is about something else. */
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

/** Returns the interest and charges that lenders added in these entries; negative where one was reversed. */
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

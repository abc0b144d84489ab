import { addDays, type LocalDate, type MemberId } from '#kernel';
import { atLeastZero, money, sum, zero, type Money } from '#money';
import { overdueOn, rulesOn, type GroupEvent, type GroupState, type Loan, type LoanSource } from '#group';
import { monthsIn, monthsOfGroup, type Period } from '../accounts/fiscal-year.ts';
import type { BookAsAt } from '../meeting-pages.ts';
import { ageingOf, fallenDue, loanAsAt, type Ageing } from '../repayment.ts';
import { figuresInAll, type Figures } from '../figures.ts';
import { loansWithEntries, type LoanWithEntries } from './loan-entries.ts';
import { nameOf, numberIn, registerBook, type MeetingName, type RegisterBook } from './register-book.ts';

/**
 * Demand, collection, balance and overdue over a period, minor units. In each row
 * opening + lent + broughtIn − principalPaid − givenUp = balance, demand − collected = unpaid, and
 * collected + ahead = paid, for principal and interest each.
 */
const demandFigures = [
	/** Outstanding principal at the end of the day before. */
	'opening',
	'lent',
	'broughtIn',
	/** Fallen due within the period, or before it and unpaid, less prepayments. */
	'principalDemand',
	'interestDemand',
	/** Paid part of the demand. */
	'principalCollected',
	'interestCollected',
	/** Prepayments beyond the demand. */
	'principalAhead',
	'interestAhead',
	'principalPaid',
	'interestPaid',
	/** Principal written off, and recoveries on loans written off. */
	'givenUp',
	'recovered',
	'principalUnpaid',
	'interestUnpaid',
	/** Outstanding principal at the end. */
	'balance',
	/** Part of the unpaid principal that fell due before the last day of the period (ledger law 54). */
	'overdue'
] as const;
export type DemandColumns = Figures<(typeof demandFigures)[number]>;

/** Columns by source of the loans; they add up to the total. */
export type BySource<Columns> = Readonly<Partial<Record<LoanSource, Columns>>>;

export interface DemandRow extends DemandColumns {
	readonly memberId: MemberId;
	readonly number: number;
	readonly bySource: BySource<DemandColumns>;
}

/** A sheet of one period: from the day after the previous meeting to a meeting's day, or a month. */
export interface DemandSheet extends Period {
	/** The meeting at its end; null for a sheet of a month or a whole period. */
	readonly meeting: MeetingName | null;
	/** Members with a loan within the period, by number. */
	readonly rows: readonly DemandRow[];
	readonly totals: DemandColumns;
	readonly bySource: BySource<DemandColumns>;
	/** Ageing at the end of the period. */
	readonly ageing: Ageing;
}

export type DemandBy = 'meeting' | 'month' | 'period';

/**
 * Returns demand, collection, balance and overdue (ledger law 9) of a period in one sheet, or a sheet for each of its regular
 * meetings or months. Corrections are applied on the day of the original entry. As at the end of the period, balances equal
 * the loan accounts.
 *
 * @param events of a checked book
 */
export function demandCollection(
	events: readonly GroupEvent[],
	{ from, to, by, ...view }: BookAsAt & Period & { readonly by: DemandBy }
): readonly DemandSheet[] {
	const book = registerBook(events, view);
	const loans = loansWithEntries(book);
	const period = { from, to: to < book.on ? to : book.on };
	return stretches(book, loans, period, by).map((stretch) => demandSheet(book, loans, stretch));
}

type Stretch = Period & { readonly meeting: MeetingName | null };

function stretches(
	book: RegisterBook,
	loans: readonly LoanWithEntries[],
	period: Period,
	by: DemandBy
): readonly Stretch[] {
	if (by === 'period') return [{ ...period, meeting: null }];
	if (by === 'meeting') return betweenMeetings(book, loans, period);
	const yearStart = rulesOn(book.state, book.on)?.yearStart ?? '04-01';
	const months = monthsOfGroup(book.state.currency);
	return monthsIn(period, { yearStart, months }).map(({ from, to }) => ({ from, to, meeting: null }));
}

/** Splits a period by meetings: payments in between belong to the next meeting; a rest after the last is a sheet of its own. */
function betweenMeetings(
	{ pages }: RegisterBook,
	loans: readonly LoanWithEntries[],
	{ from: first, to: last }: Period
): readonly Stretch[] {
	const held = pages.filter(({ kind, day }) => kind === 'regular' && day >= first && day <= last);
	const ends = held.filter(({ day }, place) => held[place + 1]?.day !== day);
	const parts = ends.map((page, place): Stretch => {
		const before = ends[place - 1]?.day;
		return { from: before === undefined ? first : addDays(before, 1), to: page.day, meeting: nameOf(page) };
	});
	const end = ends.at(-1)?.day;
	const from = end === undefined ? first : addDays(end, 1);
	const isAfter = loans.some(({ entries }) => entries.some(({ day }) => day >= from && day <= last));
	return isAfter ? [...parts, { from, to: last, meeting: null }] : parts;
}

/** Returns the sheet of one period from a book that has been read. */
export function demandSheet(
	{ state }: RegisterBook,
	loans: readonly LoanWithEntries[],
	{ from, to, meeting }: Stretch
): DemandSheet {
	const lines = loans.flatMap((loan): readonly LoanLine[] => {
		if (loan.loan === null || firstDay(loan.loan) > to) return [];
		const columns = columnsOf(loan, loan.loan, { from, to }, state);
		return isAllZero(columns) ? [] : [{ memberId: loan.loan.memberId, source: loan.loan.source, columns }];
	});
	const numberOf = numberIn(state);
	const rows = [...new Set(lines.map((line) => line.memberId))]
		.map((memberId) => {
			const hers = lines.filter((line) => line.memberId === memberId);
			return { memberId, number: numberOf(memberId), ...added(hers), bySource: bySourceOf(hers) };
		})
		.sort((one, other) => one.number - other.number);
	return {
		from,
		to,
		meeting,
		rows,
		totals: added(lines),
		bySource: bySourceOf(lines),
		ageing: ageingOf(state, to)
	};
}

interface LoanLine {
	readonly memberId: MemberId;
	readonly source: LoanSource;
	readonly columns: DemandColumns;
}

/** Returns the day from which the book has records of the loan: its opening if it was brought in. */
const firstDay = (loan: Loan): LocalDate => loan.opening?.on ?? loan.disbursedOn;

function columnsOf(
	{ entries }: LoanWithEntries,
	loan: Loan,
	{ from, to }: Period,
	{ regularMeetings: held }: GroupState
): DemandColumns {
	const dayBefore = addDays(from, -1);
	const nothing = { fallen: 0, paid: 0 };
	const before =
		firstDay(loan) > dayBefore ? { principal: nothing, interest: nothing } : fallenDue(loan, dayBefore, held);
	const now = fallenDue(loan, to, held);
	const inTime = entries.filter(
		(entry) => entry.correctedBy === null && entry.day >= from && entry.day <= to
	);
	const moved = (of: (entry: LoanWithEntries['entries'][number]) => Money) => sum(inTime.map(of));
	const lentAs = (broughtIn: boolean) =>
		moved((entry) => ((entry.kind === 'broughtIn') === broughtIn ? entry.lent : zero));
	const principal = collectedOf(
		before.principal,
		now.principal,
		moved((entry) => entry.principalPaid)
	);
	const interest = collectedOf(
		before.interest,
		now.interest,
		moved((entry) => entry.interestPaid)
	);
	return {
		opening: outAt(entries, dayBefore),
		lent: lentAs(false),
		broughtIn: lentAs(true),
		principalDemand: principal.demand,
		interestDemand: interest.demand,
		principalCollected: principal.collected,
		interestCollected: interest.collected,
		principalAhead: principal.ahead,
		interestAhead: interest.ahead,
		principalPaid: principal.paid,
		interestPaid: interest.paid,
		givenUp: moved((entry) => entry.principalGivenUp),
		recovered: moved((entry) => entry.recovered),
		principalUnpaid: principal.unpaid,
		interestUnpaid: interest.unpaid,
		balance: outAt(entries, to),
		overdue: overdueOn(loanAsAt(loan, to) ?? loan, to, held).principal
	};
}

interface Asked {
	readonly fallen: number;
	readonly paid: number;
}

function collectedOf(before: Asked, now: Asked, paid: Money) {
	const demand = atLeastZero(money(now.fallen - before.paid));
	const unpaid = atLeastZero(money(now.fallen - now.paid));
	const collected = money(demand - unpaid);
	return { demand, unpaid, collected, paid, ahead: money(paid - collected) };
}

/** Returns the outstanding principal at the end of a day. */
function outAt(entries: LoanWithEntries['entries'], on: LocalDate): Money {
	return money(
		entries.reduce(
			(out, { correctedBy, day, lent, principalPaid, principalGivenUp }) =>
				correctedBy === null && day <= on ? out + lent - principalPaid - principalGivenUp : out,
			0
		)
	);
}

const isAllZero = (columns: DemandColumns): boolean => demandFigures.every((name) => columns[name] === 0);

const added = (lines: readonly { readonly columns: DemandColumns }[]): DemandColumns =>
	figuresInAll(
		demandFigures,
		lines.map(({ columns }) => columns)
	);

function bySourceOf(lines: readonly LoanLine[]): BySource<DemandColumns> {
	const sources = new Set(lines.map((line) => line.source));
	return Object.fromEntries(
		[...sources].sort().map((source) => [source, added(lines.filter((line) => line.source === source))])
	);
}

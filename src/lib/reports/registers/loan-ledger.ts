import { compareDays, type LoanId, type LocalDate, type MemberId } from '#kernel';
import { atLeastZero, money, subtract, sum, zero, type Money } from '#money';
import {
	chargedUntil,
	chargesOf,
	type GroupEvent,
	type LateTerms,
	type Loan,
	type LoanSource,
	type LoanTerms
} from '#group';
import { figuresInAll, zeroFigures, type Figures } from '../figures.ts';
import type { BookAsAt } from '../meeting-pages.ts';
import { loansWithEntries, type LoanEntry, type LoanRowKind, type LoanWithEntries } from './loan-entries.ts';
import {
	numberIn,
	registerBook,
	type EntryMarks,
	type MeetingName,
	type RegisterBook
} from './register-book.ts';

const ledgerFigures = [
	/** Principal disbursed or topped up; for a brought-in loan, the principal outstanding then. */
	'lent',
	'interestCharged',
	'interestPaid',
	'principalPaid',
	/** Written off. */
	'principalGivenUp',
	'interestGivenUp',
	/** Recovered after a write-off. */
	'recovered'
] as const;
export type LoanColumns = Figures<(typeof ledgerFigures)[number]>;

/** A row of a loan with closing balances; minor units. */
export interface LoanRow extends LoanColumns, EntryMarks {
	readonly kind: LoanRowKind | 'charged';
	/** The day on which it takes effect; for a correction, the day of the original entry. */
	readonly day: LocalDate;
	/** Meeting of its page; null for a charge and for an entry outside a meeting. */
	readonly meeting: MeetingName | null;
	/** New terms; null where the row brings none. */
	readonly terms: LoanTerms | null;
	/** Closing balances; a struck row does not change them. */
	readonly outstanding: Money;
	readonly interestDue: Money;
}

/** One loan; lent − principalPaid − principalGivenUp = outstanding. Amounts are minor units. */
export interface LoanAccount {
	readonly loanId: LoanId;
	readonly memberId: MemberId;
	readonly number: number;
	readonly source: LoanSource;
	readonly purpose: string | null;
	/** Numbers of the guarantors. */
	readonly guarantors: readonly number[];
	readonly disbursedOn: LocalDate;
	readonly broughtIn: boolean;
	readonly terms: LoanTerms;
	/** Overdue interest in percent a month by the terms in force; "0" for none. */
	readonly overduePercentPerMonth: string;
	readonly late: LateTerms | null;
	readonly rescheduledOn: LocalDate | null;
	readonly writtenOffOn: LocalDate | null;
	/** True for a loan disbursed by mistake and reversed: every row is struck. */
	readonly takenOut: boolean;
	readonly rows: readonly LoanRow[];
	readonly totals: LoanColumns;
	readonly outstanding: Money;
	readonly interestDue: Money;
	/** Interest paid beyond the charges after a correction; later charges consume it (ledger fine print 2). */
	readonly interestAhead: Money;
}

export interface LoanLedger {
	readonly on: LocalDate;
	/** In the order of disbursement. */
	readonly loans: readonly LoanAccount[];
	readonly totals: LoanColumns & { readonly outstanding: Money; readonly interestDue: Money };
	/** Outstanding principal by source; the total equals the loan accounts. */
	readonly bySource: Readonly<Record<LoanSource, Money>>;
}

/**
 * Returns every loan with its terms and entries (ledger law 6 and 9). Corrected entries are struck beside their replacements;
 * balances are computed without them. A charge is the rounded running total less the earlier charges
 * (law 6.2).
 *
 * @param events of a checked book
 */
export function loanLedger(events: readonly GroupEvent[], view: BookAsAt): LoanLedger {
	const book = registerBook(events, view);
	const loans = loansWithEntries(book).map((loan) => accountOf(loan, book));
	const totals = totalsOf(loans.map((loan) => loan.totals));
	const from = (source: LoanSource) =>
		sum(loans.filter((loan) => loan.source === source).map((loan) => loan.outstanding));
	return {
		on: book.on,
		loans,
		totals: {
			...totals,
			outstanding: sum(loans.map((loan) => loan.outstanding)),
			interestDue: sum(loans.map((loan) => loan.interestDue))
		},
		bySource: {
			own: from('own'),
			revolvingFund: from('revolvingFund'),
			cif: from('cif'),
			bank: from('bank'),
			socialFund: from('socialFund'),
			vulnerabilityFund: from('vulnerabilityFund')
		}
	};
}

function accountOf({ head, loan, entries }: LoanWithEntries, book: RegisterBook): LoanAccount {
	const numberOf = numberIn(book.state);
	const charges = loan === null ? [] : chargeRows(loan, entries, book);
	const rows = withBalances(inOrder(charges, entries.map(bareRow)));
	const totals = totalsOf(rows.filter((row) => row.correctedBy === null));
	const due = interestOf(totals);
	return {
		...head,
		number: numberOf(head.memberId),
		guarantors: head.guarantors.map(numberOf),
		overduePercentPerMonth: loan?.terms.overduePercentPerMonth ?? '0',
		late: loan?.terms.late ?? null,
		rescheduledOn: loan?.rescheduledOn ?? null,
		writtenOffOn: loan?.writtenOff?.on ?? null,
		takenOut: loan === null,
		rows,
		totals,
		outstanding: principalOf(totals),
		interestDue: atLeastZero(due),
		interestAhead: atLeastZero(money(-due))
	};
}

const principalOf = ({ lent, principalPaid, principalGivenUp }: LoanColumns): Money =>
	money(lent - principalPaid - principalGivenUp);

/** Returns interest due; negative if more was paid than charged. */
const interestOf = ({ interestCharged, interestGivenUp, interestPaid }: LoanColumns): Money =>
	money(interestCharged - interestGivenUp - interestPaid);

type BareRow = Omit<LoanRow, 'outstanding' | 'interestDue'>;

const noColumns: LoanColumns = zeroFigures(ledgerFigures);

const bareRow = (entry: LoanEntry): BareRow => ({ ...noColumns, ...entry });

/** Returns a row for each day with an interest charge; written-off interest is on the day of the write-off. */
function chargeRows(
	loan: Loan,
	entries: readonly LoanEntry[],
	{ state, on }: RegisterBook
): readonly BareRow[] {
	const held = state.regularMeetings;
	const { writtenOff } = loan;
	const last = writtenOff !== null && writtenOff.on < on ? writtenOff.on : on;
	const first = loan.opening?.on ?? loan.disbursedOn;
	const asCharged = { ...loan, writtenOff: null };
	const days = [...chargesOf(asCharged, last, held), ...entries.map(({ day }) => ({ on: day }))].map(
		(one) => one.on
	);
	let before: Money = zero;
	let forgivenBefore: Money = zero;
	const rows = [...new Set(days)]
		.filter((day) => day >= first && day <= last)
		.sort()
		.flatMap((day): readonly BareRow[] => {
			// Nothing is overdue on the day of disbursement, so this total is without any forgiveness.
			const charged = chargedUntil(asCharged, day, held, loan.disbursedOn);
			const forgiven = subtract(charged, chargedUntil(asCharged, day, held));
			const interestCharged = subtract(charged, before);
			const interestGivenUp = subtract(forgiven, forgivenBefore);
			[before, forgivenBefore] = [charged, forgiven];
			return [
				...(interestCharged === 0 ? [] : [{ ...chargeRow(day), interestCharged }]),
				...(interestGivenUp === 0 ? [] : [{ ...chargeRow(day), interestGivenUp }])
			];
		});
	const interestGivenUp = atLeastZero(subtract(subtract(before, forgivenBefore), loan.interestPaid));
	if (writtenOff === null || writtenOff.on > on || interestGivenUp === 0) return rows;
	return [...rows, { ...chargeRow(writtenOff.on), interestGivenUp }];
}

function chargeRow(day: LocalDate): BareRow {
	return {
		...noColumns,
		kind: 'charged',
		day,
		meeting: null,
		terms: null,
		correctedBy: null,
		corrects: null,
		late: false
	};
}

/** Sorts by day; a day's charge is computed at the end of the day before and so precedes its entries. */
function inOrder(charges: readonly BareRow[], entries: readonly BareRow[]): readonly BareRow[] {
	return [...charges, ...entries].sort((one, other) => compareDays(one.day, other.day));
}

function withBalances(rows: readonly BareRow[]): readonly LoanRow[] {
	let so = noColumns;
	return rows.map((row) => {
		if (row.correctedBy === null) so = totalsOf([so, row]);
		return { ...row, outstanding: principalOf(so), interestDue: atLeastZero(interestOf(so)) };
	});
}

const totalsOf = (rows: readonly LoanColumns[]): LoanColumns => figuresInAll(ledgerFigures, rows);

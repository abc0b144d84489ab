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
	/** Lent at first or on top; of a loan brought in, what was out then. */
	'lent',
	'interestCharged',
	'interestPaid',
	'principalPaid',
	/** Given up by the group. */
	'principalGivenUp',
	'interestGivenUp',
	/** Came back on what was given up. */
	'recovered'
] as const;
export type LoanColumns = Figures<(typeof ledgerFigures)[number]>;

/** A line of a loan. Balances are as it ended; minor units. */
export interface LoanRow extends LoanColumns, EntryMarks {
	readonly kind: LoanRowKind | 'charged';
	/** The day on which it takes effect; of a correction that of the entry it stands for. */
	readonly day: LocalDate;
	/** The meeting on whose page it stands; null for a charge, and for what stands outside a meeting. */
	readonly meeting: MeetingName | null;
	/** New terms, where it brought them. */
	readonly terms: LoanTerms | null;
	/** A struck row leaves both as they were. */
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
	/** Numbers of the members who stand in for it. */
	readonly guarantors: readonly number[];
	readonly disbursedOn: LocalDate;
	readonly broughtIn: boolean;
	readonly terms: LoanTerms;
	/** Percent a month of what is overdue, by the terms on which it stands; "0" for nothing. */
	readonly overduePercentPerMonth: string;
	readonly late: LateTerms | null;
	readonly rescheduledOn: LocalDate | null;
	readonly writtenOffOn: LocalDate | null;
	/** Given by mistake and taken out of the book: every row is struck. */
	readonly takenOut: boolean;
	readonly rows: readonly LoanRow[];
	readonly totals: LoanColumns;
	readonly outstanding: Money;
	readonly interestDue: Money;
	/** Interest paid beyond what was charged, after a correction; the next charges use it (ledger fine print 2). */
	readonly interestAhead: Money;
}

export interface LoanLedger {
	readonly on: LocalDate;
	/** In the order of giving. */
	readonly loans: readonly LoanAccount[];
	readonly totals: LoanColumns & { readonly outstanding: Money; readonly interestDue: Money };
	/** What is out by source: with each other the accounts of loans. */
	readonly bySource: Readonly<Record<LoanSource, Money>>;
}

/**
 * Every loan with its terms and all that happened to it (ledger law 6 and 9). Corrected entries stand struck beside what
 * replaced them; balances are computed from what is right. A charge is the rounded running total less what was charged
 * before (law 6.2).
 *
 * @param events of a book that was checked
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

/** Below zero where more was paid than was charged. */
const interestOf = ({ interestCharged, interestGivenUp, interestPaid }: LoanColumns): Money =>
	money(interestCharged - interestGivenUp - interestPaid);

type BareRow = Omit<LoanRow, 'outstanding' | 'interestDue'>;

const noColumns: LoanColumns = zeroFigures(ledgerFigures);

const bareRow = (entry: LoanEntry): BareRow => ({ ...noColumns, ...entry });

/** A row for each day on which something was charged; what the group gave up is on the day of the write-off. */
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
			// Nothing is late on the day on which a loan is given, so that nothing was forgiven by it.
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

/** A charge of a day is computed on the end of the day before: it stands before what was done on that day. */
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

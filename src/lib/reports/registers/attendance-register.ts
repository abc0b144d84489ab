import { mapKeys, type LocalDate, type MemberId } from '#kernel';
import type { Posting } from '#ledger';
import { money, sum, type Money } from '#money';
import {
	came,
	partsOfAccount,
	type AttendanceState,
	type GroupEvent,
	type Member,
	type SavingFund
} from '#group';
import type { Period } from '../accounts/fiscal-year.ts';
import { figuresInAll, zeroFigures, type Figures } from '../figures.ts';
import type { BookAsAt } from '../meeting-pages.ts';
import {
	liveLines,
	markAt,
	membersByNumber,
	nameOf,
	registerBook,
	type MeetingName,
	type RegisterBook,
	type RegisterLine,
	type RegisterPage
} from './register-book.ts';

/** Attendance and savings of a member at one regular meeting; minor units. */
export interface AttendanceCell {
	/** Null if she was no member that day, and until she is marked at an open meeting. */
	readonly mark: AttendanceState | null;
	/** Deposit into the regular fund or into shares. */
	readonly saved: Money;
	readonly voluntary: Money;
	/** True if the mark or a saving was corrected later; the cell has the corrected figures. */
	readonly corrected: boolean;
}

/**
 * Savings over the period, minor units:
 * opening + saved + voluntary + elsewhere + added − withdrawn = closing.
 */
const savingsFigures = [
	'opening',
	'saved',
	'voluntary',
	/** Deposits at special meetings and between meetings. */
	'elsewhere',
	/** Credits from the cut-off sheet or a dividend. */
	'added',
	/** Withdrawals, including the one at her leaving. */
	'withdrawn',
	'closing'
] as const;
export type SavingsTotals = Figures<(typeof savingsFigures)[number]>;

export interface AttendanceRow extends SavingsTotals {
	readonly memberId: MemberId;
	readonly number: number;
	readonly leftOn: LocalDate | null;
	/** One for each of `columns`. */
	readonly cells: readonly AttendanceCell[];
	/**
	 * Number of regular meetings of the period during her membership, and of those at which she was present or late. An open
	 * meeting counts once she is marked, so that rows and columns have the same total.
	 */
	readonly held: number;
	readonly present: number;
}

/** A regular meeting with its column totals. */
export interface AttendanceColumn extends MeetingName {
	readonly late: boolean;
	readonly isOpen: boolean;
	readonly members: number;
	readonly present: number;
	readonly saved: Money;
	readonly voluntary: Money;
}

export interface AttendanceRegister extends Period {
	/** Ordered by day. */
	readonly columns: readonly AttendanceColumn[];
	/** Members of the period and others with savings in it, ordered by number. */
	readonly rows: readonly AttendanceRow[];
	readonly totals: SavingsTotals & { readonly held: number; readonly present: number };
}

/**
 * Returns attendance and savings by meeting (ledger law 9): rows add up to a member's savings, columns to the meeting's.
 * Corrections are applied on the page of the original entry. As at the end of the period, closing equals the balances of
 * the savings accounts.
 *
 * @param events of a checked book
 */
export function attendanceRegister(
	events: readonly GroupEvent[],
	{ from, to, ...view }: BookAsAt & Period
): AttendanceRegister {
	const book = registerBook(events, view);
	const pages = book.pages.filter(({ kind, day }) => kind === 'regular' && day >= from && day <= to);
	const savings = savingsOfMembers(book, pages, { from, to });
	const rows = membersByNumber(book.state)
		.map((member) => {
			const cells = pages.map((page) => cellOf(page, member));
			const hers = savings(member.memberId);
			const held = cells.filter((cell) => cell.mark !== null).length;
			return {
				memberId: member.memberId,
				number: member.number,
				leftOn: member.leftOn,
				cells,
				held,
				present: cells.filter((cell) => came(cell.mark)).length,
				...hers
			};
		})
		.filter((row) => row.cells.some((cell) => cell.mark !== null) || hasSavings(row));
	return {
		from,
		to,
		columns: pages.map((page, place) => columnOf(page, rows, place)),
		rows,
		totals: totalsOf(rows)
	};
}

function cellOf(page: RegisterPage, member: Member): AttendanceCell {
	const { memberId } = member;
	const deposits = page.lines.filter(
		({ event }) => event.type === 'SavingDeposited' && event.memberId === memberId
	);
	const inFund = (voluntary: boolean) => sum(deposits.flatMap((line) => depositIn(line, voluntary)));
	return {
		mark: markAt(page, member),
		saved: inFund(false),
		voluntary: inFund(true),
		corrected:
			page.marksCorrected.has(memberId) ||
			deposits.some((line) => line.correctedBy !== null || line.corrects !== null)
	};
}

function depositIn({ event, correctedBy }: RegisterLine, voluntary: boolean): readonly Money[] {
	if (event.type !== 'SavingDeposited' || correctedBy !== null) return [];
	return (event.fund === 'voluntary') === voluntary ? [event.amount] : [];
}

const none: SavingsTotals = zeroFigures(savingsFigures);

const hasSavings = (row: SavingsTotals): boolean => savingsFigures.some((key) => row[key] !== 0);

/** Assigns every savings posting of a live entry to its column. */
function savingsOfMembers(
	book: RegisterBook,
	pages: readonly RegisterPage[],
	{ from, to }: Period
): (memberId: MemberId) => SavingsTotals {
	const shown = new Set(pages.map((page) => page.number));
	const sums = new Map<string, Record<keyof SavingsTotals, number>>();
	for (const line of liveLines(book)) {
		const day = line.page?.day ?? line.event.occurredOn;
		if (day > to) continue;
		for (const { account, side, amount } of line.entry?.postings ?? []) {
			const { memberId, fund } = partsOfAccount(account);
			if (memberId === null || fund === null) continue;
			const row = sums.get(memberId) ?? { ...none };
			const signed = side === 'credit' ? amount : -amount;
			const key = day < from ? 'opening' : columnFor(line, side, fund, shown);
			row[key] += key === 'withdrawn' ? -signed : signed;
			row.closing += signed;
			sums.set(memberId, row);
		}
	}
	return (memberId) => {
		const row = sums.get(memberId) ?? none;
		return mapKeys(savingsFigures, (key) => money(row[key]));
	};
}

function columnFor(
	{ event, page }: RegisterLine,
	side: Posting['side'],
	fund: SavingFund,
	shown: ReadonlySet<number>
): 'saved' | 'voluntary' | 'elsewhere' | 'added' | 'withdrawn' {
	if (event.type === 'SavingWithdrawn' || event.type === 'MemberLeft') return 'withdrawn';
	if (event.type === 'CycleSharedOut' && side === 'debit') return 'withdrawn';
	if (event.type !== 'SavingDeposited') return 'added';
	if (page?.kind !== 'regular' || !shown.has(page.number)) return 'elsewhere';
	return fund === 'voluntary' ? 'voluntary' : 'saved';
}

function columnOf(page: RegisterPage, rows: readonly AttendanceRow[], place: number): AttendanceColumn {
	const cells = rows.flatMap((row) => row.cells[place] ?? []);
	return {
		...nameOf(page),
		late: page.late,
		isOpen: page.page.isOpen,
		members: cells.filter((cell) => cell.mark !== null).length,
		present: cells.filter((cell) => came(cell.mark)).length,
		saved: sum(cells.map((cell) => cell.saved)),
		voluntary: sum(cells.map((cell) => cell.voluntary))
	};
}

const totalsOf = (rows: readonly AttendanceRow[]): AttendanceRegister['totals'] => ({
	...figuresInAll(savingsFigures, rows),
	held: rows.reduce((count, row) => count + row.held, 0),
	present: rows.reduce((count, row) => count + row.present, 0)
});

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

/** What a woman did at one regular meeting; minor units. */
export interface AttendanceCell {
	/** Null where she was no member that day, and while an open meeting has not marked her. */
	readonly mark: AttendanceState | null;
	/** What each meeting asks for: the regular fund or shares. */
	readonly saved: Money;
	readonly voluntary: Money;
	/** The mark or a saving was corrected later: this is what is right. */
	readonly corrected: boolean;
}

/**
 * Savings from the beginning of the period to its end, minor units:
 * opening + saved + voluntary + elsewhere + added − withdrawn = closing.
 */
const savingsFigures = [
	'opening',
	'saved',
	'voluntary',
	/** Deposited at special meetings and between meetings. */
	'elsewhere',
	/** Brought in by the cut-off sheet, or a dividend. */
	'added',
	/** Taken out, also at her leaving. */
	'withdrawn',
	'closing'
] as const;
export type SavingsTotals = Figures<(typeof savingsFigures)[number]>;

export interface AttendanceRow extends SavingsTotals {
	readonly memberId: MemberId;
	readonly number: number;
	readonly leftOn: LocalDate | null;
	/** One for each column. */
	readonly cells: readonly AttendanceCell[];
	/**
	 * Regular meetings of the period while she was a member, and those at which she was present or late. The meeting that
	 * is open counts once she is marked: across and down the register adds up to the same.
	 */
	readonly held: number;
	readonly present: number;
}

/** A regular meeting, with the sums of its column. */
export interface AttendanceColumn extends MeetingName {
	readonly late: boolean;
	readonly isOpen: boolean;
	readonly members: number;
	readonly present: number;
	readonly saved: Money;
	readonly voluntary: Money;
}

export interface AttendanceRegister extends Period {
	/** In the order of their days. */
	readonly columns: readonly AttendanceColumn[];
	/** By number: whoever was a member in the period, or had savings in it. */
	readonly rows: readonly AttendanceRow[];
	readonly totals: SavingsTotals & { readonly held: number; readonly present: number };
}

/**
 * Who came and what she saved, meeting by meeting (ledger law 9): rows foot across to her savings, columns down to the
 * meeting. Corrected entries stand on their own page as they should have been. Seen at the end of the period, closing is
 * what the accounts of savings hold.
 *
 * @param events of a book that was checked
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

/** Every leg of a live entry on an account of savings, put into the column to which it belongs. */
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

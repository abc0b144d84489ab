import { compareDays, daysBetween, present, type LocalDate } from '#kernel';
import { ratio, type CurrencyCode, type Money } from '#money';
import { effectiveLines, linesOf, type GroupEvent, type JournalLine } from '#group';
import { attendanceOf, type Attended } from './attended.ts';
import { meetingsDueInBook } from './due-days.ts';
import type { BookPages, MeetingPage } from './meeting-pages.ts';
import { monthsAmong, monthsTouched, startOfLast } from './month-calendar.ts';
import { overdueByAge, repaymentsDue, type OverdueByAge } from './repayment.ts';

/**
 * How regularly a group meets, saves, lends and pays back, straight from the book. Ratios are decimal strings with at
 * most six decimals, null where there is nothing to divide by.
 */
export interface Regularity {
	/** Regular meetings due by the group's rhythm, and held. */
	readonly meetingsDue: number;
	readonly meetingsHeld: number;
	/** The longest time without a regular meeting, up to the day of the report. */
	readonly longestGapDays: number;
	/** Regular meetings sealed on their own day. */
	readonly sealedOnTheDay: number;
	/** Paper meetings that were entered late, and those that were typed in after their day. */
	readonly enteredLate: number;
	/** Presences, as they were put right, ÷ (members × meetings held); the meeting where fewest came. */
	readonly attendance: string | null;
	readonly worstAttendance: string | null;
	/**
	 * Members who had saved all that was due when a regular meeting ended ÷ members, over all of them. All that was
	 * due, not the part of that meeting alone: who carries an arrear is not on time until it is paid.
	 */
	readonly savingOnTime: string | null;
	/** Months of the group's calendar with a deposit at the bank (by the bank's day), and months in all. */
	readonly monthsWithDeposit: number;
	readonly months: number;
	/** Box and bank less the social fund ÷ corpus, on the day of the report. */
	readonly idleCash: string | null;
	/** Principal out on loan ÷ corpus, on the day of the report. */
	readonly onLoan: string | null;
	/** Members who took a loan in these months ÷ members. */
	readonly everBorrowed: string | null;
	/** Of the principal and interest that fell due in these months, or was due before and unpaid: paid ÷ due. What falls due on the day of the report counts as far as it was paid. */
	readonly collectedOverDue: string | null;
	/** Overdue principal ÷ all outstanding, by days since it fell due, on the day of the report. */
	readonly overdueByAge: OverdueByAge;
}

/** The last six and twelve months by the group's calendar, the month of the day included, and since the first regular meeting. */
export interface RegularityByWindow {
	readonly last6: Regularity;
	readonly last12: Regularity;
	readonly all: Regularity;
}

/** Minor units on the day of the report. */
export interface Holdings {
	/** In box and bank, less the social fund. */
	readonly cash: Money;
	readonly onLoan: Money;
	readonly corpus: Money;
}

/** @param on the day of the report */
export function regularityOf(book: BookPages, holdings: Holdings, on: LocalDate): RegularityByWindow {
	const regular = regularPages(book);
	const start = regular[0]?.day ?? on;
	const journal = present(book.state.journal, 'a replay from the start keeps every line');
	const lines = effectiveLines(linesOf(journal));
	const asked = attendanceOf(book);
	const attended = new Map(regular.map((page) => [page, asked(page)]));
	const within = (from: LocalDate) =>
		regularityFrom(from > start ? from : start, { book, regular, lines, attended, holdings, on });
	const last = (months: number) => within(startOfLast(months, on, book.state.currency));
	return { last6: last(6), last12: last(12), all: within(start) };
}

/** By their days: a paper meeting that was entered late stands where it was held. */
export function regularPages({ pages }: Pick<BookPages, 'pages'>): readonly MeetingPage[] {
	return pages
		.filter((page) => page.kind === 'regular')
		.sort((one, other) => compareDays(one.day, other.day));
}

interface Evidence {
	readonly book: BookPages;
	readonly regular: readonly MeetingPage[];
	/** As they should have been from the start. */
	readonly lines: readonly JournalLine[];
	readonly attended: ReadonlyMap<MeetingPage, Attended>;
	readonly holdings: Holdings;
	readonly on: LocalDate;
}

function regularityFrom(
	from: LocalDate,
	{ book, regular, lines, attended, holdings, on }: Evidence
): Regularity {
	const { state } = book;
	const pages = regular.filter((page) => page.day >= from && page.day <= on);
	const first = regular[0]?.day;
	const due = meetingsDueInBook(state, on);
	const came = pages.flatMap((page) => attended.get(page) ?? []);
	const ratios = came.flatMap((one) => ratio(one.came, one.expected) ?? []);
	const borrowers = [...state.loans.values()].filter((loan) => loan.disbursedOn >= from || first === from);
	const repayments = repaymentsDue(state, from, on, false);
	return {
		meetingsDue: due.filter((day) => day >= from).length,
		meetingsHeld: pages.length,
		longestGapDays: longestGap(regular, from, on),
		sealedOnTheDay: pages.filter(sealedOnTheDay).length,
		enteredLate: pages.filter((page) => page.enteredLater).length,
		attendance: ratio(
			came.reduce((all, one) => all + one.came, 0),
			came.reduce((all, one) => all + one.expected, 0)
		),
		worstAttendance: ratios.sort((left, right) => Number(left) - Number(right))[0] ?? null,
		savingOnTime: ratio(
			total(pages, (page) => page.savedInTime),
			total(pages, (page) => page.memberCount)
		),
		monthsWithDeposit: depositMonths(lines, from, on, state.currency),
		months: first === undefined ? 0 : monthsTouched(from, on, state.currency),
		idleCash: ratio(holdings.cash, holdings.corpus),
		onLoan: ratio(holdings.onLoan, holdings.corpus),
		everBorrowed: ratio(new Set(borrowers.map((loan) => loan.memberId)).size, state.members.size),
		collectedOverDue: ratio(repayments.collected, repayments.due),
		overdueByAge: overdueByAge(state, on)
	};
}

/** Sealed on its own day, by the people and by the device's clock. */
export function sealedOnTheDay({ sealedOn, day, enteredLater }: MeetingPage): boolean {
	return sealedOn === day && !enteredLater;
}

function total(pages: readonly MeetingPage[], of: (page: MeetingPage) => number): number {
	return pages.reduce((sum, page) => sum + of(page), 0);
}

/** Gaps that end at a meeting from `from` on, and the one that is open on the day of the report. */
function longestGap(regular: readonly MeetingPage[], from: LocalDate, on: LocalDate): number {
	const gaps = regular.map((page, place) => {
		const next = regular[place + 1]?.day ?? on;
		return next < from ? 0 : daysBetween(page.day, next);
	});
	return Math.max(0, ...gaps);
}

/** By the bank's days; a deposit that was corrected counts as it should have been. */
function depositMonths(
	lines: readonly JournalLine[],
	from: LocalDate,
	on: LocalDate,
	currency: CurrencyCode
): number {
	const days = lines.flatMap(({ event }) => depositDay(event));
	return monthsAmong(
		days.filter((day) => day >= from && day <= on),
		currency
	);
}

function depositDay(event: GroupEvent): readonly LocalDate[] {
	return event.type === 'CashTakenToBank' ? [event.valueOn ?? event.occurredOn] : [];
}

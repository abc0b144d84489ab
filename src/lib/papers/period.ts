import { toLocalDate, type LocalDate } from '#kernel';
import type { AccountBook, FiscalYear, Period } from '#reports';
import type { Reports } from './context.ts';

/** Part of a book selected by an address. */
export interface PeriodChoice {
	/** Label of a fiscal year; null for the whole book. */
	readonly year: string | null;
	/** Month within the year, such as "2025-07". */
	readonly month: string | null;
	/** Last day, within the year. */
	readonly until: LocalDate | null;
}

/** Defaults to the latest year. */
export function choiceFrom(params: URLSearchParams, years: readonly FiscalYear[]): PeriodChoice {
	const asked = params.get('year');
	if (asked === 'all') return { year: null, month: null, until: null };
	const year = years.find(({ label }) => label === asked) ?? years.at(-1);
	const until = toLocalDate(params.get('until') ?? '');
	const inYear = year !== undefined && until.ok && until.value >= year.from && until.value <= year.to;
	return {
		year: year?.label ?? null,
		month: params.get('month'),
		until: inYear ? until.value : null
	};
}

/** Returns a query string such as "year=2025-26&month=2025-07". */
export function queryOf({ year, month, until }: PeriodChoice): string {
	const params = new URLSearchParams({ year: year ?? 'all' });
	if (month !== null) params.set('month', month);
	if (until !== null) params.set('until', until);
	return params.toString();
}

/** Returns the days of a choice; a period that is not over ends today, or with the last entry of a book that is ahead of the clock. */
export function periodOf(
	{ year, month, until }: PeriodChoice,
	book: AccountBook,
	today: LocalDate,
	reports: Reports
): Period {
	const whole = reports.wholeBook(book);
	const now = today > whole.to ? today : whole.to;
	const chosen = reports.fiscalYears(whole, book.yearStart).find(({ label }) => label === year);
	if (chosen === undefined) return whole;
	const inMonth = reports.monthsIn(chosen, book).find((one) => one.month === month);
	const { from, to } = inMonth ?? chosen;
	if (inMonth === undefined && until !== null) return { from, to: until };
	return { from, to: to > now && from <= now ? now : to };
}

import { addDays, firstOfMonth, monthOf, partsOf, type LocalDate } from '#kernel';

/** Days from `from` to `to`, both counted. */
export interface Period {
	readonly from: LocalDate;
	readonly to: LocalDate;
}

/** A year of accounts: twelve months from the day that the group's rules name. */
export interface FiscalYear extends Period {
	/** "2025" where it is a calendar year, else "2025-26". */
	readonly label: string;
}

/** A month of a year of accounts: a calendar month, unless the year begins within one. */
export interface AccountMonth extends Period {
	/** "2025-07": the calendar month in which it begins. */
	readonly month: string;
}

/**
 * The year of accounts in which a day lies (ledger law 3, `yearStart`). A day that a year does not have (29 February) is
 * the last of its month.
 *
 * @param yearStart "MM-DD"; groups in Nepal write the day on which 1 Shrawan falls, 16 July
 */
export function fiscalYearOf(day: LocalDate, yearStart: string): FiscalYear {
	const { year } = partsOf(day);
	return yearBeginningIn(day < startIn(year, yearStart) ? year - 1 : year, yearStart);
}

/** Every year of accounts that a period touches, oldest first. */
export function fiscalYears({ from, to }: Period, yearStart: string): readonly FiscalYear[] {
	const years: FiscalYear[] = [];
	let year = fiscalYearOf(from, yearStart);
	while (year.from <= to) {
		years.push(year);
		year = fiscalYearOf(addDays(year.to, 1), yearStart);
	}
	return years;
}

/** The months of accounts that a period touches, oldest first; the first and the last are cut where it begins and ends. */
export function monthsIn({ from, to }: Period, yearStart: string): readonly AccountMonth[] {
	const dayOfMonth = Number(yearStart.slice(3));
	const months: AccountMonth[] = [];
	// The month that begins in the calendar month before may reach into the period.
	for (let first = firstOfMonth(from, -1); first <= to; first = firstOfMonth(first, 1)) {
		const start = dayIn(first, dayOfMonth);
		const last = addDays(dayIn(firstOfMonth(first, 1), dayOfMonth), -1);
		if (last < from || start > to) continue;
		months.push({ month: monthOf(start), from: start < from ? from : start, to: last > to ? to : last });
	}
	return months;
}

function yearBeginningIn(year: number, yearStart: string): FiscalYear {
	const label = yearStart === '01-01' ? String(year) : `${year}-${String((year + 1) % 100).padStart(2, '0')}`;
	return { label, from: startIn(year, yearStart), to: addDays(startIn(year + 1, yearStart), -1) };
}

function startIn(year: number, yearStart: string): LocalDate {
	return dayIn(`${year}-${yearStart.slice(0, 2)}-01` as LocalDate, Number(yearStart.slice(3)));
}

/** The day of the month that begins on `first`, or its last day where it has no such day. */
function dayIn(first: LocalDate, dayOfMonth: number): LocalDate {
	const day = addDays(first, dayOfMonth - 1);
	const last = addDays(firstOfMonth(first, 1), -1);
	return day < last ? day : last;
}

import { addMonths, daysBetween, firstOfMonth, type LocalDate } from '#kernel';
import { ratio } from '#money';

/**
 * So many a month, over the days from `from` to `to`, both included. A month of which only a part belongs to them counts
 * as that part: its days ÷ the days of the month (ledger fine print 37).
 *
 * @returns a decimal string; null where `to` lies before `from`
 */
export function perMonth(amount: number, from: LocalDate, to: LocalDate): string | null {
	if (to < from) return null;
	const [first, last] = [firstOfMonth(from), firstOfMonth(to)];
	const [firstDays, lastDays] = [daysIn(first), daysIn(last)];
	// Whole months from the first day of the one to the last day of the other, less what lies outside of them.
	let months = 1;
	while (firstOfMonth(first, months) <= last) months += 1;
	const before = daysBetween(first, from);
	const after = lastDays - 1 - daysBetween(last, to);
	return ratio(
		amount * firstDays * lastDays,
		months * firstDays * lastDays - before * lastDays - after * firstDays
	);
}

const daysIn = (first: LocalDate): number => daysBetween(first, firstOfMonth(first, 1));

/**
 * Months that have passed since a day: whole ones, over on the same day of the next (clipped to the month's end), and of
 * the one that runs the part that has passed.
 *
 * @returns a decimal string; null where the day is not known
 */
export function monthsSince(since: LocalDate | null, on: LocalDate): string | null {
	if (since === null) return null;
	if (on < since) return '0';
	let months = 0;
	while (addMonths(since, months + 1) <= on) months += 1;
	const [began, ends] = [addMonths(since, months), addMonths(since, months + 1)];
	const days = daysBetween(began, ends);
	return ratio(months * days + daysBetween(began, on), days);
}

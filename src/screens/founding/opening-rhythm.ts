import { addMonths, type LocalDate } from '#kernel';
import { monthsOfQuarter, type Constitution, type LoanTerms } from '#group';

/** How often a loan of the paper book is given back. */
export type LoanEvery = 'meeting' | 'month' | 'quarter';

/** What a group can say: one that meets by the month has no meetings between its months. */
export function loanEveries(meets: Constitution['meetingRhythm']['every']): readonly LoanEvery[] {
	return meets === 'month' ? ['month', 'quarter'] : ['meeting', 'month', 'quarter'];
}

/** How often it is given back after all: who said "each meeting" before the group meets by the month means each month. */
export const everyNow = (every: LoanEvery, meets: Constitution['meetingRhythm']['every']): LoanEvery =>
	loanEveries(meets).includes(every) ? every : 'month';

/** In how many months a loan by the quarter can be asked for next. */
export const nextQuarterIn: readonly number[] = Array.from(
	{ length: monthsOfQuarter },
	(_, place) => place + 1
);

/**
 * The terms of a loan that is given back so often, and the day from which its charges are counted: a loan by the quarter that is asked
 * for next in a month is in the third month of its quarter already (ADR 0090).
 *
 * @param nextIn months, 1 to 3; of a loan by the quarter
 */
export function loanRhythm(
	day: LocalDate,
	terms: LoanTerms,
	every: LoanEvery,
	nextIn: number
): { readonly disbursedOn: LocalDate; readonly terms: LoanTerms } {
	if (every === 'meeting') return { disbursedOn: day, terms: { ...terms, period: 'meeting' } };
	if (every === 'month') return { disbursedOn: day, terms };
	return {
		disbursedOn: addMonths(day, nextIn - monthsOfQuarter),
		// Meetings of before the book are not known: where interest counts by them, the quarter goes by the calendar.
		terms: {
			...terms,
			period: terms.period === 'meeting' ? 'calendarMonth' : terms.period,
			instalmentsBy: 'quarter'
		}
	};
}

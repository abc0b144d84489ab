import { addMonths, type LocalDate } from '#kernel';
import { monthsOfQuarter, type Constitution, type LoanTerms } from '#group';

/** Repayment frequency of a loan from the paper book. */
export type LoanEvery = 'meeting' | 'month' | 'quarter';

/** Frequencies to choose from: a group that meets monthly has no meetings within its months. */
export function loanEveries(meets: Constitution['meetingRhythm']['every']): readonly LoanEvery[] {
	return meets === 'month' ? ['month', 'quarter'] : ['meeting', 'month', 'quarter'];
}

/** The valid frequency: "each meeting", chosen before the group switched to monthly meetings, becomes each month. */
export const everyNow = (every: LoanEvery, meets: Constitution['meetingRhythm']['every']): LoanEvery =>
	loanEveries(meets).includes(every) ? every : 'month';

/** Months until the next instalment of a loan by the quarter. */
export const nextQuarterIn: readonly number[] = Array.from(
	{ length: monthsOfQuarter },
	(_, place) => place + 1
);

/**
 * Terms of a loan with this frequency, and the day from which its charges count: a loan by the quarter whose next instalment is due in one month is
 * already in the third month of its quarter (ADR 0090).
 * @param nextIn months, 1 to 3; for a loan by the quarter
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
		// Meetings before the book are unknown: interest by the meeting becomes interest by the calendar month.
		terms: {
			...terms,
			period: terms.period === 'meeting' ? 'calendarMonth' : terms.period,
			instalmentsBy: 'quarter'
		}
	};
}

import type { LocalDate } from '#kernel';
import type { GroupState } from '#group';
import type { LoanSlip } from '#session/loan-slips.ts';
import { whyOf, type WhyLine, type WhyOwed } from './loan-why.ts';

/** What is seen at once of why a loan owes interest. */
export interface WhyPage {
	readonly slip: LoanSlip;
	readonly why: WhyOwed;
	/** Whether what was given before stands on it, as one sum. */
	readonly hasCovered: boolean;
	readonly lines: readonly WhyLine[];
}

/** Rows that have room on the lowest phone, and where which loan it is stands above them. */
const rowsOfOne = 3;
const rowsOfMany = 2;

/** Page after page, a loan after the other: nothing lies below what is seen. */
export function whyPages(slips: readonly LoanSlip[], state: GroupState, on: LocalDate): readonly WhyPage[] {
	const rows = slips.length > 1 ? rowsOfMany : rowsOfOne;
	return slips.flatMap((slip) => {
		const why = whyOf(state, slip.loan, on);
		const hasCovered = why.covered.count > 0;
		const first = hasCovered ? rows - 1 : rows;
		const rest = Math.ceil(Math.max(0, why.open.length - first) / rows);
		return Array.from({ length: 1 + rest }, (_, place) => {
			const end = first + place * rows;
			return {
				slip,
				why,
				hasCovered: hasCovered && place === 0,
				lines: why.open.slice(place === 0 ? 0 : end - rows, end)
			};
		});
	});
}

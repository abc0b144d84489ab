import { exact } from '#money';
import type { LoanTerms } from '../event-fields.ts';
import { monthsBetweenMeetings, type Constitution } from '../rules/constitution.ts';
import type { KeptTerms } from './loan.ts';

/** Months between two instalments that go by the quarter. */
export const monthsOfQuarter = 3;

/** The terms on which the group lends by its rules; by the quarter, or not, as these say where nobody chose. */
export function usualTerms(
	rules: Constitution,
	instalments: number,
	byQuarter = rules.instalmentsBy === 'quarter'
): LoanTerms {
	const { percentPerMonth, interestMethod: method, interestPeriod: period } = rules;
	return { percentPerMonth, method, period, ...writtenParts(instalments, byQuarter) };
}

/** In how many parts, by the quarter or not, as terms write it. */
export function writtenParts(
	instalments: number,
	byQuarter: boolean
): Pick<LoanTerms, 'instalments' | 'instalmentsBy'> {
	return byQuarter ? { instalments, instalmentsBy: 'quarter' } : { instalments };
}

/**
 * The terms of a loan together with the rules of its day that it keeps for life. `months` defaults to the number of
 * instalments; where interest is charged by the meeting, to instalments × ¼, ½ or 1 (ledger fine print 3); of
 * instalments by the quarter to three for each (ADR 0090).
 */
export function keptTerms(terms: LoanTerms, constitution: Constitution): KeptTerms {
	const { every } = constitution.meetingRhythm;
	const monthsPerCharge = terms.period === 'meeting' ? monthsBetweenMeetings(every) : 1;
	const chargesPerInstalment = terms.instalmentsBy === 'quarter' ? monthsOfQuarter / monthsPerCharge : 1;
	return {
		percentPerMonth: terms.percentPerMonth,
		method: terms.method,
		period: terms.period,
		instalments: terms.instalments,
		chargesPerInstalment,
		months:
			terms.months === undefined
				? exact(terms.instalments).times(chargesPerInstalment).times(monthsPerCharge).toString()
				: String(terms.months),
		firstDueOn: terms.firstDueOn ?? null,
		roundingUnit: constitution.roundingUnit,
		paymentOrder: constitution.paymentOrder,
		flatRebate: constitution.flatRebate,
		every,
		overduePercentPerMonth: constitution.overduePercentPerMonth,
		...(constitution.late === undefined ? {} : { late: constitution.late })
	};
}

import { exact } from '#money';
import type { LoanTerms } from '../event-fields.ts';
import { monthsBetweenMeetings, type Constitution } from '../rules/constitution.ts';
import type { KeptTerms } from './loan.ts';

export const monthsOfQuarter = 3;

/** Returns the default terms by the rules; `byQuarter` overrides the interval of instalments. */
export function usualTerms(
	rules: Constitution,
	instalments: number,
	byQuarter = rules.instalmentsBy === 'quarter'
): LoanTerms {
	const { percentPerMonth, interestMethod: method, interestPeriod: period } = rules;
	return { percentPerMonth, method, period, ...writtenParts(instalments, byQuarter) };
}

/** Returns the fields of the terms for the number and the interval of instalments. */
export function writtenParts(
	instalments: number,
	byQuarter: boolean
): Pick<LoanTerms, 'instalments' | 'instalmentsBy'> {
	return byQuarter ? { instalments, instalmentsBy: 'quarter' } : { instalments };
}

/**
 * Returns the terms of a loan with the rules of its day that it keeps for life. `months` defaults to the number of instalments; with charges by the
 * meeting, to instalments × ¼, ½ or 1 (ledger fine print 3); with quarterly instalments, to three for each (ADR 0090).
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

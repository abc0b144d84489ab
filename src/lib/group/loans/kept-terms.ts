import { exact } from '#money';
import type { LoanTerms } from '../event-fields.ts';
import { monthsBetweenMeetings, type Constitution } from '../rules/constitution.ts';
import type { KeptTerms } from './loan.ts';

/**
 * The terms of a loan together with the rules of its day that it keeps for life. `months` defaults to the number of
 * instalments; where interest is charged by the meeting, to instalments × ¼, ½ or 1 (ledger fine print 3).
 */
export function keptTerms(terms: LoanTerms, constitution: Constitution): KeptTerms {
	const { every } = constitution.meetingRhythm;
	const perInstalment = terms.period === 'meeting' ? monthsBetweenMeetings(every) : 1;
	return {
		percentPerMonth: terms.percentPerMonth,
		method: terms.method,
		period: terms.period,
		instalments: terms.instalments,
		months:
			terms.months === undefined
				? exact(terms.instalments).times(perInstalment).toString()
				: String(terms.months),
		firstDueOn: terms.firstDueOn ?? null,
		roundingUnit: constitution.roundingUnit,
		paymentOrder: constitution.paymentOrder,
		flatRebate: constitution.flatRebate,
		every,
		overduePercentPerMonth: constitution.overduePercentPerMonth
	};
}

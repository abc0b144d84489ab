import type { Constitution, ConstitutionWritten } from '#group';

/** The rules in force as an event writes them, whole: what a change begins with (ledger law 3). */
export function writtenRules(rules: Constitution): ConstitutionWritten {
	const { percentPerMonth, interestMethod: method, interestPeriod: period, fines, loanLimit } = rules;
	return {
		kind: rules.kind,
		meetingRhythm: rules.meetingRhythm,
		saving: rules.saving,
		interest: { percentPerMonth, method, period },
		paymentOrder: [...rules.paymentOrder],
		overpayment: rules.overpayment,
		flatRebate: rules.flatRebate,
		loanLimit,
		fines,
		...(rules.socialFund ? { socialFund: rules.socialFund } : {}),
		quorum: rules.quorum,
		approvals: rules.approvals,
		...(rules.boxLimit === null ? {} : { boxLimit: rules.boxLimit }),
		...(rules.buyIn === null ? {} : { buyIn: rules.buyIn }),
		exit: rules.exit,
		remainder: rules.remainder,
		yearStart: rules.yearStart,
		roundingUnit: rules.roundingUnit,
		moneylenderPercentPerMonth: rules.moneylenderPercentPerMonth
	};
}

/** A copy without the fields that have no value: an event never carries one. */
export function withoutUndefined<Shape extends object>(shape: {
	[Key in keyof Shape]: Shape[Key] | undefined;
}): Shape {
	return Object.fromEntries(Object.entries(shape).filter(([, value]) => value !== undefined)) as Shape;
}

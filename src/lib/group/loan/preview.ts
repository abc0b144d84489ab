import { addDays, addMonths, present, type LocalDate } from '#kernel';
import {
	add,
	exact,
	money,
	percentOf,
	roundHalfUpTo,
	splitIntoInstalments,
	subtract,
	sum,
	zero,
	type Money
} from '#money';
import { monthsBetweenMeetings, type Constitution } from '../constitution.ts';
import type { LoanTerms } from '../event-schema/types.ts';
import { dueDayByRhythm, monthlyChargeDay } from './charge-days.ts';
import { flatInterest } from './charges.ts';
import { keptTerms } from './kept-terms.ts';

/** What a loan would cost if it is paid as agreed, said before anybody agrees. Minor units. */
export interface LoanPreview {
	readonly instalments: readonly {
		readonly on: LocalDate;
		readonly principal: Money;
		readonly interest: Money;
		readonly pays: Money;
		readonly left: Money;
	}[];
	readonly firstDueOn: LocalDate;
	/** All the interest; the borrower gives back principal + this. */
	readonly interest: Money;
	readonly total: Money;
	/** The same principal paid back in the same parts, at what a moneylender takes on what is out. */
	readonly moneylenderInterest: Money;
}

/**
 * The plan of a loan given on `on`, supposing every meeting is held and every part is paid on its day. Charges by the
 * meeting are planned by the rhythm.
 */
export function loanPreview(
	principal: Money,
	terms: LoanTerms,
	constitution: Constitution,
	on: LocalDate
): LoanPreview {
	const kept = keptTerms(terms, constitution);
	const parts = splitIntoInstalments(principal, terms.instalments, kept.roundingUnit);
	const whole = roundHalfUpTo(flatInterest(principal, kept), kept.roundingUnit);
	const months = kept.period === 'meeting' ? monthsBetweenMeetings(kept.every) : 1;
	let left = principal;
	let charged = zero;
	let exactSum = exact(0);
	const instalments = parts.map((part, index) => {
		exactSum = exactSum.plus(percentOf(left, kept.percentPerMonth, months));
		const dueInAll = interestUntil(index + 1);
		const interest = subtract(dueInAll, charged);
		charged = dueInAll;
		left = subtract(left, part);
		return { on: plannedOn(index + 1), principal: part, interest, pays: add(part, interest), left };
	});
	const interest = kept.method === 'upFront' ? whole : charged;
	return {
		instalments,
		firstDueOn: present(instalments[0], 'a loan has a first instalment').on,
		interest,
		total: add(principal, interest),
		moneylenderInterest: moneylender()
	};

	function interestUntil(place: number): Money {
		if (kept.method === 'upFront') return zero;
		if (kept.method === 'declining') return roundHalfUpTo(exactSum, kept.roundingUnit);
		return roundHalfUpTo(
			flatInterest(principal, kept).times(place).dividedBy(terms.instalments),
			kept.roundingUnit
		);
	}

	function plannedOn(place: number): LocalDate {
		if (kept.firstDueOn !== null) return dueDayByRhythm(kept.firstDueOn, kept.every, place);
		if (kept.period !== 'meeting') return monthlyChargeDay(on, kept.period, place);
		if (kept.every === 'month') return addMonths(on, place);
		return addDays(on, (kept.every === 'week' ? 7 : 14) * place);
	}

	function moneylender(): Money {
		const out = parts.map((_, index) => subtract(principal, sum(parts.slice(0, index))));
		const charges = out.map((owed) => percentOf(owed, constitution.moneylenderPercentPerMonth, months));
		return roundHalfUpTo(
			charges.reduce((total, charge) => total.plus(charge), exact(0)),
			money(100)
		);
	}
}

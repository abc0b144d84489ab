import type { LocalDate, MemberId } from '#kernel';
import { money, splitByWeight, sum, zero, type Money } from '#money';
import { effectiveLines, isMemberOn, overdueOn, type GroupEvent, type GroupState, type Loan } from '#group';
import { bookLines } from '../book-lines.ts';
import { savedInAll } from '../member-figures.ts';
import type { BookAsAt } from '../meeting-pages.ts';
import { daysAtRisk, repaidOf } from '../repayment.ts';
import { loanUseOf, type LoanUse } from './panchasutra-types.ts';

/** A member's record before she gets a part of the bank loan. Amounts are minor units. */
export interface CreditHistory {
	readonly memberId: MemberId;
	readonly number: number;
	readonly savings: Money;
	/** Number of her loans so far, the largest principal, and the outstanding principal. */
	readonly loans: number;
	readonly largestLoan: Money;
	readonly outstanding: Money;
	/** Principal and interest that fell due on her loans so far, and the paid part. */
	readonly due: Money;
	readonly paid: Money;
	readonly overdue: Money;
	readonly overdueDays: number;
	/** Purpose of her last loan. */
	readonly purpose: string | null;
}

export interface PlanLine extends CreditHistory {
	readonly amount: Money;
	readonly use: LoanUse | null;
	readonly instalments: number | null;
}

/** A micro-credit plan by member. Amounts are minor units. */
export interface CreditPlan {
	readonly on: LocalDate;
	/** The resolution that contains it; null for a proposal. */
	readonly decided: { readonly on: LocalDate; readonly forIt: number; readonly present: number } | null;
	/** Ordered by member number, including members without a part. */
	readonly lines: readonly PlanLine[];
	readonly total: Money;
	/** True if all parts are equal, which makes a bank doubt that the needs were discussed. */
	readonly allAlike: boolean;
	/** Minor units by use (income, old debt, household or other, unknown), derived from the purposes. */
	readonly byUse: Readonly<Record<LoanUse, Money>>;
}

/**
 * Proposes a plan as a starting point for discussion. Each member's weight is her savings plus her largest loan, times the
 * paid share of what fell due; members more than thirty days overdue get nothing. Parts are in hundreds of the currency and
 * equal only for equal records.
 *
 * @param amount minor units for which the group wants to apply
 */
export function proposedCreditPlan(events: readonly GroupEvent[], view: BookAsAt, amount: Money): CreditPlan {
	const { state, on } = bookLines(events, view);
	const histories = historiesOf(state, on);
	const weights = histories.map(weightOf);
	const units = Math.floor(amount / hundred);
	const none = weights.every((weight) => weight === 0);
	const parts = none ? histories.map(() => zero) : splitByWeight(money(units), weights);
	return planOf(
		on,
		null,
		histories.map((history, place) => ({
			...history,
			amount: money((parts[place] ?? 0) * hundred),
			instalments: null
		}))
	);
}

/** Returns the plan decided last; null where there is none. @param events of a checked book */
export function decidedCreditPlan(events: readonly GroupEvent[], view: BookAsAt): CreditPlan | null {
	const { state, on, posted } = bookLines(events, view);
	const found = effectiveLines(posted).findLast(
		({ event }) => event.type === 'ResolutionPassed' && event.plan !== undefined
	)?.event;
	if (found?.type !== 'ResolutionPassed') return null;
	const { plan = [], forIt, present, occurredOn } = found;
	const lines = historiesOf(state, on).map((history) => {
		const part = plan.find(({ memberId }) => memberId === history.memberId);
		return {
			...history,
			purpose: part?.purpose ?? null,
			amount: part?.amount ?? zero,
			instalments: part?.instalments ?? null
		};
	});
	return planOf(on, { on: occurredOn, forIt, present }, lines);
}

/** A hundred rupees in minor units: the step of the plan. */
const hundred = 10_000;

function planOf(
	on: LocalDate,
	decided: CreditPlan['decided'],
	lines: readonly Omit<PlanLine, 'use'>[]
): CreditPlan {
	const used = lines.map((line) => ({ ...line, use: line.amount === 0 ? null : loanUseOf(line.purpose) }));
	const for_ = (use: LoanUse) => sum(used.filter((line) => line.use === use).map((line) => line.amount));
	return {
		on,
		decided,
		lines: used,
		total: sum(used.map((line) => line.amount)),
		allAlike: used.length > 1 && used.every((line) => line.amount === used[0]?.amount && line.amount > 0),
		byUse: {
			income: for_('income'),
			oldDebt: for_('oldDebt'),
			household: for_('household'),
			unknown: for_('unknown')
		}
	};
}

function historiesOf(state: GroupState, on: LocalDate): readonly CreditHistory[] {
	return [...state.members.values()]
		.filter((member) => isMemberOn(member, on))
		.sort((one, other) => one.number - other.number)
		.map(({ memberId, number }) => {
			const loans = [...state.loans.values()]
				.filter((loan) => loan.memberId === memberId)
				.sort((one, other) => one.sequence - other.sequence);
			return { memberId, number, savings: savedInAll(state.balances, memberId), ...pastOf(loans, state, on) };
		});
}

function pastOf(
	loans: readonly Loan[],
	state: GroupState,
	on: LocalDate
): Omit<CreditHistory, 'memberId' | 'number' | 'savings'> {
	// Instalments that fall due today count as unpaid until they are paid.
	const repaid = loans.flatMap((loan) =>
		repaidOf(loan, [{ from: loan.opening?.on ?? loan.disbursedOn, to: on }], state.regularMeetings)
	);
	const late = loans.map((loan) => overdueOn(loan, on, state.regularMeetings));
	return {
		loans: loans.length,
		largestLoan: money(Math.max(0, ...loans.map(({ principal }) => principal))),
		outstanding: sum(loans.map((loan) => loan.outstanding)),
		due: money(repaid.reduce((all, { due }) => all + due, 0)),
		paid: money(repaid.reduce((all, { collected }) => all + collected, 0)),
		overdue: sum(late.map(({ principal }) => principal)),
		overdueDays: Math.max(0, ...late.map(({ days }) => days)),
		purpose: loans.at(-1)?.purpose ?? null
	};
}

/** Returns an integer weight, because the split must be exact. */
function weightOf({ savings, largestLoan, due, paid, overdueDays }: CreditHistory): number {
	if (overdueDays > daysAtRisk) return 0;
	const standing = Math.max(0, savings) + largestLoan;
	return due === 0 ? standing : Math.floor((standing * paid) / due);
}

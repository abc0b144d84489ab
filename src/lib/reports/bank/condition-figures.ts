import type { LocalDate } from '#kernel';
import { money, sum, type Money } from '#money';
import { isOfBank, type GroupEvent } from '#group';
import { borrowings } from '../borrowings.ts';
import type { BookAsAt } from '../meeting-pages.ts';
import type { Asking } from './asking.ts';
import type { ConditionCode, ConditionFigure } from './condition-types.ts';
import { activityOf } from './eligibility.ts';
import { signingOffices, type MissingItem, type ReadForBank } from './missing.ts';
import { monthsSince } from './months.ts';
import { membersNow } from './panchasutra.ts';

const nothing: ConditionFigure = {
	count: null,
	of: null,
	amount: null,
	ofAmount: null,
	day: null,
	evidence: []
};

const figure = (own: Partial<ConditionFigure>): ConditionFigure => ({ ...nothing, ...own });

/**
 * Of the last six months where a line is over time.
 *
 * @param events of a book that was checked
 * @param read `allowed`: the most that the rule lets the group ask for, minor units; null where it names no most
 */
export function conditionFigures(
	events: readonly GroupEvent[],
	view: BookAsAt & { readonly on: LocalDate },
	{
		book,
		asking,
		last6,
		open,
		allowed
	}: ReadForBank & { readonly open: readonly MissingItem[]; readonly allowed: Money | null }
): Readonly<Record<ConditionCode, ConditionFigure>> {
	const { state, on } = book;
	const { meetings, lending, repayment, books, deposits } = last6;
	const { activeSince } = activityOf(book);
	const held = meetings.held.flatMap(({ eventId }) => (eventId === null ? [] : [eventId]));
	const total = (of: 'savedInTime' | 'members') => meetings.held.reduce((all, one) => all + one[of], 0);
	const ofBank = borrowings(events, view).borrowings.filter(isOfBank);
	const late = sum(ofBank.map(({ overdue }) => overdue));
	const lacking = open.find((one) => one.what === 'officersMissing')?.offices.length ?? 0;
	return {
		age: figure({ count: Math.floor(Number(monthsSince(activeSince, on) ?? 0)), day: activeSince }),
		members: figure({ count: membersNow(state, on) }),
		meetings: figure({ count: held.length, of: meetings.due.length, evidence: held }),
		saving: figure({ count: total('savedInTime'), of: total('members'), evidence: held }),
		lending: figure({
			count: [...state.loans.values()].filter(({ outstanding }) => outstanding > 0).length,
			amount: lending.onLoan,
			evidence: lending.given.map(({ loanId }) => loanId)
		}),
		repayment: figure({
			amount: repayment.collected,
			ofAmount: repayment.due,
			evidence: repayment.loans.map(({ loanId }) => loanId)
		}),
		books: figure({
			count: books.matched,
			of: books.counted,
			amount: money(books.trialBalance),
			day: state.openMeeting?.day ?? null,
			evidence: held
		}),
		noDefault: figure({
			count: ofBank.filter(({ outstanding }) => outstanding > 0).length,
			// Nought of a loan whose instalments nobody wrote down is no answer.
			amount: late === 0 && ofBank.some(({ overdueKnown }) => !overdueKnown) ? null : late,
			ofAmount: sum(ofBank.map(({ outstanding }) => outstanding)),
			evidence: ofBank.map(({ borrowingId }) => borrowingId)
		}),
		deposits: figure({
			count: deposits.monthsWithDeposit,
			of: last6.months.length,
			amount: sum(deposits.made.map(({ amount }) => amount)),
			day: state.bankAccounts.size === 0 ? null : (deposits.made.at(-1)?.bankDay ?? null),
			evidence: deposits.made.map(({ eventId }) => eventId)
		}),
		...decidedFigures(asking),
		officers: figure({ count: signingOffices.length - lacking, of: signingOffices.length }),
		visit: nothing,
		sum: asking.asked.basis === null ? nothing : figure({ amount: asking.asked.amount, ofAmount: allowed })
	};
}

/** What the circle decided: who said yes, for whom and how much. */
function decidedFigures({
	resolution,
	plan
}: Asking): Readonly<Record<'resolution' | 'plan', ConditionFigure>> {
	return {
		resolution:
			resolution === null
				? nothing
				: figure({
						count: resolution.vote.forIt,
						of: resolution.vote.present,
						day: resolution.on,
						evidence: [resolution.eventId]
					}),
		plan:
			plan === null
				? nothing
				: figure({
						count: plan.lines.filter(({ amount }) => amount > 0).length,
						amount: plan.total,
						day: plan.decided?.on ?? null
					})
	};
}

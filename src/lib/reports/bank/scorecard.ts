import { exact, money, ratio, sum, type Money } from '#money';
import {
	ruleName,
	type BothTexts,
	type Condition,
	type IndicatorCode,
	type Indicators,
	type RuleName,
	type ScorecardItem,
	type ScorecardRule
} from './rule-types.ts';
import { addMonths, daysBetween, firstOfMonth, type LocalDate } from '#kernel';
import type { Panchasutra } from './panchasutra-types.ts';

/** A card filled in as far as the book and the known limits allow. */
export interface Scorecard {
	readonly card: RuleName;
	readonly months: number | null;
	readonly items: readonly ScoredItem[];
	/** Sum of the known marks, and the maximum of these items. */
	readonly marks: { readonly given: number; readonly most: number } | null;
	/** Null unless every item of a card with grades has its marks. */
	readonly grade: string | null;
	readonly notSeen: BothTexts | null;
}

export interface ScoredItem {
	readonly id: string;
	readonly name: BothTexts;
	readonly indicator: IndicatorCode | null;
	/** A decimal string; null where the book does not have it. */
	readonly value: string | null;
	/** Null where the card names no limit or the book has no figure. */
	readonly met: boolean | null;
	/** Null where the card gives no marks or they are unknown. */
	readonly marks: number | null;
	readonly bankFills: boolean;
}

/** @param figures of the months that the card evaluates */
export function scorecard(card: ScorecardRule, figures: Indicators): Scorecard {
	const items = card.items.map((item) => scored(item, figures));
	const marked = items.filter((_, place) => card.items[place]?.bands !== undefined);
	const given = marked.reduce((all, { marks }) => all + (marks ?? 0), 0);
	const most = card.items.reduce(
		(all, item, place) => all + (items[place]?.marks === null ? 0 : mostOf(item)),
		0
	);
	const whole = items.length > 0 && items.every(({ marks }) => marks !== null);
	return {
		card: ruleName(card),
		months: card.months ?? null,
		items,
		marks: marked.length === 0 ? null : { given, most },
		grade: whole ? gradeOf(card, ratio(given, most)) : null,
		notSeen: card.notSeen ?? null
	};
}

function scored(item: ScorecardItem, figures: Indicators): ScoredItem {
	const { id, name, indicator } = item;
	const value = indicator === undefined ? null : figures[indicator];
	const known = value !== null;
	const met = item.met === undefined || !known ? null : allHold(item.met, figures);
	const band = known ? item.bands?.find(({ when }) => allHold(when, figures) === true) : undefined;
	const marks = band?.marks ?? null;
	const asks = item.bands !== undefined ? marks === null : item.met !== undefined ? met === null : !known;
	return { id, name, indicator: indicator ?? null, value, met, marks, bankFills: asks };
}

/** Returns null if one of the figures is unknown. */
export function allHold(conditions: readonly Condition[], figures: Indicators): boolean | null {
	const each = conditions.map((condition) => holds(condition, figures[condition.indicator]));
	return each.includes(null) ? null : each.every((one) => one === true);
}

function holds({ is, limit }: Condition, value: string | null): boolean | null {
	if (value === null) return null;
	const compared = exact(value).comparedTo(exact(limit));
	if (is === 'atLeast') return compared >= 0;
	if (is === 'over') return compared > 0;
	return is === 'atMost' ? compared <= 0 : compared < 0;
}

function mostOf({ bands }: ScorecardItem): number {
	return Math.max(0, ...(bands ?? []).map(({ marks }) => marks ?? 0));
}

function gradeOf({ grades }: ScorecardRule, share: string | null): string | null {
	if (share === null) return null;
	const band = grades?.find(({ atLeast }) => exact(share).comparedTo(exact(atLeast)) >= 0);
	return band?.grade ?? null;
}

/** Facts about a group beyond the five rules. */
export interface GroupAge {
	/** First day of activity by the books; null before the first meeting. */
	readonly activeSince: LocalDate | null;
	/** Day of the first loan to a member; null without one. */
	readonly firstLoanOn: LocalDate | null;
	readonly members: number;
	/** Savings of all members, minor units. */
	readonly savings: Money;
}

/** Returns the figures used by scorecards for one window. */
export function indicatorsOf(figures: Panchasutra, group: GroupAge): Indicators {
	const { meetings, saving, deposits, lending, repayment, books, corpus, months, from, to, on } = figures;
	const { ageing, overdueInterest, overdueSince } = repayment;
	const late = ageing.overdue + sum(overdueInterest.map(({ amount }) => amount));
	const { income, ...others } = lending.byUse;
	return {
		ageMonths: monthsSince(group.activeSince, on),
		members: String(group.members),
		meetingsHeldShare: meetings.share,
		meetingsPerMonth: months.length === 0 ? null : perMonth(meetings.held.length, from, to),
		attendance: meetings.attendance,
		worstAttendance: meetings.worst === null ? null : ratio(meetings.worst.present, meetings.worst.expected),
		savingOnTime: saving.onTime,
		savingsPerMember: ratio(group.savings / 100, group.members),
		savingsPerMonth: months.length === 0 ? null : perMonth(saving.saved / 100, from, to),
		depositMonthsShare: ratio(deposits.monthsWithDeposit, months.length),
		idleCash: deposits.idleShare,
		bankOfCorpus: ratio(deposits.bank, corpus),
		onLoan: lending.onLoanShare,
		everBorrowed: ratio(lending.borrowers, lending.members),
		lendingMonths: monthsSince(group.firstLoanOn, on),
		// At least one in the divisor, because all loans may be for income. Unknown uses do not count as income, so that no figure flatters.
		productiveToOther:
			lending.given.length === 0
				? null
				: ratio(income.loans, Math.max(1, sum(Object.values(others).map(({ loans }) => money(loans))))),
		collectedOverDue: repayment.share,
		overdueShare: ratio(late, ageing.outstanding),
		overdueDaysOldest: String(overdueSince === null ? 0 : daysBetween(overdueSince, on)),
		overdueMonthsOldest: overdueSince === null ? '0' : monthsSince(overdueSince, on),
		countsMatched: books.share
	};
}

/**
 * Returns the monthly average over the days from `from` to `to`, both included. A partial month counts as its days ÷ the
 * days of the month (ledger fine print 37).
 *
 * @returns a decimal string; null if `to` is before `from`
 */
export function perMonth(amount: number, from: LocalDate, to: LocalDate): string | null {
	if (to < from) return null;
	const [first, last] = [firstOfMonth(from), firstOfMonth(to)];
	const [firstDays, lastDays] = [daysIn(first), daysIn(last)];
	// Whole calendar months that contain the period, less the days outside of it.
	let months = 1;
	while (firstOfMonth(first, months) <= last) months += 1;
	const before = daysBetween(first, from);
	const after = lastDays - 1 - daysBetween(last, to);
	return ratio(
		amount * firstDays * lastDays,
		months * firstDays * lastDays - before * lastDays - after * firstDays
	);
}

const daysIn = (first: LocalDate): number => daysBetween(first, firstOfMonth(first, 1));

/**
 * Returns the months that have passed since a day: whole ones, which end on the same day of the next month (clipped to its
 * end), plus the elapsed fraction of the current one.
 *
 * @returns a decimal string; null where the day is unknown
 */
export function monthsSince(since: LocalDate | null, on: LocalDate): string | null {
	if (since === null) return null;
	if (on < since) return '0';
	let months = 0;
	while (addMonths(since, months + 1) <= on) months += 1;
	const [began, ends] = [addMonths(since, months), addMonths(since, months + 1)];
	const days = daysBetween(began, ends);
	return ratio(months * days + daysBetween(began, on), days);
}

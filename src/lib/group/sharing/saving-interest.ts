import { addDays, monthNameOf, monthStart, type EventId, type LocalDate, type MemberId } from '#kernel';
import { exact, percentOf, roundHalfUpTo, zero, money, type Exact, type Money } from '#money';
import { partsOfAccount, savingsOf } from '../chart.ts';
import type { SavingFund } from '../event-fields.ts';
import { linesOf, type Journal } from '../journal.ts';
import { withPostingDays, type PostedLine } from '../posting-day.ts';
import type { Constitution } from '../rules/constitution.ts';
import { membersOn, rulesOn } from '../state-on.ts';
import type { GroupState } from '../state.ts';

/** Interest earned by members' savings up to a day named by the rules; minor units. */
export interface SavingInterest {
	readonly until: LocalDate;
	/** Amounts above zero, by member number. */
	readonly parts: readonly {
		readonly memberId: MemberId;
		readonly fund: SavingFund;
		readonly amount: Money;
	}[];
}

const monthsOf = { quarter: 3, halfYear: 6, year: 12 } as const;

/**
 * Returns the interest on savings to be credited on `on` (ledger law 51): for each month ended since the last credit, up to the last day named by the
 * rules, 1/12 of the yearly rate in force that month on the lowest balance of the month; the sum is rounded once. A reversal lowers a balance from
 * its own day on.
 *
 * @param journal the whole book
 * @returns null if the rules have no interest, or no such day has passed since the last credit
 */
export function savingInterest(state: GroupState, journal: Journal, on: LocalDate): SavingInterest | null {
	const rules = rulesOn(state, on);
	const until = rules === null ? null : lastNamedDay(rules, on);
	if (rules === null || until === null) return null;
	const calendar = calendarOf(rules);
	const lines = withPostingDays(linesOf(journal));
	const begun = lines[0]?.postedOn ?? on;
	const before = lastCredited(lines);
	const from = before === null ? monthStart(begun, calendar) : addDays(before, 1);
	if (until < from) return null;
	const months: Month[] = [];
	for (let start = from; start <= until; start = monthStart(start, calendar, 1)) {
		const end = addDays(monthStart(start, calendar, 1), -1);
		// There are no rules for a month before the founding.
		const asked = rulesOn(state, end)?.savingInterest;
		if (asked !== undefined) months.push({ from: start, to: end, ...asked });
	}
	const parts = membersOn(state, on)
		.toSorted((one, other) => one.number - other.number)
		.flatMap(({ memberId }) =>
			(['regular', 'voluntary', 'shares'] as const).flatMap((fund) => {
				const earned = earnedBy(lines, { memberId, fund }, months);
				const amount = roundHalfUpTo(earned, rules.roundingUnit);
				return amount > 0 ? [{ memberId, fund, amount }] : [];
			})
		);
	return { until, parts };
}

interface Month {
	readonly from: LocalDate;
	readonly to: LocalDate;
	readonly percentPerYear: string;
	readonly funds: 'voluntary' | 'all';
}

/** Calendar of the months: Bikram Sambat if the year of accounts begins by it. */
const calendarOf = ({ yearStart }: Constitution) =>
	yearStart.startsWith('bs-') ? ('bikramSambat' as const) : ('gregorian' as const);

/** Last day up to `on` that ended a quarter, half-year or year of accounts. */
function lastNamedDay(rules: Constitution, on: LocalDate): LocalDate | null {
	const { savingInterest: asked, yearStart } = rules;
	if (asked === undefined) return null;
	const calendar = calendarOf(rules);
	const first = monthNumber(yearStart.replace(/-\d\d$/, ''));
	for (let back = 1; back > -12; back -= 1) {
		const end = addDays(monthStart(on, calendar, back), -1);
		const after = monthNumber(monthNameOf(addDays(end, 1), calendar));
		if (end <= on && (after - first + 12) % monthsOf[asked.every] === 0) return end;
	}
	return null;
}

/** Returns the number of the month: 4 for "04", "bs-04" and "2026-04". */
const monthNumber = (name: string): number => Number(name.slice(-2));

/** Last day up to which interest was credited; a reversed credit does not count. */
function lastCredited(lines: readonly PostedLine[]): LocalDate | null {
	const reversed = new Set<EventId>(
		lines.flatMap(({ event }) => (event.type === 'EventReversed' ? [event.reverses] : []))
	);
	const until = lines.flatMap(({ event }) =>
		event.type === 'SavingInterestCredited' && event.until !== undefined && !reversed.has(event.eventId)
			? [event.until]
			: []
	);
	return until.toSorted().at(-1) ?? null;
}

function earnedBy(
	lines: readonly PostedLine[],
	{ memberId, fund }: { readonly memberId: MemberId; readonly fund: SavingFund },
	months: readonly Month[]
): Exact {
	const account = savingsOf(memberId, fund);
	const byDay = new Map<LocalDate, number>();
	for (const { entry, postedOn } of lines)
		for (const leg of entry?.postings ?? [])
			if (leg.account === account && partsOfAccount(leg.account).fund === fund)
				byDay.set(postedOn, (byDay.get(postedOn) ?? 0) + (leg.side === 'credit' ? leg.amount : -leg.amount));
	const days = [...byDay].sort(([one], [other]) => (one < other ? -1 : 1));
	const heldOn = (day: LocalDate): number =>
		days.reduce((held, [moved, amount]) => (moved <= day ? held + amount : held), 0);
	return months.reduce((earned, { from, to, percentPerYear, funds }) => {
		if (funds === 'voluntary' && fund !== 'voluntary') return earned;
		const within = days.filter(([day]) => day >= from && day <= to).map(([day]) => heldOn(day));
		const lowest = Math.min(heldOn(addDays(from, -1)), ...within);
		return lowest <= 0
			? earned
			: earned.plus(percentOf(money(lowest), percentPerYear, exact(1).dividedBy(12)));
	}, exact(zero));
}

import { addDays, partsOf, type EventId, type LocalDate, type MemberId } from '#kernel';
import { balanceOf, type JournalEntry } from '#ledger';
import { add } from '#money';
import { interestIncome, partsOfAccount, savingsOf } from '../chart.ts';
import type { GroupEvent } from '../event-types.ts';
import { type Journal, linesOf } from '../journal.ts';
import { joinedBetween } from '../offices/officers-who-decide.ts';
import { savedIn } from '../saving/saving-due.ts';
import type { GroupState, Member } from '../state.ts';
import type { SharingBasis } from './share.ts';
import { type PostedLine, withPostingDays } from '../posting-day.ts';

/**
 * Returns the weights of `members` for the sharing rules on `on` (ledger law 7, fine print 18): present regular savings and shares; month ends,
 * meetings and interest since the last distribution. Voluntary savings have no weight, since they are not in the fund (ledger law 43).
 *
 * @param journal null leaves months, meetings and interest at zero, for rules that do not use them
 */
export function basesOf(
	state: GroupState,
	members: readonly Member[],
	on: LocalDate,
	journal: Journal | null
): readonly SharingBasis[] {
	const since = journal && sinceLastDistribution(journal);
	const months = since ? savedTimes(since, monthEnds(since, on)) : none;
	const meetings = since ? savedTimes(since, meetingsHeld(since, on, state)) : none;
	const interest = since ? interestPaid(since, state) : none;
	const unheard = joinedBetween(state);
	return members.map(({ memberId }) => ({
		savings: add(savedIn(state, memberId, 'regular'), savedIn(state, memberId, 'shares')),
		shares: -balanceOf(state.balances, savingsOf(memberId, 'shares')),
		savingMonths: Math.max(0, months.get(memberId) ?? 0),
		savingMeetings: Math.max(0, meetings.get(memberId) ?? 0),
		interest: Math.max(0, interest.get(memberId) ?? 0),
		isUnheard: unheard.has(memberId)
	}));
}

const none: ReadonlyMap<MemberId, number> = new Map();

/** Number of periods for which an amount saved on a day has remained until now. */
type Stayed = (savedOn: LocalDate) => number;

/** Counts calendar month ends after the last distribution, up to and including `on`. */
function monthEnds({ sharedOn }: SinceDistribution, on: LocalDate): Stayed {
	const shared = sharedOn === null ? -Infinity : monthEndsUntil(sharedOn);
	return (savedOn) =>
		Math.max(0, monthEndsUntil(on) - Math.max(shared, monthEndsUntil(addDays(savedOn, -1))));
}

/** Counts regular meetings, including that of the deposit, after the last distribution, up to and including `on`. */
function meetingsHeld(
	{ sharedOn }: SinceDistribution,
	on: LocalDate,
	{ regularMeetings }: GroupState
): Stayed {
	const held = regularMeetings
		.map(({ day }) => day)
		.filter((day) => day <= on && (sharedOn === null || day > sharedOn));
	return (savedOn) => held.filter((day) => day >= savedOn).length;
}

/** Sums minor units × number of periods, by posting days. */
function savedTimes({ all }: SinceDistribution, stayed: Stayed): ReadonlyMap<MemberId, number> {
	const times = new Map<MemberId, number>();
	for (const { entry, postedOn } of all)
		for (const leg of entry?.postings ?? []) {
			const { root, memberId, fund } = partsOfAccount(leg.account);
			if (root !== 'savings' || memberId === null || fund === 'voluntary') continue;
			count(times, memberId, (leg.side === 'credit' ? leg.amount : -leg.amount) * stayed(postedOn));
		}
	return times;
}

/** Number of calendar month ends from the first year on, up to and including `day`. */
function monthEndsUntil(day: LocalDate): number {
	const { year, month } = partsOf(day);
	const isMonthEnd = partsOf(addDays(day, 1)).month !== month;
	return year * 12 + month - (isMonthEnd ? 0 : 1);
}

/** Interest paid by each member since the last distribution, less reversals; minor units. */
function interestPaid({ all, after }: SinceDistribution, state: GroupState): ReadonlyMap<MemberId, number> {
	const events = new Map<EventId, GroupEvent>(all.map(({ event }) => [event.eventId, event]));
	const paid = new Map<MemberId, number>();
	for (const { event, entry } of after) {
		const source = event.type === 'EventReversed' ? events.get(event.reverses) : event;
		const payer = source && payerOf(source, state);
		if (payer !== undefined) count(paid, payer, interestIn(entry));
	}
	return paid;
}

function payerOf(event: GroupEvent, state: GroupState): MemberId | undefined {
	if ('loanId' in event) return state.loans.get(event.loanId)?.memberId;
	return 'memberId' in event ? event.memberId : undefined;
}

function interestIn(entry: JournalEntry | null): number {
	const legs = (entry?.postings ?? []).filter((leg) => leg.account === interestIncome);
	return legs.reduce((sum, leg) => sum + (leg.side === 'credit' ? leg.amount : -leg.amount), 0);
}

function count(into: Map<MemberId, number>, memberId: MemberId, more: number): void {
	into.set(memberId, (into.get(memberId) ?? 0) + more);
}

/** The day of the last distribution of profit (null if there was none) and the lines after it. */
export interface SinceDistribution {
	readonly sharedOn: LocalDate | null;
	/** Every line of the book, with its posting day. */
	readonly all: readonly PostedLine[];
	/** Lines that were recorded after the last distribution. */
	readonly after: readonly PostedLine[];
}

/** A corrected distribution counts at its original position; a reversed one does not count. */
export function sinceLastDistribution(journal: Journal): SinceDistribution {
	const all = withPostingDays(linesOf(journal));
	const places = new Map<EventId, number>();
	const reversed = new Set<EventId>();
	for (const { event } of all) {
		const place = places.size;
		// A replacement has the position of its original.
		places.set(event.eventId, event.corrects === undefined ? place : (places.get(event.corrects) ?? place));
		if (event.type === 'EventReversed') reversed.add(event.reverses);
	}
	let last = -1;
	for (const { event } of all)
		if (isDistribution(event) && !reversed.has(event.eventId))
			last = Math.max(last, places.get(event.eventId) ?? -1);
	return { sharedOn: all[last]?.event.occurredOn ?? null, all, after: all.slice(last + 1) };
}

const isDistribution = ({ type }: GroupEvent): boolean =>
	type === 'DividendPaid' || type === 'CycleSharedOut';

import { expect } from 'vitest';
import { assert, type EventId, type Instant, type LocalDate, type MemberId } from '#kernel';
import { balanceOf, type AccountCode } from '#ledger';
import {
	checkAll,
	foldAdmitted,
	settlePhones,
	type GroupEvent,
	type GroupState,
	type PageThere,
	type SettlePhones
} from '#group';
import { founded, lent, marked, meeting, saved, type Entry } from './builders.ts';

/**
 * A group of four with 1,000 rupees; at meeting 1 it lent 300 of them. Its phone wrote meeting 2 on 5 February, another phone wrote pages of
 * its own from the same page on. Settled on 1 March by the president and the secretary.
 */
export const [president, secretary] = ['m1', 'm2'] as unknown as readonly [MemberId, MemberId];
/** Hash of a page of the other phone. */
export const page = 'a'.repeat(64);
export const named = (events: readonly GroupEvent[], id: string): readonly GroupEvent[] =>
	events.map((one, place) => ({ ...one, eventId: `${id}.${place}` as EventId }));
/** A sealed meeting whose events are named by their place: its opening is `id.0`. */
export const meets = (id: string, number: number, on: string, ...entries: readonly Entry[]) =>
	named(meeting(number, on, ...entries), id);
export const common = [
	...named(founded('2024-01-05', { members: 4, box: 1000 }), 'founding'),
	...meets('one', 1, '2024-01-05', lent('l1', 'm3', 300))
];
export const here = meets('here', 2, '2024-02-05', marked('m1'), saved('m1', 20));

export const stateWith = (...pages: readonly (readonly GroupEvent[])[]): GroupState => {
	const state = foldAdmitted([...common, ...pages.flat()], 'INR');
	assert(state.ok, state.ok ? '' : JSON.stringify(state.error));
	return state.value;
};

const stampOf = () => {
	let many = 0;
	return {
		newEventId: () => `settled.${(many += 1)}` as EventId,
		recordedAt: '2024-03-01T09:00:00.000Z' as Instant
	};
};

export const settled = (
	pages: readonly PageThere[],
	more: Partial<SettlePhones> = {},
	state: GroupState = stateWith(here)
) =>
	settlePhones(
		state,
		{
			on: '2024-03-01' as LocalDate,
			beside: [page],
			notChosen: [],
			pages,
			void: [],
			both: [],
			approvedBy: [president, secretary],
			...more
		},
		stampOf()
	);

/** What is written where this phone wrote these pages; it is a book for every reader. */
export function settledOver(
	own: readonly (readonly GroupEvent[])[],
	pages: readonly PageThere[],
	more: Partial<SettlePhones> = {}
) {
	const decision = settled(pages, more, stateWith(...own));
	assert(decision.ok, decision.ok ? '' : JSON.stringify(decision.error));
	const events = [...common, ...own.flat(), ...decision.value.steps.map((step) => step.event)];
	const read = checkAll(events, 'INR');
	expect(read.ok && read.value.balances).toEqual(decision.value.state.balances);
	return decision.value;
}

/** Minor units that an account of the book holds. */
export const holds = ({ balances }: GroupState, account: string): number =>
	balanceOf(balances, account as AccountCode);

import { expect } from 'vitest';
import type { Instant, LocalDate } from '#kernel';
import { decide, replay, type Command, type GroupEvent, type GroupState, type Rejection } from '#group';
import {
	aStamp,
	bankOpened,
	counted,
	founded,
	marked,
	memberId,
	opened,
	sealed,
	withFields
} from './builders.ts';

/** What one officer tries, with any clock and on pages of any day, and what the book of four women says then. */

export const on = (text: string) => text as LocalDate;
export const ids = (...women: readonly string[]) => women.map(memberId);
export const four = ids('m1', 'm2', 'm3', 'm4');
export const both = ids('m1', 'm2');

const named = (events: readonly GroupEvent[]) =>
	events.map((event, place) => ({ ...event, eventId: `b${place}` }) as GroupEvent);

/** A page of four women, closed by the codes of these. */
export const page = (
	number: number,
	day: string,
	women: readonly string[],
	...more: readonly GroupEvent[]
) => [
	opened(number)(day),
	...four.map((one) => marked(one)(day)),
	...more,
	counted({ '100': 1000 })(day),
	withFields(sealed, { approvals: women })(day)
];

/** Four women, 1,000 rupees, an account, one page closed by both officers: m1 is president, m2 secretary. */
export const plain = named([
	...founded('2025-01-05', { members: 4, box: 1000 }),
	bankOpened()('2025-01-05'),
	...page(1, '2025-02-05', ['m1', 'm2'])
]);

/** Each on what the one before left; what is refused writes nothing. @param clock its day; that of the act where it is left out */
export function play(start: GroupState, acts: readonly Command[], name = 'a', clock?: string) {
	const stamp = aStamp(name);
	const events: GroupEvent[] = [];
	const errors: Rejection[] = [];
	let state = start;
	const results = acts.map((act) => {
		const recordedAt = `${clock ?? act.on}T09:00:00.000Z` as Instant;
		const decided = decide(state, act, { ...stamp, recordedAt });
		if (!decided.ok) {
			errors.push(decided.error);
			return decided.error.type;
		}
		({ state } = decided.value);
		events.push(...decided.value.steps.map(({ event }) => event));
		return 'ok';
	});
	return { state, events, results, errors };
}

export type Played = ReturnType<typeof play>;

export const refusals = ({ results }: Pick<Played, 'results'>) => results.filter((one) => one !== 'ok');

/** Whatever was recorded is read again, and the group goes on that day. */
export function goesOn({ state, events, results }: Played, today: string, before = plain) {
	expect(refusals({ results })).toEqual([]);
	expect(replay([...before, ...events], 'INR').ok).toBe(true);
	expect(play(state, [opens(today)], 'next').results).toEqual(['ok']);
}

export const opens = (
	day: string,
	kind: 'regular' | 'special' | 'desk' = 'regular',
	late?: number
): Command => ({
	type: 'OpenMeeting',
	on: on(day),
	kind,
	...(late !== undefined && { late: { number: late } })
});
export const came = (day: string, women = four): readonly Command[] =>
	women.map((one) => ({ type: 'AnswerRoll', on: on(day), memberId: one, answer: 'came' }));
export const count = (day: string, rupees = 1000): Command =>
	({ type: 'CountCash', on: on(day), pieces: new Map([[100, rupees]]) }) as unknown as Command;
export const seal = (day: string, ...women: readonly string[]): Command => ({
	type: 'SealMeeting',
	on: on(day),
	approvals: ids(...women)
});
export const away = (day: string): Command => ({ type: 'PutMeetingAway', on: on(day), approvedBy: both });
export const joins = (day: string, more: object = {}): Command => ({
	type: 'AddMember',
	on: on(day),
	memberId: memberId('m9'),
	number: 9,
	symbol: 'hen',
	...more
});
export const consents = (day: string): Command => ({
	type: 'GiveConsent',
	on: on(day),
	memberId: memberId('m3'),
	notice: 'v2',
	language: 'hi',
	scope: ['name']
});

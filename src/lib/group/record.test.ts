import { describe, expect, test } from 'vitest';
import {
	bookOf,
	day,
	desk,
	event,
	founded,
	marked,
	meeting,
	memberId,
	opened,
	openMeeting,
	refusalOf,
	saved,
	sealed,
	takenBack,
	withFields,
	type Entry
} from '../../../tests/support/builders.ts';
import { late } from '../../../tests/support/loan-entries.ts';
import { corrected } from '../../../tests/support/outside-money.ts';
import { disputed, left } from '../../../tests/support/people.ts';
import {
	activeMembers,
	checkEach,
	needsWholeBook,
	previousRegularDay,
	record,
	replay,
	withId
} from './index.ts';

// Recording of an entry: its id, its position, and the data needed for it (ledger law 2, 5 and 6.5).

const first = '2025-01-05';
const now = '2025-02-05';
const named = (id: string, entry: Entry) => withFields(entry, { eventId: id });
const begun = [...founded(first, { box: 1000 }), ...meeting(1, first, named('a', saved('m1', 20)))];
const instead: Entry = () => event({ ...saved('m1', 30)(first), corrects: 'a' });

describe('an id', () => {
	test('is used once, in a meeting and in a book', () => {
		const open = bookOf([
			...begun,
			...openMeeting(2, now, named('b', saved('m1', 20)), named('c', saved('m2', 20)))
		]);
		expect(refusalOf(open, named('b', saved('m3', 20))(now))).toEqual({ type: 'DuplicateId', id: 'b' });
		const { refused } = checkEach([...begun, opened(2)(now), named('a', saved('m3', 20))(now)], 'INR', 1);
		expect(refused).toEqual([{ place: begun.length + 1, rejection: { type: 'DuplicateId', id: 'a' } }]);
	});

	test('is its place in the book where a file gives none, also after what was taken back', () => {
		expect(withId(marked('m1')(now), 7).eventId).toBe('7');
		expect(withId(named('x', marked('m1'))(now), 7).eventId).toBe('x');
		const events = [...begun, opened(2)(now), named('b', saved('m1', 20))(now), takenBack('b')(now)];
		const next = events.length + 1;
		for (const state of [bookOf(events), replay(events, 'INR')]) {
			const known = 'ok' in state ? (state.ok ? state.value : bookOf([])) : state;
			const recorded = record(known, saved('m2', 20)(now));
			expect(recorded.ok && recorded.value.event.eventId).toBe(String(next));
		}
	});
});

test('so many refusals are listed, each with its place; a replay stops at the first', () => {
	const bad = saved('m9', 20)(now);
	const events = [...begun, opened(2)(now), bad, bad, saved('m1', 20)(now), bad];
	const place = begun.length + 1;
	const stranger = { type: 'MemberUnknown', memberId: 'm9' };
	const refusedOf = (most: number) => checkEach(events, 'INR', most).refused.map((each) => each.place);
	expect([refusedOf(1), refusedOf(2), refusedOf(9)]).toEqual([
		[place],
		[place, place + 1],
		[place, place + 1, place + 3]
	]);
	expect(checkEach(events, 'INR', 9).state.balances.get('savings/m1/regular' as never)).toBe(-4000);
	expect(replay(events, 'INR')).toEqual({ ok: false, error: { place, rejection: stranger } });
});

describe('taking back in a meeting', () => {
	const inOrder = [
		...begun,
		...openMeeting(2, now, named('b', saved('m2', 20)), corrected('a')),
		instead(first),
		named('c', saved('m3', 20))(now)
	];

	test('leaves alone what puts an earlier page right', () => {
		const state = bookOf([...inOrder, takenBack('c')(now)]);
		// 1,000 + 20; the 20 of m1 were corrected to 30; the entry of m3 was reversed.
		expect(state.balances.get('box' as never)).toBe(105000);
		expect(state.balances.get('savings/m1/regular' as never)).toBe(-3000);
		expect(state.balances.has('savings/m3/regular' as never)).toBe(false);
	});

	test('goes on, one entry after the other, each once', () => {
		const state = bookOf([...inOrder, takenBack('c')(now), takenBack('b')(now)]);
		expect(state.balances.get('box' as never)).toBe(103000);
		expect(refusalOf(state, takenBack('b')(now))).toEqual({ type: 'AlreadyTakenBack', eventId: 'b' });
		expect(state.openMeeting?.before.openMeeting).toBeNull();
	});
});

describe('the whole book is needed', () => {
	const open = bookOf([
		...begun,
		...openMeeting(2, now, named('b', saved('m1', 20)), named('c', saved('m2', 20)))
	]);
	const onPaper = bookOf([...begun, ...meeting(2, now), late(3)('2025-01-20')]);
	const none = bookOf(begun);

	test.each([
		['for what replaces an entry', open, instead(first), true],
		['for a page entered late', none, late(2)('2025-01-20'), true],
		['for what is entered on it', onPaper, saved('m1', 20)('2025-01-20'), true],
		['for a dispute', open, disputed('a', 'm1')(now), true],
		['to put a sealed page right', open, takenBack('a')(now), true],
		['to put it right before a meeting is open', none, takenBack('a')(now), true],
		['not to take back in the meeting', open, takenBack('b')(now), false],
		['not for a meeting', none, opened(2)(now), false],
		['not for an entry', open, saved('m1', 20)(now), false]
	])('%s', (_, state, next, needed) => {
		expect(needsWholeBook(state, next)).toBe(needed);
		const refused = refusalOf({ ...state, journal: null }, next);
		expect(refused?.type === 'WholeBookNeeded').toBe(needed);
	});
});

test('the regular meeting before: of one that is open, of a special one, of none', () => {
	const two = [...begun, ...meeting(2, now)];
	const third = '2025-03-05';
	expect(previousRegularDay(bookOf(two))).toBe(now);
	expect(previousRegularDay(bookOf([...two, opened(3)(third)]))).toBe(now);
	expect(previousRegularDay(bookOf([...two, opened(1, 'special')(third)]))).toBe(now);
	expect(previousRegularDay(bookOf([...two, ...desk(1, third)]))).toBe(now);
	expect(previousRegularDay(bookOf(two), day(now))).toBe(first);
	expect(previousRegularDay(bookOf(founded(first)))).toBeNull();
});

test('a meeting stands in itself; who has left is active no more', () => {
	const state = bookOf([...begun, ...openMeeting(2, now, left('m3')), sealed(now)]);
	const meetings = state.journal?.lines.filter((line) => line.event.type === 'MeetingOpened');
	expect(meetings?.map((line) => line.meeting?.number)).toEqual([1, 2]);
	expect(activeMembers(state).map((member) => member.memberId)).toEqual([memberId('m1'), memberId('m2')]);
});

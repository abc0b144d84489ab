import { describe, expect, test } from 'vitest';
import { present } from '#kernel';
import {
	checkAll,
	compact,
	foldAdmitted,
	isPutAway,
	lastDayIn,
	linesOf,
	pagesPutAway,
	record,
	replay,
	replayUntil,
	withoutPutAway,
	type GroupState
} from '#group';
import { exceptions } from '#reports';
import {
	bookOf,
	counted,
	day,
	desk,
	doing,
	event,
	founded,
	marked,
	meeting,
	memberId,
	opened,
	openMeeting,
	putAway,
	refusalOf,
	saved,
	spent,
	takenBack,
	toBank,
	bankOpened,
	withFields
} from '../../../../tests/support/builders.ts';

const first = '2025-01-05';
const now = '2025-02-05';
const yearsOff = '2028-02-05';
const held = [...founded(first, { box: 1000 }), bankOpened()(first), ...meeting(1, first, saved('m1', 20))];
const taken = [withFields(saved('m1', 20), { eventId: 'a' }), takenBack('a')];
const empty = openMeeting(2, yearsOff, marked('m1'), ...taken);
const officers = putAway('m1', 'm2');

/** The state without the counter of events. */
const figures = (state: GroupState): unknown => ({ ...compact(state), eventCount: 0 });

describe('an empty meeting that is put away', () => {
	test('was never held: its day binds nothing, its number is free, nobody owes for it', () => {
		const events = [...held, ...empty, officers(now)];
		const state = bookOf(events);
		expect(state.openMeeting).toBeNull();
		expect(figures(state)).toEqual(figures(bookOf(held)));
		expect(state.eventCount).toBe(events.length);
	});

	test('leaves the same book whichever way it is read, and as at any day', () => {
		const events = [...held, ...empty, officers(now), ...meeting(2, now, saved('m2', 20))];
		const live = bookOf(events);
		const folds = [foldAdmitted(events, 'INR'), replay(events, 'INR'), checkAll(events, 'INR')];
		for (const fold of folds) expect(fold.ok && compact(fold.value)).toEqual(compact(live));
		const then = replayUntil(events, 'INR', day(now));
		expect(then.ok && figures(then.value)).toEqual(figures(live));
	});

	test('of work between meetings, and of a paper meeting with a wrong day, goes the same way', () => {
		const atDesk = [
			...held,
			...desk(1, yearsOff, ...[withFields(toBank(10), { eventId: 'a' }), takenBack('a')])
		];
		expect(figures(bookOf([...atDesk, officers(now)]))).toEqual(figures(bookOf(held)));
	});

	test('gives back the work between meetings that its opening had sealed', () => {
		const atDesk = [...held, ...desk(1, now, toBank(10))];
		const events = [...atDesk, ...openMeeting(2, now), officers(now)];
		const closed = (state: GroupState) => figures({ ...state, openMeeting: null });
		for (const fold of [foldAdmitted(events, 'INR'), replay(events, 'INR'), checkAll(events, 'INR')]) {
			expect(fold.ok && closed(fold.value)).toEqual(closed(bookOf(atDesk)));
			expect(fold.ok && fold.value.openMeeting).toMatchObject({ kind: 'desk', number: 1 });
		}
	});

	test.each([
		['a saving', [saved('m1', 20)]],
		['an expense', [spent('stationery', 5)]],
		['a count', [counted({ 10000: 10 })]]
	])('is not empty with %s', (_, entries) => {
		expect(refusalOf(bookOf([...held, ...openMeeting(2, now, ...entries)]), officers(now))).toEqual({
			type: 'MeetingNotEmpty'
		});
	});

	// Otherwise a single officer with a wrong clock could open a page of a far future year that nobody can remove.
	test.each(['regular', 'desk'] as const)(
		'a %s page keeps who could open the book: it is heard at the next close of the circle',
		(kind) => {
			const noted = event({ type: 'AccessNoted', occurredOn: yearsOff, what: 'fileHandedOut' });
			const page = [opened(kind === 'desk' ? 1 : 2, kind)(yearsOff), noted];
			const events = [...held, ...page, officers(now)];
			const folds = [foldAdmitted(events, 'INR'), replay(events, 'INR'), checkAll(events, 'INR')];
			for (const state of [
				bookOf(events),
				...folds.map((fold) => present(fold.ok ? fold.value : null, 'it is sound'))
			]) {
				expect(state.accessToHear).toMatchObject([noted]);
				expect(figures({ ...state, accessToHear: [] })).toEqual(figures(bookOf(held)));
			}
			// It is a line of the journal without a meeting, and the only one of the page.
			for (const fold of folds) {
				const lines = fold.ok && fold.value.journal !== null ? linesOf(fold.value.journal) : [];
				expect(lines.slice(held.length)).toMatchObject([{ event: noted, meeting: null }]);
			}
			expect(lastDayIn(events)).toBe(first);
			const later = [...events, ...meeting(2, now, saved('m2', 20))];
			expect(bookOf(later).accessToHear).toEqual([]);
			const told = exceptions(later, { currency: 'INR', from: day(first), to: day(now) }).access;
			expect(told).toEqual([{ on: now, what: 'fileHandedOut', number: null, meeting: null }]);
		}
	);

	test('is not empty with a correction of an earlier page', () => {
		const before = [
			...founded(first, { box: 1000 }),
			...meeting(1, first, withFields(saved('m1', 20), { eventId: 'a' }))
		];
		const state = bookOf([...before, ...openMeeting(2, now, takenBack('a'))]);
		expect(refusalOf(state, officers(now))).toEqual({ type: 'MeetingNotEmpty' });
	});

	test('asks for as many officers as a seal: one alone would make an evening vanish', () => {
		const state = bookOf([...held, ...empty]);
		expect(refusalOf(state, putAway('m1')(now))).toEqual({ type: 'ApprovalsMissing', given: 1, needed: 2 });
		expect(refusalOf(state, putAway('m1', 'm3')(now))?.type).toBe('ApprovalsMissing');
	});

	test('is asked for today, though its day is years ahead, and never before the last page', () => {
		const state = bookOf([...held, ...empty]);
		const decided = doing(state, {
			type: 'PutMeetingAway',
			on: day('2024-12-01'),
			approvedBy: [memberId('m1'), memberId('m2')]
		});
		expect(decided.ok && decided.value.steps[0]?.event).toMatchObject({
			type: 'MeetingPutAway',
			occurredOn: first
		});
		const today = doing(state, {
			type: 'PutMeetingAway',
			on: day(now),
			approvedBy: ['m1', 'm2'].map(memberId)
		});
		expect(today.ok && today.value.steps[0]?.event.occurredOn).toBe(now);
	});

	test('is told by its last event; a list without one is left as it is', () => {
		const page = [opened(2)(now), marked('m1')(now), officers(now)];
		expect([isPutAway(page), isPutAway(page.slice(0, 2)), isPutAway([])]).toEqual([true, false, false]);
		expect(withoutPutAway(held)).toBe(held);
	});

	test('in a file that names nobody is refused; in a book that keeps no lines it is done', () => {
		const state = bookOf([...held, ...empty]);
		const nobody = event({ type: 'MeetingPutAway', occurredOn: now });
		expect(refusalOf(state, nobody)).toEqual({ type: 'ApprovalsMissing', given: 0, needed: 2 });
		const { openMeeting: page } = state;
		const before = present(page, 'it is open').before;
		const withoutLines = {
			...state,
			journal: null,
			openMeeting: { ...present(page, 'it is open'), before: { ...before, journal: null } }
		};
		const away = record(withoutLines, officers(now));
		expect(away.ok && away.value.state).toMatchObject({ openMeeting: null, journal: null });
	});

	test('is not there where no meeting is open', () => {
		expect(refusalOf(bookOf(held), officers(now))).toEqual({ type: 'NoOpenMeeting' });
	});

	// In a forged file a sealed meeting would otherwise vanish from every list without put-away pages.
	test('is never one that was sealed, nor one that was put away before', () => {
		const forged = [...held, officers(now)];
		expect(withoutPutAway(forged).slice(0, held.length)).toEqual(held);
		expect(pagesPutAway(forged)).toEqual([]);
		for (const read of [replay, checkAll])
			expect(read(forged, 'INR')).toMatchObject({
				ok: false,
				error: { rejection: { type: 'NoOpenMeeting' } }
			});
		const twice = [...held, ...empty, officers(now), officers(now)];
		expect(pagesPutAway(twice)).toHaveLength(1);
	});
});

import { expect, test } from 'vitest';
import { present } from '#kernel';
import {
	day,
	event,
	marked,
	openMeeting,
	bookOf,
	founded,
	meeting
} from '../../../../tests/support/builders.ts';
import type { EventType, GroupEvent } from '../event-types.ts';
import { asksCount, endsMeeting, lastDayIn } from './ending.ts';

/** An event with only a kind and a day. */
const on = (occurredOn: string, type: EventType = 'SavingDeposited') => ({ type, occurredOn }) as GroupEvent;
const writes = (...types: readonly EventType[]) => endsMeeting(types.map((type) => on('2025-01-05', type)));

// Storage reserved on a full phone is only for the events that close a meeting (ADR 0065 and RELIABILITY).
test('a count, what is done about a difference, what is taken back, an empty page put away and a seal end a meeting', () => {
	for (const type of [
		...['CashCounted', 'CashDifferenceAccepted', 'EventReversed', 'MeetingPutAway', 'MeetingSealed']
	] as const)
		expect(writes(type)).toBe(true);
	expect(writes('EventReversed', 'CashCounted')).toBe(true);
	for (const type of ['SavingDeposited', 'MeetingOpened', 'LoanDisbursed'] as const) {
		expect(writes(type)).toBe(false);
		expect(writes(type, 'CashCounted')).toBe(false);
		expect(writes('CashCounted', type)).toBe(false);
		expect(writes(type, 'MeetingSealed')).toBe(false);
	}
});

test('who was absent, and that nobody asked for the last code, end a meeting only with its seal, which comes last', () => {
	for (const type of ['AttendanceMarked', 'LastCodeCompared'] as const) {
		expect(writes(type)).toBe(false);
		expect(writes(type, 'CashCounted')).toBe(false);
		expect(writes(type, 'MeetingSealed')).toBe(true);
		expect(writes('MeetingSealed', type)).toBe(false);
	}
	expect(writes('AttendanceMarked', 'LastCodeCompared', 'MeetingSealed')).toBe(true);
	// An empty list needs no storage.
	expect(writes()).toBe(true);
});

test('the latest day is found wherever it stands; a note of who can open binds none', () => {
	expect(lastDayIn([])).toBeNull();
	expect(lastDayIn([on('2025-01-05'), on('2025-03-05'), on('2025-02-05')])).toBe('2025-03-05');
	expect(lastDayIn([on('2025-01-05'), on('2026-03-05', 'AccessNoted')])).toBe('2025-01-05');
	expect(lastDayIn([on('2026-03-05', 'AccessNoted')])).toBeNull();
});

test('the box is counted for today, and for a page from paper only where it is late in name alone', () => {
	const now = '2025-02-05';
	const page = (recordedAt?: string, late = true) =>
		present(
			bookOf([
				...founded('2025-01-05'),
				...meeting(1, '2025-01-05'),
				...openMeeting(2, now, marked('m1')).map((each, at) =>
					at === 0 ? event({ ...each, late, recordedAt }) : each
				)
			]).openMeeting,
			'it is open'
		);
	const after = (lastSealedDay: string | null) => ({
		lastSealedDay: lastSealedDay === null ? null : day(lastSealedDay)
	});
	const itself = `${now}T11:00:00Z`;
	expect(asksCount(after('2025-01-05'), page(undefined, false))).toBe(true);
	expect(asksCount(after('2025-01-05'), page(itself))).toBe(true);
	expect(asksCount(after(null), page(itself))).toBe(true);
	// A page of the day of a closed page, or before it, can no longer be counted.
	expect(asksCount(after(now), page(itself))).toBe(false);
	expect(asksCount(after('2025-03-05'), page(itself))).toBe(false);
	// Recorded on a later day, or without a time.
	expect(asksCount(after('2025-01-05'), page('2025-02-06T11:00:00Z'))).toBe(false);
	expect(asksCount(after('2025-01-05'), page())).toBe(false);
	expect(asksCount(after('2025-01-05'), { late: true, day: day(now), events: [] })).toBe(false);
});

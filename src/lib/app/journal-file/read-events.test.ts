import { describe, expect, test } from 'vitest';
import { journalLimits } from './limits.ts';
import { readEvents } from './read-journal.ts';
import type { Json } from './strict-json.ts';

// Rejections of the event list before the rules of a book: malformed events, and more than any group makes.

const opened = (number: number): Json => ({
	type: 'MeetingOpened',
	occurredOn: '2025-01-05',
	number,
	kind: 'regular'
});
const saved: Json = {
	type: 'SavingDeposited',
	occurredOn: '2025-01-05',
	memberId: 'm1',
	fund: 'regular',
	amount: 100
};
const savings = (count: number): readonly Json[] => Array.from({ length: count }, () => saved);
const refused = (list: readonly Json[], most = 50) => {
	const read = readEvents(list, most);
	return read.ok ? [] : read.error;
};

describe('one event', () => {
	test.each<readonly [Json, object]>([
		[7, { type: 'NotAnEvent' }],
		['SavingDeposited', { type: 'NotAnEvent' }],
		[null, { type: 'NotAnEvent' }],
		[{}, { type: 'NotAnEvent' }],
		[{ type: 7 }, { type: 'NotAnEvent' }],
		[{ type: 'Nothing' }, { type: 'UnknownEventType', event: 'Nothing' }],
		[{ type: 'N'.repeat(41) }, { type: 'UnknownEventType', event: 'N'.repeat(40) }]
	])('%j', (json, problem) => {
		expect(refused([saved, json])).toEqual([{ place: 2, ...problem }]);
	});

	test('says of at most three fields what is wrong with each', () => {
		const { type } = saved as { type: string };
		const wrong = { ...(saved as object), amount: 'x', more: 1 } as Json;
		expect(refused([wrong])).toMatchObject([
			{ type: 'EventInvalid', place: 1, event: type, field: 'amount' },
			{ type: 'EventInvalid', field: 'more', message: 'there is no such field' }
		]);
		const bare = refused([{ type }]);
		expect(bare).toHaveLength(3);
		expect(bare[0]).toMatchObject({ field: 'occurredOn', message: 'the field is missing' });
	});

	test('is as long as any group writes it, and no longer; a cut-off sheet may be', () => {
		const padded = (json: object, length: number): Json => {
			const filled = (text: string) => ({ ...json, eventId: text });
			return filled('x'.repeat(length - JSON.stringify(filled('')).length));
		};
		const types = (json: Json) => refused([json]).map(({ type }) => type);
		expect(types(padded(saved as object, journalLimits.event))).not.toContain('EventTooLarge');
		expect(refused([padded(saved as object, journalLimits.event + 1)])).toEqual([
			{ type: 'EventTooLarge', place: 1, event: 'SavingDeposited', most: journalLimits.event }
		]);
		const sheet = { type: 'OpeningBalances', occurredOn: '2025-01-05', box: 0 };
		expect(types(padded(sheet, journalLimits.openingBalances))).not.toContain('EventTooLarge');
		expect(types(padded(sheet, journalLimits.openingBalances + 1))).toEqual(['EventTooLarge']);
	});
});

test('as many problems are listed as are asked for', () => {
	const list: readonly Json[] = [saved, 1, { type: 'SavingDeposited' }, 2, 3];
	expect(refused(list).map(({ type }) => type)).toEqual([
		'NotAnEvent',
		...['EventInvalid', 'EventInvalid', 'EventInvalid'],
		...['NotAnEvent', 'NotAnEvent']
	]);
	expect(refused(list, 3)).toHaveLength(3);
	expect(refused(list, 4)).toEqual(refused(list).slice(0, 4));
	expect(readEvents([saved, saved], 1)).toEqual({ ok: true, value: [saved, saved] });
});

describe('a crowd', () => {
	test('no meeting is longer than any group makes it; each counts for itself', () => {
		const most = journalLimits.meetingEvents;
		const full = [opened(1), ...savings(most - 1)];
		expect(refused([...full, opened(2), ...savings(most - 1)])).toEqual([]);
		expect(refused([...full, saved, saved])).toEqual([
			{ type: 'MeetingTooLong', place: most + 1, event: 'SavingDeposited', most }
		]);
	});

	test('there are no more meetings than any group holds', () => {
		const most = journalLimits.meetings;
		const meetings = Array.from({ length: most }, (_, place) => opened(place + 1));
		expect(refused(meetings)).toEqual([]);
		expect(refused([...meetings, opened(1)])).toEqual([{ type: 'TooMany', list: 'meetings', most }]);
	});
});

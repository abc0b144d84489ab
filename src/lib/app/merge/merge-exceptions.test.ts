import { describe, expect, test } from 'vitest';
import type { GroupEvent } from '#group';
import { post, entryOf, debit, credit, type AccountCode, type Balances } from '#ledger';
import { money } from '#money';
import { event, opened, sealed, takenBack } from '../../../../tests/support/builders.ts';
import { sharedOut } from '../../../../tests/support/people.ts';
import { mergeExceptions, type WrittenRecord } from './merge-exceptions.ts';
import { inOneOrder } from './one-order.ts';

// Handmade records: `hash`, known records, and events. They are unsigned.
const record = (
	hash: string,
	before: string,
	events: readonly GroupEvent[],
	writer = hash,
	n = 1
): WrittenRecord => ({
	...{ hash, before, heads: [], events, n },
	writer: writer as WrittenRecord['writer']
});
const meets = (number: number, day: string, kind = 'regular') => [opened(number, kind)(day), sealed(day)];
const none: Balances = new Map();
const told = (balances: Balances, ...records: readonly WrittenRecord[]) => {
	const ordered = inOneOrder(records);
	return ordered.ok ? mergeExceptions(ordered.value, balances) : null;
};
const start = record('0', '', meets(1, '2024-01-05'));
const twin = (kind: string, number: number, day: string, hash: string) => ({
	kind,
	number,
	day,
	record: hash
});

describe('twin meetings', () => {
	test('have one number, or one day, and neither knew of the other', () => {
		const one = record('a', '0', meets(2, '2024-02-05'));
		expect(told(none, start, one, record('b', '0', meets(2, '2024-02-09')))).toEqual([
			{
				type: 'TwinMeetings',
				meetings: [twin('regular', 2, '2024-02-05', 'a'), twin('regular', 2, '2024-02-09', 'b')]
			}
		]);
		expect(told(none, start, one, record('b', '0', meets(3, '2024-02-05')))).toHaveLength(1);
	});

	test('are not two meetings of one line, of other days and numbers, of other kinds, nor those at the desk', () => {
		const one = record('a', '0', meets(2, '2024-02-05'));
		expect(told(none, start, one, record('b', 'a', meets(3, '2024-02-05')))).toEqual([]);
		expect(told(none, start, one, record('b', '0', meets(3, '2024-02-06')))).toEqual([]);
		expect(told(none, start, one, record('b', '0', meets(2, '2024-02-05', 'special')))).toEqual([]);
		const desks = ['a', 'b'].map((hash) => record(hash, '0', meets(1, '2024-02-05', 'desk')));
		expect(told(none, start, ...desks)).toEqual([]);
	});

	test('are not two meetings of one line beside which a third phone wrote', () => {
		const line = [record('a', '0', meets(2, '2024-02-05')), record('b', 'a', meets(3, '2024-02-05'))];
		expect(told(none, start, ...line, record('c', '0', meets(9, '2024-02-20')))).toEqual([]);
	});

	test('are asked about no more once officers settled them', () => {
		const apart = ['a', 'b'.repeat(64)].map((hash) => record(hash, '0', meets(2, '2024-02-05')));
		const settled = { type: 'PhonesSettled', occurredOn: '2024-02-06', approvedBy: ['m1', 'm2'] };
		expect(told(none, start, ...apart)).toHaveLength(1);
		expect(
			told(none, start, ...apart, record('c', 'a', [event({ ...settled, beside: ['b'.repeat(64)] })]))
		).toEqual([]);
	});

	test('come in pairs where three phones met', () => {
		const three = ['a', 'b', 'c'].map((hash) => record(hash, '0', meets(2, '2024-02-05')));
		expect(told(none, start, ...three)).toHaveLength(3);
	});
});

test('one counter of one phone twice: it was copied, or went back', () => {
	const [one, other] = ['a', 'b'].map((hash) =>
		record(hash, '0', meets(2, `2024-02-0${hash === 'a' ? 1 : 2}`), 'w', 2)
	);
	expect(told(none, start, one as WrittenRecord, other as WrittenRecord)).toContainEqual({
		type: 'WriterTwice',
		writer: 'w',
		n: 2
	});
});

test('an entry that both lines reversed, but not one that one line reversed, took back and reversed again', () => {
	const reversal = [takenBack('e1')('2024-02-05')];
	expect(told(none, start, record('a', '0', reversal), record('b', '0', reversal))).toEqual([
		{ type: 'ReversedTwice', eventId: 'e1' }
	]);
	expect(told(none, start, record('a', '0', reversal), record('b', 'a', reversal))).toEqual([]);
	// Reversed before, that reversal taken back, then reversed by both.
	const before = record('0', '', reversal);
	expect(told(none, before, record('a', '0', reversal), record('b', '0', reversal))).toEqual([
		{ type: 'ReversedTwice', eventId: 'e1' }
	]);
});

test('one number of two women', () => {
	const joins = (memberId: string) => [
		event({ type: 'MemberJoined', occurredOn: '2024-02-05', memberId, number: 5 })
	];
	expect(told(none, start, record('a', '0', joins('x')), record('b', '0', joins('y')))).toEqual([
		{ type: 'MemberNumberTwice', number: 5, memberIds: ['x', 'y'] }
	]);
	// The same member on both phones; then a meeting with her number.
	expect(told(none, start, record('a', '0', joins('x')), record('b', '0', joins('x')))).toEqual([]);
	expect(told(none, start, record('a', '0', joins('x')), record('b', '0', meets(5, '2024-02-09')))).toEqual(
		[]
	);
});

test('what both lines shared out', () => {
	const shares = (day: string) => [sharedOut()(day)];
	const [one, other] = [record('a', '0', shares('2024-03-01')), record('b', '0', shares('2024-03-02'))];
	expect(told(none, start, one, other)).toEqual([
		{ type: 'SharedOutTwice', days: ['2024-03-01', '2024-03-02'] }
	]);
	expect(told(none, start, one, record('b', 'a', shares('2024-03-02')))).toEqual([]);
	expect(told(none, start, one, record('b', '0', meets(2, '2024-03-02')))).toEqual([]);
	// At a meeting, which has other entries too.
	const meeting = (hash: string, number: number, day: string) =>
		record(hash, '0', [opened(number)(day), sharedOut()(day), sealed(day)]);
	expect(told(none, start, meeting('a', 2, '2024-03-01'), meeting('b', 3, '2024-03-02'))).toEqual([
		{ type: 'SharedOutTwice', days: ['2024-03-01', '2024-03-02'] }
	]);
});

test('each account that holds less than nothing and may not, by its name', () => {
	const balances: Balances = new Map();
	const [box, bank, savings] = ['box', 'bank/b1', 'savings/m1/regular'].map(
		(code) => code as AccountCode
	) as [AccountCode, AccountCode, AccountCode];
	// The bank has money and is not reported.
	const out = entryOf([debit(savings, money(500)), debit(bank, money(200)), credit(box, money(700))]);
	if (out !== null) post(balances, out);
	expect(told(balances, start)).toEqual([
		{ type: 'BelowZero', account: 'box', held: -700 },
		{ type: 'BelowZero', account: 'savings/m1/regular', held: -500 }
	]);
});

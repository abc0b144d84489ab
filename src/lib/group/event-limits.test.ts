import * as v from 'valibot';
import { expect, test } from 'vitest';
import { bookOf, memberId, rules } from '../../../tests/support/builders.ts';
import { away, on, opens, plain, play } from '../../../tests/support/one-officer.ts';
import type { Command } from './commands.ts';
import { groupEventSchema } from './kinds.ts';

// Limits of fields (ledger law 2 and 10).

const isTaken = (event: object): boolean =>
	v.safeParse(groupEventSchema, { occurredOn: '2025-01-05', ...event }).success;
const counted = (pieces: Record<string, number>) => isTaken({ type: 'CashCounted', pieces });
const kinds = (most: number) =>
	Object.fromEntries(Array.from({ length: most }, (_, place) => [String(100 + place), 1]));

test('a count has at most thirty kinds of notes and coins, and at most ten crore rupees', () => {
	expect([counted(kinds(30)), counted(kinds(31))]).toEqual([true, false]);
	expect([counted({ '100000': 100_000 }), counted({ '100000': 100_000, '100': 1 })]).toEqual([true, false]);
});

test.each([
	['Ujala 1234 5678 9012', false],
	['Ujala 123456789012', false],
	['Ujala 1234-5678-9012', false],
	['Ujala 1 5678 9012', true],
	['Ujala 1234 5678 9', true]
])('an identity number of twelve digits has no place in a name: %s', (name, taken) => {
	expect(isTaken({ type: 'GroupFounded', name, constitution: rules() })).toBe(taken);
});

test.each([
	['DepositCredited', { deposit: 'village', amount: 100 }],
	['DepositSeen', { deposit: 'village', balance: 100 }],
	['BorrowingCredited', { borrowingId: 'd1', kind: 'waiver', amount: 100 }],
	['GrantReturned', { kind: 'grant', to: 'Panchayat', amount: 100 }]
])('a dash is no paper, in a file neither: %s', (type, fields) => {
	const named = (reference: string) => isTaken({ type, ...fields, reference });
	expect(['7', 'क', '– 7', '–', '. -', '।'].map(named)).toEqual([true, true, true, false, false, false]);
});

test('a page that was not chosen is named by its place among at most 200', () => {
	const beside = Array.from({ length: 200 }, (_, place) => place.toString(16).padStart(64, '0'));
	const settled = (notChosen: unknown) =>
		isTaken({ type: 'PhonesSettled', beside, approvedBy: ['m1', 'm2'], notChosen });
	expect([[0], [0, 199]].map(settled)).toEqual([true, true]);
	expect([[], [-1], [0.5], [200], ['0'], [null]].map(settled)).toEqual([
		false,
		false,
		false,
		false,
		false,
		false
	]);
});

// Found in an independent review: an event was written that no file format could read again.
test('nothing is written that no file may hold, and it says which field', () => {
	const day = '2025-03-05';
	const wrong: readonly (readonly [string, Command])[] = [
		['number', opens('2025-02-01', 'desk', 100_000)],
		['number', opens('2025-02-01', 'special', 10_001)],
		['number', opens('2025-02-01', 'special', 0)],
		[
			'kind',
			{
				type: 'RaiseDispute',
				on: on(day),
				about: 'b8' as never,
				memberId: memberId('m3'),
				kind: 'not a code!'
			}
		],
		['balance', { type: 'MatchStatement', on: on(day), bankAccountId: 'b1' as never, balance: 9e15 as never }]
	];
	for (const [field, command] of wrong)
		expect([command.type, play(bookOf(plain), [command]).errors]).toEqual([
			command.type,
			[{ type: 'FieldInvalid', field }]
		]);
	const interest = { type: 'CreditBankInterest', on: on(day), bankAccountId: 'b1', amount: 9e15 };
	const atDesk = play(bookOf(plain), [opens(day, 'desk'), interest as unknown as Command]);
	expect(atDesk.results).toEqual(['ok', 'FieldInvalid']);
});

test('after the last number that a page from paper may have there are ninety thousand others', () => {
	const late = opens('2025-02-01', 'desk', 10_000);
	const played = play(bookOf(plain), [
		late,
		opens('2025-03-05'),
		away('2025-03-05'),
		opens('2025-03-05', 'desk')
	]);
	expect(played.results).toEqual(['ok', 'ok', 'ok', 'ok']);
	expect(played.events.every((event) => v.is(groupEventSchema, event))).toBe(true);
});

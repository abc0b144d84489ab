import * as v from 'valibot';
import { expect, test } from 'vitest';
import { rules } from '../../../tests/support/builders.ts';
import { groupEventSchema } from './kinds.ts';

// What a field may hold, at the edge (ledger law 2 and 10).

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

import { describe, expect, test } from 'vitest';
import {
	bankOpened,
	bookOf,
	founded,
	lent,
	meeting,
	openMeeting,
	repaid,
	saved,
	sealed,
	opened
} from '../../../tests/support/builders.ts';
import { fined, finePaid, forgiven } from '../../../tests/support/dues.ts';
import { late, writtenOff } from '../../../tests/support/loan-entries.ts';
import { applied, borrowed } from '../../../tests/support/outside-money.ts';
import { compact, evolve, expand, type GroupEvent } from './index.ts';

// The snapshot of a book, which opens it without a replay, holds exactly what the next entry can need.

const days = ['2025-01-05', '2025-02-05', '2025-03-05', '2025-04-05', '2025-05-05'] as const;
const [first, second, third, fourth, fifth] = days;
const begun = [...founded(first, { box: 5000 }), bankOpened()(first)];
const keptOf = (events: readonly GroupEvent[]) => {
	const kept = compact(bookOf(events));
	return {
		loans: kept.loans.map(([id]) => id),
		fines: kept.fines.map(([id]) => id),
		meetings: kept.regularMeetings.map(({ day }) => day)
	};
};

describe('what is kept', () => {
	test('loans on which anything is owed or may come back; of a flat loan also its interest', () => {
		const book = [
			...begun,
			...meeting(1, first, lent('paid', 'm1', 100), lent('open', 'm1', 100), lent('given', 'm2', 100)),
			...meeting(2, second, repaid('paid', 102), lent('flat', 'm3', 100, { method: 'flat' })),
			...meeting(3, third, writtenOff('given'), repaid('flat', 110))
		];
		// Flat loan with 20 of interest: 100 and 10 are paid, 10 are still owed.
		expect(keptOf(book).loans).toEqual(['open', 'given', 'flat']);
		expect(keptOf([...book, ...meeting(4, fourth, repaid('flat', 10))]).loans).toEqual(['open', 'given']);
	});

	test('fines that are neither paid nor forgiven', () => {
		const fines = [fined('f1', 'm1', 5), fined('f2', 'm1', 5), fined('f3', 'm1', 5), fined('f4', 'm1', 5)];
		const settled = [finePaid('f1', 5), forgiven('f2'), finePaid('f3', 4)];
		expect(keptOf([...begun, ...meeting(1, first, ...fines, ...settled)]).fines).toEqual(['f3', 'f4']);
	});

	test('meetings from the oldest open loan on, and always the last two', () => {
		const [one, two, three, four, five] = days.map((on, place) => meeting(place + 1, on));
		const without = [...begun, ...(one ?? []), ...(two ?? []), ...(three ?? []), ...(four ?? [])];
		expect(keptOf(without).meetings).toEqual([third, fourth]);
		const lentAt = (place: number) =>
			days.flatMap((on, at) => meeting(at + 1, on, ...(at === place ? [lent('l1', 'm1', 100)] : [])));
		expect(keptOf([...begun, ...lentAt(1)]).meetings).toEqual([second, third, fourth, fifth]);
		expect(keptOf([...begun, ...lentAt(0)]).meetings).toEqual(days);
		expect(keptOf([...begun, ...lentAt(4)]).meetings).toEqual([fourth, fifth]);
		const twice = [
			...begun,
			...meeting(1, first),
			...meeting(2, second, lent('l1', 'm1', 100)),
			...meeting(3, third, lent('l2', 'm1', 100)),
			...(four ?? []),
			...(five ?? [])
		];
		expect(keptOf(twice).meetings).toEqual([second, third, fourth, fifth]);
		// The loan of the late page is the oldest, though it was entered last.
		const lateLoan = [late(6)(second), lent('l0', 'm2', 50)(second), sealed(second)];
		expect(keptOf([...begun, ...lentAt(3), ...lateLoan]).meetings).toEqual([
			second,
			second,
			third,
			fourth,
			fifth
		]);
	});

	test('of a meeting that is open, what was before it', () => {
		const sealedBook = [...begun, ...meeting(1, first, saved('m1', 20))];
		const open = [...sealedBook, ...openMeeting(2, second, saved('m1', 20))];
		expect(compact(bookOf(open))).toEqual(compact(bookOf(sealedBook)));
	});
});

test('it is read as it was, but for the list of all entries; balances stand in the order of their names', () => {
	const state = bookOf([
		...begun,
		applied(1000)(first),
		...meeting(
			1,
			first,
			saved('m2', 20),
			saved('m1', 20),
			fined('f1', 'm1', 5),
			borrowed(500),
			lent('l1', 'm1', 100)
		)
	]);
	const kept = compact(state);
	expect(kept.balances.map(([account]) => account)).toEqual([
		'borrowings/bl1',
		'box',
		'loans/m1/own',
		'savings/m1/regular',
		'savings/m2/regular',
		'surplus'
	]);
	const read = expand(JSON.parse(JSON.stringify(kept)) as typeof kept);
	expect(read).toEqual({ ...state, journal: null });
	expect(read.journal).toBeNull();
	// Later events give the same result.
	const next = [opened(2)(second), repaid('l1', 12)(second), sealed(second)];
	const both = [state, read].map((from) => next.reduce((now, event) => evolve(now, event), from));
	expect(compact(both[1] as typeof state)).toEqual(compact(both[0] as typeof state));
});

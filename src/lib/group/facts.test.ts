import { describe, expect, test } from 'vitest';
import { present, type BankAccountId, type FineId } from '#kernel';
import {
	bookOf,
	day,
	event,
	founded,
	joined,
	lent,
	loanId,
	marked,
	meeting,
	memberId,
	office,
	opened,
	opening,
	openMeeting,
	saved,
	sealed,
	withFields,
	type Entry
} from '../../../tests/support/builders.ts';
import { late } from '../../../tests/support/loan-entries.ts';
import { left, ruled } from '../../../tests/support/people.ts';
import { officesOn, rulesOn, type GroupEvent } from './index.ts';

// The projections after an entry. Expected values computed by hand from ledger law 2, 3, 5, 7 and fine print 17 and 25.

const first = '2025-01-05';
const now = '2025-02-05';
const next = '2025-03-05';
const begun = [...founded(first, { box: 1000 }), ...meeting(1, first, marked('m1'))];
const memberOf = (events: readonly GroupEvent[], who = 'm1') =>
	present(bookOf(events).members.get(memberId(who)), 'she is known');

test('how many entries there are, and every field of an account', () => {
	const account: Entry = (occurredOn) =>
		event({
			type: 'BankAccountOpened',
			occurredOn,
			bankAccountId: 'b1',
			bank: 'Gramin Bank',
			branch: 'Sonbarsa',
			ifsc: 'PUNB0MBGB06',
			lastFour: '1234'
		});
	const state = bookOf([...begun, account(now)]);
	expect(state.eventCount).toBe(begun.length + 1);
	expect(state.bankAccounts.get('b1' as BankAccountId)).toEqual({
		bankAccountId: 'b1',
		bank: 'Gramin Bank',
		branch: 'Sonbarsa',
		ifsc: 'PUNB0MBGB06',
		lastFour: '1234',
		lastStatement: null
	});
});

describe('a meeting', () => {
	test('ends on the latest day of its entries, in whatever order they come', () => {
		const state = bookOf([...begun, opened(2)(now), saved('m1', 20)('2025-02-07'), saved('m2', 20)(now)]);
		expect(state.openMeeting?.lastDay).toBe('2025-02-07');
		const closed = bookOf([
			...begun,
			opened(2)(now),
			saved('m1', 20)('2025-02-07'),
			saved('m2', 20)(now),
			sealed(now)
		]);
		expect(closed.lastSealedDay).toBe('2025-02-07');
	});

	test('that is special asks for no saving and counts for no attendance', () => {
		const special = [opened(1, 'special')(now), marked('m1')(now), sealed(now)];
		expect(bookOf([...begun, ...special]).regularMeetings).toHaveLength(1);
		expect(memberOf([...begun, ...special])).toMatchObject({
			savingsDue: 2000,
			meetingsHeld: 1,
			meetingsPresent: 1,
			recentMarks: ['present']
		});
	});

	test('that is entered late puts its mark among the others, by its day', () => {
		const events = [
			...begun,
			...meeting(2, now, marked('m1', 'absent')),
			late(3)('2025-01-20'),
			marked('m1', 'late')('2025-01-20'),
			sealed('2025-01-20')
		];
		expect(memberOf(events).recentMarks).toEqual(['present', 'late', 'absent']);
		// She joined after two of the meetings: her marks start with that of the late page.
		const joinedLater = [
			...begun,
			joined(9)('2025-01-10'),
			...meeting(2, now, marked('m9')),
			late(3)('2025-01-20'),
			sealed('2025-01-20')
		];
		expect(memberOf(joinedLater, 'm9').recentMarks).toEqual(['absent', 'present']);
	});

	test('the last twelve marks are shown', () => {
		const days = Array.from({ length: 13 }, (_, place) => `2025-${place < 9 ? '0' : ''}${place + 1}-05`);
		const year = days.slice(0, 12).flatMap((on, place) => meeting(place + 1, on, marked('m1')));
		const events = [...founded(first), ...year, ...meeting(13, '2026-01-05')];
		const { recentMarks, meetingsHeld, meetingsPresent } = memberOf(events);
		expect([recentMarks.length, recentMarks.at(-1), meetingsHeld, meetingsPresent]).toEqual([
			12,
			'absent',
			13,
			12
		]);
	});
});

describe('a woman who joins', () => {
	test('on the day of a meeting that is open owes it, and is counted when it is sealed', () => {
		const events = [...begun, opened(2)(now), joined(9)(now)];
		expect(memberOf(events, 'm9')).toMatchObject({ savingsDue: 2000, meetingsHeld: 0, recentMarks: [] });
		expect(memberOf([...events, marked('m9')(now), sealed(now)], 'm9')).toMatchObject({
			savingsDue: 2000,
			meetingsHeld: 1,
			meetingsPresent: 1,
			recentMarks: ['present']
		});
	});

	test('on the day of one that was sealed missed it', () => {
		expect(memberOf([...begun, ...meeting(2, now), joined(9)(now)], 'm9')).toMatchObject({
			savingsDue: 2000,
			meetingsHeld: 1,
			meetingsPresent: 0,
			recentMarks: ['absent']
		});
	});

	test('and leaves the same day owes nothing', () => {
		const events = [...begun, ...openMeeting(2, now, joined(9), left('m9'))];
		expect(memberOf(events, 'm9')).toMatchObject({ savingsDue: 0, meetingsHeld: 0, leftOn: now });
	});
});

describe('offices', () => {
	const until = (entry: Entry, last: string) => withFields(entry, { until: last });
	const termsAfter = (...events: readonly GroupEvent[]) =>
		bookOf([...founded(first, { members: 4 }), ...events]).offices.map(
			(term) => `${term.memberId} ${term.office} ${term.since} ${term.until ?? 'on'}`
		);

	test.each(['president', 'secretary', 'treasurer'])('one %s at a time', (held) => {
		const terms = termsAfter(office('m3', held)(now), office('m4', held)(next));
		expect(terms.filter((term) => term.includes(held)).slice(-2)).toEqual([
			`m3 ${held} ${now} 2025-03-04`,
			`m4 ${held} ${next} on`
		]);
	});

	test('that are given again on their day were never held by the first', () => {
		const state = bookOf([...founded(first, { members: 4 }), office('m3', 'president')(first)]);
		expect(officesOn(state, day(first)).map((term) => `${term.memberId} ${term.office}`)).toEqual([
			'm2 secretary',
			'm3 president'
		]);
	});

	test('may be for one day', () => {
		expect(termsAfter(until(office('m3', 'treasurer'), now)(now)).at(-1)).toBe(`m3 treasurer ${now} ${now}`);
	});

	test('with a last day that is past end hers alone, of that kind alone', () => {
		const terms = termsAfter(
			office('m1', 'writer')(first),
			office('m2', 'writer')(first),
			until(office('m1', 'writer'), '2025-01-31')(now)
		);
		expect(terms).toEqual([
			`m1 president ${first} on`,
			`m2 secretary ${first} on`,
			`m1 writer ${first} 2025-01-31`,
			`m2 writer ${first} on`
		]);
	});

	test('that are entered late give way to the next one by day, whichever was entered first', () => {
		const later = [office('m2', 'treasurer')('2025-04-05'), office('m3', 'treasurer')(next)];
		expect(termsAfter(...later, office('m4', 'treasurer')(now)).at(-1)).toBe(
			`m4 treasurer ${now} 2025-03-04`
		);
		expect(termsAfter(...later, until(office('m4', 'treasurer'), '2025-02-20')(now)).at(-1)).toBe(
			`m4 treasurer ${now} 2025-02-20`
		);
		expect(termsAfter(...later, until(office('m4', 'treasurer'), '2025-12-31')(now)).at(-1)).toBe(
			`m4 treasurer ${now} 2025-03-04`
		);
	});

	test('end when she leaves, unless they ended before', () => {
		const terms = termsAfter(
			until(office('m4', 'writer'), '2025-01-31')(first),
			office('m4', 'keyHolder')(first),
			...openMeeting(1, now, left('m4'))
		);
		expect(terms.slice(-2)).toEqual([`m4 writer ${first} 2025-01-31`, `m4 keyHolder ${first} 2025-02-04`]);
	});
});

test('of two versions of the rules for one day the last counts', () => {
	const fixed = (amount: number) => ruled({ saving: { mode: 'fixed', amount } });
	const state = bookOf([...begun, fixed(3000)(now), fixed(5000)(now), ...meeting(2, now)]);
	expect(rulesOn(state, day(now))?.saving).toEqual({ mode: 'fixed', amount: 5000 });
	expect(state.members.get(memberId('m1'))?.savingsDue).toBe(2000 + 5000);
});

test('loans that are brought in come before those that are given later; a fine goes to the group unless the rules say where', () => {
	const line = (id: string) => ({
		loanId: id,
		memberId: 'm1',
		outstanding: 10000,
		disbursedOn: '2024-12-05',
		source: 'own',
		terms: { percentPerMonth: '2', method: 'declining', period: 'calendarMonth', instalments: 10 }
	});
	const state = bookOf([
		...founded(first),
		opening({
			box: 50000,
			loans: [line('l1'), line('l2')],
			finesDue: [{ fineId: 'f1', memberId: 'm1', amount: 500 }],
			surplus: 70000
		})(first),
		...openMeeting(1, now, lent('l3', 'm1', 100))
	]);
	expect(['l1', 'l2', 'l3'].map((id) => state.loans.get(loanId(id))?.sequence)).toEqual([1, 2, 3]);
	expect(state.fines.get('f1' as FineId)?.to).toBe('group');
});

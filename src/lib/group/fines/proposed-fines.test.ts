import { describe, expect, test } from 'vitest';
import {
	bookOf,
	founded,
	joined,
	lent,
	marked,
	meeting,
	office,
	opened,
	opening,
	openMeeting,
	repaid,
	saved,
	takenBack,
	withFields,
	type Entry
} from '../../../../tests/support/builders.ts';
import { fined, first, now, openWith, withoutHer } from '../../../../tests/support/dues.ts';
import { proposedFines } from '../index.ts';

// Expected values computed by hand from ledger law 3 and 6.4; amounts in paise.

describe('fines that the rules ask for', () => {
	const rules = { fines: { absent: 500, late: 200, savingMissed: 300, instalmentMissed: 1000 } };
	const begun = [
		...founded(first, { box: 1000, constitution: rules }),
		...meeting(1, first, saved('m1', 20), saved('m2', 20), saved('m3', 20), lent('l1', 'm2', 100))
	];
	const proposed = (...entries: readonly Entry[]) =>
		proposedFines(bookOf([...begun, ...openMeeting(2, now, ...entries)])).map(
			({ memberId: who, reason, amount }) => [who, reason, amount]
		);

	test('of her who is absent or late, of her who gives nothing, of her whose part is not repaid', () => {
		// The first of ten parts of 100 fell due on 1 February: 10 at this meeting, with 2 of interest before it.
		expect(proposed(marked('m1', 'absent'), marked('m2', 'late'), saved('m2', 20), marked('m3'))).toEqual([
			['m1', 'absent', 500],
			['m1', 'savingMissed', 300],
			['m2', 'late', 200],
			['m2', 'instalmentMissed', 1000],
			['m3', 'savingMissed', 300]
		]);
	});

	test('the fine of one woman is not that of another, nor one reason another', () => {
		expect(
			proposed(
				marked('m1', 'late'),
				marked('m2', 'late'),
				saved('m1', 20),
				saved('m2', 20),
				repaid('l1', 12),
				fined('f1', 'm1', 2)
			)
		).toEqual([['m2', 'late', 200]]);
		expect(proposed(marked('m1', 'late'), fined('f1', 'm1', 3, { reason: 'savingMissed' }))).toEqual([
			['m1', 'late', 200]
		]);
	});

	test('a meeting that asks nothing of her is not missed, whatever is behind from before', () => {
		const saving = { mode: 'perMember', amounts: [{ memberId: 'm2', amount: 2000 }] };
		const events = [
			...founded(first, { constitution: { ...rules, saving } }),
			opening({ box: 0, savingsArrears: [{ memberId: 'm1', amount: 5000 }] })(first),
			...openMeeting(1, now, marked('m1'), marked('m2'))
		];
		expect(proposedFines(bookOf(events)).map(({ memberId: who, reason }) => [who, reason])).toEqual([
			['m2', 'savingMissed']
		]);
	});

	test('a part is missed at the first meeting of its day, not at a second one', () => {
		const events = [
			...begun,
			...meeting(2, now, marked('m2'), saved('m2', 20)),
			...openMeeting(3, now, marked('m2'))
		];
		expect(proposedFines(bookOf(events)).map(({ reason }) => reason)).toEqual(['savingMissed']);
	});

	test('not of her who has an excuse, who repaid, who saved; an excuse does not save', () => {
		expect(
			proposed(
				marked('m1', 'excused'),
				marked('m2'),
				saved('m2', 20),
				repaid('l1', 12),
				marked('m3'),
				saved('m3', 1)
			)
		).toEqual([['m1', 'savingMissed', 300]]);
		expect(proposed(marked('m2'), saved('m2', 20), repaid('l1', 11))).toEqual([
			['m2', 'instalmentMissed', 1000]
		]);
	});

	test('nothing of a woman whose turn has not come', () => {
		expect(proposed()).toEqual([]);
	});

	test('once a woman and reason; what was taken back is asked for again', () => {
		const late = [marked('m1', 'late'), saved('m1', 20)];
		const imposed = withFields(fined('f1', 'm1', 2), { eventId: 'fine' });
		expect(proposed(...late)).toEqual([['m1', 'late', 200]]);
		expect(proposed(...late, imposed)).toEqual([]);
		expect(proposed(...late, imposed, takenBack('fine'))).toEqual([['m1', 'late', 200]]);
		expect(proposed(marked('m1', 'late'), imposed)).toEqual([['m1', 'savingMissed', 300]]);
	});

	test('what was saved and taken back was not saved', () => {
		const saving = withFields(saved('m1', 20), { eventId: 'saving' });
		expect(proposed(marked('m1'), saving, takenBack('saving'))).toEqual([['m1', 'savingMissed', 300]]);
		expect(proposed(marked('m1'), saved('m1', 20, 'voluntary'))).toEqual([['m1', 'savingMissed', 300]]);
	});

	test('who has paid ahead has missed no saving', () => {
		const ahead = [...begun.slice(0, -1), saved('m1', 20)(first), ...begun.slice(-1)];
		const state = bookOf([...ahead, ...openMeeting(2, now, marked('m1'))]);
		expect(proposedFines(state)).toEqual([]);
	});

	test('once for several loans; a part of an earlier meeting was asked for then', () => {
		const two = [...begun.slice(0, -1), lent('l2', 'm2', 50)(first), ...begun.slice(-1)];
		const saves = [marked('m2'), saved('m2', 20)];
		expect(proposedFines(bookOf([...two, ...openMeeting(2, now, ...saves)]))).toHaveLength(1);
		const oneInstalment = [
			...founded(first, { box: 1000, constitution: rules }),
			...meeting(1, first, saved('m2', 20), lent('l1', 'm2', 100, { instalments: 1 })),
			...meeting(2, now, ...saves)
		];
		const third = bookOf([...oneInstalment, ...openMeeting(3, '2025-03-05', ...saves)]);
		expect(proposedFines(third)).toEqual([]);
	});

	test('only what the rules name, only in a regular meeting, only of members of that day', () => {
		const absent = [marked('m1', 'absent'), marked('m2', 'late')];
		expect(proposedFines(openWith(...absent))).toEqual([]);
		expect(proposedFines(bookOf(begun))).toEqual([]);
		const special = [opened(1, 'special')(now), ...absent.map((mark) => mark(now))];
		expect(proposedFines(bookOf([...begun, ...special]))).toEqual([]);
		const open = bookOf([...begun, ...openMeeting(2, now, marked('m1', 'absent'))]);
		expect(proposedFines(withoutHer(open, 'm1', now))).toEqual([]);
	});

	test('in the order of the members’ numbers', () => {
		const state = bookOf([
			...founded(first, { members: 2, constitution: rules }),
			withFields(joined(9), { memberId: 'm9', number: 9 })(first),
			withFields(joined(3), { memberId: 'm3', number: 3 })(first),
			office('m3', 'treasurer')(first),
			...openMeeting(1, first, marked('m9', 'late'), saved('m9', 20), marked('m3', 'late'), saved('m3', 20))
		]);
		expect(proposedFines(state).map((fine) => fine.memberId)).toEqual(['m3', 'm9']);
	});
});

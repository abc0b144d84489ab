import { describe, expect, test } from 'vitest';
import { present } from '#kernel';
import {
	bookOf,
	day,
	doing,
	founded,
	marked,
	meeting,
	memberId,
	openMeeting,
	rupees,
	sealed
} from '../support/builders.ts';
import { refusedCommand, written } from '../support/people.ts';
import type { GroupEvent, GroupState } from '#group';

// Source: ledger law 3, 5 and 7, fine print 17, by hand. m1 saves 20 at each meeting, m2 30, m3 nothing. At the second
// meeting m9 joins and says 50: at the end of the third she owes 50 + 50 = 100, m1 20 × 3 = 60, m2 30 × 3 = 90.

const own = (amounts: Readonly<Record<string, number>>) => ({
	mode: 'perMember',
	amounts: Object.entries(amounts).map(([member, amount]) => ({ memberId: member, amount: amount * 100 }))
});
const group = founded('2025-01-05', { constitution: { saving: own({ m1: 20, m2: 30 }) } });
const now = '2025-02-05';
const circle = [...group, ...meeting(1, '2025-01-05'), ...openMeeting(2, now, marked('m1'), marked('m2'))];
const joining = {
	type: 'AddMember',
	on: day(now),
	memberId: memberId('m9'),
	number: 9,
	symbol: 'parrot',
	saving: rupees(50),
	agreedBy: [memberId('m1'), memberId('m2')]
} as const;
const dues = ({ members }: GroupState) =>
	['m1', 'm2', 'm3', 'm9'].map((who) => present(members.get(memberId(who)), 'she is known').savingsDue);

describe('a woman who joins where each has her own amount', () => {
	test('says hers, and owes it from the day on which she joins', () => {
		const events = written(bookOf(circle), joining);
		expect(events.map(({ type }) => type)).toEqual(['MemberJoined', 'ConstitutionChanged']);
		expect(events[1]).toMatchObject({
			occurredOn: now,
			constitution: { saving: own({ m1: 20, m2: 30, m9: 50 }), interest: { percentPerMonth: '2' } }
		});
		const after: GroupEvent[] = [...circle, ...events, sealed(now), ...meeting(3, '2025-03-05')];
		expect(dues(bookOf(after))).toEqual([6000, 9000, 0, 10_000]);
	});

	test('is agreed to by the circle with its officers; nothing is written before', () => {
		const state = bookOf(circle);
		expect(refusedCommand(state, { ...joining, agreedBy: [memberId('m1')] })).toBe('ApprovalsMissing');
		expect(refusedCommand(bookOf(group), joining)).toBe('NoOpenMeeting');
		expect(refusedCommand(state, { ...joining, saving: null })).toBe('SavingMissing');
		expect(refusedCommand(state, { ...joining, saving: rupees(0) })).toBe('SavingMissing');
	});

	test('pays what the rules ask of her with it; where all save the same, nothing is to be said', () => {
		const state = bookOf([
			...founded('2025-01-05', { constitution: { saving: own({ m1: 20 }), buyIn: { amount: 10_000 } } }),
			...openMeeting(1, now, marked('m1'), marked('m2'))
		]);
		const types = written(state, { ...joining, buyIn: rupees(100) }).map(({ type }) => type);
		expect(types).toEqual(['MemberJoined', 'ConstitutionChanged', 'FeePaid']);
		const same = doing(bookOf(founded('2025-01-05')), { ...joining, approvedBy: ['m1', 'm2'].map(memberId) });
		expect(same.ok && same.value.steps.map(({ event }) => event.type)).toEqual(['MemberJoined']);
	});
});

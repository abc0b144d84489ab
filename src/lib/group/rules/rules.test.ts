import { describe, expect, test } from 'vitest';
import { present } from '#kernel';
import {
	bookOf,
	day,
	founded,
	lent,
	loanId,
	marked,
	meeting,
	memberId,
	opened,
	openMeeting,
	refusalOf,
	rules,
	withFields
} from '../../../../tests/support/builders.ts';
import { left, refusedCommand, resolved, ruled, written } from '../../../../tests/support/people.ts';
import { rulesOn, type GroupState } from '../index.ts';

// Rules have a first day. Expected values computed by hand from ledger law 3 and fine print 17.

const first = '2025-01-05';
const now = '2025-02-05';
const next = '2025-03-05';
const [m1, m2, m3] = [memberId('m1'), memberId('m2'), memberId('m3')];

const memberOf = (state: GroupState, who = m1) => present(state.members.get(who), 'she is known');

describe('rules', () => {
	const thirty = { saving: { mode: 'fixed', amount: 3000 }, interest: { percentPerMonth: '1' } };

	test('a change counts from its day; loans keep their terms and old pages their dues', () => {
		const state = bookOf([
			...founded(first, { box: 1000 }),
			...meeting(1, first, lent('l1', 'm1', 300)),
			...meeting(2, now),
			ruled(thirty)('2025-02-06'),
			...meeting(3, next)
		]);
		expect(state.rules.map((version) => version.since)).toEqual([first, '2025-02-06']);
		expect(rulesOn(state, day(now))?.percentPerMonth).toBe('2');
		expect(rulesOn(state, day(next))?.percentPerMonth).toBe('1');
		expect(state.loans.get(loanId('l1'))?.terms.percentPerMonth).toBe('2');
		// 20 + 20 + 30
		expect(memberOf(state).savingsDue).toBe(7000);
	});

	test('of its own day, also when the meeting of that day was opened before; and entered late, of later days', () => {
		const events = [...founded(first), ...meeting(1, first), ...meeting(2, now)];
		expect(memberOf(bookOf([...events, ruled(thirty)(now)])).savingsDue).toBe(5000);
		const late = [...events, ...meeting(4, next), withFields(opened(3), { late: true })('2025-01-20')];
		const state = bookOf([...late, ruled({ ...thirty, meetingRhythm: { every: 'week' } })('2025-01-20')]);
		// 20, then 30 for each of the late meeting, 5 February and 5 March.
		expect(memberOf(state).savingsDue).toBe(11000);
		expect(state.regularMeetings.map((held) => held.months)).toEqual([1, 0.25, 0.25, 0.25]);
	});

	test('a version for a later day stays the last, whatever is entered after it for an earlier day', () => {
		const state = bookOf([
			...founded(first),
			ruled(thirty)(next),
			ruled({ saving: { mode: 'fixed', amount: 2500 } })(now)
		]);
		expect(state.rules.map((version) => version.since)).toEqual([first, now, next]);
		expect(rulesOn(state, day(now))?.percentPerMonth).toBe('2');
		expect(rulesOn(state, day(next))?.percentPerMonth).toBe('1');
	});

	test('a woman who had left owes nothing by them', () => {
		const meetings = [...meeting(1, first), ...openMeeting(2, now, left('m1'))];
		const state = bookOf([...founded(first), ...meetings, ruled(thirty)(now)]);
		expect(memberOf(state).savingsDue).toBe(2000);
	});

	test('are changed by the circle with two officers, and a resolution stands before them', () => {
		const circle = [...founded(first), ...openMeeting(1, first, marked('m1'), marked('m2'))];
		const change = {
			type: 'ChangeRules',
			on: day(first),
			constitution: rules(thirty) as never,
			agreedBy: [m1, m2]
		} as const;
		expect(written(bookOf(circle), change)).toMatchObject([
			{ type: 'ResolutionPassed', kind: 'rules', forIt: 2, present: 2 },
			{ type: 'ConstitutionChanged' }
		]);
		expect(refusedCommand(bookOf(circle), { ...change, agreedBy: [m2, m3] })).toBe('ApprovalsMissing');
		expect(refusedCommand(bookOf(circle.slice(0, -1)), change)).toBe('QuorumMissing');
		expect(refusedCommand(bookOf([...founded(first), opened(1, 'desk')(first)]), change)).toBe(
			'NotAtTheDesk'
		);
	});

	test('name a resolution that is in the book, and fit the women who are there', () => {
		const decided = withFields(resolved(2, 2), { eventId: 'decided' })(first);
		const state = bookOf([...founded(first), decided]);
		expect(refusalOf(state, ruled({}, { resolution: 'decided' })(first))).toBeNull();
		expect(refusalOf(state, ruled({}, { resolution: 'other' })(first))).toEqual({
			type: 'EventUnknown',
			eventId: 'other'
		});
		expect(refusalOf(state, ruled({}, { approvedBy: ['m9'] })(first))?.type).toBe('MemberUnknown');
		const many = bookOf(founded(first, { members: 21, constitution: { kind: 'vsla' } }));
		expect(refusalOf(many, ruled()(first))).toEqual({ type: 'TooManyMembers', most: 20 });
	});
});

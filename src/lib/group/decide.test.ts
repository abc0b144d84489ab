import { describe, expect, test } from 'vitest';
import type { EventId, MemberId } from '#kernel';
import { money } from '#money';
import {
	aStamp,
	bookOf,
	counted,
	day,
	desk,
	doing,
	founded,
	lent,
	marked,
	meeting,
	memberId,
	office,
	opened,
	openMeeting,
	rupees,
	saved,
	withFields
} from '../../../tests/support/builders.ts';
import { decide, type Command, type GroupEvent, type GroupState } from './index.ts';

const first = '2025-01-05';
const now = '2025-02-05';
const on = day(now);
const [m1, m2, m3] = [memberId('m1'), memberId('m2'), memberId('m3')];
const held = [...founded(first, { box: 1000 }), ...meeting(1, first, saved('m1', 20))];
const open = bookOf([...held, opened(2)(now)]);

/** Returns the events of a command without ids; fails the test if it is refused. */
function written(state: GroupState, command: Command): readonly GroupEvent[] {
	const decision = doing(state, command);
	if (!decision.ok) throw new Error(JSON.stringify(decision.error));
	return decision.value.steps.map((step) => step.event);
}

const refused = (state: GroupState, command: Command) => {
	const decision = doing(state, command);
	return decision.ok ? null : decision.error.type;
};

describe('the roll', () => {
	const gave = { type: 'AnswerRoll', on, memberId: m1, answer: 'gave', amount: rupees(20) } as const;

	test('she came and gave: a mark and a deposit', () => {
		expect(written(open, gave)).toMatchObject([
			{ type: 'AttendanceMarked', state: 'present' },
			{ type: 'SavingDeposited', fund: 'regular', amount: 2000 }
		]);
	});

	test('a second answer replaces the first: what she had given is taken back', () => {
		const given = doing(open, gave, aStamp('first'));
		const state = given.ok ? given.value.state : open;
		expect(written(state, { ...gave, answer: 'absent' })).toMatchObject([
			{ type: 'EventReversed', reverses: 'first2', reason: 'undo' },
			{ type: 'AttendanceMarked', state: 'absent' }
		]);
		expect(written(state, { ...gave, amount: rupees(30), late: true })).toMatchObject([
			{ type: 'EventReversed' },
			{ type: 'AttendanceMarked', state: 'late' },
			{ type: 'SavingDeposited', amount: 3000 }
		]);
	});

	test('a group that saves in shares collects shares', () => {
		const shares = { saving: { mode: 'shares', shareValue: 10000 } };
		const state = bookOf([...founded(first, { constitution: shares }), opened(1)(first)]);
		expect(written(state, { ...gave, on: day(first), amount: rupees(200) })[1]).toMatchObject({
			fund: 'shares'
		});
	});
});

describe('one payment over several loans', () => {
	const state = bookOf([
		...founded(first, { box: 1000 }),
		...meeting(
			1,
			first,
			lent('l1', 'm1', 100, { instalments: 1 }),
			lent('l2', 'm1', 200, { instalments: 2 })
		),
		opened(2)(now)
	]);
	const pay = (amount: number) =>
		written(state, { type: 'RepayLoans', on, memberId: m1, amount: rupees(amount) });

	test('first what has fallen due, oldest loan first: 102 on the first, then 104 on the second', () => {
		expect(pay(50)).toMatchObject([{ loanId: 'l1', amount: 5000 }]);
		expect(pay(150)).toMatchObject([
			{ loanId: 'l1', amount: 10200 },
			{ loanId: 'l2', amount: 4800 }
		]);
		expect(pay(206)).toMatchObject([
			{ loanId: 'l1', amount: 10200 },
			{ loanId: 'l2', amount: 10400 }
		]);
	});

	test('then what is still out; each loan has one event', () => {
		expect(pay(306)).toMatchObject([
			{ loanId: 'l1', amount: 10200 },
			{ loanId: 'l2', amount: 20400 }
		]);
		expect(refused(state, { type: 'RepayLoans', on, memberId: m1, amount: rupees(307) })).toBe(
			'MoreThanOwed'
		);
	});

	test('a woman who owes nothing pays nothing', () => {
		expect(refused(state, { type: 'RepayLoans', on, memberId: m2, amount: rupees(1) })).toBe('MoreThanOwed');
		expect(refused(state, { type: 'RepayLoans', on, memberId: memberId('m9'), amount: rupees(1) })).toBe(
			'MemberUnknown'
		);
	});
});

describe('officers agree', () => {
	const circle = openMeeting(2, now, marked('m1'), marked('m2'), marked('m3'));
	const lend = (agreedBy: readonly MemberId[]) =>
		({
			type: 'DisburseLoan',
			on,
			loanId: 'l1' as never,
			memberId: m3,
			principal: rupees(100),
			terms: { percentPerMonth: '2', method: 'declining', period: 'calendarMonth', instalments: 5 },
			purpose: 'health',
			agreedBy
		}) satisfies Command;

	test('two different women with an office', () => {
		const state = bookOf([...held, ...circle]);
		expect(refused(state, lend([m1, m2]))).toBeNull();
		expect(refused(state, lend([m1, m1]))).toBe('ApprovalsMissing');
		expect(refused(state, lend([m1, m3]))).toBe('ApprovalsMissing');
	});

	test('never the writer alone, however few are asked', () => {
		const one = { approvals: { loan: 1 } };
		const writer = [office('m3', 'writer')(first)];
		const state = bookOf([
			...founded(first, { box: 1000, constitution: one }),
			...writer,
			...openMeeting(1, first, marked('m1'), marked('m2'), marked('m3'))
		]);
		expect(refused(state, { ...lend([m3]), on: day(first) })).toBe('ApprovalsMissing');
		expect(refused(state, { ...lend([m1]), on: day(first) })).toBeNull();
	});

	test('an office that has ended counts no more', () => {
		const ended = withFields(office('m3', 'treasurer'), { until: '2025-01-31' })(first);
		const state = bookOf([...held, ended, ...circle].sort(byDay));
		expect(refused(state, lend([m1, m3]))).toBe('ApprovalsMissing');
	});

	test('two thirds of the members must be there', () => {
		const state = bookOf([...held, ...openMeeting(2, now, marked('m1'), marked('m2', 'absent'))]);
		expect(refused(state, lend([m1, m2]))).toBe('QuorumMissing');
		const late = bookOf([...held, ...openMeeting(2, now, marked('m1'), marked('m2', 'late'))]);
		expect(refused(late, lend([m1, m2]))).toBeNull();
	});
});

const byDay = (left: GroupEvent, right: GroupEvent) =>
	left.occurredOn < right.occurredOn ? -1 : left.occurredOn > right.occurredOn ? 1 : 0;

describe('the end of a meeting', () => {
	const seal = { type: 'SealMeeting', on, approvals: [m1, m2] } as const;
	const counting = (pieces: Record<string, number>) =>
		bookOf([...held, ...openMeeting(2, now, counted(pieces))]);

	test('is sealed when the count equals the book and two officers agree', () => {
		const state = counting({ '50000': 2, '2000': 1 });
		expect(written(state, seal)).toMatchObject([
			{ type: 'MeetingSealed', countedCash: 102000, approvals: ['m1', 'm2'] }
		]);
		expect(refused(state, { ...seal, approvals: [m1] })).toBe('ApprovalsMissing');
	});

	test('not while they differ; the difference as it stands is accepted openly', () => {
		const state = counting({ '50000': 2 });
		expect(refused(state, seal)).toBe('DifferenceNotAccepted');
		const accept = { type: 'AcceptCashDifference', on, reason: 'unknown', agreedBy: [m1, m2] } as const;
		expect(written(state, accept)).toMatchObject([{ direction: 'short', amount: 2000 }]);
		expect(refused(state, { ...accept, agreedBy: [m1] })).toBe('ApprovalsMissing');
		expect(refused(open, accept)).toBe('CountMissing');
		const after = doing(state, accept, aStamp('accepted'));
		expect(after.ok && refused(after.value.state, seal)).toBeNull();
		expect(after.ok && refused(after.value.state, accept)).toBe('NoDifference');
	});

	test('the desk is sealed by the next regular meeting, in the open', () => {
		const state = bookOf([...held, ...desk(1, '2025-01-20')]);
		expect(refused(state, seal)).toBe('NotAtTheDesk');
		expect(written(state, { type: 'OpenMeeting', on, kind: 'regular' })).toMatchObject([
			{ type: 'MeetingSealed' },
			{ type: 'MeetingOpened', number: 2, kind: 'regular' }
		]);
	});
});

test('what is taken back goes from the last to the first', () => {
	const eventIds = ['a', 'b'] as EventId[];
	const state = bookOf([
		...held,
		...openMeeting(
			2,
			now,
			withFields(saved('m1', 20), { eventId: 'a' }),
			withFields(saved('m2', 20), { eventId: 'b' })
		)
	]);
	expect(written(state, { type: 'TakeBack', on, eventIds })).toMatchObject([
		{ reverses: 'b' },
		{ reverses: 'a' }
	]);
});

test('a decision writes nothing: the state that was asked stays as it was', () => {
	const before = structuredClone([...open.balances]);
	decide(open, { type: 'DepositSaving', on, memberId: m1, fund: 'regular', amount: money(2000) }, aStamp());
	expect([...open.balances]).toEqual(before);
	expect(open.openMeeting?.events).toHaveLength(1);
});

test('notes and coins of which there are none are not written', () => {
	const pieces = new Map([
		[rupees(1), 5],
		[rupees(500), 2],
		[rupees(10), 0]
	]);
	expect(written(open, { type: 'CountCash', on, pieces })).toMatchObject([
		{ pieces: { '100': 5, '50000': 2 } }
	]);
});

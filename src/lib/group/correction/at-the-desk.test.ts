import { expect, test } from 'vitest';
import { assert, present, type EventId, type MemberId } from '#kernel';
import {
	aStamp,
	bookOf,
	day,
	desk,
	doing,
	founded,
	marked,
	meeting,
	memberId,
	saved,
	withFields
} from '../../../../tests/support/builders.ts';
import type { GroupState } from '../state.ts';

// Between meetings there is no seal: the codes of two officers approve a correction at once (ledger law 41).

const [first, now] = ['2025-01-05', '2025-02-05'];
const two = [memberId('m1'), memberId('m2')];
const atTheDesk = () =>
	bookOf([
		...founded(first),
		...meeting(1, first, marked('m3'), withFields(saved('m1', 20), { eventId: 'a' })),
		...desk(1, now)
	]);
const lineOf = (state: GroupState, type: string): EventId =>
	present(
		present(state.journal, 'all lines').lines.find(({ event }) => event.type === type),
		'it is there'
	).event.eventId;

const correct = (
	state: GroupState,
	eventId: EventId,
	approvedBy?: readonly MemberId[],
	stamp = aStamp('x')
) =>
	doing(
		state,
		{
			type: 'CorrectEntry',
			on: day(now),
			eventId,
			reason: 'wrongAmount',
			replacement: null,
			// Tapped faces alone approve nothing.
			agreedBy: two,
			...(approvedBy === undefined ? {} : { approvedBy })
		},
		stamp
	);

test('two codes write it, and stand with it; their faces, or one code, do not', () => {
	const state = atTheDesk();
	const none = correct(state, 'a' as EventId);
	expect(none.ok ? null : none.error).toEqual({ type: 'ApprovalsMissing', given: 0, needed: 2 });
	const one = correct(state, 'a' as EventId, [memberId('m1')]);
	expect(one.ok ? null : one.error).toEqual({ type: 'ApprovalsMissing', given: 1, needed: 2 });
	const both = correct(state, 'a' as EventId, two);
	expect(both.ok && both.value.steps.map(({ event }) => event)).toMatchObject([
		{ type: 'EventReversed', reverses: 'a', approvedBy: two }
	]);
	expect(both.ok && (both.value.state.balances.get('box' as never) ?? 0)).toBe(0);
});

const putRight = () =>
	doing(atTheDesk(), {
		type: 'CorrectEntry',
		on: day(now),
		eventId: 'a' as EventId,
		reason: 'wrongAmount',
		replacement: {
			type: 'SavingDeposited',
			memberId: memberId('m1'),
			fund: 'regular',
			amount: 5000 as never
		},
		agreedBy: [],
		approvedBy: two
	});

test('what replaces it carries the same codes', () => {
	const written = putRight();
	expect(written.ok && written.value.steps.map(({ event }) => event.approvedBy)).toEqual([two, two]);
});

test('taken back there it asks for two codes again, and leaves the line as it was', () => {
	const written = putRight();
	assert(written.ok, 'it is put right');
	const { state } = written.value;
	const reversal = present(state.openMeeting?.events.at(-2)?.eventId, 'the line was taken out');
	const takenBack = (approvedBy?: readonly MemberId[]) =>
		doing(
			state,
			{
				type: 'TakeBack',
				on: day(now),
				eventIds: [reversal],
				...(approvedBy === undefined ? {} : { approvedBy })
			},
			aStamp('y')
		);
	for (const [given, women] of [
		[0, undefined],
		[1, [memberId('m1')]]
	] as const) {
		const refused = takenBack(women);
		expect(refused.ok ? null : refused.error).toEqual({ type: 'ApprovalsMissing', given, needed: 2 });
	}
	const both = takenBack(two);
	expect(both.ok && both.value.steps.map(({ event }) => event)).toMatchObject([
		{ type: 'EventReversed', reverses: reversal, reason: 'undo', approvedBy: two }
	]);
	expect(both.ok && both.value.state.balances.get('box' as never)).toBe(2000);
	expect(both.ok && correct(both.value.state, 'a' as EventId, two, aStamp('z')).ok).toBe(true);
});

test('nor is what replaced the line taken out by one alone', () => {
	const written = putRight();
	assert(written.ok, 'it is put right');
	const { state } = written.value;
	const replacement = present(state.openMeeting?.events.at(-1)?.eventId, 'another line stands in its place');
	const alone = doing(state, { type: 'TakeBack', on: day(now), eventIds: [replacement] }, aStamp('y'));
	expect(alone.ok ? null : alone.error).toEqual({ type: 'ApprovalsMissing', given: 0, needed: 2 });
});

test('what the circle decided is not put right by two officers alone', () => {
	const state = atTheDesk();
	for (const type of ['OfficeGiven', 'ConstitutionChanged']) {
		if (!present(state.journal, 'all lines').lines.some(({ event }) => event.type === type)) continue;
		const decided = correct(state, lineOf(state, type), two);
		expect(decided.ok ? null : decided.error).toEqual({ type: 'NotAtTheDesk' });
	}
	expect(lineOf(state, 'OfficeGiven')).toBeDefined();
});

test('nor does a small line become what only the circle decides', () => {
	const office = { type: 'OfficeGiven', memberId: memberId('m3'), office: 'president' } as const;
	const taken = doing(atTheDesk(), {
		type: 'CorrectEntry',
		on: day(now),
		eventId: 'a' as EventId,
		reason: 'wrongAmount',
		replacement: office,
		agreedBy: two,
		approvedBy: two
	});
	expect(taken.ok ? null : taken.error).toEqual({ type: 'NotAtTheDesk' });
});

// Regression: two codes replaced a saving with an expense, which the desk does not admit, so that the box paid out what the circle never spent.
test('nor another kind of entry than the desk admits, or than it was', () => {
	const becomes = (replacement: object) => {
		const done = doing(atTheDesk(), {
			type: 'CorrectEntry',
			on: day(now),
			eventId: 'a' as EventId,
			reason: 'wrongAmount',
			replacement: replacement as never,
			agreedBy: [],
			approvedBy: two
		});
		return done.ok ? 'ok' : done.error.type;
	};
	const [amount, woman] = [1000, memberId('m1')];
	expect(becomes({ type: 'ExpensePaid', category: 'other', amount })).toBe('NotAtTheDesk');
	expect(becomes({ type: 'IncomeReceived', category: 'other', amount })).toBe('NotAtTheDesk');
	expect(becomes({ type: 'FeePaid', memberId: woman, amount, category: 'entry' })).toBe('ok');
});

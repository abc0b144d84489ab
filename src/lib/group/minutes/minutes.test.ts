import { describe, expect, test } from 'vitest';
import {
	bookOf,
	day,
	desk,
	founded,
	marked,
	meeting,
	memberId,
	openMeeting,
	refusalOf,
	rupees,
	saved,
	takenBack,
	withFields
} from '../../../../tests/support/builders.ts';
import {
	disputed,
	disputeSettled,
	left,
	recorded,
	refusedCommand,
	resolved,
	written
} from '../../../../tests/support/people.ts';

// Resolutions and disputes, by ledger law 5.

const first = '2025-01-05';
const now = '2025-02-05';
const on = day(now);
const [m1, m2, m3] = [memberId('m1'), memberId('m2'), memberId('m3')];
const held = [...founded(first), ...meeting(1, first, withFields(saved('m1', 20), { eventId: 'saved' }))];
const circle = bookOf([
	...held,
	...openMeeting(2, now, marked('m1'), marked('m2', 'late'), marked('m3', 'absent'))
]);

describe('a resolution', () => {
	const pass = { type: 'PassResolution', on, kind: 'bankLoan', agreedBy: [m1, m2, m1] } as const;

	test('says who was there and how many said yes, each woman once', () => {
		expect(written(circle, { ...pass, text: ' We ask the bank\tfor a loan ' })).toMatchObject([
			{ kind: 'bankLoan', text: 'We ask the bank for a loan', forIt: 2, present: 2 }
		]);
		expect(written(circle, pass)[0]).not.toHaveProperty('text');
		expect(written(circle, { ...pass, text: 'a'.repeat(600) })[0]).toMatchObject({ text: 'a'.repeat(500) });
		expect(written(circle, pass)[0]).not.toHaveProperty('plan');
	});

	test('of a micro-credit plan says who is to get how much, each woman once', () => {
		const plan = [{ memberId: m2, amount: rupees(300), purpose: 'health' }];
		expect(written(circle, { ...pass, plan })).toMatchObject([{ plan }]);
		expect(refusalOf(circle, resolved(2, 2, { plan: [...plan, ...plan] })(now))).toEqual({
			type: 'DuplicateId',
			id: 'm2'
		});
	});

	test('needs a meeting of women, and a quorum', () => {
		expect(refusedCommand(bookOf(held), pass)).toBe('NoOpenMeeting');
		expect(refusedCommand(bookOf([...held, ...desk(1, now)]), pass)).toBe('NotAtTheDesk');
		expect(refusedCommand(bookOf([...held, ...openMeeting(2, now, marked('m1'))]), pass)).toBe(
			'QuorumMissing'
		);
	});

	test('no more women say yes than are there', () => {
		expect(refusalOf(circle, resolved(3, 3)(now))).toBeNull();
		expect(refusalOf(circle, resolved(4, 3)(now))).toEqual({ type: 'QuorumMissing', present: 3, needed: 4 });
		expect(refusalOf(circle, resolved(1, 3, { approvedBy: ['m9'] })(now))?.type).toBe('MemberUnknown');
	});

	test('moves no money and may stand outside a meeting in a file', () => {
		const before = bookOf(held);
		const { entry, state } = recorded(before, resolved(2, 3)(now));
		expect(entry).toBeNull();
		expect([...state.balances]).toEqual([...before.balances]);
	});
});

describe('a dispute', () => {
	const raise = { type: 'RaiseDispute', on, about: 'saved' as never, memberId: m3, kind: 'amount' } as const;
	const open = recorded(circle, disputed('saved', 'm1')(now)).state;

	test('one woman raises it, about any entry, and nothing else changes', () => {
		expect(written(bookOf(held), raise)).toMatchObject([{ type: 'DisputeRaised', memberId: 'm3' }]);
		expect([...open.disputes.values()]).toEqual([
			{ about: 'saved', memberId: 'm1', kind: 'amount', raisedOn: now }
		]);
		expect([...open.balances]).toEqual([...circle.balances]);
	});

	test('also a woman who has left raises it', () => {
		const gone = recorded(circle, left('m3')(now)).state;
		expect(refusalOf(gone, disputed('saved', 'm3')(now))).toBeNull();
	});

	test('is refused about an entry that is not there, from a woman nobody knows, or a second time', () => {
		expect(refusalOf(circle, disputed('other', 'm1')(now))).toEqual({
			type: 'EventUnknown',
			eventId: 'other'
		});
		expect(refusalOf(circle, disputed('saved', 'm9')(now))?.type).toBe('MemberUnknown');
		expect(refusalOf(open, disputed('saved', 'm2')(now))).toEqual({
			type: 'AlreadyDisputed',
			about: 'saved'
		});
		expect(refusalOf({ ...circle, journal: null }, disputed('saved', 'm1')(now))?.type).toBe(
			'WholeBookNeeded'
		);
	});

	test('is settled once, and may then be raised again', () => {
		const settled = recorded(open, disputeSettled('saved')(now)).state;
		expect(settled.disputes.size).toBe(0);
		expect(refusalOf(settled, disputeSettled('saved')(now))).toEqual({
			type: 'DisputeUnknown',
			about: 'saved'
		});
		expect(refusalOf(settled, disputed('saved', 'm1')(now))).toBeNull();
	});

	test('the circle settles it; she takes it back without them', () => {
		const alone = bookOf([...held, disputed('saved', 'm1')(now)]);
		const settle = { type: 'SettleDispute', on, about: 'saved' as never } as const;
		expect(refusedCommand(alone, { ...settle, outcome: 'upheld' })).toBe('NoOpenMeeting');
		expect(refusedCommand(alone, { ...settle, outcome: 'withdrawn' })).toBeNull();
		expect(written(open, { ...settle, outcome: 'corrected' })).toMatchObject([{ outcome: 'corrected' }]);
		const few = bookOf([...held, ...openMeeting(2, now, marked('m1'), disputed('saved', 'm1'))]);
		expect(refusedCommand(few, { ...settle, outcome: 'upheld' })).toBe('QuorumMissing');
	});

	test('about an entry of the open meeting keeps that entry from being taken back', () => {
		const entry = withFields(saved('m2', 20), { eventId: 'today' });
		const state = [entry, disputed('today', 'm1')].reduce(
			(so, make) => recorded(so, make(now)).state,
			circle
		);
		expect(refusalOf(state, takenBack('today')(now))).toEqual({
			type: 'NeededByLaterEntry',
			because: { type: 'EventUnknown', eventId: 'today' }
		});
	});
});

import { describe, expect, test } from 'vitest';
import { assert, present, type LocalDate, type MemberId } from '#kernel';
import type { AccountCode } from '#ledger';
import { checkAll, leftOut, record, type PhonesSettled } from '#group';
import { event, lent, marked, repaid, saved, withFields } from '../../../../tests/support/builders.ts';
import {
	common,
	here,
	holds,
	meets,
	page,
	president,
	secretary,
	settled,
	settledOver,
	stateWith
} from '../../../../tests/support/settling.ts';

// Two phones that diverged (ADR 0087); sums computed by hand from the group of `settling.ts`.

const good = (...[pages, more]: Parameters<typeof settled>) => settledOver([here], pages, more);

describe('what officers settle over two phones', () => {
	test('a page of the other phone comes in whole, on its own day, with a number of its own', () => {
		const there = meets('there', 2, '2024-02-12', saved('m1', 20), saved('m2', 20));
		const { state, left, steps } = good([{ events: there, comesIn: 'whole' }]);
		expect(left).toEqual([]);
		// 1,000 less 300 lent, 20 here, 40 there.
		expect(holds(state, 'box')).toBe(76_000);
		expect(state.regularMeetings.map(({ number, day }) => [number, day])).toEqual([
			[1, '2024-01-05'],
			[2, '2024-02-05'],
			[3, '2024-02-12']
		]);
		expect(steps.map(({ event: one }) => one.eventId)).toEqual([
			'settled.1',
			'settled.2',
			'there.1',
			'there.2',
			'settled.3'
		]);
	});

	test('the number that its page had, where no page here has it', () => {
		const { state } = good([{ events: meets('there', 5, '2024-03-05', saved('m1', 20)), comesIn: 'whole' }]);
		expect(state.regularMeetings.at(-1)?.number).toBe(5);
	});

	test('of a meeting that both wrote the entries come in, and no due is asked twice', () => {
		const there = meets('there', 2, '2024-02-05', saved('m2', 20));
		const { state } = good([{ events: there, comesIn: 'beside' }]);
		expect(holds(state, 'box')).toBe(74_000);
		expect(state.members.get(secretary)?.savingsDue).toBe(4000);
		expect(state.regularMeetings).toHaveLength(2);
	});

	test('the page here is void: its entries are put right, and those of the other phone stand in their place', () => {
		const there = meets('there', 2, '2024-02-05', saved('m2', 30));
		const { state, steps } = good([{ events: there, comesIn: 'beside' }], {
			void: [{ here, there }]
		});
		expect(holds(state, 'box')).toBe(73_000);
		expect(holds(state, 'savings/m1/regular')).toBe(0);
		expect(steps.filter(({ event: one }) => one.type === 'EventReversed')).toHaveLength(1);
	});

	test('of a void page each woman came as the page in its place says', () => {
		const held = meets('here', 2, '2024-02-05', marked('m1'), marked('m2', 'absent'), marked('m3', 'late'));
		const there = meets('there', 2, '2024-02-05', marked('m1'), marked('m2'), marked('m3', 'excused'));
		const decision = settled(
			[{ events: there, comesIn: 'beside' }],
			{ void: [{ here: held, there }] },
			stateWith(held)
		);
		assert(decision.ok, decision.ok ? '' : JSON.stringify(decision.error));
		const { state, steps } = decision.value;
		const read = checkAll([...common, ...held, ...steps.map((step) => step.event)], 'INR');
		assert(read.ok, 'what is written is a book for every reader');
		const marksOf = (id: string) => state.members.get(id as MemberId)?.recentMarks.at(-1);
		expect(['m1', 'm2', 'm3'].map(marksOf)).toEqual(['present', 'present', 'excused']);
		expect(read.value.members).toEqual(state.members);
		// Nobody is marked twice, and no meeting is invented.
		expect(steps.filter(({ event: { type } }) => type === 'AttendanceMarked')).toHaveLength(2);
		const written = steps.map((step) => step.event);
		const beside = [{ hash: page, events: there }];
		expect(leftOut([...held, ...written], written[0] as PhonesSettled, beside)).toEqual([]);
	});

	test('a page that does not count leaves only that it lies beside the book', () => {
		const { state, steps } = good([
			{ events: meets('there', 2, '2024-02-05', saved('m2', 30)), comesIn: null }
		]);
		expect(steps.map(({ event: one }) => one.type)).toEqual(['PhonesSettled']);
		expect(state.balances).toEqual(stateWith(here).balances);
	});

	test('what the rules refuse is left and counted, and the rest of its page comes in', () => {
		const there = meets('there', 2, '2024-02-12', lent('l2', 'm4', 720), saved('m4', 20));
		const before = stateWith(meets('here', 2, '2024-02-05', lent('l3', 'm2', 690)));
		const decision = settled([{ events: there, comesIn: 'whole' }], {}, before);
		assert(decision.ok, 'it is settled');
		const { left, steps, state } = decision.value;
		expect(left.map(({ event: one, because }) => [one.eventId, because.type])).toEqual([
			['there.1', 'BoxTooSmall']
		]);
		expect(present(steps[0], 'the first').event).toMatchObject({ type: 'PhonesSettled', left: 1 });
		expect(holds(state, 'box')).toBe(3000);
	});

	test('what both phones took of one loan pays other parts of it now', () => {
		const before = stateWith(meets('here', 2, '2024-02-05', repaid('l1', 106)));
		const alone = record(stateWith(), present(meets('x', 2, '2024-02-05')[0], 'a meeting'));
		assert(alone.ok, 'it opens');
		const paid = record(
			alone.value.state,
			withFields(repaid('l1', 56), { eventId: 'there.1' })('2024-02-05')
		);
		assert(paid.ok, 'she pays');
		expect(paid.value.event).toMatchObject({ split: { interestDue: 600, principal: 5000 } });
		const there = [
			...meets('there', 2, '2024-02-05').slice(0, 1),
			paid.value.event,
			...meets('there', 2, '2024-02-05').slice(1)
		];
		const decision = settled([{ events: there, comesIn: 'beside' }], {}, before);
		assert(decision.ok, 'it is settled');
		// 300 less 100 and 56: the other page already paid her interest of the month.
		expect(decision.value.state.balances.get('loans/m3/own' as AccountCode)).toBe(14_400);
		expect(holds(decision.value.state, 'box')).toBe(86_200);
	});

	test('what was taken back on its own page, and the count of that box, do not come', () => {
		const there = meets('there', 2, '2024-02-12', saved('m1', 20), saved('m2', 20));
		const undone = event({
			type: 'EventReversed',
			occurredOn: '2024-02-12',
			eventId: 'there.9',
			reverses: 'there.1',
			reason: 'undo'
		});
		const count = event({
			type: 'CashCounted',
			occurredOn: '2024-02-12',
			eventId: 'there.8',
			pieces: { '100': 7 }
		});
		const { state } = good([{ events: there.toSpliced(3, 0, undone, count), comesIn: 'whole' }]);
		expect(holds(state, 'box')).toBe(74_000);
	});

	test('a woman who joined on the other phone between meetings comes in on her own day', () => {
		const joins = event({
			type: 'MemberJoined',
			occurredOn: '2024-01-20',
			memberId: 'm9',
			number: 9,
			eventId: 'joins'
		});
		const there = meets('there', 2, '2024-02-03', saved('m9', 20));
		const { state, left } = good([
			{ events: [joins], comesIn: 'whole' },
			{ events: there, comesIn: 'whole' }
		]);
		expect(left).toEqual([]);
		expect(state.members.get('m9' as MemberId)?.joinedOn).toBe('2024-01-20');
	});
});

describe('that two phones were settled', () => {
	const [a, b, c] = ['a', 'b', 'c'].map((letter) => letter.repeat(64)) as [string, string, string];

	const firstOf = ({ steps }: ReturnType<typeof settledOver>) => steps[0]?.event;

	test('names the pages that lie beside the book, and by their places those that were not chosen', () => {
		const first = firstOf(settledOver([here], [], { beside: [a, b, c], notChosen: [c, a] }));
		expect(first).toEqual({
			type: 'PhonesSettled',
			eventId: 'settled.1',
			recordedAt: '2024-03-01T09:00:00.000Z',
			occurredOn: '2024-03-01',
			beside: [a, b, c],
			notChosen: [2, 0],
			approvedBy: ['m1', 'm2']
		});
	});

	test('says nothing of choices and of what is left where there are none', () => {
		const first = firstOf(settledOver([here], []));
		expect(Object.keys(first ?? {}).sort()).toEqual([
			'approvedBy',
			'beside',
			'eventId',
			'occurredOn',
			'recordedAt',
			'type'
		]);
	});

	test('is of the day of the last meeting where the clock of the phone is behind it', () => {
		const first = firstOf(settledOver([here], [], { on: '2024-01-31' as LocalDate }));
		expect(first).toMatchObject({ type: 'PhonesSettled', occurredOn: '2024-02-05' });
	});
});

describe('phones are not settled', () => {
	test.each([
		['by nobody', []],
		['by one officer', [president]],
		['by one officer twice', [president, president]],
		['by an officer and a woman without an office', [president, 'm3' as MemberId]]
	])('%s', (_, approvedBy) => {
		const there = meets('there', 2, '2024-02-05', saved('m2', 30));
		for (const more of [{}, { void: [{ here, there }] }])
			expect(settled([{ events: there, comesIn: 'beside' }], { approvedBy, ...more })).toMatchObject({
				ok: false,
				error: { type: 'ApprovalsMissing', needed: 2 }
			});
		// A file that claims so is refused, too.
		const said = event({
			type: 'PhonesSettled',
			occurredOn: '2024-03-01',
			eventId: 'forged',
			beside: [page],
			approvedBy
		});
		expect(checkAll([...common, ...here, said], 'INR')).toMatchObject({
			ok: false,
			error: { rejection: { type: 'ApprovalsMissing' } }
		});
	});

	test('by a file that names nobody', () => {
		const said = event({
			type: 'PhonesSettled',
			occurredOn: '2024-03-01',
			eventId: 'forged',
			beside: [page]
		});
		expect(checkAll([...common, ...here, said], 'INR')).toMatchObject({
			error: { rejection: { type: 'ApprovalsMissing', given: 0, needed: 2 } }
		});
	});

	test('while a meeting is open', () => {
		const open = stateWith(here);
		const begun = record(open, present(meets('x', 3, '2024-03-01')[0], 'a meeting'));
		assert(begun.ok, 'it opens');
		expect(settled([], {}, begun.value.state)).toEqual({
			ok: false,
			error: { type: 'MeetingAlreadyOpen', kind: 'regular' }
		});
	});

	test('where an entry of the void page is needed by a later one', () => {
		const lending = meets('here', 2, '2024-02-05', lent('l2', 'm2', 100));
		const paying = meets('later', 3, '2024-02-20', repaid('l2', 50));
		expect(settled([], { void: [{ here: lending, there: [] }] }, stateWith(lending, paying))).toMatchObject({
			ok: false,
			error: { type: 'NeededByEvent' }
		});
	});

	test('beside a book of which only the last page was read', () => {
		expect(settled([], {}, { ...stateWith(here), journal: null })).toEqual({
			ok: false,
			error: { type: 'WholeBookNeeded' }
		});
	});
});

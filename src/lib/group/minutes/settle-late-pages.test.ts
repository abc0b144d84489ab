import { describe, expect, test } from 'vitest';
import type { LocalDate, MemberId } from '#kernel';
import type { GroupEvent } from '#group';
import {
	desk,
	entry,
	joined,
	marked,
	office,
	opened,
	penTaken,
	putAway,
	saved,
	withFields,
	type Entry
} from '../../../../tests/support/builders.ts';
import {
	here,
	holds,
	meets,
	named,
	settled,
	settledOver,
	stateWith
} from '../../../../tests/support/settling.ts';

// Taking over pages of the other phone (ADR 0087): meeting number, day and codes.

const women = (...ids: readonly string[]) => ids as unknown as readonly MemberId[];
const sealedBy = (events: readonly GroupEvent[], ...approvals: readonly string[]): readonly GroupEvent[] =>
	events.map((one) => (one.type === 'MeetingSealed' ? { ...one, approvals: [...women(...approvals)] } : one));
const written = ({ steps }: { readonly steps: readonly { readonly event: GroupEvent }[] }) =>
	steps.map(({ event }) => event);
const openings = (decision: Parameters<typeof written>[0]) =>
	written(decision).flatMap((event) =>
		event.type === 'MeetingOpened' ? [[event.kind, event.number, event.occurredOn, event.late]] : []
	);
const seals = (decision: Parameters<typeof written>[0]) =>
	written(decision).flatMap((event) =>
		event.type === 'MeetingSealed' ? [[event.occurredOn, event.approvals]] : []
	);
const idsOf = (decision: Parameters<typeof written>[0]) => written(decision).map(({ eventId }) => eventId);

describe('a meeting of the other phone', () => {
	const beside = (events: readonly GroupEvent[]) => settledOver([here], [{ events, comesIn: 'beside' }]);
	const whole = (events: readonly GroupEvent[]) => settledOver([here], [{ events, comesIn: 'whole' }]);

	test('that was called for a reason stays one of its kind; of one that is here already only entries come, at a special meeting', () => {
		const special = named(
			[
				opened(7, 'special')('2024-02-12'),
				saved('m1', 20)('2024-02-12'),
				entry({ type: 'MeetingSealed' })('2024-02-12')
			],
			'there'
		);
		expect(openings(whole(special))).toEqual([['special', 7, '2024-02-12', true]]);
		expect(openings(beside(meets('there', 7, '2024-02-05', saved('m2', 20))))).toEqual([
			['special', 1, '2024-02-05', true]
		]);
	});

	test('keeps who called it and what was taken up, for its minutes; of one that is here already this book says so', () => {
		const there = (calledBy: string, number = 7) =>
			meets('there', number, '2024-02-12', saved('m1', 20)).map((one): GroupEvent => {
				if (one.type === 'MeetingOpened') return { ...one, calledBy: calledBy as MemberId };
				return one.type === 'MeetingSealed' ? { ...one, agenda: ['savings', 'loans'] } : one;
			});
		const framing = (decision: Parameters<typeof written>[0]) =>
			written(decision).flatMap((event): unknown[] => {
				if (event.type === 'MeetingOpened') return [event.number, event.calledBy];
				return event.type === 'MeetingSealed' ? [event.agenda] : [];
			});
		expect(framing(whole(there('m3')))).toEqual([7, 'm3', ['savings', 'loans']]);
		// This book already has meeting 2, so the page becomes the third. m9 is unknown.
		expect(framing(whole(there('m3', 2)))).toEqual([3, 'm3', ['savings', 'loans']]);
		expect(framing(whole(there('m9')))).toEqual([3, undefined, ['savings', 'loans']]);
		expect(framing(beside(there('m3')))).toEqual([1, undefined, undefined]);
	});

	test('at which nothing was entered was held, also where its box was counted: once', () => {
		const held = (on: string, ...entries: readonly Entry[]) => {
			const events = meets('there', 3, on, ...entries);
			return [whole(events), beside(events)].map(({ state }) =>
				state.regularMeetings.map(({ number }) => number)
			);
		};
		const count = entry({ type: 'CashCounted', pieces: { '100': 7 } });
		expect(held('2024-02-12')).toEqual([
			[1, 2, 3],
			[1, 2]
		]);
		expect(held('2024-02-12', count)).toEqual([
			[1, 2, 3],
			[1, 2]
		]);
		// The other phone repeats what this book has on the day of meeting 2.
		expect(held('2024-02-05')).toEqual([
			[1, 2],
			[1, 2]
		]);
		const special = named(
			[opened(1, 'special')('2024-02-05'), entry({ type: 'MeetingSealed' })('2024-02-05')],
			'there'
		);
		expect(openings(whole(special))).toEqual([['special', 1, '2024-02-05', true]]);
		expect(written(beside(special))).toHaveLength(1);
	});

	test('that was put away does not come', () => {
		const away = named([opened(3)('2024-02-12'), putAway('m1', 'm2')('2024-02-12')], 'there');
		expect(written(whole(away)).map(({ type }) => type)).toEqual(['PhonesSettled']);
	});

	test('whose entries are all here, since the other phone was settled with this one, does not come again', () => {
		const late = here.map((one, place) =>
			place === 2 ? one : { ...one, eventId: `late.${place}` as never }
		);
		const again = late.filter((_, place) => place !== 1);
		expect(written(beside(again)).map(({ type }) => type)).toEqual(['PhonesSettled']);
	});

	test('does not come either where this phone wrote its entry outside of a meeting', () => {
		const joins = named([joined(9)('2024-01-20')], 'joins');
		const again = [
			...named([opened(1, 'special')('2024-01-20')], 'late'),
			...joins,
			...named([entry({ type: 'MeetingSealed' })('2024-01-20')], 'closed')
		];
		const decision = settledOver([joins, here], [{ events: again, comesIn: 'whole' }]);
		expect(written(decision).map(({ type }) => type)).toEqual(['PhonesSettled']);
	});

	test('is closed on the day on which it was closed there, by the codes that were touched here alone', () => {
		const next = sealedBy(
			meets('there', 3, '2024-02-12', saved('m1', 20)).map((one) =>
				one.type === 'MeetingSealed' ? { ...one, occurredOn: '2024-02-13' as LocalDate } : one
			),
			'm4',
			'm2'
		);
		expect(seals(whole(next))).toEqual([['2024-02-13', ['m1', 'm2']]]);
		expect(seals(whole(meets('there', 3, '2024-02-12', saved('m1', 20))))).toEqual([
			['2024-02-12', ['m1', 'm2']]
		]);
	});

	test('is closed also where a woman whose code closed it is not known here', () => {
		// m5 joined at a meeting for which this phone's page is valid.
		const next = sealedBy(meets('there', 4, '2024-02-20', saved('m3', 20)), 'm5', 'm1');
		const decision = whole(next);
		expect(holds(decision.state, 'box')).toBe(74_000);
		expect(seals(decision)).toEqual([['2024-02-20', ['m1', 'm2']]]);
	});

	test('comes in entry by entry as it was written', () => {
		const decision = whole(meets('there', 3, '2024-02-12', saved('m1', 20)));
		expect(written(decision)[2]).toStrictEqual(meets('there', 3, '2024-02-12', saved('m1', 20))[1]);
	});
});

describe('what the other phone entered', () => {
	test('at the desk comes on its days: its page is closed on the last of them', () => {
		const there = named(
			[...desk(1, '2024-02-10'), saved('m1', 20)('2024-02-12'), saved('m2', 20)('2024-02-11')],
			'there'
		);
		const decision = settledOver([here], [{ events: there, comesIn: 'whole' }]);
		expect(decision.left).toEqual([]);
		expect(openings(decision)).toEqual([['desk', 1, '2024-02-10', true]]);
		expect(seals(decision)).toEqual([['2024-02-12', ['m1', 'm2']]]);
	});

	test.each([
		['on the day of the last meeting here, or later, stays outside of a meeting', '2024-02-05', []],
		['before it, gets a page of its own', '2024-02-04', [['special', 1, '2024-02-04', true]]]
	])('outside of a meeting %s', (_, on, pages) => {
		const joins = named([joined(9)(on)], 'joins');
		const decision = settledOver([here], [{ events: joins, comesIn: 'whole' }]);
		expect(openings(decision)).toEqual(pages);
		expect(idsOf(decision)).toContain('joins.0');
		expect(decision.state.openMeeting).toBeNull();
	});

	test('outside of a meeting, in a book without any, stays outside', () => {
		const state = stateWith();
		const unmet = { ...state, lastSealedDay: null };
		const decision = settled(
			[{ events: named([joined(9)('2024-01-05')], 'joins'), comesIn: 'whole' }],
			{},
			unmet
		);
		expect(decision.ok && idsOf(decision.value)).toEqual(['settled.1', 'joins.0']);
	});
});

describe('pages of days on which other women decided', () => {
	// m3 and m4 took office on 5 February and settle; only their codes are given here.
	const handed = meets(
		'here',
		2,
		'2024-02-05',
		...['m1', 'm2', 'm3', 'm4'].map((one) => marked(one)),
		office('m3', 'president'),
		office('m4', 'secretary')
	);
	const by = { approvedBy: women('m3', 'm4') };
	const desk1 = named(desk(1, '2024-01-25', saved('m1', 20), saved('m2', 20)), 'desk');

	// Only the other phone claims whose codes closed it, and a modified program could name anybody (ledger law 58).
	test('do not come in by the codes that the other phone says closed them there: they are left, and told', () => {
		const there = sealedBy(meets('there', 3, '2024-01-25', saved('m1', 20)), 'm1', 'm2');
		const { left, state } = settledOver([handed], [{ events: there, comesIn: 'whole' }], by);
		expect(left.map(({ event, because }) => [event.eventId, because])).toEqual([
			['there.1', { type: 'ApprovalsMissing', given: 0, needed: 2 }]
		]);
		expect(holds(state, 'box')).toBe(70_000);
	});

	test('are left, entry by entry, where no code closed them: it hinders no other page', () => {
		const after = meets('there', 3, '2024-02-12', saved('m1', 20));
		const before = named([joined(9)('2024-01-20')], 'joins');
		const decision = settledOver(
			[handed],
			[before, desk1, after].map((events) => ({ events, comesIn: 'whole' as const })),
			by
		);
		expect(decision.left.map(({ event, because }) => [event.eventId, because])).toEqual(
			['joins.0', 'desk.1', 'desk.2'].map((id) => [id, { type: 'ApprovalsMissing', given: 0, needed: 2 }])
		);
		expect(written(decision)[0]).toMatchObject({ left: 3 });
		expect(written(decision).map(({ type }) => type)).toEqual([
			'PhonesSettled',
			'MeetingOpened',
			'SavingDeposited',
			'MeetingSealed'
		]);
		expect([holds(decision.state, 'box'), decision.state.lastNumber.desk]).toEqual([72_000, 0]);
		expect(decision.state.openMeeting).toBeNull();
	});
});

describe('a page of this phone that is void', () => {
	const there = meets('there', 2, '2024-02-05', marked('m1'), saved('m2', 30));

	test('is put right on a special page of the day, numbered as the next of its kind', () => {
		const earlier = named(
			[opened(4, 'special')('2024-01-20'), entry({ type: 'MeetingSealed' })('2024-01-20')],
			'called'
		);
		const decision = settledOver([earlier, here], [], { void: [{ here, there: [] }] });
		expect(written(decision).slice(1)).toMatchObject([
			{ type: 'MeetingOpened', kind: 'special', number: 5, occurredOn: '2024-03-01', late: true },
			{ type: 'EventReversed', reverses: 'here.2', reason: 'enteredTwice', occurredOn: '2024-03-01' },
			{ type: 'MeetingSealed', approvals: ['m1', 'm2'], occurredOn: '2024-03-01' }
		]);
	});

	test('writes nothing where nothing of it is void: who held the pen did so', () => {
		const pen = meets('here', 2, '2024-02-05', marked('m1'), penTaken('m1', 'roll'));
		const decision = settledOver([pen], [], { void: [{ here: pen, there }] });
		expect(written(decision).map(({ type }) => type)).toEqual(['PhonesSettled']);
	});

	test.each([
		['of one day is in the book already', '2024-02-05', false],
		['of two days comes in with its page', '2024-02-06', true]
	])('a mark that both pages have %s', (_, on, comes) => {
		const other = meets('there', 2, on, marked('m1'), saved('m2', 30));
		const decision = settledOver([here], [{ events: other, comesIn: 'beside' }], {
			void: [{ here, there: other }]
		});
		expect(idsOf(decision).includes('there.1' as never)).toBe(comes);
		expect(decision.state.members.get('m1' as MemberId)?.recentMarks).toEqual(['absent', 'present']);
	});

	test('a woman came for herself or sent somebody, as the other page says', () => {
		const other = meets('there', 2, '2024-02-05', withFields(marked('m1'), { by: 'representative' }));
		const decision = settledOver([here], [], { void: [{ here, there: other }] });
		expect(written(decision).slice(2, 5)).toMatchObject([
			{ type: 'EventReversed', reverses: 'here.2', reason: 'enteredTwice' },
			{ type: 'EventReversed', reverses: 'here.1', reason: 'enteredTwice' },
			{ type: 'AttendanceMarked', eventId: 'there.1', corrects: 'here.1', by: 'representative' }
		]);
	});
});

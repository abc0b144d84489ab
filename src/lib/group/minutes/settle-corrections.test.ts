import { describe, expect, test } from 'vitest';
import type { MemberId } from '#kernel';
import { leftOut, type GroupEvent, type GroupState, type PhonesSettled } from '#group';
import {
	entry,
	joined,
	lent,
	marked,
	saved,
	withFields,
	type Entry
} from '../../../../tests/support/builders.ts';
import { ruled } from '../../../../tests/support/people.ts';
import { holds, meets, page, settledOver } from '../../../../tests/support/settling.ts';

// Corrections on pages of two phones that diverged (ADR 0087). Both phones have meeting 2, at which m2 saved 20; the box held 700 before it.

const two = meets('two', 2, '2024-01-20', marked('m1'), marked('m4'), saved('m2', 20));
/** Reverses an entry and adds each replacement on its day. */
const putRight = (corrects: string, on: string, ...instead: readonly Entry[]): readonly Entry[] => [
	entry({ type: 'EventReversed', reverses: corrects, reason: 'wrongAmount', approvedBy: ['m1', 'm2'] }),
	...instead.map((inner) => () => withFields(inner, { corrects })(on))
];
const of2 = (...instead: readonly Entry[]) => putRight('two.3', '2024-01-20', ...instead);
const savings = (state: GroupState, ...women: readonly string[]) =>
	women.map((one) => Math.abs(holds(state, `savings/${one}/regular`)));
const reversed = (steps: readonly { readonly event: GroupEvent }[]) =>
	steps.flatMap(({ event }) => (event.type === 'EventReversed' ? [event.reverses] : []));
const marksOf = (state: GroupState, id: string) => state.members.get(id as MemberId)?.recentMarks.slice(1);

describe('a page here that is void', () => {
	const there = meets('there', 3, '2024-02-05', saved('m3', 20));
	const inItsPlace = (held: readonly GroupEvent[], other: readonly GroupEvent[] = there) =>
		[[{ events: other, comesIn: 'beside' as const }], { void: [{ here: held, there: other }] }] as const;

	test('keeps what it corrected of an earlier meeting: that is no entry of its own', () => {
		const here = meets('here', 3, '2024-02-05', ...of2(saved('m2', 50)), saved('m1', 20));
		const { state, steps } = settledOver([two, here], ...inItsPlace(here));
		// m2 has the corrected 50, m1 nothing, m3 20 from the other phone: 700 + 50 + 20.
		expect(savings(state, 'm1', 'm2', 'm3')).toEqual([0, 5000, 2000]);
		expect(holds(state, 'box')).toBe(77_000);
		expect(reversed(steps)).toEqual(['here.3']);
	});

	test('loses what a later meeting put in the place of its entries, and not what that took out', () => {
		const here = meets('here', 3, '2024-02-05', saved('m1', 20), saved('m4', 20));
		const later = meets(
			'later',
			4,
			'2024-02-20',
			...putRight('here.1', '2024-02-05', saved('m1', 30)),
			...putRight('here.2', '2024-02-05'),
			saved('m2', 20)
		);
		const again = meets('again', 5, '2024-02-25', ...putRight('later.2', '2024-02-05', saved('m1', 40)));
		const other = meets('there', 3, '2024-02-05', saved('m1', 50));
		const { state, steps } = settledOver([two, here, later, again], ...inItsPlace(here, other));
		// m1 saved 50 at that meeting, once; m2 saved 20 at meetings 2 and 4: 700 + 50 + 40.
		expect(savings(state, 'm1', 'm2', 'm4')).toEqual([5000, 4000, 0]);
		expect(holds(state, 'box')).toBe(79_000);
		expect(reversed(steps)).toEqual(['again.2']);
	});

	test('loses its entries from the last one to the first, also of two pages', () => {
		const here = meets('here', 3, '2024-02-05', joined(9), saved('m9', 20));
		const next = meets('next', 4, '2024-02-20', saved('m9', 30));
		const { steps } = settledOver([two, here, next], [{ events: there, comesIn: 'beside' }], {
			void: [here, next].map((own) => ({ here: own, there }))
		});
		expect(reversed(steps)).toEqual(['next.1', 'here.2', 'here.1']);
	});

	test('with a woman who joined there goes that she was absent at a later meeting: its seal wrote it', () => {
		const here = meets('here', 3, '2024-02-05', joined(9), marked('m9', 'absent'));
		const next = meets('next', 4, '2024-02-20', marked('m1'), marked('m9', 'absent'));
		const { steps, state } = settledOver([two, here, next], [{ events: there, comesIn: 'beside' }], {
			void: [{ here, there }]
		});
		expect(reversed(steps)).toEqual(['next.2', 'here.2', 'here.1']);
		expect([...state.members.keys()]).not.toContain('m9');
	});

	test('loses a woman who joined there with all that is said of her: both phones took her in', () => {
		const pen = (id: string) => entry({ type: 'PenTaken', memberId: id, step: 'roll' });
		const here = meets(
			'here',
			3,
			'2024-02-05',
			joined(9),
			marked('m9'),
			pen('m9'),
			pen('m1'),
			saved('m9', 20)
		);
		const other = meets('there', 3, '2024-02-05', withFields(joined(9), { memberId: 'n9' }), saved('n9', 20));
		const { state, left, steps } = settledOver([two, here], ...inItsPlace(here, other));
		expect([left, reversed(steps)]).toEqual([[], ['here.5', 'here.3', 'here.2', 'here.1']]);
		expect([...state.members.values()].map(({ memberId, number }) => [memberId, number]).at(-1)).toEqual([
			'n9',
			9
		]);
		expect(savings(state, 'm9', 'n9')).toEqual([0, 2000]);
	});

	test('a woman whose mark was corrected at a later meeting came as the other page says', () => {
		const here = meets('here', 3, '2024-02-05', marked('m1'), saved('m2', 20));
		const later = meets('later', 4, '2024-02-20', ...putRight('here.1', '2024-02-05', marked('m1', 'late')));
		const other = meets('there', 3, '2024-02-05', marked('m1', 'excused'), saved('m2', 20));
		const { state, steps } = settledOver([two, here, later], ...inItsPlace(here, other));
		// Meetings 2, 3, 4: present, excused, absent.
		expect(marksOf(state, 'm1')).toEqual(['present', 'excused', 'absent']);
		expect(reversed(steps)).toEqual(['here.2', 'later.2']);
	});

	test('a mark that was taken out at a later meeting stays out, and the other one comes in with its page', () => {
		const here = meets('here', 3, '2024-02-05', marked('m1'), saved('m2', 20));
		const later = meets('later', 4, '2024-02-20', ...putRight('here.1', '2024-02-05'));
		const other = meets('there', 3, '2024-02-05', marked('m1'));
		const { state, steps } = settledOver([two, here, later], ...inItsPlace(here, other));
		expect(marksOf(state, 'm1')).toEqual(['present', 'absent', 'absent']);
		expect(reversed(steps)).toEqual(['here.2']);
		expect(steps.map(({ event }) => event.eventId)).toContain('there.1');
	});

	test('of who came to an earlier meeting each page says nothing of its own', () => {
		// m4 was present at meeting 2 by the book, late by this phone's correction, excused by the other's. Both phones recorded meeting 3.
		const mark = (state: string) => putRight('two.2', '2024-01-20', marked('m4', state));
		const here = meets('here', 3, '2024-02-05', marked('m4'), ...mark('late'), saved('m1', 20));
		const other = meets('there', 3, '2024-02-05', marked('m4', 'excused'), ...mark('absent'));
		const { state, left } = settledOver([two, here], ...inItsPlace(here, other));
		expect(marksOf(state, 'm4')).toEqual(['late', 'excused']);
		// The other phone cannot correct an entry again that this phone corrected.
		expect(left.map(({ event, because }) => [event.eventId, because.type])).toEqual([
			['there.2', 'AlreadyTakenBack'],
			['there.3', 'AlreadyTakenBack']
		]);
	});
});

describe('a correction on a page that comes in', () => {
	test('comes with both its halves', () => {
		const there = meets('there', 3, '2024-02-05', saved('m3', 20), ...of2(saved('m2', 50)), saved('m4', 20));
		const { state, left } = settledOver([two], [{ events: there, comesIn: 'whole' }]);
		expect(left).toEqual([]);
		expect(savings(state, 'm2', 'm3', 'm4')).toEqual([5000, 2000, 2000]);
	});

	test('is left with both its halves where what should stand in the place is refused', () => {
		// The saving belongs to m9, who joined on a page that is not taken over.
		const there = meets('there', 3, '2024-02-05', ...of2(saved('m9', 50)), saved('m4', 20));
		const { state, left } = settledOver([two], [{ events: there, comesIn: 'whole' }]);
		expect(left.map(({ event, because }) => [event.eventId, because.type])).toEqual([
			['there.1', 'MemberUnknown'],
			['there.2', 'MemberUnknown']
		]);
		expect(savings(state, 'm2', 'm4')).toEqual([2000, 2000]);
	});

	test('is asked as a whole: the box need not bear what is put back at once', () => {
		// This phone lent all of the 720: without the 20 of m2 the box would be overdrawn, with her 50 it holds 30.
		const here = meets('here', 3, '2024-02-05', lent('l2', 'm4', 720));
		const there = meets('there', 3, '2024-02-12', ...of2(saved('m2', 50)));
		const { state, left } = settledOver([two, here], [{ events: there, comesIn: 'whole' }]);
		expect([left, holds(state, 'box')]).toEqual([[], 3000]);
	});

	test('that only takes out comes by itself, whatever becomes of the next entry', () => {
		// 700 + 20 − 20 is not enough for 710.
		const there = meets('there', 3, '2024-02-05', ...of2(), lent('l2', 'm4', 710), saved('m4', 20));
		const { state, left } = settledOver([two], [{ events: there, comesIn: 'whole' }]);
		expect(left.map(({ event }) => event.eventId)).toEqual(['there.2']);
		expect([savings(state, 'm2', 'm4'), holds(state, 'box')]).toEqual([[0, 2000], 72_000]);
	});
});

describe('of a page that was not chosen', () => {
	const there = meets(
		'there',
		3,
		'2024-02-05',
		marked('m1'),
		entry({ type: 'PenTaken', memberId: 'm1', step: 'roll' }),
		...of2(saved('m2', 50)),
		...putRight('two.2', '2024-01-20', marked('m4', 'late')),
		ruled({ interest: { percentPerMonth: '3' } })
	);
	const settled = { type: 'PhonesSettled', beside: [page], notChosen: [0] } as unknown as PhonesSettled;

	test('corrections and rules are told as well: they are not in the book; who came to it is said by the page that stands', () => {
		const left = leftOut(two, settled, [{ hash: page, events: there }]);
		expect(left.map(({ event, why }) => [event.eventId, event.type, why])).toEqual([
			['there.3', 'EventReversed', 'void'],
			['there.4', 'SavingDeposited', 'void'],
			['there.5', 'EventReversed', 'void'],
			['there.6', 'AttendanceMarked', 'void'],
			['there.7', 'ConstitutionChanged', 'void']
		]);
	});
});

import { describe, expect, test } from 'vitest';
import {
	accepted,
	bankOpened,
	counted,
	desk,
	founded,
	lent,
	marked,
	meeting,
	memberId,
	office,
	opened,
	putAway,
	repaid,
	saved,
	sealed,
	spent,
	takenBack,
	withFields,
	type Entry
} from '../../../../tests/support/builders.ts';
import { finePaid, fined } from '../../../../tests/support/dues.ts';
import { rescheduled, toppedUp } from '../../../../tests/support/loan-entries.ts';
import {
	borrowed,
	corrected,
	creditOpened,
	drawn,
	matched
} from '../../../../tests/support/outside-money.ts';
import { left, sharedOut } from '../../../../tests/support/people.ts';
import type { GroupEvent } from '../event-types.ts';
import { foldAdmitted } from '../fold-admitted.ts';
import { replay } from '../record.ts';
import type { GroupState } from '../state.ts';

/*
 * A correction is applied incrementally if the position of the entry does not matter, otherwise the facts are folded again (ADR 0054). Settled debts
 * of leavers and written-off loans are never changed incrementally. Both ways give the same book as admitting every event again. A full fold is
 * recognised by its new map objects.
 */
const days = Array.from({ length: 16 }, (_, place) =>
	new Date(Date.UTC(2025, place, 5)).toISOString().slice(0, 10)
);
const [first, second, third, fourth] = days as [string, string, string, string];
const named = (entry: Entry, eventId = 'x') => withFields(entry, { eventId });
const right = (entry: Entry, on = first, more: object = {}) =>
	withFields(entry, { corrects: 'x', occurredOn: on, ...more });
const start = [...founded(first, { box: 5000 }), bankOpened()(first)];

const state = (read: ReturnType<typeof replay>): GroupState => {
	if (!read.ok) throw new Error(`refused: ${JSON.stringify(read.error)}`);
	return read.value;
};

/** Reads a book with corrections in its last meeting in both ways. */
function read(events: readonly GroupEvent[]): { readonly book: GroupState; readonly isInPlace: boolean } {
	const maps = new Set<unknown>();
	const book = state(foldAdmitted(events, 'INR', (_, { members }) => maps.add(members)));
	expect(book).toEqual(state(replay(events, 'INR')));
	return { book, isInPlace: maps.size === 1 };
}

/** @param entries of the first meeting */
const inTwo = (entries: readonly Entry[], ...corrections: readonly Entry[]): readonly GroupEvent[] => [
	...start,
	...meeting(1, first, ...entries),
	...meeting(2, second, ...corrections)
];
/** A loan of 1,000, repaid in the second meeting, with the entries of the third. */
const ofLoan = (then: readonly Entry[], later: readonly Entry[], ...corrections: readonly Entry[]) => [
	...start,
	...meeting(1, first, lent('l1', 'm1', 1000, { instalments: 5 })),
	...meeting(2, second, ...then),
	...meeting(3, third, ...later),
	...meeting(4, fourth, ...corrections)
];
const [back, less] = [named(repaid('l1', 220)), right(repaid('l1', 120), second)];

describe('in place', () => {
	test.each<[string, readonly GroupEvent[]]>([
		['a saving', inTwo([named(saved('m1', 20))], corrected('x'), right(saved('m1', 30)))],
		['a saving that is taken out', inTwo([named(saved('m1', 20))], corrected('x'))],
		['a saving of another woman', inTwo([named(saved('m1', 20))], corrected('x'), right(saved('m2', 20)))],
		[
			'a saving in the voluntary fund',
			inTwo([named(saved('m1', 20, 'voluntary'))], corrected('x'), right(saved('m1', 30, 'voluntary')))
		],
		[
			'a saving by the bank, whose passbook was not compared',
			inTwo(
				[named(withFields(saved('m1', 20), { via: 'bank/b1' }))],
				corrected('x'),
				right(saved('m1', 30), first, { via: 'bank/b1' })
			)
		],
		[
			'what was paid of a fine',
			inTwo([fined('f1', 'm1', 10), named(finePaid('f1', 4))], corrected('x'), right(finePaid('f1', 6)))
		],
		['an expense', inTwo([named(spent('travel', 20))], corrected('x'), right(spent('travel', 30)))],
		[
			'a difference that was accepted',
			inTwo([counted({ 10000: 49 }), named(accepted('short', 100))], corrected('x'))
		],
		[
			'a draw of a cash credit',
			inTwo([creditOpened(3000), named(drawn(100))], corrected('x'), right(drawn(200)))
		],
		['a repayment', ofLoan([back], [], corrected('x'), less)],
		['a repayment that is taken out', ofLoan([back], [repaid('l1', 100)], corrected('x'))],
		['a mark', inTwo([named(marked('m1'))], corrected('x'), right(marked('m1', 'absent')))],
		['a mark that is taken out', inTwo([named(marked('m1')), marked('m2')], corrected('x'))]
	])('%s', (_, events) => {
		expect(read(events).isInPlace).toBe(true);
	});
});

describe('folded again', () => {
	test.each<[string, readonly GroupEvent[]]>([
		[
			'a saving by a bank whose passbook was compared later',
			[
				...start,
				...meeting(1, first, named(withFields(saved('m1', 20), { via: 'bank/b1' }))),
				matched(20)(first),
				...meeting(2, second, corrected('x'), right(saved('m1', 30), first, { via: 'bank/b1' }))
			]
		],
		[
			'an office',
			inTwo([named(office('m3', 'treasurer'))], corrected('x'), right(office('m2', 'treasurer')))
		],
		['a loan of the group', inTwo([named(borrowed(1000))], corrected('x'), right(borrowed(900)))],
		['one repayment of two of a day', ofLoan([back, repaid('l1', 100)], [], corrected('x'), less)],
		['a repayment of a loan that was topped up', ofLoan([back], [toppedUp(500)], corrected('x'), less)],
		[
			'a repayment of a loan that was put on new terms',
			ofLoan([back], [rescheduled({ instalments: 9 })], corrected('x'), less)
		],
		[
			'a mark beside another one of the same woman',
			inTwo([named(marked('m1')), marked('m1', 'late')], corrected('x'), right(marked('m1', 'absent')))
		],
		[
			'a mark before another one of the same woman',
			inTwo([marked('m1', 'late'), named(marked('m1'))], corrected('x'), right(marked('m1', 'absent')))
		],
		[
			'a mark in the place of that of another woman',
			inTwo([named(marked('m1'))], corrected('x'), right(marked('m2')))
		],
		[
			'a mark that was corrected before',
			[
				...inTwo(
					[named(marked('m1'))],
					corrected('x'),
					right(marked('m1', 'absent'), first, { eventId: 'y' })
				),
				...meeting(
					3,
					third,
					corrected('y'),
					withFields(marked('m1', 'late'), { corrects: 'y', occurredOn: first })
				)
			]
		],
		[
			'a mark of a woman who left',
			[
				...start,
				...meeting(1, first, named(marked('m3')), saved('m3', 20)),
				...meeting(2, second, left('m3')),
				...meeting(3, third, corrected('x'), right(marked('m3', 'absent')))
			]
		]
	])('%s', (_, events) => {
		expect(read(events).isInPlace).toBe(false);
	});

	test('a mark and a saving of a cycle that was shared out', () => {
		const cycle = [
			...founded(first, { constitution: { kind: 'vsla' } }),
			...meeting(1, first, named(marked('m1')), marked('m2'), saved('m1', 100), saved('m2', 100)),
			...meeting(2, second, sharedOut())
		];
		const mark = [...cycle, ...meeting(3, third, corrected('x'), right(marked('m1', 'absent')))];
		expect(read(mark).isInPlace).toBe(false);
		const { meetingsHeld, recentMarks } = read(mark).book.members.get(memberId('m1')) ?? {};
		expect({ meetingsHeld, recentMarks }).toEqual({ meetingsHeld: 1, recentMarks: ['absent'] });
	});

	test('a mark of the day after, in the meeting that shared out', () => {
		const next = '2025-02-06';
		const events = [
			...founded(first, { constitution: { kind: 'vsla' } }),
			...meeting(1, first, saved('m1', 100), saved('m2', 100)),
			...[opened(2), sharedOut()].map((entry) => entry(second)),
			...[named(marked('m1')), sealed].map((entry) => entry(next)),
			...meeting(3, third, corrected('x'), right(marked('m1', 'absent'), next))
		];
		const own = read(events).book.members.get(memberId('m1'));
		expect([own?.meetingsHeld, own?.meetingsPresent]).toEqual([1, 0]);
	});
});

describe('a mark that is put right', () => {
	const held = (count: number, ...entries: readonly Entry[]) =>
		days.slice(1, count + 1).flatMap((on, place) => meeting(place + 2, on, ...(place === 0 ? entries : [])));
	const figures = (events: readonly GroupEvent[]) => {
		const { book, isInPlace } = read(events);
		const { meetingsHeld, meetingsPresent, recentMarks } = book.members.get(memberId('m1')) ?? {};
		return { isInPlace, meetingsHeld, meetingsPresent, recentMarks: recentMarks?.join(' ') };
	};
	const wrong = meeting(1, first, named(marked('m1', 'absent')));
	const putRight = [corrected('x'), right(marked('m1', 'late'))];

	test('counts at its meeting, and stands in its bead', () => {
		expect(
			figures([...start, ...wrong, ...held(1, marked('m1')), ...meeting(3, third, ...putRight)])
		).toEqual({
			isInPlace: true,
			meetingsHeld: 3,
			meetingsPresent: 2,
			recentMarks: 'late present absent'
		});
	});

	test('counts where its bead is not on the string any more', () => {
		const long = [...start, ...wrong, ...held(12), ...meeting(14, days[13] as string, ...putRight)];
		expect(figures(long)).toEqual({
			isInPlace: true,
			meetingsHeld: 14,
			meetingsPresent: 1,
			recentMarks: Array.from({ length: 12 }, () => 'absent').join(' ')
		});
		const last = [...start, ...wrong, ...held(10), ...meeting(12, days[11] as string, ...putRight)];
		expect(figures(last).recentMarks).toBe(`late ${Array.from({ length: 11 }, () => 'absent').join(' ')}`);
	});

	test('says nothing of a special meeting', () => {
		const special = [opened(1, 'special')(first), named(marked('m1'))(first), sealed(first)];
		expect(
			figures([...start, ...special, ...meeting(1, second, marked('m1')), ...meeting(2, third, ...putRight)])
		).toMatchObject({ isInPlace: true, meetingsHeld: 2, meetingsPresent: 1 });
	});

	test('of the same number in a meeting of another kind is another page', () => {
		const atDesk = desk(1, first, named(spent('travel', 5)));
		const events = [...start, ...atDesk, sealed(first), ...meeting(1, first, marked('m1'), marked('m2'))];
		expect(
			read([...events, ...meeting(2, second, corrected('x'), right(spent('travel', 6)))]).isInPlace
		).toBe(true);
	});
});

/** An event without a trace has no line: later entries must still be found, whichever of two was indexed first. */
describe('an entry behind others that left no trace', () => {
	const undo = (eventId: string) => [named(saved('m2', 5), eventId), takenBack(eventId)];
	const away = [opened(2)(second), marked('m1')(second), putAway('m1', 'm2')(second)];
	const book = [
		...start,
		...meeting(1, first, ...undo('u'), ...undo('v'), named(saved('m1', 20))),
		...away,
		...meeting(2, second, ...undo('w'), named(saved('m3', 40), 'y'))
	];
	const box = ({ balances }: GroupState) => (balances.get('box' as never) ?? 0) / 100;

	test('is put right with the sums that it had', () => {
		const one = [...book, ...meeting(3, third, corrected('x'), right(saved('m1', 30)))];
		expect(read(one).isInPlace).toBe(true);
		expect(box(read(one).book)).toBe(5_070);
	});

	test('is taken out with the sums that it had', () => {
		const both = [...book, ...meeting(3, third, corrected('x'), corrected('y'))];
		expect(box(read(both).book)).toBe(5_000);
		expect(read(both).book.members.get(memberId('m3'))?.deposited).toBe(0);
	});

	test('of the open page, too, where it is the last line before its correction', () => {
		const last = [...book, ...meeting(3, third, ...undo('z'), corrected('y'))];
		expect(box(read(last).book)).toBe(5_020);
	});
});

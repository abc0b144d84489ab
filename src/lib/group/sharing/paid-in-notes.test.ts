import { describe, expect, test } from 'vitest';
import {
	counted,
	day,
	doing,
	lent,
	marked,
	memberId,
	refusalOf,
	rupees,
	spent
} from '../../../../tests/support/builders.ts';
import { cycle, last } from '../../../../tests/support/cycles.ts';
import { parts, recorded, sharedOut } from '../../../../tests/support/people.ts';
import { shareOut, type Command, type GroupState, type ShareOutTerms } from '../index.ts';

/*
 * Rounding to the notes in the box, computed by hand. Three members saved 500, 300 and 200, and the group earned 37: the fund of 1,037 gives them
 * 518, 311 and 207, and 1 stays. Without a rupee coin 518 cannot be paid; in twos, 310 and 206 need more twos than the one there is; in fives, two of
 * them need the only five. In tens it is 510, 310, 200: 500 + 10, 200 + 100 + 10 and 100 + 50 + 50; a ten, the five and the two stay, 17.
 */
const box = { '50000': 1, '20000': 1, '10000': 2, '5000': 2, '1000': 3, '500': 1, '200': 1 };
const state = cycle({ m1: 500, m2: 300, m3: 200 }, { box: 37 });
const by = (of: GroupState, terms: Partial<ShareOutTerms>) =>
	shareOut(of, day(last), { rule: 'bySavings', basis: 'whole', notes: box, ...terms });
const shownBy = (of: GroupState, terms: Partial<ShareOutTerms> = {}) => {
	const shared = by(of, terms);
	if (!shared.ok) return shared.error.type;
	const { rows, remainder, notesUnit } = shared.value;
	return [rows.map(({ payout }) => payout / 100), remainder / 100, notesUnit];
};

describe('what is paid', () => {
	test('is rounded to the smallest piece with which all can be laid at once; the rest stays', () => {
		expect(shownBy(state)).toEqual([[510, 310, 200], 17, 1000]);
		// With enough small coins it is exact to the rupee: 518 + 311 + 207 = 1,036.
		const change = { '50000': 1, '20000': 2, '1000': 10, '500': 2, '200': 8, '100': 11 };
		expect(shownBy(state, { notes: change })).toEqual([[518, 311, 207], 1, 100]);
	});

	test('is written with the piece, and what was left out is worked out', () => {
		const { event, state: after } = recorded(state, sharedOut({ notes: box })(last));
		expect(event).toMatchObject({ notes: box, unit: 1000, parts: parts({ m1: 510, m2: 310, m3: 200 }) });
		expect(Object.fromEntries(after.balances)).toEqual({ box: 1700, surplus: -1700 });
		// The same from a file; and a larger piece, which the circle may choose.
		expect(recorded(state, event).event).toEqual(event);
		expect(shownBy(state, { unit: rupees(100) })).toEqual([[500, 300, 200], 37, 10_000]);
		expect(shownBy(state, { unit: rupees(5) })).toBe('NotesCannotPay');
	});

	test('is what is left after debts and after what she leaves for the next cycle', () => {
		// The first owes 101: of 518 she gets 417, which these coins cannot pay; in twos 416 = 2 × 200 + 10 + 5 + 1. The third keeps 7 for the next
		// cycle.
		const lending = cycle({ m1: 500, m2: 300, m3: 200 }, { box: 37, entries: [lent('l1', 'm1', 101)] });
		const notes = { '20000': 2, '10000': 4, '5000': 2, '1000': 3, '500': 1, '100': 1 };
		const shared = by(lending, { notes, keep: parts({ m3: 7 }) });
		expect(shared.ok && shared.value.rows.map(({ part, payout }) => [part / 100, payout / 100])).toEqual([
			[517, 416],
			[310, 310],
			[207, 207]
		]);
		// 1,037 − 517 − 310 − 207.
		expect(shared.ok && shared.value.remainder).toBe(rupees(3));
	});

	test('is rounded to no less than the unit of the rules', () => {
		// The rules already round 518, 311 and 207 to 510, 310 and 200.
		const tens = cycle({ m1: 500, m2: 300, m3: 200 }, { box: 37, changed: { roundingUnit: 1000 } });
		const change = { '50000': 1, '20000': 2, '1000': 10, '500': 2, '200': 8, '100': 11 };
		expect(shownBy(tens, { notes: change })).toEqual([[510, 310, 200], 17, 1000]);
	});

	test('of a woman who brought nothing is nothing, and that is no rounding', () => {
		expect(shownBy(cycle({ m1: 500, m2: 0 }), { notes: { '50000': 1 } })).toEqual([[500, 0], 0, 100]);
	});

	test('is never rounded to nothing', () => {
		const poor = cycle({ m1: 495, m2: 5 });
		expect(shownBy(poor, { notes: { '10000': 5 } })).toBe('NotesCannotPay');
		expect(shownBy(poor, { notes: { '10000': 4, '5000': 1, '1000': 4, '500': 2 } })).toEqual([
			[495, 5],
			0,
			100
		]);
	});
});

describe('the notes', () => {
	test('are what the box holds', () => {
		expect(by(state, { notes: { ...box, '500': 2 } })).toEqual({
			ok: false,
			error: { type: 'DifferenceNotAccepted', counted: 104_200, book: 103_700 }
		});
		expect(refusalOf(state, sharedOut({ notes: { ...box, '700': 1 } })(last))).toEqual({
			type: 'PieceUnknown',
			piece: 700
		});
	});

	test('are not asked for while the box lacks money: that is said first', () => {
		const out = cycle({ m1: 100, m2: 900 }, { entries: [lent('l1', 'm1', 400)] });
		expect(by(out, { notes: {} })).toMatchObject({
			ok: true,
			value: { enoughInBox: false, notesUnit: null }
		});
	});

	const command: Command = {
		type: 'ShareOutCycle',
		on: day(last),
		rule: 'bySavings',
		basis: 'whole',
		byNotes: true,
		parts: parts({ m1: 510, m2: 310, m3: 200 }),
		keep: [],
		agreedBy: [memberId('m1'), memberId('m2')]
	};
	const came = [marked('m1'), marked('m2')];
	const withCount = (...then: readonly ReturnType<typeof counted>[]) =>
		cycle({ m1: 500, m2: 300, m3: 200 }, { box: 37, entries: [...came, counted(box), ...then] });

	test('are those that were counted in this meeting, after which no money moved', () => {
		const decided = doing(withCount(), command);
		expect(decided.ok && decided.value.steps.at(-1)?.event).toMatchObject({
			type: 'CycleSharedOut',
			notes: box
		});
		// Entries without money keep the count valid.
		expect(doing(withCount(marked('m3')), command).ok).toBe(true);
		const missing = { ok: false, error: { type: 'CountMissing' } };
		const uncounted = cycle({ m1: 500, m2: 300, m3: 200 }, { box: 37, entries: came });
		expect(doing(uncounted, command)).toMatchObject(missing);
		expect(doing(withCount(spent('travel', 8)), command)).toMatchObject(missing);
		// A count that differs from the book is not used.
		expect(doing(withCount(counted({ '10000': 1 })), command)).toMatchObject(missing);
	});
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isBalanced } from '#ledger';
import { layOut, money } from '#money';
import { record, shareOut, type CycleSharedOut, type GroupState, type ShareOutTerms } from '#group';
import { bookOf, day, founded, lent, meeting, opened, saved, spent } from '../support/builders.ts';
import { fined } from '../support/dues.ts';
import { sharedOut } from '../support/people.ts';
import { cases, seed } from '../support/soak.ts';

// Any cycle: what women saved, what some of them owe, what the group earned or lost, shared out by any rule.

const [first, last] = ['2025-01-05', '2025-02-10'];

interface Cycle {
	readonly savings: readonly number[];
	readonly earned: number;
	readonly spent: number;
	/** Rupees lent, and fined, by the place of the woman. */
	readonly loans: readonly number[];
	readonly fines: readonly number[];
	readonly terms: ShareOutTerms;
}

const cycle: fc.Arbitrary<Cycle> = fc.integer({ min: 2, max: 7 }).chain((women) =>
	fc.record({
		savings: fc.array(fc.integer({ min: 0, max: 900 }), { minLength: women, maxLength: women }),
		earned: fc.integer({ min: 0, max: 2000 }),
		spent: fc.integer({ min: 0, max: 300 }),
		loans: fc.array(fc.integer({ min: 0, max: 700 }), { minLength: women, maxLength: women }),
		fines: fc.array(fc.constantFrom(0, 0, 5), { minLength: women, maxLength: women }),
		terms: fc.record({
			rule: fc.constantFrom('equal', 'bySavings', 'bySavingMonths', 'bySavingMeetings', 'interestBack'),
			basis: fc.constantFrom('whole', 'netted'),
			unit: fc.constantFrom(money(100), money(1000))
		})
	})
);

/** The book at the end of the cycle; null where the box could not lend or pay so much. @param spread the group's remainder */
function bookAt({ savings, earned, spent: cost, loans, fines }: Cycle, spread: boolean): GroupState | null {
	const held = savings.reduce((sum, amount) => sum + amount, earned);
	if (held < loans.reduce((sum, amount) => sum + amount, cost)) return null;
	const each = (
		amounts: readonly number[],
		entry: (who: string, amount: number) => ReturnType<typeof saved>
	) => amounts.flatMap((amount, place) => (amount > 0 ? [entry(`m${place + 1}`, amount)] : []));
	const constitution = {
		kind: 'vsla',
		saving: { mode: 'fixed', amount: 2000 },
		remainder: spread ? 'spread' : 'stays'
	};
	return bookOf([
		...founded(first, { members: savings.length, box: earned, constitution }),
		...meeting(
			1,
			first,
			...each(savings, saved),
			...each(loans, (who, amount) => lent(`l-${who}`, who, amount))
		),
		opened(2)(last),
		...each(fines, (who, amount) => fined(`f-${who}`, who, amount)).map((fine) => fine(last)),
		...(cost > 0 ? [spent('travel', cost)(last)] : [])
	]);
}

const total = (amounts: readonly number[]): number => amounts.reduce((sum, amount) => sum + amount, 0);

test('parts and what stays are the fund; payouts and what stays owed are parts and debts; the rehearsal is what then happens', () => {
	let happened = 0;
	fc.assert(
		fc.property(cycle, fc.boolean(), (made, spread) => {
			const state = bookAt(made, spread);
			const shown = state && shareOut(state, day(last), made.terms);
			if (!shown?.ok) return;
			const { fund, rows, remainder, inBox, enoughInBox } = shown.value;
			expect(total(rows.map(({ part }) => part)) + remainder).toBe(fund);
			for (const { part, loan, interest, fines, payout, owedAfter } of rows) {
				expect(loan + interest + fines + payout).toBe(part);
				expect(Math.min(part, loan, interest, fines, payout, owedAfter, remainder)).toBeGreaterThanOrEqual(0);
				// Nobody takes money home who still owes.
				expect(Math.min(payout, owedAfter)).toBe(0);
			}
			const paid = total(rows.map(({ payout }) => payout));
			expect(paid <= inBox).toBe(enoughInBox);
			const done = record(state as GroupState, sharedOut({ ...made.terms })(last));
			if (!done.ok) {
				expect(done.error.type).toBe('BoxTooSmall');
				expect(enoughInBox).toBe(false);
				return;
			}
			happened += 1;
			const { lines = [] } = done.value.event as CycleSharedOut;
			expect(total(lines.map((line) => line.paid + line.payable))).toBe(paid);
			expect(isBalanced(done.value.state.balances)).toBe(true);
			// Of the netted fund the box pays everybody, but for what lies at the bank or was lost.
			expect(done.value.state.balances.get('box' as never) ?? 0).toBe(
				inBox - total(lines.map((line) => line.paid))
			);
		}),
		{ numRuns: cases(300), seed: seed() }
	);
	expect(happened).toBeGreaterThan(cases(300) / 4);
});

test('who saved as much gets as much, who saved more never gets less, and the order of the women does not matter', () => {
	fc.assert(
		fc.property(cycle, (made) => {
			const plain = { ...made, terms: { ...made.terms, rule: 'bySavings' as const } };
			const parts = partsOf(plain);
			if (parts === null) return;
			const order = made.savings.map((_, place) => place).reverse();
			const turned = <Value>(list: readonly Value[]) => order.map((place) => list[place] as Value);
			const other = partsOf({
				...plain,
				savings: turned(made.savings),
				loans: turned(made.loans),
				fines: turned(made.fines)
			});
			expect(turned(other ?? [])).toEqual(parts);
			for (const [one, hers] of made.savings.entries())
				for (const [two, theirs] of made.savings.entries()) {
					if (hers === theirs) expect(parts[one]).toBe(parts[two]);
					if (hers > theirs) expect(parts[one]).toBeGreaterThanOrEqual(parts[two] ?? 0);
				}
		}),
		{ numRuns: cases(150), seed: seed() }
	);
});

/** The money of a box in notes and coins, by chance: of each kind as many as `picks` says in hundredths of what would go. */
function notesOf(box: number, picks: readonly number[]): Readonly<Record<string, number>> {
	const pieces: Record<string, number> = {};
	let left = box;
	for (const [place, piece] of [50_000, 20_000, 10_000, 5_000, 2_000, 1_000, 500, 200].entries()) {
		const count = Math.floor((Math.floor(left / piece) * (picks[place] ?? 0)) / 100);
		if (count > 0) pieces[String(piece)] = count;
		left -= count * piece;
	}
	return left > 0 ? { ...pieces, '100': left / 100 } : pieces;
}

test('rounded to the notes of the box: each hand is laid with them, no note twice, and nothing is lost', () => {
	const picks = fc.array(fc.constantFrom(0, 50, 90, 100), { minLength: 8, maxLength: 8 });
	let rounded = 0;
	fc.assert(
		fc.property(cycle, fc.boolean(), picks, (made, spread, by) => {
			const state = bookAt(made, spread);
			const { unit: _, ...terms } = made.terms;
			const plain = state && shareOut(state, day(last), terms);
			if (!plain?.ok || !plain.value.enoughInBox) return;
			const notes = notesOf(plain.value.inBox, by);
			const shown = shareOut(state as GroupState, day(last), { ...terms, notes });
			if (!shown.ok) {
				expect(shown.error.type).toBe('NotesCannotPay');
				return;
			}
			rounded += 1;
			const { fund, rows, remainder, notesUnit } = shown.value;
			expect(total(rows.map(({ part }) => part)) + remainder).toBe(fund);
			const laid = layOut(
				rows.map(({ payout }) => payout),
				notes
			);
			const used = new Map<number, number>();
			for (const [place, { payout }] of rows.entries()) {
				const hers = laid?.[place] ?? [];
				expect(total(hers.map(({ piece, count }) => piece * count))).toBe(payout);
				expect(payout % (notesUnit ?? 0)).toBe(0);
				for (const { piece, count } of hers) used.set(piece, (used.get(piece) ?? 0) + count);
			}
			for (const [piece, count] of used) expect(count).toBeLessThanOrEqual(notes[String(piece)] ?? 0);
			// Without debts equal savings are paid alike, and who saved more is not paid less.
			if (made.terms.rule === 'bySavings' && !spread && total([...made.loans, ...made.fines]) === 0)
				for (const [one, hers] of made.savings.entries())
					for (const [two, theirs] of made.savings.entries())
						if (hers >= theirs) expect(rows[one]?.payout).toBeGreaterThanOrEqual(rows[two]?.payout ?? 0);
			const done = record(state as GroupState, sharedOut({ ...terms, notes })(last));
			const { parts = [] } = (done.ok ? done.value.event : {}) as CycleSharedOut;
			expect(total(parts.map(({ amount }) => amount)) + remainder).toBe(fund);
		}),
		{ numRuns: cases(300), seed: seed() }
	);
	expect(rounded).toBeGreaterThan(cases(300) / 6);
});

/** What rounding leaves stays with the group, so that no place in the order is better. */
function partsOf(made: Cycle): readonly number[] | null {
	const state = bookAt(made, false);
	const shown = state && shareOut(state, day(last), made.terms);
	return shown?.ok ? shown.value.rows.map(({ part }) => part) : null;
}

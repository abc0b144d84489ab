import fc from 'fast-check';
import { expect, test } from 'vitest';
import { heldUnder, isBalanced } from '#ledger';
import { layOut, money } from '#money';
import {
	chart,
	record,
	shareOut,
	type CycleSharedOut,
	type GroupEvent,
	type GroupState,
	type ShareOutTerms
} from '#group';
import {
	bankOpened,
	bookOf,
	day,
	founded,
	lent,
	meeting,
	memberId,
	opened,
	repaid,
	saved,
	sealed,
	spent,
	toBank
} from '../support/builders.ts';
import { finePaid, fined } from '../support/dues.ts';
import { borrowed, granted } from '../support/outside-money.ts';
import { sharedOut } from '../support/people.ts';
import { cases, seed } from '../support/soak.ts';

// Any cycle: what women saved, what some of them owe, what the group earned or lost and what it holds of others' money, shared out by
// any rule; and the cycle after it, in which every debt is paid.

const [first, last] = ['2025-01-05', '2025-02-10'];

interface Cycle {
	readonly savings: readonly number[];
	readonly earned: number;
	readonly spent: number;
	/** Rupees lent, and fined, by the place of the woman. */
	readonly loans: readonly number[];
	readonly fines: readonly number[];
	readonly terms: ShareOutTerms;
	/** Rupees of others: voluntary savings by the place of the woman, what a bank lent, a revolving fund. */
	readonly others: {
		readonly voluntary: readonly number[];
		readonly borrowed: number;
		readonly revolvingFund: number;
	};
	/** Rupees that lie at the bank, where the box has so much. */
	readonly atBank: number;
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
		}),
		others: fc.record({
			voluntary: fc.array(fc.constantFrom(0, 0, 40, 300), { minLength: women, maxLength: women }),
			borrowed: fc.constantFrom(0, 0, 500, 2000),
			revolvingFund: fc.constantFrom(0, 0, 1500)
		}),
		atBank: fc.constantFrom(0, 0, 0, 100, 600)
	})
);

const noOthers = ({ savings }: Cycle): Cycle['others'] => ({
	voluntary: savings.map(() => 0),
	borrowed: 0,
	revolvingFund: 0
});

/** The events up to the end of the cycle; null where the box could not lend or pay so much. @param spread the group's remainder */
function eventsOf(made: Cycle, spread: boolean): readonly GroupEvent[] | null {
	const { savings, earned, spent: cost, loans, fines, others, atBank } = made;
	const held = total([...savings, ...others.voluntary, earned, others.borrowed, others.revolvingFund]);
	if (held < total([...loans, cost, atBank])) return null;
	const each = (
		amounts: readonly number[],
		entry: (who: string, amount: number) => ReturnType<typeof saved>
	) => amounts.flatMap((amount, place) => (amount > 0 ? [entry(`m${place + 1}`, amount)] : []));
	const constitution = {
		kind: 'vsla',
		saving: { mode: 'fixed', amount: 2000, voluntary: true },
		remainder: spread ? 'spread' : 'stays'
	};
	return [
		...founded(first, { members: savings.length, box: earned, constitution }),
		...(atBank > 0 ? [bankOpened()(first)] : []),
		...meeting(
			1,
			first,
			...each(savings, saved),
			...each(others.voluntary, (who, amount) => saved(who, amount, 'voluntary')),
			...(others.borrowed > 0 ? [borrowed(others.borrowed)] : []),
			...(others.revolvingFund > 0 ? [granted(others.revolvingFund)] : []),
			...each(loans, (who, amount) => lent(`l-${who}`, who, amount)),
			...(atBank > 0 ? [toBank(atBank)] : [])
		),
		opened(2)(last),
		...each(fines, (who, amount) => fined(`f-${who}`, who, amount)).map((fine) => fine(last)),
		...(cost > 0 ? [spent('travel', cost)(last)] : [])
	];
}

function bookAt(made: Cycle, spread: boolean): GroupState | null {
	const events = eventsOf(made, spread);
	return events && bookOf(events);
}

const total = (amounts: readonly number[]): number => amounts.reduce((sum, amount) => sum + amount, 0);

test('parts and what stays are the fund; payouts and what stays owed are parts and debts; the rehearsal is what then happens', () => {
	let happened = 0;
	fc.assert(
		fc.property(cycle, fc.boolean(), (made, spread) => {
			const state = bookAt(made, spread);
			const shown = state && shareOut(state, day(last), made.terms);
			if (!shown?.ok) return;
			const { fund, rows, remainder, inBox, setAside, enoughInBox } = shown.value;
			expect(total(rows.map(({ part }) => part)) + remainder).toBe(fund);
			for (const { part, voluntary, loan, interest, fines, payout, owedAfter } of rows) {
				expect(loan + interest + fines + payout).toBe(part + voluntary);
				expect(
					Math.min(part, voluntary, loan, interest, fines, payout, owedAfter, remainder)
				).toBeGreaterThanOrEqual(0);
				// Nobody takes money home who still owes.
				expect(Math.min(payout, owedAfter)).toBe(0);
			}
			const paid = total(rows.map(({ payout }) => payout));
			expect(paid + setAside <= inBox).toBe(enoughInBox);
			const done = record(state as GroupState, sharedOut({ ...made.terms })(last));
			if (!done.ok) {
				expect(done.error.type).toBe(paid > inBox ? 'BoxTooSmall' : 'BoxHoldsOthers');
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

test('money of others changes no part, and what is theirs is still covered when all parts are paid', () => {
	let withOthers = 0;
	fc.assert(
		fc.property(cycle, fc.boolean(), (made, spread) => {
			const state = bookAt(made, spread);
			// What others lent may have paid a loan: then there is no book to compare with.
			const alone = bookAt({ ...made, others: noOthers(made) }, spread);
			if (state === null || alone === null) return;
			// Voluntary savings pay debts where debts are netted, so that parts are cut by less.
			const terms: ShareOutTerms = { ...made.terms, basis: 'whole' };
			const [shown, without] = [shareOut(state, day(last), terms), shareOut(alone, day(last), terms)];
			expect(shown.ok).toBe(without.ok);
			if (!shown.ok || !without.ok) return;
			const parts = (from: typeof shown.value) => from.rows.map(({ part }) => part);
			expect(parts(shown.value)).toEqual(parts(without.value));
			if (without.value.enoughInBox) expect(shown.value.enoughInBox).toBe(true);
			const done = record(state, sharedOut({ ...made.terms })(last));
			if (!done.ok) return;
			if (total([...made.others.voluntary, made.others.borrowed, made.others.revolvingFund]) > 0)
				withOthers += 1;
			const after = done.value.state;
			const { lines = [] } = done.value.event as CycleSharedOut;
			for (const [place, rupees] of made.others.voluntary.entries()) {
				const her = memberId(`m${place + 1}`);
				const paidOfHers = lines.find((line) => line.memberId === her)?.voluntary ?? 0;
				expect(0 - (after.balances.get(`savings/${her}/voluntary` as never) ?? 0)).toBe(
					rupees * 100 - paidOfHers
				);
			}
			const has = (root: string): number => heldUnder(after.balances, chart, root);
			const theirs = made.others.borrowed + made.others.revolvingFund;
			const covered = has('box') + has('bank') + has('loans');
			expect(covered).toBeGreaterThanOrEqual(theirs * 100 + has('payable') + has('savings'));
		}),
		{ numRuns: cases(150, 300), seed: seed() }
	);
	expect(withOthers).toBeGreaterThan(cases(150, 300) / 6);
});

test('what is paid later of a debt that cut the parts of others is theirs, and no profit of the next cycle', () => {
	const [next, end] = ['2025-03-10', '2025-04-10'];
	let paidLater = 0;
	fc.assert(
		fc.property(
			cycle,
			fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 7, maxLength: 7 }),
			(made, saves) => {
				const free = { percentPerMonth: '0' };
				const events = eventsOf(made, false)?.map((one) =>
					one.type === 'LoanDisbursed' ? { ...one, terms: { ...one.terms, ...free } } : one
				);
				if (events === undefined) return;
				const state = bookOf(events);
				const terms = { ...made.terms, basis: 'netted' as const };
				const shown = shareOut(state, day(last), terms);
				const done = record(state, sharedOut(terms)(last));
				if (!shown.ok || !done.ok) return;
				const { rows, remainder } = shown.value;
				const { lines = [] } = done.value.event as CycleSharedOut;
				// Everybody pays every rupee that she still owes; then each saves anew.
				const pay = rows.flatMap(({ memberId: her, loan, fines }) => {
					const place = Number(her.slice(1)) - 1;
					const [owes, fine] = [
						(made.loans[place] ?? 0) * 100 - loan,
						(made.fines[place] ?? 0) * 100 - fines
					];
					return [
						...(owes > 0 ? [repaid(`l-${her}`, owes / 100)] : []),
						...(fine > 0 ? [finePaid(`f-${her}`, fine / 100)] : [])
					];
				});
				const owed = total(rows.map(({ owedAfter }) => owedAfter));
				const newly = rows.map((_, place) => saves[place] ?? 0);
				const later = bookOf([
					...events,
					done.value.event,
					sealed(last),
					...meeting(3, next, ...pay, ...newly.map((rupees, place) => saved(`m${place + 1}`, rupees))),
					opened(4)(end)
				]);
				const payable = (of: GroupState) => heldUnder(of.balances, chart, 'payable');
				const cut = total(lines.map((line) => line.cut ?? 0));
				if (cut > 0) paidLater += 1;
				// What rounding alone took from parts is the debtor's own: all of it is payable, and at most rounding is nobody's cut.
				const theirs = cut > 0 ? owed : 0;
				expect(payable(later) - payable(done.value.state)).toBe(theirs);
				expect(theirs - cut).toBeLessThan(rows.length * (terms.unit ?? 100));
				const again = shareOut(later, day(end), { rule: 'bySavings', basis: 'whole' });
				const kept = total(lines.map((line) => line.kept));
				if (again.ok) expect(again.value.fund).toBe(total(newly) * 100 + kept + remainder + owed - theirs);
			}
		),
		{ numRuns: cases(150, 300), seed: seed() }
	);
	expect(paidLater).toBeGreaterThan(cases(150, 300) / 20);
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
				fines: turned(made.fines),
				others: { ...made.others, voluntary: turned(made.others.voluntary) }
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

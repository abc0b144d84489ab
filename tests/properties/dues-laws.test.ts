import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { present, type FineId } from '#kernel';
import { isBalanced } from '#ledger';
import {
	checkAll,
	decide,
	finesDueOf,
	linesOf,
	proposedFines,
	replay,
	type GroupEvent,
	type GroupState
} from '#group';
import { dayOf, play, stampOf, story } from '../support/dues-histories.ts';
import { cases, seed } from '../support/soak.ts';

const runs = { numRuns: cases(300), seed: seed() };

describe('fines, social fund, fees, income, expenses, things', () => {
	test('the books balance after every event, and no fund is below zero', () => {
		fc.assert(
			fc.property(story, (told) => {
				play(told, (_, after) => {
					expect(isBalanced(after.balances)).toBe(true);
					for (const [account, amount] of after.balances) {
						if (/^(box|bank|assets)/.test(account)) expect(amount).toBeGreaterThan(0);
						if (/^(social-fund|savings)/.test(account)) expect(amount).toBeLessThan(0);
					}
				});
			}),
			runs
		);
	});

	test('a fine is never paid beyond its amount, nor once it was forgiven; what is due is the rest', () => {
		fc.assert(
			fc.property(story, (told) => {
				play(told, (before, after) => {
					for (const fine of after.fines.values()) {
						expect(fine.paid).toBeGreaterThanOrEqual(0);
						expect(fine.paid).toBeLessThanOrEqual(fine.amount);
					}
					for (const { memberId } of after.members.values()) {
						const hers = [...after.fines.values()].filter((fine) => fine.memberId === memberId);
						const due = hers.reduce((rest, fine) => rest + (fine.forgiven ? 0 : fine.amount - fine.paid), 0);
						expect(finesDueOf(after, memberId).total).toBe(due);
					}
					expect(after === before || after.eventCount > before.eventCount).toBe(true);
				});
			}),
			runs
		);
	});

	test('money is where the entries that stand say: added up again without the book', () => {
		fc.assert(
			fc.property(story, (told) => {
				const { state } = play(told);
				const { to, rest } = addedUp(standing(state));
				expect(balance(state, 'social-fund') + to.socialFund).toBe(0);
				expect(balance(state, 'fines') + to.group).toBe(0);
				expect(balance(state, 'fees') + rest.fees).toBe(0);
				expect(balance(state, 'other-income/hire') + rest.income).toBe(0);
				expect(balance(state, 'travel')).toBe(rest.spent);
				expect(balance(state, 'box')).toBe(100_000 + rest.cash);
			}),
			runs
		);
	});

	test('the rules never ask twice for what was imposed', () => {
		fc.assert(
			fc.property(story, (told) => {
				const { state } = play(told);
				let now = state;
				for (const [place, fine] of proposedFines(state).entries()) {
					const decision = decide(
						now,
						{ ...fine, type: 'ImposeFine', on: dayOf(now), fineId: `asked${place}` as FineId },
						stampOf(`asked${place}`)
					);
					if (!decision.ok) throw new Error(decision.error.type);
					now = decision.value.state;
				}
				expect(proposedFines(now)).toEqual([]);
			}),
			runs
		);
	});

	test('a stranger who checks the events one by one, and one who folds them, find the same', () => {
		fc.assert(
			fc.property(story, (told) => {
				const { state, events } = play(told);
				const figures = (book: GroupState) => ({
					balances: [...book.balances].sort(),
					fines: [...book.fines],
					members: [...book.members]
				});
				const checked = checkAll(events, 'INR');
				const folded = replay(events, 'INR');
				expect(checked.ok && figures(checked.value)).toEqual(figures(state));
				expect(folded.ok && figures(folded.value)).toEqual(figures(state));
			}),
			runs
		);
	});

	test('most of what is asked for is really done', () => {
		const done = new Map<string, number>();
		fc.assert(
			fc.property(story, (told) => {
				for (const event of play(told).events) {
					const type = event.corrects === undefined ? event.type : 'corrected';
					done.set(type, (done.get(type) ?? 0) + 1);
				}
			}),
			runs
		);
		for (const type of [
			'FinePaid',
			'FineForgiven',
			'SocialFundPaidOut',
			'AssetSold',
			'SavingWithdrawn',
			'corrected'
		])
			expect(done.get(type) ?? 0, type).toBeGreaterThan(runs.numRuns / 10);
	});
});

/** Entries that neither were taken back nor reversed; what replaces one stands. */
function standing(state: GroupState): readonly GroupEvent[] {
	const events = linesOf(present(state.journal, 'a book has its lines')).map((line) => line.event);
	const gone = new Set(events.flatMap((event) => (event.type === 'EventReversed' ? [event.reverses] : [])));
	return events.filter((event) => !gone.has(event.eventId));
}

/** A second, naive calculation that shares nothing with the book. Minor units. */
function addedUp(events: readonly GroupEvent[]) {
	const goesTo = new Map<FineId, 'group' | 'socialFund'>();
	const to = { group: 0, socialFund: 0 };
	const rest = { fees: 0, income: 0, spent: 0, cash: 0 };
	for (const event of events) {
		const amount = 'amount' in event && typeof event.amount === 'number' ? event.amount : 0;
		const isIn = [
			'SavingDeposited',
			'FinePaid',
			'FeePaid',
			'IncomeReceived',
			'SocialFundPaidIn',
			'AssetSold'
		];
		const isOut = ['SavingWithdrawn', 'ExpensePaid', 'SocialFundPaidOut', 'AssetBought'];
		if (isIn.includes(event.type)) rest.cash += amount;
		if (isOut.includes(event.type)) rest.cash -= amount;
		if (event.type === 'FineImposed') goesTo.set(event.fineId, event.to ?? 'group');
		if (event.type === 'FinePaid') to[goesTo.get(event.fineId) ?? 'group'] += amount;
		if (event.type === 'SocialFundPaidIn') to.socialFund += amount;
		if (event.type === 'SocialFundPaidOut') to.socialFund -= amount;
		if (event.type === 'FeePaid') rest.fees += amount;
		if (event.type === 'IncomeReceived') rest.income += amount;
		if (event.type === 'ExpensePaid') rest.spent += amount;
	}
	return { to, rest };
}

const balance = (state: GroupState, account: string): number => state.balances.get(account as never) ?? 0;

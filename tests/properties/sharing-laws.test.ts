import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	share,
	sharedParts,
	surplusNow,
	type GroupState,
	type SharingBasis,
	type SharingTerms
} from '#group';
import { isBalanced } from '#ledger';
import { money } from '#money';
import {
	bookOf,
	day,
	founded,
	lent,
	meeting,
	openMeeting,
	refusalOf,
	rupees,
	saved,
	spent
} from '../support/builders.ts';
import { fined } from '../support/dues.ts';
import { left, recorded, shared } from '../support/people.ts';
import { cases, seed } from '../support/soak.ts';

const runs = { numRuns: cases(300), seed: seed() };

const singleRules = [
	'equal',
	'bySavings',
	'byShares',
	'bySavingMonths',
	'bySavingMeetings',
	'interestBack'
] as const;
const amount = fc.oneof(fc.constant(0), fc.nat({ max: 1000 }), fc.nat({ max: 1_000_000_000_000 }));
const basis: fc.Arbitrary<SharingBasis> = fc.record({
	savings: amount,
	shares: amount,
	savingMonths: amount,
	savingMeetings: amount,
	interest: amount
});
/** Hundredths for each rule, 100 in all. */
const weights = fc
	.tuple(fc.nat({ max: 50 }), fc.nat({ max: 20 }), fc.nat({ max: 15 }), fc.nat({ max: 15 }))
	.map(([equal, bySavings, byShares, bySavingMonths]) => {
		const interestBack = 100 - equal - bySavings - byShares - bySavingMonths;
		return { equal, bySavings, byShares, bySavingMonths, interestBack };
	});
const terms: fc.Arbitrary<SharingTerms> = fc.record({
	rule: fc.constantFrom(...singleRules, 'mixed' as const),
	weights,
	remainder: fc.constantFrom('stays' as const, 'spread' as const),
	unit: fc.constantFrom(1, 100, 500, 1000).map(money)
});
const whole = amount.map(money);

describe('whatever is shared among whomever', () => {
	const bases = fc.array(basis, { minLength: 1, maxLength: 30 });

	test('the parts and what stays are the whole, each part in whole units', () => {
		fc.assert(
			fc.property(whole, bases, terms, (amount, women, by) => {
				const result = share(amount, women, by);
				fc.pre(result !== null);
				expect(result.parts.reduce<number>((sum, part) => sum + part, 0) + result.stays).toBe(amount);
				for (const part of result.parts) {
					expect(part).toBeGreaterThanOrEqual(0);
					expect(part % by.unit).toBe(0);
				}
				expect(result.stays).toBeGreaterThanOrEqual(0);
				// What stays is less than a unit a woman; spread, less than one unit.
				expect(result.stays).toBeLessThan(by.remainder === 'spread' ? by.unit : by.unit * women.length);
			}),
			runs
		);
	});

	test('who brings the same gets the same, within one unit; rounded down exactly the same', () => {
		fc.assert(
			fc.property(whole, basis, fc.integer({ min: 1, max: 30 }), terms, (amount, same, count, by) => {
				const result = share(amount, new Array<SharingBasis>(count).fill(same), by);
				fc.pre(result !== null);
				const spread = Math.max(...result.parts) - Math.min(...result.parts);
				expect(spread).toBeLessThanOrEqual(by.remainder === 'spread' ? by.unit : 0);
			}),
			runs
		);
	});

	test('who brings more of what counts never gets less', () => {
		fc.assert(
			fc.property(whole, bases, terms, (amount, women, by) => {
				const { rule } = by;
				if (rule === 'mixed' || rule === 'fixedRate' || rule === 'interestBack' || rule === 'equal') return;
				const field = {
					bySavings: 'savings',
					byShares: 'shares',
					bySavingMonths: 'savingMonths',
					bySavingMeetings: 'savingMeetings'
				} as const;
				const counts = field[rule];
				const result = share(amount, women, by);
				fc.pre(result !== null);
				for (const [one, her] of women.entries())
					for (const [other, another] of women.entries())
						if (her[counts] > another[counts])
							expect(result.parts[one]).toBeGreaterThanOrEqual(Number(result.parts[other]));
			}),
			runs
		);
	});

	test('interest goes back to the last rupee when no more than the interest is shared', () => {
		fc.assert(
			fc.property(fc.array(fc.nat({ max: 100_000 }), { minLength: 1, maxLength: 20 }), (paid) => {
				const women = paid.map((interest) => ({
					savings: 0,
					shares: 0,
					savingMonths: 0,
					savingMeetings: 0,
					interest
				}));
				const total = paid.reduce((sum, interest) => sum + interest, 0);
				const by = { rule: 'interestBack', remainder: 'stays', unit: money(1) } as const;
				expect(share(money(total), women, by)).toEqual({ parts: paid, stays: 0 });
			}),
			runs
		);
	});

	/*
	 * "Interest effect": where profit is shared equally, a borrower who pays I gets back I ÷ n; her net cost is
	 * (n − 1) × I ÷ n. Source: microfinance-development.blogspot.com, on interest within a self-help group.
	 */
	test('of interest that is shared equally its payer gets back one part in n', () => {
		fc.assert(
			fc.property(fc.nat({ max: 10_000 }), fc.integer({ min: 1, max: 20 }), (part, women) => {
				const bases = Array.from({ length: women }, (_, place) => ({
					savings: 0,
					shares: 0,
					savingMonths: 0,
					savingMeetings: 0,
					interest: place === 0 ? part * women : 0
				}));
				const result = share(money(part * women), bases, {
					rule: 'equal',
					remainder: 'stays',
					unit: money(1)
				});
				expect(part * women - Number(result?.parts[0])).toBe((women - 1) * part);
			}),
			runs
		);
	});
});

/** Rupees that each of four women saves, what the first has borrowed and is fined, the rule of exit and the dividend's. */
const story = fc.record({
	savings: fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 4, maxLength: 4 }),
	borrowed: fc.integer({ min: 1, max: 400 }),
	fine: fc.integer({ min: 1, max: 20 }),
	to: fc.constantFrom('group' as const, 'socialFund' as const),
	method: fc.constantFrom('declining', 'flat'),
	exit: fc.constantFrom('none', 'equal', 'bySavings', 'bySavingMonths', 'interestBack'),
	loss: fc.constantFrom('none', 'bySavings'),
	/** Rupees that travel cost: above 1,000 the group has lost. */
	travelled: fc.integer({ min: 0, max: 1_000 }).map((much) => 2 * much),
	remainder: fc.constantFrom('stays', 'spread'),
	roundingUnit: fc.constantFrom(1, 100, 500)
});

const sumOf = (rupees: readonly number[]): number => rupees.reduce((sum, one) => sum + one, 0);

type Story = typeof story extends fc.Arbitrary<infer One> ? One : never;

function bookOfStory({ savings, borrowed, fine, to, method, ...rules }: Story): GroupState {
	const { exit, loss, travelled, remainder, roundingUnit } = rules;
	const constitution = { exit: { surplus: exit, loss }, remainder, roundingUnit };
	return bookOf([
		...founded('2025-01-05', { members: 4, box: 1000, constitution }),
		...meeting(
			1,
			'2025-01-05',
			...savings.map((rupees, place) => saved(`m${place + 1}`, rupees)),
			lent('l1', 'm1', borrowed, { method }),
			...(travelled === 0 ? [] : [spent('travel', Math.min(travelled, 1000 + sumOf(savings) - borrowed))])
		),
		...openMeeting(2, '2025-03-05', fined('f1', 'm1', fine, { to }))
	]);
}

describe('whoever leaves a group', () => {
	const at = (state: GroupState, account: string) => state.balances.get(account as never) ?? 0;
	const net = (state: GroupState) => {
		let claims = 0;
		for (const [account, balance] of state.balances) if (!/^(box|loans)/.test(account)) claims += balance;
		return claims;
	};

	test('takes what is hers and no cash is made or lost; nothing of hers is left in the book', () => {
		fc.assert(
			fc.property(story, (one) => {
				const before = bookOfStory(one);
				const leaving = left('m1')('2025-03-05');
				const refused = refusalOf(before, leaving);
				if (refused !== null) {
					// What was lost is not in the box, and where no rule says so she asks for all that she saved.
					expect(['OwesMoreThanSheHas', ...(one.travelled > 0 ? ['BoxTooSmall'] : [])]).toContain(
						refused.type
					);
					return;
				}
				const { event, state } = recorded(before, leaving);
				if (event.type !== 'MemberLeft' || event.settlement === undefined) throw new Error('she left');
				const { savings, surplus, loss = 0, loan, interest, fines, paid, payable } = event.settlement;
				expect(savings + surplus).toBe(loss + loan + interest + fines + paid + payable);
				expect(Math.min(surplus, loss)).toBe(0);
				// Of what was lost she bears no more than her part by saving, and no less than that to one rounding unit.
				const lost = Math.max(0, -surplusNow(before));
				const part = (lost * savings) / rupees(sumOf(one.savings));
				const borne = one.loss === 'none' ? 0 : Math.min(part, savings);
				expect(loss).toBeGreaterThan(borne - one.roundingUnit);
				expect(loss).toBeLessThan(borne + (one.remainder === 'stays' ? 1 : one.roundingUnit));
				expect(at(before, 'box') - at(state, 'box')).toBe(paid);
				expect(isBalanced(state.balances)).toBe(true);
				expect(at(state, 'box')).toBe(-net(state));
				for (const account of state.balances.keys()) expect(account).not.toMatch(/^(savings|loans)\/m1\//);
				expect(state.loans.get('l1' as never)?.outstanding).toBe(0);
			}),
			runs
		);
	});

	test('or shares a dividend: cash out is what the parts are, savings go up by the same', () => {
		fc.assert(
			fc.property(
				story,
				fc.constantFrom('equal', 'bySavings', 'bySavingMonths', 'interestBack'),
				fc.integer({ min: 4, max: 300 }),
				fc.constantFrom('box', 'savings'),
				(one, rule, amount, to) => {
					const before = bookOfStory(one);
					const dividend = shared(rule, amount, { to })('2025-03-05');
					if (refusalOf(before, dividend) !== null) {
						const spentAll = one.travelled > 0 ? ['SurplusTooSmall'] : [];
						expect(['BoxTooSmall', 'PartsDoNotAddUp', ...spentAll]).toContain(
							refusalOf(before, dividend)?.type
						);
						return;
					}
					const { event, state } = recorded(before, dividend);
					if (event.type !== 'DividendPaid') throw new Error('a dividend was paid');
					const given = (event.parts ?? []).reduce((sum, part) => sum + part.amount, 0);
					expect(given).toBeLessThanOrEqual(amount * 100);
					expect(at(state, 'surplus') - at(before, 'surplus')).toBe(given);
					expect(at(before, 'box') - at(state, 'box')).toBe(to === 'box' ? given : 0);
					expect(isBalanced(state.balances)).toBe(true);
				}
			),
			runs
		);
	});

	test('the parts that are shown are the parts that are kept', () => {
		fc.assert(
			fc.property(story, fc.integer({ min: 4, max: 300 }), (one, amount) => {
				const before = bookOfStory(one);
				const shown = sharedParts(before, day('2025-03-05'), 'bySavings', undefined, rupees(amount));
				const dividend = shared('bySavings', amount, { to: 'savings' })('2025-03-05');
				fc.pre(shown.ok && refusalOf(before, dividend) === null);
				const { event } = recorded(before, dividend);
				const parts = shown.value.parts.filter((part) => part.amount > 0);
				expect(event).toMatchObject({ parts });
			}),
			runs
		);
	});
});

import { describe, expect, test } from 'vitest';
import { cycle, last } from '../../../../tests/support/cycles.ts';
import { day, refusalOf, rupees } from '../../../../tests/support/builders.ts';
import { recorded, sharedOut } from '../../../../tests/support/people.ts';
import { shareOut, sharedParts, type ShareOutTerms } from '../index.ts';

/*
 * A fixed rate, computed by hand. Three members saved 600, 300 and 100 rupees, and the group earned 200: the fund is 1,200. At 12 percent they get
 * 72, 36 and 12 in addition to their savings, and 80 stay with the group; a tax of a tenth leaves 64.80, 32.40 and 10.80, rounded down to 64, 32 and
 * 10.
 */
const state = cycle({ m1: 600, m2: 300, m3: 100 }, { box: 200 });
const at = (percent: string, more: Partial<ShareOutTerms> = {}, taxPercent?: string) =>
	shareOut(state, day(last), {
		rule: 'fixedRate',
		rate: { percent, ...(taxPercent !== undefined && { taxPercent }) },
		basis: 'whole',
		...more
	});

describe('a cycle at a fixed rate', () => {
	test('each gets so much of each hundred that she saved, and the rest stays', () => {
		const shared = at('12');
		expect(shared.ok && shared.value.rows.map(({ part }) => part)).toEqual([672, 336, 112].map(rupees));
		expect(shared.ok && [shared.value.fund, shared.value.remainder]).toEqual([1200, 80].map(rupees));
	});

	test('a tax is kept back from what it brings; what it leaves is rounded down, whatever the rules spread', () => {
		const taxed = at('12', {}, '10');
		expect(taxed.ok && taxed.value.rows.map(({ part }) => part)).toEqual([664, 332, 110].map(rupees));
		expect(taxed.ok && taxed.value.remainder).toBe(rupees(94));
		const spread = cycle({ m1: 600, m2: 300, m3: 100 }, { box: 200, changed: { remainder: 'spread' } });
		const terms = { rule: 'fixedRate', rate: { percent: '12', taxPercent: '10' }, basis: 'whole' } as const;
		const same = shareOut(spread, day(last), terms);
		expect(same.ok && same.value.rows.map(({ part }) => part)).toEqual([664, 332, 110].map(rupees));
	});

	test('all of the profit is the most; a hundredth of a percent above is refused, by how much', () => {
		const most = at('20');
		expect(most.ok && most.value.remainder).toBe(0);
		expect(at('20.01')).toEqual({
			ok: false,
			error: { type: 'RateTooHigh', profit: rupees(200), asked: 20_010 }
		});
		// The profit must cover the gross amount before tax.
		expect(at('20.01', {}, '50')).toMatchObject({ ok: false, error: { type: 'RateTooHigh' } });
		expect(at('0')).toMatchObject({ ok: true, value: { remainder: rupees(200) } });
	});

	test('has a rate, and nobody rounds it into her own pocket', () => {
		const without = shareOut(state, day(last), { rule: 'fixedRate', basis: 'whole' });
		expect(without).toEqual({ ok: false, error: { type: 'TermsInvalid', field: 'rate' } });
		const rate = { percent: '12' };
		const written = recorded(state, sharedOut({ rule: 'fixedRate', rate })(last));
		expect(written.state.balances.get('box' as never)).toBe(rupees(80));
		const parts = [
			{ memberId: 'm1', amount: 67_300 },
			{ memberId: 'm2', amount: 33_600 },
			{ memberId: 'm3', amount: 11_200 }
		];
		expect(refusalOf(state, sharedOut({ rule: 'fixedRate', rate, parts })(last))).toMatchObject({
			type: 'PartNotByRule',
			memberId: 'm1'
		});
	});
});

test('a dividend at a fixed rate: what is shared is the most that it may bring', () => {
	const by = (amount: number, percent: string) =>
		sharedParts(state, day(last), 'fixedRate', undefined, rupees(amount), true, { percent });
	expect(by(150, '10')).toMatchObject({
		ok: true,
		value: { parts: [{ amount: 6000 }, { amount: 3000 }, { amount: 1000 }], stays: rupees(50) }
	});
	expect(by(99, '10')).toEqual({
		ok: false,
		error: { type: 'RateTooHigh', profit: rupees(99), asked: rupees(100) }
	});
	expect(sharedParts(state, day(last), 'fixedRate', undefined, rupees(9))).toMatchObject({
		error: { type: 'TermsInvalid', field: 'rate' }
	});
});

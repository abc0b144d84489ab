import { describe, expect, test } from 'vitest';
import {
	bookOf,
	day,
	founded,
	meeting,
	memberId,
	opened,
	openMeeting,
	rupees,
	saved
} from '../../../../tests/support/builders.ts';
import { left, recorded, refusedCommand, written } from '../../../../tests/support/people.ts';
import { buyInFor } from '../index.ts';

// Buy-in of a later joiner. Computed by hand from ledger law 3.

const first = '2025-01-05';
const now = '2025-02-05';
const on = day(now);

describe('a woman who joins later', () => {
	const joining = { type: 'AddMember', on, memberId: memberId('m9'), number: 9, symbol: 'parrot' } as const;
	/** Three members with 100, 60 and 41 in regular savings; m1 has 400 voluntary savings. Surplus 1,000. */
	const group = (constitution: object) =>
		bookOf([
			...founded(first, { box: 1000, constitution }),
			...meeting(1, first, saved('m1', 100), saved('m2', 60), saved('m3', 41)),
			opened(2)(now)
		]);

	test.each([
		[{}, 0],
		[{ buyIn: { amount: 5000 } }, 5000],
		// 201 ÷ 3 = 67
		[{ buyIn: 'averageSavings' }, 6700],
		// 1,000 ÷ 3 = 333.33…; to the nearest 5 rupees 335
		[{ buyIn: 'averageSurplus' }, 33300],
		[{ buyIn: 'averageSurplus', roundingUnit: 500 }, 33500],
		[{ buyIn: 'averageSurplus', roundingUnit: 1 }, 33300]
	])('is asked for what the rules say: %j', (constitution, asked) => {
		expect(buyInFor(group(constitution), on)).toBe(asked);
	});

	test('voluntary savings, women who left and a loss do not count', () => {
		const constitution = { buyIn: 'averageSavings' };
		const more = recorded(group(constitution), saved('m1', 400, 'voluntary')(now)).state;
		expect(buyInFor(more, on)).toBe(6700);
		// (60 + 41) ÷ 2 = 50.50, half up 51
		expect(buyInFor(recorded(more, left('m1')(now)).state, on)).toBe(5100);
		expect(buyInFor(bookOf(founded(first, { members: 0, constitution })), on)).toBe(0);
	});

	test('where she may save in a fund of her own accord, or the surplus is asked, shares are not', () => {
		// 500 ÷ 3 = 166.67; the surplus of 1,000 ÷ 3 = 333.33
		const state = (buyIn: string, voluntary?: boolean) =>
			bookOf([
				...founded(first, {
					box: 1000,
					constitution: {
						buyIn,
						saving: { mode: 'shares', shareValue: 10000, ...(voluntary && { voluntary }) }
					}
				}),
				...openMeeting(1, now, saved('m1', 300, 'shares'), saved('m2', 200, 'shares'))
			]);
		expect(buyInFor(state('averageSavings'), on)).toBe(10000);
		expect(buyInFor(state('averageSavings', true), on)).toBe(16700);
		expect(buyInFor(state('averageSurplus'), on)).toBe(33300);
	});

	test('shares are asked whole', () => {
		// (3 + 2) shares ÷ 3 members = 1.67 shares of 100: one
		const saving = { mode: 'shares', shareValue: 10000 };
		const state = bookOf([
			...founded(first, { constitution: { buyIn: 'averageSavings', saving } }),
			...openMeeting(1, now, saved('m1', 300, 'shares'), saved('m2', 200, 'shares'))
		]);
		expect(buyInFor(state, on)).toBe(10000);
		expect(written(state, { ...joining, buyIn: rupees(100) })[1]).toMatchObject({ fund: 'shares' });
	});

	test('pays a fee, or saves what the others have saved; her dues begin with her', () => {
		const paid = (constitution: object) => written(group(constitution), { ...joining, buyIn: rupees(67) })[1];
		expect(paid({ buyIn: 'averageSurplus' })).toMatchObject({
			type: 'FeePaid',
			memberId: 'm9',
			category: 'buyIn',
			amount: 6700
		});
		expect(paid({ buyIn: 'averageSavings' })).toMatchObject({ type: 'SavingDeposited', fund: 'voluntary' });
		const saving = { mode: 'fixed', amount: 2000 };
		expect(paid({ buyIn: 'averageSavings', saving })).toMatchObject({ fund: 'regular', amount: 6700 });
	});

	test('pays on a page; without money she joins at any time, by two codes', () => {
		const closed = bookOf(founded(first, { constitution: { buyIn: { amount: 5000 } } }));
		const byTwo = { ...joining, approvedBy: [memberId('m1'), memberId('m2')] };
		expect(refusedCommand(closed, joining)).toBe('ApprovalsMissing');
		expect(refusedCommand(closed, { ...byTwo, buyIn: rupees(50) })).toBe('NoOpenMeeting');
		expect(written(closed, byTwo)).toHaveLength(1);
		expect(written(closed, { ...byTwo, buyIn: null })).toHaveLength(1);
	});
});

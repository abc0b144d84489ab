import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ratio } from '#money';
import { shareOut } from '#group';
import { memberStatement } from '#reports';
import {
	bookOf,
	day,
	founded,
	lent,
	meeting,
	memberId,
	openMeeting,
	refusalOf,
	rupees,
	saved,
	sealed
} from '../../support/builders.ts';
import { cycle, last } from '../../support/cycles.ts';
import { toSocialFund, withdrawn } from '../../support/dues.ts';
import { recorded, sharedOut } from '../../support/people.ts';

/*
 * Share-outs that were printed, and what becomes of the social fund in cases of a peer's calculator (IntelliCash mobile app,
 * test/core/share_out_calculator_test.dart; cents there, rupees here). All thirteen cases of it stand in share-out-calculator.test.ts, a
 * distribution that does not add up in distribution-that-does-not-add-up.test.ts, one group under four rules beside this.
 */

interface Published {
	readonly title: string;
	readonly shareValue: number;
	readonly shares: readonly number[];
	readonly fund: number;
	readonly expected: {
		readonly valueOfShare: number;
		readonly savedByFirst: number;
		readonly partOfFirst: number;
		readonly grownByFirst: number;
		readonly returnOnSavings: string;
	};
}
const published = JSON.parse(
	readFileSync(new URL('share-out-published.json', import.meta.url), 'utf8')
) as readonly Published[];

const [first, second] = ['2025-01-05', '2025-02-02'];

test.each(published)('$title', ({ shareValue, shares, fund, expected }) => {
	const all = shares.reduce((sum, count) => sum + count, 0);
	const rules = {
		kind: 'vsla',
		saving: { mode: 'shares', shareValue: shareValue * 100, sharesMax: 100 }
	};
	// Nobody buys more than a hundred at one meeting.
	const buying = (place: number) =>
		shares.flatMap((count, woman) => {
			const now = Math.min(100, count - 100 * place);
			return now > 0 ? [saved(`m${woman + 1}`, now * shareValue, 'shares')] : [];
		});
	const meetings = [0, 1, 2, 3, 4].flatMap((place) =>
		meeting(place + 1, `2025-01-0${place + 5}`, ...buying(place))
	);
	const state = bookOf([
		...founded(first, { members: shares.length, box: fund - all * shareValue, constitution: rules }),
		...meetings,
		...openMeeting(6, second)
	]);
	const shared = shareOut(state, day(second), { rule: 'byShares', basis: 'whole' });
	expect(shared).toMatchObject({ ok: true, value: { fund: rupees(fund), remainder: 0, enoughInBox: true } });
	const hers = shared.ok ? shared.value.rows[0] : undefined;
	expect(hers).toMatchObject({
		savings: rupees(expected.savedByFirst),
		part: rupees(expected.partOfFirst),
		payout: rupees(expected.partOfFirst)
	});
	expect((hers?.part ?? 0) / (shares[0] ?? 0)).toBe(rupees(expected.valueOfShare));
	const grown = (hers?.part ?? 0) - (hers?.savings ?? 0);
	expect(grown).toBe(rupees(expected.grownByFirst));
	expect(ratio(grown, hers?.savings ?? 0)).toBe(expected.returnOnSavings);
});

test('stamps of a passbook: two, five, three crossed out (Nanyuki and the North, 2012: "Passbook"; a stamp of 200)', () => {
	const rules = { kind: 'vsla', saving: { mode: 'shares', shareValue: 20_000, sharesMax: 5 } };
	const events = [
		...founded(first, { members: 2, constitution: rules }),
		...meeting(1, first, saved('m1', 400, 'shares')),
		...meeting(2, '2025-01-12', saved('m1', 1000, 'shares')),
		...meeting(3, '2025-01-19', withdrawn('m1', 600, 'shares'))
	];
	const { rows } = memberStatement(events, { currency: 'INR', memberId: memberId('m1') });
	expect(rows.map(({ savings }) => savings)).toEqual([400, 1400, 800].map(rupees));
	// 800 ÷ 200: four stamps.
	expect((rows.at(-1)?.savings ?? 0) / 20_000).toBe(4);
	expect(
		refusalOf(
			bookOf([...events, ...openMeeting(4, '2025-01-26')]),
			withdrawn('m1', 100, 'shares')('2025-01-26')
		)
	).toMatchObject({
		type: 'SharesNotWhole'
	});
});

describe('cases of the peer’s calculator that ask for a social fund', () => {
	const parts = (state: ReturnType<typeof cycle>) => {
		const shared = shareOut(state, day(last), { rule: 'bySavings', basis: 'whole' });
		return shared.ok
			? shared.value.rows.map(({ part, payout }) => [part / 100, payout / 100])
			: shared.error.type;
	};

	test('kept: each gets her savings, and the fund stays', () => {
		const kept = { changed: { socialFund: { amount: 500 } }, entries: [toSocialFund('m1', 500)] };
		const state = cycle({ m1: 500, m2: 500 }, kept);
		expect(parts(state)).toEqual([
			[500, 500],
			[500, 500]
		]);
		const after = recorded(recorded(state, sharedOut()(last)).state, sealed(last)).state;
		expect(Object.fromEntries(after.balances)).toEqual({ box: 50_000, 'social-fund': -50_000 });
	});

	/*
	 * Shared out: the peer gives each woman the same of it, here it is shared by the rule with the rest (ledger law 7), so that the sum
	 * of the payouts is the peer's and the parts are not. 1,300 and 90: 1,390 × 500, 300 and 200 ÷ 1,000; 120 and 50 are owed.
	 */
	test('shared out with loans that are out: payouts are what lies in the box', () => {
		const shared = { amount: 500, sharedOut: true };
		const entries = [toSocialFund('m1', 90), lent('l1', 'm1', 120), lent('l2', 'm3', 50)];
		const state = cycle(
			{ m1: 500, m2: 300, m3: 200 },
			{ box: 300, changed: { socialFund: shared }, entries }
		);
		expect(parts(state)).toEqual([
			[695, 575],
			[417, 417],
			[278, 228]
		]);
		// The peer's total, 1,220.
		expect(575 + 417 + 228).toBe(1220);
	});

	test('shared out to a woman who saved nothing: by heads she has her part of it', () => {
		// 3 for the social fund: the peer gives 1 each. By heads 70,003 …: 700 + 1, 300 + 1 and 1.
		const changed = { socialFund: { amount: 100, sharedOut: true } };
		const state = cycle({ m1: 700, m2: 300, m3: 0 }, { changed, entries: [toSocialFund('m1', 3)] });
		const shared = shareOut(state, day(last), { rule: 'equal', basis: 'whole' });
		expect(shared.ok && shared.value.rows.map(({ payout }) => payout)).toEqual([701, 301, 1].map(rupees));
	});
});

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { shareOut, type ShareOut } from '#group';
import { day, lent, rupees, spent, type Entry } from '../../support/builders.ts';
import { cycle, last } from '../../support/cycles.ts';
import { toSocialFund } from '../../support/dues.ts';
import { recorded, sharedOut } from '../../support/people.ts';

// Every case of a peer's share-out calculator, with the figures that its own tests assert; the file beside this says where they are from.

interface Case {
	readonly title: string;
	readonly members: readonly { readonly savings: number; readonly owes?: number }[];
	/** What is shared, without the social fund. */
	readonly fund: number;
	readonly socialFund: number;
	readonly sharesSocialFund: boolean;
	readonly expected: Partial<{
		parts: readonly number[];
		partsInAnyOrder: readonly number[];
		partsInAll: number;
		grown: readonly number[];
		grownPercent: number;
		payouts: readonly number[];
		paidInAll: number;
		stillOwe: readonly number[];
		socialFundShared: number;
		socialFundKept: number;
		refused: string;
	}>;
}

const { cases } = JSON.parse(readFileSync(new URL('share-out-calculator.json', import.meta.url), 'utf8')) as {
	readonly cases: readonly Case[];
};
const sumOf = (amounts: readonly number[]): number => amounts.reduce((sum, amount) => sum + amount, 0);

/** The group at its last meeting: what it has beyond the savings was in its box, what it lacks was spent. */
function groupOf({ members, fund, socialFund, sharesSocialFund }: Case) {
	const savings = Object.fromEntries(members.map(({ savings }, place) => [`m${place + 1}`, savings]));
	const grown = fund - sumOf(Object.values(savings));
	const entries: readonly Entry[] = [
		...(grown < 0 ? [spent('travel', -grown)] : []),
		...(socialFund > 0 ? [toSocialFund('m1', socialFund)] : []),
		...members.flatMap(({ owes = 0 }, place) =>
			owes > 0 ? [lent(`l${place + 1}`, `m${place + 1}`, owes)] : []
		)
	];
	return cycle(savings, {
		box: Math.max(0, grown),
		entries,
		changed: {
			remainder: 'spread',
			socialFund: { amount: rupees(1), ...(sharesSocialFund && { sharedOut: true }) }
		}
	});
}

/** What is to be compared, in rupees. */
function shown({ fund, rows }: ShareOut, { members, sharesSocialFund, socialFund }: Case) {
	const saved = sumOf(members.map(({ savings }) => savings));
	const parts = rows.map(({ part }) => part / 100);
	const payouts = rows.map(({ payout }) => payout / 100);
	return {
		parts,
		partsInAnyOrder: parts.toSorted((one, other) => one - other),
		partsInAll: sumOf(parts),
		grown: rows.map(({ part, savings }) => (part - savings) / 100),
		grownPercent: ((fund / 100 - saved) / saved) * 100,
		payouts,
		paidInAll: sumOf(payouts),
		stillOwe: rows.map(({ owedAfter }) => owedAfter / 100),
		socialFundShared: sumOf(parts) - saved,
		socialFundKept: sharesSocialFund ? 0 : socialFund
	};
}

test('thirteen cases are here', () => {
	expect(cases).toHaveLength(13);
	expect(cases.every(({ expected }) => Object.keys(expected).length > 0)).toBe(true);
});

test.each(cases)('$title', (one) => {
	const state = groupOf(one);
	// By heads, the peer's way with a social fund that is shared out.
	const rule = one.title.includes('welfare') && one.sharesSocialFund ? 'equal' : 'bySavings';
	const shared = shareOut(state, day(last), { rule, basis: 'whole' });
	if (one.expected.refused !== undefined) {
		expect(shared).toEqual({ ok: false, error: { type: one.expected.refused } });
		return;
	}
	expect(shared.ok && shown(shared.value, one)).toMatchObject(one.expected);
	if (!shared.ok || !shared.value.enoughInBox) return;
	const { balances } = recorded(state, sharedOut({ rule })(last)).state;
	const stays = Math.abs(balances.get('social-fund' as never) ?? 0);
	expect(stays).toBe(rupees(one.sharesSocialFund ? 0 : one.socialFund));
});

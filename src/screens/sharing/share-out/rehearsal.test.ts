import { describe, expect, test } from 'vitest';
import type { LocalDate } from '#kernel';
import { money } from '#money';
import { sharedParts, surplusNow, type ShareOutTerms, type SharingRule } from '#group';
import { rehearse } from './rehearsal.ts';
import { bookOf } from '../../../../tests/support/builders.ts';
import { journalOfShares, sharedOutCycle } from '../../../../tests/support/cycle-of-shares.ts';
import { book, fileIn, scratch } from '../../../../tests/cli/book-command.ts';

// What the screen rehearses and what `book report` prints of the same book are one, whatever the rule.

const today = '2026-11-27' as LocalDate;
/** All but the share-out and the seal. */
const events = sharedOutCycle(today).slice(0, -2);
const state = bookOf(events);
const file = fileIn(scratch(), 'open.json', journalOfShares(today, events));

interface Shown {
	readonly fund: number;
	readonly payouts: Readonly<Record<string, number>>;
	readonly owedAfter: Readonly<Record<string, number>>;
	readonly remainder: number;
	readonly enoughInBox: boolean;
}
const reported = async (...options: readonly string[]): Promise<Shown> => {
	const { code, out, errors } = await book(['report', file, ...options]);
	expect({ code, errors }).toEqual({ code: 0, errors: '' });
	return (JSON.parse(out) as { readonly shareOut: Shown }).shareOut;
};
const byNumber = (amounts: readonly number[]) =>
	Object.fromEntries(amounts.map((amount, place) => [String(place + 1), amount]));

const rules: readonly (readonly [readonly string[], Omit<ShareOutTerms, 'basis'>])[] = [
	...(['equal', 'bySavings', 'byShares', 'bySavingMonths', 'bySavingMeetings', 'interestBack'] as const).map(
		(rule) => [['--rule', rule], { rule }] as const
	),
	[
		['--rule', 'mixed', '--weights', 'bySavings=60,interestBack=40'],
		{ rule: 'mixed', weights: { bySavings: 60, interestBack: 40 } }
	],
	[
		['--rule', 'fixedRate', '--rate', '5.5', '--tax', '10'],
		{ rule: 'fixedRate', rate: { percent: '5.5', taxPercent: '10' } }
	]
];

describe('a share-out', () => {
	test.each(rules)('%j', async (options, terms) => {
		const shown = rehearse(state, today, { ...terms, basis: 'whole' }, []);
		if (!shown.ok) throw new Error(shown.error.type);
		const { shared, lines, lacking } = shown.value;
		const report = await reported(...options);
		expect(report).toEqual({
			fund: shared.fund,
			payouts: byNumber(lines.map(({ paid }) => paid)),
			owedAfter: byNumber(shared.rows.map(({ owedAfter }) => owedAfter)),
			remainder: shared.remainder,
			enoughInBox: lacking === 0
		});
		// Each rule gives something else, or the comparison says little.
		expect(report.fund).toBe(2_105_400);
	});

	test('rounded to the notes of the box', async () => {
		// 19,220 in notes of ten and more.
		const notes = { '50000': 10, '10000': 130, '5000': 10, '2000': 20, '1000': 32 };
		const shown = rehearse(state, today, { rule: 'bySavings', basis: 'whole', notes }, []);
		if (!shown.ok) throw new Error(shown.error.type);
		const report = await reported(
			'--notes',
			Object.entries(notes)
				.map(([piece, count]) => `${piece}=${count}`)
				.join(',')
		);
		expect(report).toMatchObject({
			payouts: byNumber(shown.value.lines.map(({ paid }) => paid)),
			remainder: shown.value.shared.remainder
		});
		expect(Object.values(report.payouts).filter((paid) => paid % 1000 !== 0)).toEqual([]);
		expect(report.remainder).toBeGreaterThan(0);
	});

	test('the rules differ', async () => {
		const all = await Promise.all(rules.map(([options]) => reported(...options)));
		expect(new Set(all.map(({ payouts }) => JSON.stringify(payouts))).size).toBeGreaterThanOrEqual(6);
	});
});

test.each(['equal', 'bySavings', 'interestBack'] as const satisfies readonly SharingRule[])(
	'so much of the surplus by %s',
	async (rule) => {
		const amount = money(10_000);
		expect(surplusNow(state)).toBeGreaterThanOrEqual(amount);
		const parts = sharedParts(state, today, rule, undefined, amount, true);
		if (!parts.ok) throw new Error(parts.error.type);
		expect(await reported('--rule', rule, '--distribute', String(amount))).toMatchObject({
			fund: amount,
			payouts: byNumber(parts.value.parts.map((part) => part.amount)),
			remainder: parts.value.stays
		});
	}
);

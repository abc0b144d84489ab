import { describe, expect, test } from 'vitest';
import { fillForms } from '#papers/meeting/fill/form.ts';
import { firstCountRow } from '#papers/meeting/fill/layout.ts';
import { money, zero } from '#money';
import type { Answer } from './answers.ts';
import { differenceOf, suspectsOf, boxSums, type BoxKnown } from './box.ts';
import { merge } from './merge.ts';

const rupees = (amount: number) => money(amount * 100);
const [form] = fillForms({
	currency: 'INR',
	steps: 5,
	fund: rupees(5),
	fines: true,
	rows: [
		{ number: 1, usual: rupees(20), due: rupees(110) },
		{ number: 2, usual: rupees(20), due: null },
		{ number: 3, usual: rupees(50), due: rupees(60) }
	]
});
if (form === undefined) throw new Error('there is a page');

const answer = (row: number, field: Answer['field'], value: string | null, sure = 1): Answer => ({
	row,
	field,
	value,
	sure
});

/**
 * Worked by hand, in rupees: the box holds 200. 1 saves twice 20, gives 5 and the due 110; 2 saves 20 and pays a fine of 10; 3 saves 50
 * and repays 20 + 20; 100 is lent: 200 + 40 + 5 + 110 + 20 + 10 + 50 + 40 − 100 = 375, counted as 200 + 100 + 50 + 20 + 5 (a coin).
 */
const answers: readonly Answer[] = [
	answer(0, 'roll', '2'),
	answer(0, 'fund', 'fund'),
	answer(0, 'repay', 'due'),
	answer(1, 'roll', '1'),
	answer(1, 'fine', 'fine'),
	answer(2, 'roll', '1'),
	answer(2, 'repay', '2000+2000', 0.4),
	answer(2, 'loan', 'loan'),
	...[20_000, 10_000, 5000, 2000].map((note, k) => answer(firstCountRow + 1 + k, 'count', String(note))),
	answer(firstCountRow, 'count', ''),
	answer(firstCountRow + 5, 'count', ''),
	answer(firstCountRow + 6, 'count', '500')
];
const known: BoxKnown = {
	before: rupees(200),
	lent: rupees(100),
	fineOf: (number) => (number === 2 ? rupees(10) : zero)
};
const differenceIn = (all: readonly Answer[]) =>
	differenceOf(boxSums([{ form, answers: all }], known), known);
const changed = (row: number, field: Answer['field'], value: string | null) =>
	answers.map((one) => (one.row === row && one.field === field ? { ...one, value } : one));

describe('the box as check sum', () => {
	test('agrees with what the lines say', () => {
		expect(boxSums([{ form, answers }], known)).toEqual({
			saved: rupees(110),
			fund: rupees(5),
			repaid: rupees(150),
			fines: rupees(10),
			counted: rupees(375),
			open: 0
		});
		expect(differenceIn(answers)).toBe(0);
	});

	test('says nothing while something of money is asked, or where nothing was counted', () => {
		expect(differenceIn(changed(0, 'roll', null))).toBeNull();
		expect(differenceIn(changed(firstCountRow, 'count', null))).toBeNull();
		expect(differenceIn(answers.filter(({ field }) => field !== 'count'))).toBeNull();
	});

	test.each([
		['a saving as another', 0, 'roll', '3'],
		['a mark for the help fund lost', 0, 'fund', ''],
		['what was due lost', 0, 'repay', ''],
		['a fine made up', 0, 'fine', 'fine'],
		['a note lost', 2, 'repay', '2000'],
		['a dot of the count', firstCountRow + 1, 'count', '40000']
	] as const)(
		'differs for %s, and that answer is among the suspects with its true reading',
		(_, row, field, wrong) => {
			const fines = field === 'fine' ? [...answers, answer(0, 'fine', wrong)] : changed(row, field, wrong);
			const all = { ...known, fineOf: (number: number) => (number <= 2 ? rupees(10) : zero) };
			const difference = differenceOf(boxSums([{ form, answers: fines }], all), all);
			expect(difference).not.toBe(0);
			const truth =
				field === 'fine' ? '' : answers.find((one) => one.row === row && one.field === field)?.value;
			expect(suspectsOf([{ form, answers: fines }], all, difference ?? zero)).toContainEqual(
				expect.objectContaining({ row, field, value: truth })
			);
		}
	);

	test('names the least certain first, and puts none right by itself', () => {
		const all = changed(2, 'repay', '2000').map((one) =>
			one.field === 'repay' && one.row === 2 ? { ...one, sure: 0.1 } : one
		);
		const [first, ...others] = suspectsOf([{ form, answers: all }], known, rupees(20));
		expect(first).toEqual({ page: 0, row: 2, field: 'repay', value: '2000+2000', sure: 0.1 });
		expect(others.length).toBeGreaterThan(0);
	});
});

test('two pictures of a page: what one asks the other may answer, unlike answers are asked, and what she asked stays asked', () => {
	const asks = { ...answer(1, 'roll', null, 0), why: 'she asks' } as const;
	const first = [answer(0, 'roll', '1', 0.2), answer(0, 'fund', null, 0), answer(0, 'repay', 'due'), asks];
	const second = [
		answer(0, 'roll', '1', 0.9),
		answer(0, 'fund', 'fund', 0.7),
		answer(0, 'repay', ''),
		answer(1, 'roll', '1')
	];
	expect(merge(first, second)).toEqual([
		answer(0, 'roll', '1', 0.9),
		answer(0, 'fund', 'fund', 0.7),
		{ ...answer(0, 'repay', null, 0), why: 'unsure dot' },
		asks
	]);
});

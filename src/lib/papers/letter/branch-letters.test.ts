import { describe, expect, test } from 'vitest';
import { money } from '#money';
import { bookReport } from '#reports';
import { day } from '../../../../tests/support/builders.ts';
import { dossierOf } from '../../../../tests/support/dossier.ts';
import { threeYearsWithLoan, withoutDecisions } from '../../../../tests/support/dossier-books.ts';
import { branchLetters, enclosedGroup, type EnclosedGroup } from './branch-letters.ts';

// The letter that goes with the files of many groups: what it says of each is what page 1 of its file says.

const today = day('2026-11-24');
const group: EnclosedGroup = {
	name: 'Ujala',
	village: 'Rampur',
	bank: 'Example Bank, Kotwa',
	account: '4321',
	currency: 'INR',
	practice: false,
	members: 12,
	savings: money(44_400_00),
	asked: money(3_80_000_00),
	notMet: [],
	on: today
};
const rowsOf = (groups: readonly EnclosedGroup[], letter = 0) =>
	branchLetters(groups)[letter]?.paper.leaves[0]?.sections.flatMap(({ rows }) => rows) ?? [];
const totalOf = (groups: readonly EnclosedGroup[]) =>
	rowsOf(groups).find(({ kind }) => kind === 'total')?.cells;

describe('a letter to a branch', () => {
	test('sums members, savings and what is asked; a draft asks for nothing', () => {
		const draft = { ...group, name: 'Kiran', asked: null, savings: money(9_200_00), members: 10 };
		expect(totalOf([group, draft])?.slice(2, 5)).toEqual([
			{ text: '22' },
			{ money: 53_600_00 },
			{ money: 3_80_000_00 }
		]);
		expect(rowsOf([draft]).find(({ kind }) => kind === 'plain')?.cells[6]).toEqual({
			words: ['dossier.draft-word']
		});
	});

	test('says which conditions are not met, as page 1 numbers them', () => {
		const [row] = rowsOf([{ ...group, notMet: [3, 10] }]).filter(({ kind }) => kind === 'plain');
		expect(row?.cells[6]).toEqual({ line: [{ words: ['dossier.is-notMet'] }, { text: '3, 10' }] });
	});

	test('is one for each branch, however its letters are written, and never adds two currencies', () => {
		const letters = branchLetters([
			group,
			{ ...group, bank: 'EXAMPLE BANK  Kotwa' },
			{ ...group, bank: 'Example Bank, Gaur' },
			{ ...group, currency: 'NPR' }
		]);
		expect(letters.map(({ bank, currency }) => [bank, currency])).toEqual([
			['Example Bank, Kotwa', 'INR'],
			['Example Bank, Gaur', 'INR'],
			['Example Bank, Kotwa', 'NPR']
		]);
		expect(letters.map(({ paper }) => paper.leaves[0]?.sections[1]?.rows.length)).toEqual([3, 2, 2]);
	});

	test('is marked where one of its groups is practice', () => {
		expect(branchLetters([group, { ...group, practice: true }])[0]?.practice).toBe(true);
		expect(branchLetters([group])[0]?.practice).toBe(false);
	});
});

test.each([
	['three years', threeYearsWithLoan(today), false],
	['exceptions', withoutDecisions(today), true]
])('of the book of %s it says what the report says', (_, events, isDraft) => {
	const { context } = dossierOf(events, today);
	const said = enclosedGroup(context, false);
	const { members } = bookReport(events, { currency: 'INR', on: today });
	const savings = Object.values(members).reduce((all, member) => all + member.savings, 0);
	expect([said.members, said.savings, said.asked === null]).toEqual([
		Object.keys(members).length,
		savings,
		isDraft
	]);
	expect(said.notMet.length > 0).toBe(isDraft);
});

import { describe, expect, test } from 'vitest';
import { money } from '#money';
import { bookReport } from '#reports';
import { day } from '../../../../tests/support/builders.ts';
import { dossierOf } from '../../../../tests/support/dossier.ts';
import { threeYearsWithLoan, withoutDecisions } from '../../../../tests/support/dossier-books.ts';
import { branchLetters, enclosedGroup, type EnclosedGroup } from './branch-letters.ts';

// The letter for the files of many groups repeats the statements of page 1 of each file.

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
	head: { is: 'bank', met: 7, of: 7, notMet: [], forBank: [3, 4, 13], look: [] },
	isDraft: false,
	on: today
};
const rowsOf = (groups: readonly EnclosedGroup[], letter = 0) =>
	branchLetters(groups)[letter]?.paper.leaves[0]?.sections.flatMap(({ rows }) => rows) ?? [];
const totalOf = (groups: readonly EnclosedGroup[]) =>
	rowsOf(groups).find(({ kind }) => kind === 'total')?.cells;

describe('a letter to a branch', () => {
	const draft: EnclosedGroup = {
		...group,
		name: 'Kiran',
		asked: null,
		head: { ...group.head, is: 'notMet', notMet: [3, 10] },
		isDraft: true,
		savings: money(9_200_00),
		members: 10
	};

	test('sums members, savings and what is asked of applications; a draft stands below the sum', () => {
		expect(totalOf([group, draft])?.slice(2, 5)).toEqual([
			{ text: '12' },
			{ money: 44_400_00 },
			{ money: 3_80_000_00 }
		]);
		const [leaf] = branchLetters([group, draft])[0]?.paper.leaves ?? [];
		expect(leaf?.sections.map(({ key, rows }) => [key, rows.length])).toEqual([
			['says', 1],
			['groups', 2],
			['drafts', 1],
			['signed', 2]
		]);
	});

	test('says what page 1 says, and numbers it as that does', () => {
		const cellOf = (one: EnclosedGroup) => rowsOf([one]).find(({ kind }) => kind === 'plain')?.cells[6];
		expect(cellOf(draft)).toEqual({ line: [{ words: ['dossier.draft-word'] }, { text: '3, 10' }] });
		expect(cellOf(group)).toEqual({ line: [{ words: ['dossier.is-bank'] }, { text: '3, 4, 13' }] });
		expect(cellOf({ ...group, head: { ...group.head, is: 'met', forBank: [] } })).toEqual({
			words: ['dossier.is-met']
		});
	});

	test('says the facts that an officer looks at first below the name', () => {
		const look = [{ fact: 'neverCompared' }] as const;
		const [row] = rowsOf([{ ...group, head: { ...group.head, look } }]).filter(
			({ kind }) => kind === 'plain'
		);
		expect(row?.cells[1]).toEqual({
			line: [
				{ text: 'Ujala' },
				{ below: { text: 'Rampur' } },
				{ below: { said: { say: 'register.look-neverCompared' } } }
			]
		});
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
	expect(said.isDraft).toBe(isDraft);
});

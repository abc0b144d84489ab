import { describe, expect, test } from 'vitest';
import { rowKinds } from './choices.ts';
import { spreadsheetLimits } from './limits.ts';
import type { SheetProblem } from './problems.ts';
import { readTable } from './table.ts';

/** Returns the rows read from these lines, and all reported problems. */
function read(text: string, limits: Partial<Record<keyof typeof spreadsheetLimits, number>> = {}) {
	const noted: SheetProblem[] = [];
	const table = readTable(text, { ...spreadsheetLimits, ...limits }, (problem) => noted.push(problem));
	const problems = (table.ok ? noted : table.error).map(({ row, column, code }) => [row, column, code]);
	const rows = table.ok ? table.value.map(({ cells, ...row }) => ({ ...row, cells: [...cells] })) : [];
	return { rows, problems, noted: table.ok ? noted : table.error };
}

describe('limits, to the last that is allowed and one step behind it', () => {
	const text = 'group,row,name\nG1,group,Ujjala\n';

	test.each([
		['bytes', text.length, 'fileTooLarge', null],
		// The empty line at the end counts.
		['rows', 2, 'tooManyRows', null],
		['columns', 3, 'tooManyColumns', 1],
		['cell', 6, 'cellTooLong', 2]
	] as const)('%s', (limit, most, code, row) => {
		expect(read(text, { [limit]: most }).problems).toEqual([]);
		expect(read(text, { [limit]: most - 1 }).noted).toMatchObject([
			{ row, code, detail: { most: most - 1 } }
		]);
	});

	test('rows are counted from the heads, not from the first line', () => {
		expect(read(`\n\n\n${text}`, { rows: 2 }).problems).toEqual([]);
	});
});

describe('what stands between the cells', () => {
	test('is what parts the heads, also where more commas stand inside of cells', () => {
		const lines = [
			'group;row;number;name;village;block',
			'G1;group;;A, B, C, D',
			'G1;member;1;E, F, G, H',
			'G1;member;2;I, J, K, L;;'
		];
		const { rows, problems } = read(lines.join('\n'));
		expect(problems).toEqual([]);
		expect(rows.map(({ cells }) => cells.at(-1))).toEqual([
			['name', 'A, B, C, D'],
			['name', 'E, F, G, H'],
			['name', 'I, J, K, L']
		]);
	});

	test('heads may be quoted, and a quoted cell may have lines and quotation marks', () => {
		expect(read('"group";"row";"name"\nG1;group;"A ""B""\nC"').rows[0]?.cells).toEqual([
			['group', 'G1'],
			['row', 'group'],
			['name', 'A "B"\nC']
		]);
	});
});

describe('the group and the kind of a row', () => {
	test('are needed: a row that ends before them is told, and is none', () => {
		expect(read('group,row\nG1\n,box\n')).toMatchObject({
			rows: [],
			problems: [
				[2, 'row', 'needed'],
				[3, 'group', 'needed']
			]
		});
	});

	test('a kind that there is not is told once, with those that there are', () => {
		expect(read('group,row,amount\nG1,cash,5')).toMatchObject({
			rows: [],
			noted: [
				{
					row: 2,
					column: 'row',
					group: 'G1',
					code: 'notAChoice',
					detail: { given: 'cash', choices: rowKinds.map(({ code }) => code) }
				}
			]
		});
		expect(read('group,row\nG1,cash')).toMatchObject({ noted: [{ code: 'notAChoice' }] });
	});

	test('the key of a group fits the name of a file', () => {
		const key = `A${'b'.repeat(39)}`;
		expect(read(`group,row\n${key},box`).rows).toMatchObject([{ row: 2, group: key, kind: 'box' }]);
		for (const wrong of [`${key}b`, 'G 1', '.G1', 'G1/'])
			expect([wrong, read(`group,row\n${wrong},box`).problems]).toEqual([
				wrong,
				[[2, 'group', 'keyInvalid']]
			]);
	});

	test('twelve digits in their place are refused, told once, and stand nowhere', () => {
		const { noted, rows } = read('group,row\n123412341234,box\nG1,1234-1234-1234');
		expect(noted).toEqual([
			{ row: 2, column: 'group', group: null, code: 'identityNumber' },
			{ row: 3, column: 'row', group: 'G1', code: 'identityNumber' }
		]);
		expect(rows).toEqual([]);
	});
});

test('an identity number has twelve digits, not ten as a phone or eleven; the code of the mission may have as many', () => {
	const names = (cell: string) => read(`group,row,name,NRLM code\nG1,group,${cell}`).problems;
	expect(names('9876543210')).toEqual([]);
	expect(names('1234 1234 123')).toEqual([]);
	expect(names('123 1234 1234')).toEqual([]);
	expect(names('1234 1234 1234')).toEqual([[2, 'name', 'identityNumber']]);
	for (const letters of ['१२३४१२३४१२३४', '১২৩৪ ৫৬৭৮ ৯০১২', '୧୨୩୪-୫୬୭୮-୯୦୧୨'])
		expect([letters, names(letters)]).toEqual([letters, [[2, 'name', 'identityNumber']]]);
	expect(names('Ujala,123412341234')).toEqual([]);
});

test('what was written is shown again, but not more than forty letters of it, and no identity number', () => {
	const given = (head: string) =>
		read(`group,row,${head}\nG1,box`).noted.map((problem) => 'detail' in problem && problem.detail);
	expect(given('a'.repeat(40))).toEqual([{ given: 'a'.repeat(40) }]);
	expect(given('a'.repeat(41))).toEqual([{ given: `${'a'.repeat(40)}…` }]);
	expect(given('1234 1234 1234')).toEqual([{ given: '…' }]);
});

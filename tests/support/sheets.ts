import { columns as known } from '#spreadsheet/spreadsheet.ts';

/** Sheets for the tests of the spreadsheet reader: rows as objects, column by code. */

export type SheetRow = Readonly<Record<string, string>>;

const quoted = (cell: string): string => (/[",;\t\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** The row of a group that saves ₹100 each month, and no more than it needs. */
export const groupRow: SheetRow = {
	row: 'group',
	name: 'Ujala',
	meets: 'month',
	saving: '100',
	rate: '2',
	founded: '01/04/2024'
};

/** The rows as CSV, heads first: row n of the list is row n + 2 of the file, counted from 0. */
export function csv(rows: readonly SheetRow[], separator = ','): string {
	const heads = [...new Set(['group', 'row', ...rows.flatMap((row) => Object.keys(row))])];
	const lines = [heads, ...rows.map((row) => heads.map((head) => row[head] ?? ''))];
	return lines.map((line) => line.map(quoted).join(separator)).join('\r\n');
}

/** The empty sheet with these rows under what stands in it, each cell under its own head. */
export function filledIn(template: string, rows: readonly SheetRow[]): string {
	const [heads = ''] = template.split('\r\n', 1);
	const codes = heads
		.replace('\ufeff', '')
		.split(',')
		.map((head) => known.find(({ en, hi }) => `${en} / ${hi}` === head)?.code ?? head);
	const lines = rows.map((row) => codes.map((code) => quoted(row[code] ?? '')).join(','));
	return `${template}${lines.join('\r\n')}\r\n`;
}

/**
 * A group with everything that a cut-off sheet can hold. Worked by hand, in rupees: 1,350 box + 4,150 bank + 9,500 loans
 * (6,500 and 3,000) + 250 stationery = 15,250 = 11,200 savings (3,800, 3,800, 3,600) + 2,000 borrowed + 300 social fund
 * + 500 revolving fund + 100 grants + 400 interest income + 750 surplus.
 */
export function cutOffGroup(group = 'G1'): readonly SheetRow[] {
	const rows: readonly SheetRow[] = [
		{
			row: 'group',
			name: 'Ujala',
			village: 'Rampur',
			kind: 'shg',
			meets: 'month',
			dayOfMonth: '5',
			saving: '100',
			rate: '2',
			founded: '01/04/2022',
			cutOff: '31-03-2025',
			booksSince: '2022-04-01'
		},
		{ row: 'rule', name: 'fineAbsent', value: '10' },
		{
			row: 'member',
			number: '1',
			name: 'A',
			symbol: 'mango',
			office: 'president + keyHolder',
			savings: '3,800',
			seen: 'yes'
		},
		{
			row: 'member',
			number: '2',
			name: 'B',
			symbol: 'goat',
			office: 'secretary',
			savings: '3800',
			outstanding: '6,500',
			principal: '10,000',
			givenOn: '15/10/2024',
			instalments: '20',
			instalmentsPaid: '7',
			interestArrears: '130',
			purpose: 'seed'
		},
		{
			row: 'member',
			number: '3',
			name: 'C',
			symbol: 'fish',
			savings: '₹ 3,600.00',
			arrears: '200',
			fineDue: '10'
		},
		{
			row: 'loan',
			number: '2',
			outstanding: '3000',
			givenOn: '5/1/2025',
			instalments: '10',
			loanRate: '1.5',
			loanMethod: 'flat',
			interestLeft: '400',
			source: 'bank'
		},
		{ row: 'fine', number: '3', fineDue: '20' },
		{
			row: 'bank',
			name: 'Gramin Bank',
			branch: 'Rampur',
			ifsc: 'GRAM0001234',
			lastFour: '1234',
			amount: '4,150'
		},
		{ row: 'borrowing', name: 'Gramin Bank', lenderKind: 'bank', amount: '2,000' },
		{ row: 'box', amount: '1,350' },
		{ row: 'social fund', amount: '300' },
		{ row: 'revolving fund', amount: '500' },
		{ row: 'grants', amount: '100' },
		{ row: 'income', name: 'interest', amount: '400' },
		{ row: 'expense', name: 'stationery', amount: '250' },
		{ row: 'surplus', amount: '750' }
	];
	return rows.map((row) => ({ group, ...row }));
}

/** Two women, a bank account and two meetings of a paper book. */
export function paperGroup(group = 'P1'): readonly SheetRow[] {
	const rows: readonly SheetRow[] = [
		{
			row: 'group',
			name: 'Roshni',
			meets: 'month',
			saving: '100',
			voluntary: 'yes',
			rate: '2',
			founded: '05/04/2024'
		},
		{ row: 'member', number: '1', name: 'A' },
		{ row: 'member', number: '2', name: 'B' },
		{ row: 'bank', name: 'Gramin Bank' },
		{ row: 'meeting', meeting: '1', day: '05/04/2024', number: '1', attendance: 'present', saved: '100' },
		{ row: 'meeting', meeting: '1', number: '2', attendance: 'present', saved: '100', savedVoluntary: '300' },
		{
			row: 'meeting',
			meeting: '2',
			day: '05/05/2024',
			number: '1',
			attendance: 'present',
			lent: '400',
			instalments: '4'
		}
	];
	return rows.map((row) => ({ group, ...row }));
}

/** The rows with cells of one row changed; `place` counts from 0. */
export function changed(rows: readonly SheetRow[], place: number, cells: SheetRow): readonly SheetRow[] {
	return rows.map((row, index) => (index === place ? { ...row, ...cells } : row));
}

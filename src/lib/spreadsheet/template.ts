import Papa from 'papaparse';
import { type Column, type ColumnId, columns } from './columns.ts';
import { rowKinds, type RowKind } from './choices.ts';

/** `groups`: one cut-off sheet per group, many groups · `paperBook`: a book from its first meeting on. */
export type TemplateKind = 'groups' | 'paperBook';

type Row = { readonly [Id in ColumnId]?: string };

/** Key of the example group, whose rows are not read. */
const group = 'example';

/** Rupees. Assets 15,000 = 1,350 + 4,150 + 9,500; savings 11,200, bank loan 2,000, social fund 300; surplus 1,500. */
const cutOffExample: readonly Row[] = [
	{
		group,
		row: 'group',
		name: 'Example only: these rows are not read',
		village: 'Village',
		kind: 'shg',
		meets: 'month',
		dayOfMonth: '5',
		saving: '100',
		rate: '2',
		method: 'declining',
		founded: '01/04/2022',
		cutOff: '31/03/2025',
		booksSince: '01/04/2022'
	},
	{ group, row: 'rule', name: 'fineAbsent', value: '10' },
	{
		group,
		row: 'member',
		number: '1',
		name: 'First member',
		office: 'president + keyHolder',
		savings: '3,800',
		seen: 'yes'
	},
	{
		group,
		row: 'member',
		number: '2',
		name: 'Second member',
		office: 'secretary',
		savings: '3,800',
		outstanding: '6,500',
		principal: '10,000',
		givenOn: '15/10/2024',
		instalments: '20',
		instalmentsPaid: '7',
		purpose: 'seed'
	},
	{
		group,
		row: 'member',
		number: '3',
		name: 'Third member',
		savings: '3,600',
		arrears: '200',
		fineDue: '10'
	},
	{
		group,
		row: 'loan',
		number: '2',
		outstanding: '3,000',
		givenOn: '05/01/2025',
		instalments: '10',
		instalmentsPaid: '0',
		loanRate: '1.5',
		source: 'bank'
	},
	{ group, row: 'bank', name: 'Bank', branch: 'Branch', lastFour: '1234', amount: '4,150' },
	{ group, row: 'borrowing', name: 'Bank', lenderKind: 'bank', amount: '2,000' },
	{ group, row: 'box', amount: '1,350' },
	{ group, row: 'social fund', amount: '300' },
	{ group, row: 'surplus', amount: '1,500' }
];

const paperExample: readonly Row[] = [
	{
		group,
		row: 'group',
		name: 'Example only: these rows are not read',
		kind: 'shg',
		meets: 'month',
		saving: '100',
		rate: '2',
		founded: '05/04/2024'
	},
	{ group, row: 'member', number: '1', name: 'First member', office: 'president' },
	{ group, row: 'member', number: '2', name: 'Second member', office: 'secretary' },
	{ group, row: 'bank', name: 'Bank', lastFour: '1234' },
	{
		group,
		row: 'meeting',
		meeting: '1',
		day: '05/04/2024',
		number: '1',
		attendance: 'present',
		saved: '100'
	},
	{ group, row: 'meeting', meeting: '1', number: '2', attendance: 'present', saved: '100' },
	{ group, row: 'meeting', meeting: '1', toBank: '150', counted: '50' },
	{
		group,
		row: 'meeting',
		meeting: '2',
		day: '05/05/2024',
		number: '1',
		attendance: 'absent',
		fine: '10',
		fineReason: 'absent'
	},
	{
		group,
		row: 'meeting',
		meeting: '2',
		number: '2',
		attendance: 'present',
		saved: '100',
		lent: '200',
		instalments: '4',
		purpose: 'health'
	},
	{ group, row: 'meeting', meeting: '2', fromBank: '100', expense: '20', expenseFor: 'stationery' },
	{
		group,
		row: 'meeting',
		meeting: '3',
		day: '05/06/2024',
		number: '1',
		attendance: 'present',
		saved: '200',
		finePaid: '10'
	},
	{
		group,
		row: 'meeting',
		meeting: '3',
		number: '2',
		attendance: 'late',
		saved: '100',
		repaid: '54',
		interestPaid: '4'
	}
];

const kindsOf: Readonly<Record<TemplateKind, readonly RowKind[]>> = {
	groups: rowKinds.map(({ code }) => code).filter((code) => code !== 'meeting'),
	paperBook: ['group', 'rule', 'member', 'bank', 'meeting']
};

/** Columns of a cut-off sheet, which a book from its first meeting on does not need. */
const ofCutOff: ReadonlySet<ColumnId> = new Set(
	columns.filter(({ rows }) => !rowsHave(rows, ['group', 'bank', 'rule', 'meeting'])).map(({ code }) => code)
);
const kept: ReadonlySet<ColumnId> = new Set<ColumnId>(['symbol', 'office', 'joined']);

function rowsHave(rows: readonly RowKind[], kinds: readonly RowKind[]): boolean {
	return rows.some((row) => kinds.includes(row));
}

/**
 * Returns an empty sheet to be filled in: UTF-8 with a byte order mark, so that spreadsheet programs show Hindi; heads in both
 * languages, a row that explains each, and an example that is never read.
 */
export function template(kind: TemplateKind = 'groups'): string {
	const shown: readonly Column<ColumnId>[] = columns.filter(
		({ code, rows }) =>
			rowsHave(rows, kindsOf[kind]) && (kind === 'groups' || kept.has(code) || !ofCutOff.has(code))
	);
	const example = kind === 'groups' ? cutOffExample : paperExample;
	const kinds = kindsOf[kind].filter((each) => each !== 'note').join(', ');
	const notRead = `Rows of the group "${group}", and rows that say "note", are not read.`;
	const explained = shown.map(({ code, note }) =>
		code === 'row' ? 'note' : code === 'group' ? `${note} In the column "row": ${kinds}. ${notRead}` : note
	);
	const rows = [
		shown.map(({ en, hi }) => `${en} / ${hi}`),
		explained,
		...example.map((row) => shown.map(({ code }) => row[code] ?? ''))
	];
	return `\ufeff${Papa.unparse(rows, { newline: '\r\n', escapeFormulae: true })}\r\n`;
}

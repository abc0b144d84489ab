import { expect, test } from 'vitest';
import { changed, csv, cutOffGroup, paperGroup, type SheetRow } from '../../../tests/support/sheets.ts';
import { readSpreadsheet, readSpreadsheetBytes, spreadsheetLimits, type ProblemCode } from './spreadsheet.ts';

// Every code, produced by one mistake in a valid sheet, with its row and column. Heads are row 1.

interface Mistake {
	readonly text: string | Uint8Array;
	/** Row, column, and the required part of the detail. */
	readonly at: readonly [row: number | null, column: string | null, detail?: object];
}

const good = cutOffGroup();
const paper = paperGroup();
const place = (kind: string, nth = 0) =>
	good.flatMap((row, index) => (row['row'] === kind ? [index] : []))[nth] ?? -1;
/** Changes cells of one row of the cut-off sheet; the index in the list is the row number less 2. */
const cutOff = (kind: string, cells: SheetRow, nth = 0) => csv(changed(good, place(kind, nth), cells));
const more = (rows: readonly SheetRow[], row: SheetRow) => csv([...rows, { group: 'G1', ...row }]);
const without = (kind: string) => csv(good.filter((row) => row['row'] !== kind));
const meeting = (nth: number, cells: SheetRow) => csv(changed(paper, 4 + nth, cells));
const after = (cells: SheetRow) => csv([...paper, { group: 'P1', row: 'meeting', ...cells }]);

const mistakes: Readonly<Record<ProblemCode, Mistake>> = {
	fileTooLarge: { text: new Uint8Array(spreadsheetLimits.bytes + 1), at: [null, null, { most: 8_388_608 }] },
	notText: { text: 'group,row\u0000', at: [null, null] },
	empty: { text: ' \n,,\n', at: [null, null] },
	quotesBroken: { text: 'group,row\nG1,"group', at: [2, null] },
	tooManyRows: {
		text: `group,row${'\n'.repeat(spreadsheetLimits.rows + 1)}`,
		at: [null, null, { most: 60_000 }]
	},
	tooManyColumns: {
		text: `group,row\n${','.repeat(spreadsheetLimits.columns)}`,
		at: [2, null, { most: 120 }]
	},
	tooManyGroups: {
		text: csv(Array.from({ length: 301 }, (_, index) => ({ group: `G${index}`, row: 'box' }))),
		at: [null, null, { most: 300 }]
	},
	headMissing: { text: 'group,amount\nG1,5', at: [1, 'row'] },
	headUnknown: { text: csv(good).replace('amount', 'amonut'), at: [1, null, { given: 'amonut' }] },
	headTwice: { text: csv(good).replace('amount', 'नाम'), at: [1, 'name', { given: 'नाम' }] },
	needed: { text: cutOff('member', { name: '' }), at: [4, 'name'] },
	notForThisRow: { text: cutOff('box', { savings: '5' }), at: [11, 'savings', { kind: 'box' }] },
	noHead: { text: csv(good).replace(/(G1,box,.*)/, '$1,5'), at: [11, null, { given: '5' }] },
	cellTooLong: { text: cutOff('member', { name: 'a'.repeat(201) }), at: [4, 'name', { most: 200 }] },
	identityNumber: { text: cutOff('member', { name: 'A 1234 5678 ९०१२' }), at: [4, 'name'] },
	notAnAmount: { text: cutOff('box', { amount: '1,35' }), at: [11, 'amount', { given: '1,35' }] },
	amountTooLarge: {
		text: cutOff('box', { amount: '10,00,00,001' }),
		at: [11, 'amount', { most: 10_000_000_000 }]
	},
	amountIsZero: { text: cutOff('borrowing', { amount: '0' }), at: [10, 'amount'] },
	notADay: { text: cutOff('group', { cutOff: '31/04/2025' }), at: [2, 'cutOff', { given: '31/04/2025' }] },
	notAWholeNumber: { text: cutOff('member', { number: '1.5' }), at: [4, 'number', { least: 1, most: 9999 }] },
	notARate: { text: cutOff('group', { rate: '2,5' }), at: [2, 'rate', { given: '2,5' }] },
	notAChoice: {
		text: cutOff('group', { meets: 'daily' }),
		at: [2, 'meets', { choices: ['week', 'fortnight', 'month'] }]
	},
	notWritable: { text: cutOff('bank', { lastFour: '123' }), at: [9, 'lastFour', { given: '123' }] },
	keyInvalid: { text: more(good, { group: '../G', row: 'box' }), at: [18, 'group', { given: '../G' }] },
	groupRowMissing: { text: without('group'), at: [2, null] },
	rowTwice: { text: more(good, { row: 'box', amount: '5' }), at: [18, 'row', { first: 11 }] },
	memberUnknown: { text: cutOff('fine', { number: '4' }), at: [8, 'number', { number: 4 }] },
	bankUnknown: { text: meeting(1, { toBank: '100', account: '2' }), at: [7, 'account', { number: 2 }] },
	boxMissing: { text: without('box'), at: [2, null] },
	cutOffMissing: { text: cutOff('group', { cutOff: '' }), at: [2, 'cutOff'] },
	dayAfterCutOff: {
		text: cutOff('loan', { givenOn: '01/04/2025' }),
		at: [7, 'givenOn', { cutOff: '2025-03-31' }]
	},
	dayBeforeCutOff: {
		text: more(good, { row: 'meeting', meeting: '9', day: '30/03/2025' }),
		at: [18, 'day', { cutOff: '2025-03-31' }]
	},
	dayBeforeFounding: {
		text: cutOff('member', { joined: '31/03/2022' }, 2),
		at: [6, 'joined', { founded: '2022-04-01' }]
	},
	wrongFund: { text: cutOff('member', { shares: '3800', savings: '' }), at: [4, 'shares'] },
	meetingDayDiffers: { text: meeting(1, { day: '06/04/2024' }), at: [7, 'day', { day: '2024-04-05' }] },
	nothingOwed: { text: after({ meeting: '2', number: '1', finePaid: '10' }), at: [9, 'finePaid'] },
	// 500 rupees were saved at the first meeting.
	countDiffers: {
		text: meeting(1, { counted: '490' }),
		at: [7, 'counted', { counted: 49_000, book: 50_000 }]
	},
	notBalanced: {
		text: cutOff('surplus', { amount: '700' }),
		at: [2, null, { debits: 1_525_000, credits: 1_520_000, difference: 5_000 }]
	},
	// An opening has at most 200 loans.
	invalid: {
		text: csv([
			...changed(good, place('surplus'), { amount: 'rest' }),
			...Array.from({ length: 199 }, () => ({ ...good[place('loan')], outstanding: '1' }))
		]),
		at: [11, null, { field: 'loans' }]
	},
	refused: {
		text: cutOff('member', { symbol: 'mango' }, 1),
		at: [5, 'symbol', { rejection: { type: 'SymbolTaken', symbol: 'mango' } }]
	}
};

test.each(Object.entries(mistakes))('%s', (code, { text, at: [row, column, detail] }) => {
	const { groups, problems } = typeof text === 'string' ? readSpreadsheet(text) : readSpreadsheetBytes(text);
	expect(problems[0]).toMatchObject({ row, column, code, ...(detail !== undefined && { detail }) });
	expect(new Set(problems.map((problem) => problem.code))).toEqual(new Set([code]));
	expect(groups.filter(({ key }) => key === problems[0]?.group)).toEqual([]);
});

test.each(['fileTooLarge', 'notText', 'tooManyGroups'] as const)('nothing of a file is read: %s', (code) => {
	const { text } = mistakes[code];
	const read = typeof text === 'string' ? readSpreadsheet(text) : readSpreadsheetBytes(text);
	expect(read).toMatchObject({ groups: [], problems: [{ code }] });
});

test('bytes are counted as they lie in the file, and groups up to the last that is allowed', () => {
	const bytes = new TextEncoder().encode('समूह,पंक्ति');
	const codes = (most: number) =>
		readSpreadsheetBytes(bytes, { ...spreadsheetLimits, bytes: most }).problems.map(({ code }) => code);
	expect(codes(bytes.length)).toEqual([]);
	expect(codes(bytes.length - 1)).toEqual(['fileTooLarge']);
	expect(readSpreadsheetBytes(Uint8Array.of(0xff))).toMatchObject({
		groups: [],
		problems: [{ code: 'notText' }]
	});
	const two = csv([...cutOffGroup('G1'), ...cutOffGroup('G2')]);
	const read = (groups: number) => readSpreadsheet(two, { ...spreadsheetLimits, groups }).groups.length;
	expect([read(2), read(1)]).toEqual([2, 0]);
});

test('a count that differs is taken when the group accepted it: 10 rupees short', () => {
	const { groups, problems } = readSpreadsheet(meeting(1, { counted: '490', accepted: 'yes' }));
	expect(problems).toEqual([]);
	expect(groups[0]?.events.find(({ type }) => type === 'CashDifferenceAccepted')).toMatchObject({
		amount: 1_000,
		direction: 'short'
	});
});

test('all errors of a group are listed at once, by row', () => {
	const rows = good.map((row) =>
		row['row'] === 'member' ? { ...row, savings: 'many' } : row['row'] === 'bank' ? { ...row, name: '' } : row
	);
	const { problems } = readSpreadsheet(csv(rows));
	expect(problems.map(({ row, column, code }) => [row, column, code])).toEqual([
		[4, 'savings', 'notAnAmount'],
		[5, 'savings', 'notAnAmount'],
		[6, 'savings', 'notAnAmount'],
		[9, 'name', 'needed']
	]);
});

test.each([
	// A rejection by the book is reported on the row that caused it.
	[meeting(2, { lent: '900' }), 8, 'lent', 'BoxTooSmall'],
	[after({ meeting: '2', number: '1', repaid: '500' }), 9, 'repaid', 'MoreThanOwed'],
	[after({ meeting: '2', number: '2', withdrawn: '301' }), 9, 'withdrawn', 'AccountTooSmall'],
	[after({ meeting: '2', number: '2', saved: '0.50' }), 9, 'saved', 'NotWholeCoins'],
	[after({ meeting: '2', borrowingPaid: '5' }), 9, 'borrowing', 'BorrowingUnknown'],
	[
		after({ meeting: '2', borrowingCredit: '5', creditKind: 'waiver', paperNumber: '1' }),
		9,
		'borrowing',
		'BorrowingUnknown'
	],
	[
		cutOff('box', { amount: '1350.50' }).replace(',4150', ',4149.50').replace('"4,150"', '4149.50'),
		11,
		'amount',
		'NotWholeCoins'
	]
])('refused by the book %#', (text, row, column, type) => {
	expect(readSpreadsheet(text).problems[0]).toMatchObject({
		row,
		column,
		code: 'refused',
		detail: { rejection: { type } }
	});
});

test('no cell that was refused for an identity number is repeated anywhere', () => {
	for (const four of ['1234', '१२३४', '১২৩৪']) {
		const number = four.repeat(3);
		const spoiled = good.map((row) =>
			Object.fromEntries(
				Object.entries(row).map(([head, cell]) => [head, head === 'nrlm' ? cell : `${cell}${number}`])
			)
		);
		expect(JSON.stringify(readSpreadsheet(csv(spoiled)))).not.toContain(four);
		expect(JSON.stringify(readSpreadsheet(`group,row,${number}\nG1,box`))).not.toContain(four);
	}
});

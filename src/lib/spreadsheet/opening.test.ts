import { describe, expect, test } from 'vitest';
import { changed, csv, cutOffGroup, groupRow, type SheetRow } from '../../../tests/support/sheets.ts';
import { eventsIn, wrongIn } from '../../../tests/support/read-sheet.ts';
import { readSpreadsheet } from './spreadsheet.ts';

// Permitted and required contents of a cut-off sheet: each figure once, in its place, with its day.

const good = cutOffGroup();
const place = (kind: string, nth = 0) =>
	good.flatMap((row, index) => (row['row'] === kind ? [index] : []))[nth] ?? -1;
const with_ = (kind: string, cells: SheetRow, nth = 0) => changed(good, place(kind, nth), cells);
/** Appends rows to the sheet; the first of them is row 18. */
const withMore = (...rows: readonly SheetRow[]) => [...good, ...rows.map((row) => ({ group: 'G1', ...row }))];
const openingOf = (rows: readonly SheetRow[]) =>
	eventsIn(rows).find((event) => event.type === 'OpeningBalances');

/** A group that begins with its first meeting and has no cut-off day. */
const bare = (...rows: readonly SheetRow[]): readonly SheetRow[] =>
	[groupRow, { row: 'member', number: '1', name: 'A' }, ...rows].map((row) => ({ group: 'G1', ...row }));

describe('a figure without a day', () => {
	test.each<SheetRow>([
		{ row: 'member', number: '2', name: 'B', savings: '5' },
		{ row: 'member', number: '2', name: 'B', voluntarySavings: '5' },
		{ row: 'member', number: '2', name: 'B', shares: '5' },
		{ row: 'member', number: '2', name: 'B', arrears: '5' },
		{ row: 'member', number: '2', name: 'B', held: '5' },
		{ row: 'member', number: '2', name: 'B', fineDue: '5' },
		{ row: 'member', number: '2', name: 'B', outstanding: '5' },
		{ row: 'bank', name: 'Bank', amount: '5' },
		{ row: 'loan', number: '1', outstanding: '5' },
		{ row: 'fine', number: '1', fineDue: '5' },
		{ row: 'borrowing', name: 'Bank', lenderKind: 'bank', amount: '5' },
		{ row: 'box', amount: '5' },
		{ row: 'socialFund', amount: '5' },
		{ row: 'vulnerabilityFund', amount: '5' },
		{ row: 'revolvingFund', amount: '5' },
		{ row: 'grants', amount: '5' },
		{ row: 'income', name: 'interest', amount: '5' },
		{ row: 'expense', name: 'travel', amount: '5' },
		{ row: 'surplus', amount: '5' },
		{ row: 'deficit', amount: '5' }
	])('%j is not lost: the day is asked for', (row) => {
		expect(wrongIn(bare(row))).toEqual([[2, 'cutOff', 'cutOffMissing']]);
	});

	test('a bank without a figure needs none, and a day that cannot be read is not missing too', () => {
		expect(wrongIn(bare({ row: 'bank', name: 'Bank' }))).toEqual([]);
		expect(wrongIn(with_('group', { cutOff: '31/04/2025' }))).toEqual([[2, 'cutOff', 'notADay']]);
	});
});

describe('days', () => {
	test('who joined after the cut-off day has no figure of it; on the day itself she may', () => {
		expect(wrongIn(with_('member', { joined: '31/03/2025' }))).toEqual([]);
		expect(wrongIn(with_('member', { joined: '01/04/2025' }))).toContainEqual([
			4,
			'joined',
			'dayAfterCutOff'
		]);
	});

	test('a loan of the cut-off day is one of the sheet, of the day after it is not', () => {
		expect(wrongIn(with_('loan', { givenOn: '31/03/2025' }))).toEqual([]);
		expect(wrongIn(with_('loan', { givenOn: '01/04/2025' }))).toEqual([[7, 'givenOn', 'dayAfterCutOff']]);
	});

	test('a group may be founded on its cut-off day, not after it', () => {
		const on = (founded: string) =>
			wrongIn([
				...changed(bare({ row: 'box', amount: '0' }), 0, {
					founded,
					cutOff: '31/03/2025'
				})
			]);
		expect(on('31/03/2025')).toEqual([]);
		expect(on('01/04/2025')).toContainEqual([2, 'founded', 'dayAfterCutOff']);
	});

	test('since when books are kept, and who saw the sheet, are in the book', () => {
		expect(openingOf(good)).toMatchObject({ booksSince: '2022-04-01', seenBy: ['m1'] });
		const unseen = openingOf(changed(with_('group', { booksSince: '' }), place('member'), { seen: 'no' }));
		expect(unseen).not.toHaveProperty('booksSince');
		expect(unseen).not.toHaveProperty('seenBy');
	});
});

test('what is told names the day and the row that are meant', () => {
	const details = (rows: readonly SheetRow[]) =>
		readSpreadsheet(csv(rows)).problems.map((problem) => 'detail' in problem && problem.detail);
	const cutOff = '2025-03-31';
	expect(details(with_('member', { joined: '01/04/2025' }))[0]).toEqual({ cutOff });
	expect(details(with_('group', { founded: '01/04/2025' }))[0]).toEqual({ cutOff });
	expect(details(withMore({ row: 'deficit', amount: '5' }))).toEqual([{ first: 17 }]);
	expect(details(withMore({ row: 'income', name: 'interest', amount: '5' }))).toEqual([{ first: 15 }]);
});

describe('surplus and deficit', () => {
	test('cannot both stand, and a deficit is a sum', () => {
		expect(wrongIn(withMore({ row: 'deficit', amount: '5' }))).toEqual([[18, 'row', 'rowTwice']]);
		expect(wrongIn(with_('surplus', { row: 'deficit', amount: 'rest' }))).toEqual([
			[17, 'amount', 'notAnAmount']
		]);
		expect(wrongIn(with_('surplus', { amount: '' }))).toEqual([[17, 'amount', 'needed']]);
	});

	test('where nothing is left over, the rest is a surplus of nothing', () => {
		const rows = changed(with_('surplus', { amount: 'rest' }), place('bank'), { amount: '3400' });
		expect(openingOf(rows)).toMatchObject({ surplus: 0 });
		expect(openingOf(rows)).not.toHaveProperty('deficit');
	});

	test('a deficit stands with what the group has: 1,500 less than above', () => {
		// Instead of a surplus of 750 a deficit of 750, with 1,500 less in the bank.
		const rows = changed(with_('surplus', { row: 'deficit', amount: '750' }), place('bank'), {
			amount: '2650'
		});
		expect(openingOf(rows)).toMatchObject({ deficit: 75_000 });
		expect(openingOf(rows)).not.toHaveProperty('surplus');
	});
});

describe('whether the sheet balances is not said', () => {
	test.each<readonly [string, readonly SheetRow[], readonly (readonly [number, string | null, string])[]]>([
		['without a box', good.filter(({ row }) => row !== 'box'), [[2, null, 'boxMissing']]],
		['while a sum cannot be read', with_('member', { savings: 'x' }), [[4, 'savings', 'notAnAmount']]],
		['while a borrowing has no sum', with_('borrowing', { amount: '' }), [[10, 'amount', 'needed']]],
		['while a loan has no sum', with_('loan', { outstanding: '' }), [[7, 'outstanding', 'needed']]],
		['while a kind of row is unknown', with_('grants', { row: 'gift' }), [[14, 'row', 'notAChoice']]],
		['while an income is unknown', with_('income', { name: 'alms' }), [[15, 'name', 'notAChoice']]],
		['while an expense is unknown', with_('expense', { name: 'alms' }), [[16, 'name', 'notAChoice']]],
		[
			'while an income stands twice',
			withMore({ row: 'income', name: 'interest', amount: '5' }),
			[[18, 'name', 'rowTwice']]
		]
	])('%s', (_, rows, problems) => {
		expect(wrongIn(rows)).toEqual(problems);
	});

	test('but it is where only a name is wrong', () => {
		expect(wrongIn(changed(with_('bank', { name: '' }), place('surplus'), { amount: '700' }))).toEqual([
			[2, null, 'notBalanced'],
			[9, 'name', 'needed']
		]);
	});
});

describe('lists', () => {
	test('nothing is nothing: a sum of zero makes no entry, and a list without any is left out', () => {
		const event = openingOf(
			[
				{
					row: 'group',
					name: 'Ujala',
					meets: 'month',
					saving: '100',
					rate: '2',
					cutOff: '31/03/2025'
				},
				{ row: 'member', number: '1', name: 'A', savings: '0', arrears: '0', fineDue: '0' },
				{ row: 'box', amount: '0' }
			].map((row) => ({ group: 'G1', ...row }))
		);
		expect(event).toEqual({ type: 'OpeningBalances', occurredOn: '2025-03-31', box: 0 });
	});

	test('every list of a sheet, entry by entry', () => {
		expect(openingOf(good)).toEqual({
			type: 'OpeningBalances',
			occurredOn: '2025-03-31',
			booksSince: '2022-04-01',
			seenBy: ['m1'],
			box: 135_000,
			bank: [{ bankAccountId: 'b1', amount: 415_000 }],
			savings: [
				{ memberId: 'm1', fund: 'regular', amount: 380_000 },
				{ memberId: 'm2', fund: 'regular', amount: 380_000 },
				{ memberId: 'm3', fund: 'regular', amount: 360_000 }
			],
			savingsArrears: [{ memberId: 'm3', amount: 20_000 }],
			finesDue: [
				{ fineId: 'f1', memberId: 'm3', amount: 1_000 },
				{ fineId: 'f2', memberId: 'm3', amount: 2_000 }
			],
			loans: [
				{
					loanId: 'l1',
					memberId: 'm2',
					principal: 1_000_000,
					outstanding: 650_000,
					disbursedOn: '2024-10-15',
					instalmentsPaid: 7,
					interestArrears: 13_000,
					purpose: 'seed',
					source: 'own',
					terms: { percentPerMonth: '2', method: 'declining', period: 'calendarMonth', instalments: 20 }
				},
				{
					loanId: 'l2',
					memberId: 'm2',
					outstanding: 300_000,
					disbursedOn: '2025-01-05',
					interestLeft: 40_000,
					source: 'bank',
					terms: { percentPerMonth: '1.5', method: 'flat', period: 'calendarMonth', instalments: 10 }
				}
			],
			borrowings: [{ borrowingId: 'd1', lender: 'Gramin Bank', kind: 'bank', outstanding: 200_000 }],
			socialFund: 30_000,
			revolvingFund: 50_000,
			grants: 10_000,
			income: { interest: 40_000 },
			expense: { stationery: 25_000 },
			surplus: 75_000
		});
	});

	test('what a group that does not save in shares has in them is told, and the other way round', () => {
		expect(wrongIn(with_('member', { shares: '0' }))).toEqual([[4, 'shares', 'wrongFund']]);
		const inShares = with_('group', { kind: 'vsla', saves: 'shares', saving: '50' });
		expect(wrongIn(inShares)).toEqual([4, 5, 6].map((row) => [row, 'savings', 'wrongFund']));
	});

	test('voluntary savings of old are taken in, whatever the rules say now', () => {
		const rows = changed(good, place('member'), { savings: '3,000', voluntarySavings: '800' });
		expect(openingOf(rows)?.savings?.slice(0, 2)).toEqual([
			{ memberId: 'm1', fund: 'regular', amount: 300_000 },
			{ memberId: 'm1', fund: 'voluntary', amount: 80_000 }
		]);
	});

	test('a bank without a sum has none, and the next one is the second', () => {
		const rows = [
			...with_('bank', { amount: '' }),
			{ group: 'G1', row: 'bank', name: 'Other bank', amount: '4150' }
		];
		expect(openingOf(rows)?.bank).toEqual([{ bankAccountId: 'b2', amount: 415_000 }]);
	});

	test('a fine on a row of its own is of a woman and of a sum', () => {
		expect(wrongIn(with_('fine', { fineDue: '0' }))).toEqual([[8, 'fineDue', 'amountIsZero']]);
		expect(wrongIn(with_('fine', { fineDue: '' }))).toEqual([[8, 'fineDue', 'needed']]);
		expect(wrongIn(with_('fine', { number: '' }))).toEqual([[8, 'number', 'needed']]);
	});

	test('a loan of a woman who is not on the sheet counts in its balance all the same', () => {
		expect(wrongIn(with_('loan', { number: '7' }))).toEqual([[7, 'number', 'memberUnknown']]);
	});

	test('each thing that a loan can have asks for the loan', () => {
		const columns = {
			...{
				principal: '5',
				givenOn: '05/01/2025',
				instalmentsPaid: '1',
				interestArrears: '5',
				interestLeft: '5'
			},
			...{ instalments: '5', instalmentsBy: 'quarter', months: '5', firstDue: '05/04/2025', loanRate: '2' },
			...{ loanMethod: 'flat', loanPeriod: 'meeting', source: 'own', purpose: 'seed' }
		};
		for (const [column, cell] of Object.entries(columns))
			expect([column, wrongIn(with_('member', { [column]: cell })).at(0)]).toEqual([
				column,
				[4, 'outstanding', 'needed']
			]);
	});

	test('a row of a loan that says nothing more is not passed over, and a sum alone is not enough', () => {
		const needed = ['outstanding', 'givenOn', 'instalments'];
		expect(wrongIn(withMore({ row: 'loan', number: '1' }))).toEqual(
			needed.map((column) => [18, column, 'needed'])
		);
		expect(wrongIn(with_('member', { outstanding: '5' }))).toEqual([
			[2, null, 'notBalanced'],
			...needed.slice(1).map((column) => [4, column, 'needed'])
		]);
	});

	test('terms of a loan of its own stand in its row', () => {
		const terms = {
			loanPeriod: 'anniversary',
			months: '6',
			firstDue: '05/05/2025',
			instalmentsBy: 'quarter'
		};
		expect(openingOf(with_('loan', terms))?.loans?.[1]?.terms).toEqual({
			...{ percentPerMonth: '1.5', method: 'flat', period: 'anniversary', instalments: 10 },
			...{ months: '6', firstDueOn: '2025-05-05', instalmentsBy: 'quarter' }
		});
		const rules = { method: 'flat', period: 'anniversary', rate: '3' };
		expect(openingOf(with_('group', rules))?.loans?.[0]?.terms).toEqual({
			...{ percentPerMonth: '3', method: 'flat', period: 'anniversary', instalments: 20 }
		});
	});
});

import { describe, expect, test } from 'vitest';
import { csv, paperGroup, type SheetRow } from '../../../tests/support/sheets.ts';
import { afterPaper, eventsIn, ofType, thirdMeeting, wrongIn } from '../../../tests/support/read-sheet.ts';
import { readSpreadsheet, spreadsheetLimits } from './spreadsheet.ts';

// What the entries of a paper page become in the book that grows, and what it refuses. The first row behind those of `paperGroup` is 9.

test('money for others is hers by what it is for, and is handed on of one woman or by their numbers, never more than is held', () => {
	const heldFor = 'accident insurance';
	const given = ['1', '2'].map((number) => ({ number, heldIn: '20', heldFor }));
	const events = eventsIn(
		thirdMeeting(...given, { heldOut: '15', heldFor }, { number: '2', heldOut: '20', heldFor })
	);
	expect(ofType(events, 'CollectedForOthers')).toMatchObject([
		{ memberId: 'm1', purpose: 'accidentInsurance', amount: 2000 },
		{ memberId: 'm2', purpose: 'accidentInsurance', amount: 2000 }
	]);
	expect(ofType(events, 'HandedToOthers')).toMatchObject([
		{ purpose: 'accidentInsurance', amount: 1500 },
		{ purpose: 'accidentInsurance', amount: 2000, of: [{ memberId: 'm2', amount: 2000 }] }
	]);
	expect(wrongIn(thirdMeeting(...given, { heldOut: '41', heldFor }))).toEqual([[11, 'heldOut', 'refused']]);
	expect(wrongIn(thirdMeeting(...given, { heldOut: '1', heldFor: 'ticket' }))).toEqual([
		[11, 'heldOut', 'refused']
	]);
});

describe('loans and fines', () => {
	test('a loan has the terms of its row, else those of the group', () => {
		const lent = (cells: SheetRow) =>
			ofType(eventsIn(thirdMeeting({ number: '2', lent: '100', ...cells })), 'LoanDisbursed').at(-1);
		expect(lent({ instalments: '5' })).toMatchObject({
			principal: 10_000,
			source: 'own',
			purpose: 'other',
			terms: { percentPerMonth: '2', method: 'declining', period: 'calendarMonth', instalments: 5 }
		});
		const own = { loanRate: '1.5', loanMethod: 'flat', source: 'cif', purpose: 'Sewing machine' };
		expect(lent({ instalments: '5', ...own })).toMatchObject({
			source: 'cif',
			purpose: 'sewing-machine',
			terms: { percentPerMonth: '1.5', method: 'flat' }
		});
		expect(wrongIn(thirdMeeting({ number: '2', lent: '100' }))).toEqual([[9, 'instalments', 'needed']]);
	});

	test('interest is a part of what she repaid: all of it at most', () => {
		const paid = (repaid: string, interestPaid: string) =>
			thirdMeeting({ number: '1', repaid, interestPaid });
		expect(wrongIn(paid('8', '8'))).toEqual([]);
		expect(wrongIn(paid('8', '8.01'))).toEqual([[9, 'interestPaid', 'amountTooLarge']]);
		expect(wrongIn(thirdMeeting({ number: '1', interestPaid: '5' }))).toEqual([
			[9, 'interestPaid', 'amountTooLarge']
		]);
		// 400 lent on 5 May at 2 percent: 8 fall due on 1 June, and 8 more on 1 July are arrears by then.
		const events = eventsIn(
			afterPaper({ meeting: '3', day: '05/07/2024', number: '1', repaid: '120', interestPaid: '16' })
		);
		expect(ofType(events, 'LoanRepaid')).toMatchObject([
			{ loanId: 'l1', amount: 12_000, split: { principal: 10_400 } }
		]);
	});

	test('who owes nothing repays nothing, and no more of fines than there are', () => {
		expect(wrongIn(thirdMeeting({ number: '2', repaid: '8' }))).toEqual([[9, 'repaid', 'refused']]);
		expect(wrongIn(thirdMeeting({ number: '2', repaid: '8', interestPaid: '8' }))).toEqual([
			[9, 'repaid', 'nothingOwed']
		]);
		const fined = (finePaid: string) =>
			thirdMeeting(
				{ number: '1', fine: '10' },
				{ number: '1', fine: '5', fineReason: 'Came too late' },
				{ number: '2', fine: '3' },
				{ number: '1', finePaid }
			);
		expect(wrongIn(fined('15'))).toEqual([]);
		expect(wrongIn(fined('15.01'))).toContainEqual([12, 'finePaid', 'nothingOwed']);
		const events = eventsIn(fined('10'));
		expect(ofType(events, 'FineImposed').map(({ reason }) => reason)).toEqual([
			'other',
			'came-too-late',
			'other'
		]);
		expect(ofType(events, 'FinePaid')).toMatchObject([{ fineId: 'f1', amount: 1_000 }]);
	});

	test('a fine is paid on later, from where the last payment stopped', () => {
		const events = eventsIn(
			afterPaper(
				{ meeting: '3', day: '05/06/2024', number: '1', fine: '10', finePaid: '4' },
				{ meeting: '4', day: '05/07/2024', number: '1', fine: '2', finePaid: '8' },
				{ meeting: '5', day: '05/08/2024', number: '1', fine: '3', finePaid: '3' }
			)
		);
		expect(ofType(events, 'FinePaid').map(({ fineId, amount }) => [fineId, amount])).toEqual([
			['f1', 400],
			['f1', 600],
			['f2', 200],
			['f3', 300]
		]);
	});

	test('savings are taken out of the voluntary ones where these hold enough, else of the others', () => {
		const taken = (withdrawn: string) =>
			ofType(
				eventsIn(thirdMeeting({ number: '1', saved: '300' }, { number: '2', withdrawn })),
				'SavingWithdrawn'
			);
		expect(taken('300')).toMatchObject([{ fund: 'voluntary', amount: 30_000 }]);
		expect(wrongIn(thirdMeeting({ number: '1', saved: '300' }, { number: '2', withdrawn: '301' }))).toEqual([
			[10, 'withdrawn', 'refused']
		]);
		expect(
			ofType(eventsIn(thirdMeeting({ number: '1', saved: '300', withdrawn: '400' })), 'SavingWithdrawn')
		).toMatchObject([{ memberId: 'm1', fund: 'regular', amount: 40_000 }]);
	});
});

describe('what the book refuses', () => {
	test('is listed as far as it helps, and then nothing of the group is looked at any more', () => {
		const rows = thirdMeeting(
			...Array.from({ length: 5 }, () => ({ number: '1', lent: '900', instalments: '2' }))
		);
		const { problems } = readSpreadsheet(csv(rows), { ...spreadsheetLimits, refusals: 3 });
		expect(problems.map(({ row, code }) => [row, code])).toEqual([
			[9, 'refused'],
			[10, 'refused'],
			[11, 'refused']
		]);
	});

	test('no later meeting is looked at then, also not for what she does not owe', () => {
		const rows = afterPaper(
			{ meeting: '3', day: '05/06/2024', number: '1', lent: '900', instalments: '2' },
			{ meeting: '4', day: '05/07/2024', number: '2', repaid: '5', finePaid: '5' }
		);
		const told = (refusals: number) =>
			readSpreadsheet(csv(rows), { ...spreadsheetLimits, refusals }).problems.map(({ row }) => row);
		expect(told(1)).toEqual([9]);
		expect(told(2)).toEqual([9, 10, 10]);
	});

	test.each([
		['saved', { number: '2', saved: '0.50' }],
		['savedVoluntary', { number: '2', savedVoluntary: '0.50' }],
		['socialIn', { number: '2', socialIn: '0.50' }],
		['socialOut', { number: '2', socialOut: '5' }],
		['finePaid', { number: '1', fine: '10', finePaid: '0.50' }],
		['repaid', { number: '1', repaid: '8.50', interestPaid: '8' }],
		['left', { number: '2', left: 'moved' }],
		['accepted', { counted: '100.50', accepted: 'yes' }]
	] as readonly (readonly [string, SheetRow])[])('is shown at its cell: %s', (column, cells) => {
		expect(wrongIn(thirdMeeting(cells)).at(0)).toEqual([9, column, 'refused']);
	});

	test('where the group cannot be founded, its meetings are not asked', () => {
		const women = paperGroup().map((row) => (row['row'] === 'member' ? { ...row, symbol: 'mango' } : row));
		expect(wrongIn(women)).toEqual([[4, 'symbol', 'refused']]);
	});
});

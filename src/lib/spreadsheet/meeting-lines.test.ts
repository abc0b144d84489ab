import { describe, expect, test } from 'vitest';
import { csv, cutOffGroup, type SheetRow } from '../../../tests/support/sheets.ts';
import { afterPaper, eventsIn, ofType, thirdMeeting, wrongIn } from '../../../tests/support/read-sheet.ts';
import { readSpreadsheet } from './spreadsheet.ts';

// Rows of one meeting in relation to each other. The first row after those of `paperGroup` is 9.

describe('meetings', () => {
	test('have a number and a day, which further rows may leave out or say again', () => {
		expect(wrongIn(afterPaper({ day: '05/06/2024', number: '1', saved: '100' }))).toEqual([
			[9, 'meeting', 'needed']
		]);
		expect(wrongIn(afterPaper({ meeting: '3', number: '1', saved: '100' }))).toEqual([[9, 'day', 'needed']]);
		expect(wrongIn(afterPaper({ meeting: '2', day: '05/05/2024', number: '2', saved: '100' }))).toEqual([]);
		expect(wrongIn(afterPaper({ meeting: '2', day: '5 May', number: '2', saved: '100' }))).toEqual([
			[9, 'day', 'notADay']
		]);
	});

	test('count each kind for itself, and stand by their days, wherever their rows are', () => {
		const events = eventsIn(
			afterPaper(
				{ meeting: '3', day: '05/06/2024', number: '1', saved: '100' },
				{ meeting: '1', meetingKind: 'special', day: '20/05/2024', number: '1', saved: '100' },
				{ meeting: '1', meetingKind: 'desk', day: '05/06/2024', number: '1', savedVoluntary: '50' }
			)
		);
		expect(
			ofType(events, 'MeetingOpened').map(({ occurredOn, kind, number }) => [occurredOn, kind, number])
		).toEqual([
			['2024-04-05', 'regular', 1],
			['2024-05-05', 'regular', 2],
			['2024-05-20', 'special', 1],
			['2024-06-05', 'regular', 3],
			['2024-06-05', 'desk', 1]
		]);
	});

	test('may be on the founding day or the cut-off day, not before', () => {
		expect(wrongIn(afterPaper({ meeting: '3', day: '04/04/2024', number: '1', saved: '100' }))).toEqual([
			[9, 'day', 'dayBeforeFounding']
		]);
		const later = (day: string) =>
			wrongIn([
				...cutOffGroup(),
				{ group: 'G1', row: 'meeting', meeting: '1', day, number: '1', saved: '100' }
			]);
		expect(later('31/03/2025')).toEqual([]);
		expect(later('30/03/2025')).toEqual([[18, 'day', 'dayBeforeCutOff']]);
	});
});

describe('the count of a meeting', () => {
	const counted = (...rows: readonly SheetRow[]) =>
		ofType(eventsIn(thirdMeeting(...rows)), 'MeetingSealed').at(-1);

	test('stands on any of its rows, once; zero is a count', () => {
		// 500 saved and 400 lent leave 100 in the box.
		expect(counted({ number: '1', saved: '100' }, { counted: '200' })).toMatchObject({ countedCash: 20_000 });
		expect(counted({ counted: '200' }, { number: '1', saved: '100' })).toMatchObject({ countedCash: 20_000 });
		expect(counted({ expense: '100', counted: '0' })).toMatchObject({ countedCash: 0 });
		expect(counted({ number: '1', saved: '100' })).not.toHaveProperty('countedCash');
		expect(wrongIn(thirdMeeting({ counted: '100' }, { counted: '100' }))).toEqual([
			[10, 'counted', 'rowTwice']
		]);
	});

	test('that differs is accepted on any row of the meeting, by yes only', () => {
		const short = { amount: 1_000, direction: 'short', reason: 'paperBook' };
		for (const rows of [
			[{ counted: '90', accepted: 'yes' }],
			[{ counted: '90' }, { accepted: 'yes' }],
			[{ accepted: 'yes' }, { counted: '90', accepted: 'no' }]
		]) {
			const events = eventsIn(thirdMeeting(...rows));
			expect(ofType(events, 'CashDifferenceAccepted')).toMatchObject([short]);
		}
		expect(wrongIn(thirdMeeting({ counted: '90', accepted: 'no' }))).toEqual([
			[9, 'counted', 'countDiffers']
		]);
		expect(
			ofType(eventsIn(thirdMeeting({ counted: '100', accepted: 'yes' })), 'CashDifferenceAccepted')
		).toEqual([]);
	});

	test('that differs because of what was refused before is not told again', () => {
		expect(wrongIn(thirdMeeting({ number: '1', lent: '900', instalments: '2', counted: '0' }))).toEqual([
			[9, 'lent', 'refused']
		]);
	});
});

test('a cell with zero makes no entry, of nobody and of no bank', () => {
	const zero = Object.fromEntries(
		[
			'saved',
			'savedVoluntary',
			'withdrawn',
			'repaid',
			'fine',
			'finePaid',
			'lent',
			'income',
			'toBank',
			'grantIn',
			'grantBack',
			'savingInterest',
			'borrowed',
			'borrowingCredit'
		].map((column) => [column, '0'])
	);
	const types = eventsIn(thirdMeeting({ ...zero, account: '9' })).map(({ type }) => type);
	expect(types.slice(types.lastIndexOf('MeetingOpened'))).toEqual(['MeetingOpened', 'MeetingSealed']);
});

test('what is told of a mistake says what was found', () => {
	const details = (rows: readonly SheetRow[]) =>
		readSpreadsheet(csv(rows)).problems.map((problem) => 'detail' in problem && problem.detail);
	expect(details(thirdMeeting({ counted: '100' }, { counted: '100' }))).toEqual([{ first: 9 }]);
	expect(details(thirdMeeting({ number: '1', repaid: '8', interestPaid: '9' }))).toEqual([{ most: 800 }]);
	expect(details(afterPaper({ meeting: '3', day: '04/04/2024' }))).toEqual([{ founded: '2024-04-05' }]);
});

describe('whose a row is', () => {
	test.each([
		['saved', '100'],
		['savedVoluntary', '100'],
		['withdrawn', '100'],
		['savingInterest', '100'],
		['socialIn', '100'],
		['socialOut', '100'],
		['repaid', '100'],
		['fine', '100'],
		['finePaid', '100'],
		['lent', '100'],
		['attendance', 'present'],
		['left', 'moved']
	])('%s asks for the number of a woman', (column, cell) => {
		const terms = column === 'lent' ? { instalments: '2' } : {};
		expect(wrongIn(thirdMeeting({ [column]: cell, ...terms }))).toEqual([[9, 'number', 'needed']]);
	});

	test('a number that nobody has is told also where nothing else asks for it', () => {
		expect(wrongIn(thirdMeeting({ number: '7', income: '5' }))).toEqual([[9, 'number', 'memberUnknown']]);
	});

	test('what the group earns or spends may be of a woman, and go through the bank', () => {
		const rows = thirdMeeting({
			number: '1',
			income: '5',
			incomeFrom: 'rent',
			expense: '3',
			through: 'bank'
		});
		const events = eventsIn(rows);
		const named = { memberId: 'm1', via: 'bank/b1' };
		expect(ofType(events, 'IncomeReceived')).toMatchObject([{ ...named, category: 'rent', amount: 500 }]);
		expect(ofType(events, 'ExpensePaid')).toMatchObject([{ ...named, category: 'other', amount: 300 }]);
	});
});

describe('banks and lenders', () => {
	test.each([
		[{ toBank: '5' }],
		[{ fromBank: '5' }],
		[{ bankInterest: '5' }],
		[{ bankCharges: '5' }],
		[{ income: '5', through: 'bank' }]
	])('%j needs an account that the group has', (cells) => {
		expect(wrongIn(thirdMeeting({ ...cells, account: '2' }))).toEqual([[9, 'account', 'bankUnknown']]);
		const bankless = thirdMeeting(cells).filter(({ row }) => row !== 'bank');
		expect(wrongIn(bankless)).toEqual([[8, 'account', 'bankUnknown']]);
	});

	test('what goes through the box needs none, and a second account may be named', () => {
		expect(wrongIn(thirdMeeting({ income: '5', account: '2' }))).toEqual([]);
		const rows = [
			...thirdMeeting(
				{ toBank: '40', account: '2' },
				{ grantIn: '7', name: 'X', through: 'bank', account: '2' }
			),
			{ group: 'P1', row: 'bank', name: 'Other bank' }
		];
		expect(ofType(eventsIn(rows), 'CashTakenToBank')).toMatchObject([{ bankAccountId: 'b2' }]);
		expect(ofType(eventsIn(rows), 'GrantReceived')).toMatchObject([{ via: 'bank/b2' }]);
	});

	test.each(['revolvingFundIn', 'vulnerabilityFundIn', 'grantIn', 'borrowed'])(
		'%s comes from somebody',
		(column) => {
			const lender = column === 'borrowed' ? { lenderKind: 'cif' } : {};
			expect(wrongIn(thirdMeeting({ [column]: '5', ...lender }))).toEqual([[9, 'name', 'needed']]);
		}
	);

	test.each(['government', 'सरकार', 'Government'])(
		'what the government gave is no income: %s',
		(incomeFrom) => {
			expect(wrongIn(thirdMeeting({ income: '5000', incomeFrom }))).toEqual([[9, 'incomeFrom', 'refused']]);
			expect(wrongIn(thirdMeeting({ grantIn: '5000', name: 'Panchayat', incomeFrom }))).toEqual([]);
		}
	);

	test('a name or a kind of lender that nothing asks for is looked at all the same', () => {
		expect(wrongIn(thirdMeeting({ income: '5', name: 'a'.repeat(81) }))).toEqual([
			[9, 'name', 'notWritable']
		]);
		expect(wrongIn(thirdMeeting({ income: '5', lenderKind: 'aunt' }))).toEqual([
			[9, 'lenderKind', 'notAChoice']
		]);
	});

	test('who lends to the group is of a kind, and each of its loans is paid by its number', () => {
		expect(wrongIn(thirdMeeting({ borrowed: '5', name: 'X' }))).toEqual([[9, 'lenderKind', 'needed']]);
		const events = eventsIn(
			thirdMeeting(
				{ borrowed: '500', name: 'X', lenderKind: 'bank' },
				{ borrowed: '300', name: 'Y', lenderKind: 'cif', borrowing: '2' },
				{ meeting: '4', day: '05/07/2024', borrowingPaid: '100', borrowing: '2' },
				{ meeting: '4', day: '05/07/2024', borrowingInterest: '7' }
			)
		);
		expect(ofType(events, 'BorrowingReceived')).toMatchObject([
			{ borrowingId: 'd1', lender: 'X', kind: 'bank', amount: 50_000 },
			{ borrowingId: 'd2', lender: 'Y', kind: 'cif', amount: 30_000 }
		]);
		const paid = ofType(events, 'BorrowingRepaid');
		expect(paid).toMatchObject([
			{ borrowingId: 'd2', principal: 10_000 },
			{ borrowingId: 'd1', principal: 0, interest: 700 }
		]);
		expect(paid[0]).not.toHaveProperty('interest');
	});
});

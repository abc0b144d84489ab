import { describe, expect, test } from 'vitest';
import { bookReport } from '#reports';
import { csv, paperGroup, type SheetRow } from '../../../tests/support/sheets.ts';
import { afterPaper, eventsIn, ofType, thirdMeeting, wrongIn } from '../../../tests/support/read-sheet.ts';
import { readSpreadsheet, spreadsheetLimits } from './spreadsheet.ts';

// Events made from the entries of a paper page, and rejections by the growing book. The first row after those of `paperGroup` is 9.

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
	const received = thirdMeeting(...given, { heldOut: '40', heldFor, paperNumber: 'PMSBY 7' });
	expect(ofType(eventsIn(received), 'HandedToOthers')).toMatchObject([{ reference: 'PMSBY 7' }]);
	const back = (amount: string) => thirdMeeting(...given, { number: '2', heldBack: amount, heldFor });
	expect(ofType(eventsIn(back('20')), 'HeldReturned')).toMatchObject([
		{ memberId: 'm2', purpose: 'accidentInsurance', amount: 2000 }
	]);
	expect(wrongIn(back('21'))).toEqual([[11, 'heldBack', 'refused']]);
	expect(wrongIn(thirdMeeting(...given, { heldOut: '41', heldFor }))).toEqual([[11, 'heldOut', 'refused']]);
	expect(wrongIn(thirdMeeting(...given, { heldOut: '1', heldFor: 'ticket' }))).toEqual([
		[11, 'heldOut', 'refused']
	]);
});

test('what lies elsewhere goes there, grows by its paper and comes back, never more than lies there', () => {
	const depositAt = 'fixed deposit';
	const put = { depositIn: '30', depositAt, paperNumber: 'FD 7' };
	const early = { meeting: '2', day: '05/05/2024', ...put };
	const third = (...rows: readonly SheetRow[]) =>
		afterPaper(early, ...rows.map((row) => ({ meeting: '3', day: '05/06/2024', ...row })));
	const events = eventsIn(
		third({ depositInterest: '2', depositAt, paperNumber: 'FD 7' }, { depositIn: '5' })
	);
	expect(ofType(events, 'DepositPlaced')).toMatchObject([
		{ deposit: 'fixedDeposit', amount: 3000, reference: 'FD 7' },
		{ deposit: 'other', amount: 500 }
	]);
	expect(ofType(events, 'DepositCredited')).toMatchObject([{ amount: 200, reference: 'FD 7' }]);
	expect(wrongIn(thirdMeeting({ depositInterest: '2', depositAt }))).toContainEqual([
		9,
		'paperNumber',
		'needed'
	]);
	expect(wrongIn(thirdMeeting({ depositOut: '1', depositAt }))).toEqual([[9, 'depositOut', 'refused']]);
	// A due deposit is returned with the interest of that day.
	const due = { depositOut: '32', depositInterest: '2', depositAt, paperNumber: 'FD 7' };
	expect(ofType(eventsIn(third(due)), 'DepositTakenBack')).toMatchObject([{ amount: 3200 }]);
});

test('what a lender takes off lessens that borrowing by its paper, and never more than is owed', () => {
	const two = [
		{ borrowed: '500', name: 'X', lenderKind: 'bank' },
		{ borrowed: '80', name: 'Y', lenderKind: 'cif', borrowing: '2' }
	];
	const off = {
		borrowingCredit: '80',
		borrowing: '2',
		creditKind: 'interest subvention',
		paperNumber: 'SUB-12'
	};
	const events = eventsIn(thirdMeeting(...two, off));
	expect(ofType(events, 'BorrowingCredited')).toMatchObject([
		{ borrowingId: 'd2', kind: 'subvention', amount: 8000, reference: 'SUB-12' }
	]);
	expect(wrongIn(thirdMeeting(...two, { ...off, borrowingCredit: '80.01' }))).toEqual([
		[11, 'borrowingCredit', 'refused']
	]);
	// A paper number may be used for one entry only.
	expect(wrongIn(thirdMeeting(...two, ...[1, 2].map(() => ({ ...off, borrowingCredit: '5' }))))).toEqual([
		[12, 'borrowingCredit', 'refused']
	]);
	const bare = wrongIn(thirdMeeting(...two, { borrowingCredit: '5' }));
	expect(bare).toEqual(
		expect.arrayContaining([
			[11, 'creditKind', 'needed'],
			[11, 'paperNumber', 'needed']
		])
	);
});

test('a grant goes back against a receipt, as much as is left of it', () => {
	const came = [
		{ vulnerabilityFundIn: '90', name: 'Gram Sangathan' },
		{ grantIn: '40', name: 'Panchayat', through: 'bank' }
	];
	const back = {
		grantBack: '40',
		grantKind: 'अनुदान',
		name: 'Panchayat',
		paperNumber: 'R 7',
		through: 'bank'
	};
	expect(ofType(eventsIn(thirdMeeting(...came, back)), 'GrantReturned')).toMatchObject([
		{ kind: 'grant', to: 'Panchayat', amount: 4000, reference: 'R 7', via: 'bank/b1' }
	]);
	expect(wrongIn(thirdMeeting(...came, { ...back, grantBack: '41' }))).toEqual([
		[11, 'grantBack', 'refused']
	]);
	expect(wrongIn(thirdMeeting(...came, { ...back, paperNumber: '–' }))).toContainEqual([
		11,
		'paperNumber',
		'notWritable'
	]);
	expect(wrongIn(thirdMeeting(...came, { grantBack: '40', through: 'bank' }))).toEqual(
		expect.arrayContaining(['grantKind', 'name', 'paperNumber'].map((column) => [11, column, 'needed']))
	);
});

describe('interest on savings', () => {
	// The second member voluntarily saved 300 in April; May and June at 8 percent a year: 600 × 8 ÷ 1,200 = 4 rupees.
	const ruled = (...cells: readonly SheetRow[]) => [
		...afterPaper(...cells.map((more) => ({ meeting: '3', day: '05/07/2024', ...more }))),
		{ group: 'P1', row: 'rule', name: 'savingInterest', value: '8' },
		{ group: 'P1', row: 'rule', name: 'savingInterestEvery', value: 'quarter' }
	];
	test('is what the rules give, whoever wrote it down', () => {
		const events = eventsIn(ruled({ number: '2', savingInterest: '4' }));
		expect(ofType(events, 'SavingInterestCredited')).toEqual([
			{ type: 'SavingInterestCredited', occurredOn: '2024-07-05' }
		]);
		expect(bookReport(events, { currency: 'INR' }).members['2']?.savingsByFund).toMatchObject({
			voluntary: 30_400
		});
	});

	test('comes before savings are taken out, so that who takes all of them takes it along', () => {
		const events = eventsIn(
			ruled({ number: '1', saved: '400' }, { number: '2', savingInterest: '4', withdrawn: '304' })
		);
		expect(ofType(events, 'SavingWithdrawn')).toMatchObject([{ fund: 'voluntary', amount: 30_400 }]);
		expect(bookReport(events, { currency: 'INR' }).members['2']?.savingsByFund).toMatchObject({
			regular: 10_000
		});
	});

	test('is hers when she leaves on the same page, and nobody’s who left before', () => {
		const leaving = eventsIn(
			ruled({ number: '1', saved: '400' }, { number: '2', savingInterest: '4', left: 'wish' })
		);
		expect(ofType(leaving, 'MemberLeft')).toHaveLength(1);
		expect(leaving.map(({ type }) => type).indexOf('SavingInterestCredited')).toBeLessThan(
			leaving.map(({ type }) => type).indexOf('MemberLeft')
		);
		const gone = [
			{ meeting: '2', day: '05/05/2024', number: '1', saved: '400' },
			{ meeting: '2', day: '05/05/2024', number: '2', left: 'wish' }
		];
		expect(wrongIn(ruled(...gone, { number: '2', savingInterest: '4' }))).toEqual([
			[11, 'savingInterest', 'refused']
		]);
	});

	test('other than the rules give, of whom they give nothing, or without such a rule, is a slip of its row', () => {
		const slip = (...cells: readonly SheetRow[]) => wrongIn(ruled(...cells));
		expect(slip({ number: '2', savingInterest: '5' })).toEqual([[9, 'savingInterest', 'refused']]);
		expect(slip({ number: '1', savingInterest: '4' })).toEqual([[9, 'savingInterest', 'refused']]);
		expect(slip({ number: '2', savingInterest: '3' }, { number: '2', savingInterest: '1' })).toEqual([]);
		expect(slip({ number: '1', savingInterest: '2' }, { number: '2', savingInterest: '4' })).toEqual([
			[9, 'savingInterest', 'refused']
		]);
		expect(wrongIn(thirdMeeting({ number: '2', savingInterest: '4' }))).toEqual([
			[9, 'savingInterest', 'refused']
		]);
	});

	test('that leaves out a woman who earned some is told with both sums', () => {
		const both = ruled(
			{ meeting: '2', day: '05/05/2024', number: '1', savedVoluntary: '300' },
			{ number: '2', savingInterest: '4' }
		);
		const { problems } = readSpreadsheet(csv(both));
		expect(problems).toMatchObject([
			{ row: 10, detail: { rejection: { type: 'PartsDoNotAddUp', whole: 600, parts: 400 } } }
		]);
	});
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
		// 400 lent on 5 May at 2 percent: 8 falls due on 1 June, and another 8 on 1 July, when the first is in arrears.
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

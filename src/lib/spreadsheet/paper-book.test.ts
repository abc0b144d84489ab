import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { MemberId } from '#kernel';
import type { GroupEvent } from '#group';
import { bookReport, memberStatement } from '#reports';
import { csv, paperGroup, type SheetRow } from '../../../tests/support/sheets.ts';
import { readSpreadsheet } from './spreadsheet.ts';

const view = { currency: 'INR' };

function eventsOf(rows: readonly SheetRow[]): readonly GroupEvent[] {
	const { groups, problems } = readSpreadsheet(csv(rows));
	expect(problems).toEqual([]);
	return groups[0]?.events ?? [];
}

describe('the training booklet of tests/golden/passbook-declining.json, typed as a sheet', () => {
	// Figures of the booklet; the golden case names its source and the expected rows of the passbook.
	const months: readonly (readonly [
		day: string,
		attendance: string,
		saved: string,
		repaid: string,
		interest: string
	])[] = [
		['05/03/2006', 'present', '25', '', ''],
		['05/04/2006', 'present', '25', '', ''],
		['05/05/2006', 'present', '25', '', ''],
		['05/06/2006', 'present', '25', '', ''],
		['05/07/2006', 'present', '25', '', ''],
		['05/08/2006', 'present', '25', '', ''],
		['05/09/2006', 'present', '25', '110', '10'],
		['05/10/2006', 'present', '', '108', '8'],
		['05/11/2006', 'present', '50', '6', '6'],
		['05/12/2006', 'present', '25', '206', '6'],
		['05/01/2007', 'absent', '', '', ''],
		['05/02/2007', 'present', '50', '104', '4']
	];
	const founding: readonly SheetRow[] = [
		{ row: 'group', name: 'Booklet', meets: 'month', saving: '25', rate: '2', cutOff: '05/03/2006' },
		{ row: 'member', number: '1', name: 'A' },
		{ row: 'box', amount: '1000' },
		{ row: 'surplus', amount: '1000' }
	];
	const booklet = (withInterest: boolean): readonly SheetRow[] =>
		[
			...founding,
			...months.map(([day, attendance, saved, repaid, interestPaid], place) => ({
				row: 'meeting',
				meeting: String(place + 1),
				number: '1',
				day,
				attendance,
				saved,
				repaid,
				...(withInterest && { interestPaid }),
				...(place === 5 && { lent: '500', instalments: '5', purpose: 'health' })
			}))
		].map((row) => ({ group: 'B', ...row }));
	const golden = JSON.parse(
		readFileSync(join(import.meta.dirname, '../../../tests/golden/passbook-declining.json'), 'utf8')
	) as {
		expect: { statements: Record<string, readonly object[]>; report: object; on: Record<string, object> };
	};

	test.each([
		['computed', false],
		['as the page says it', true]
	])('her passbook and the report are those of the booklet, interest %s', (_, withInterest) => {
		const events = eventsOf(booklet(withInterest));
		const statement = memberStatement(events, { ...view, memberId: 'm1' as MemberId });
		expect(statement.rows).toMatchObject(golden.expect.statements['1'] ?? []);
		expect(bookReport(events, view)).toMatchObject(golden.expect.report);
		const given = events.filter((event) => event.type === 'LoanRepaid' && event.split !== undefined);
		expect(given).toHaveLength(withInterest ? 5 : 0);
	});

	test('rows in any order make the same book', () => {
		expect(eventsOf(booklet(false).toReversed())).toEqual(eventsOf(booklet(false)));
	});
});

describe('a page of the paper book', () => {
	/** The two members and two meetings of paperGroup, and a third meeting. */
	const third = (...rows: readonly SheetRow[]): readonly GroupEvent[] => {
		const lines = rows.map((row) => ({
			group: 'P1',
			row: 'meeting',
			meeting: '3',
			day: '05/06/2024',
			...row
		}));
		const events = eventsOf([...paperGroup(), ...lines]);
		return events.slice(events.findLastIndex(({ type }) => type === 'MeetingOpened'));
	};

	test('every meeting is entered late: it keeps its own day and is marked', () => {
		const opened = eventsOf(paperGroup()).filter((event) => event.type === 'MeetingOpened');
		expect(opened).toEqual([
			{ type: 'MeetingOpened', occurredOn: '2024-04-05', number: 1, kind: 'regular', late: true },
			{ type: 'MeetingOpened', occurredOn: '2024-05-05', number: 2, kind: 'regular', late: true }
		]);
		expect(bookReport(eventsOf(paperGroup()), view).meetings).toMatchObject([
			{ number: 1, day: '2024-04-05', late: true },
			{ number: 2, day: '2024-05-05', late: true }
		]);
	});

	test('money comes in before it goes out, whatever the order of the rows', () => {
		// 500 saved and 400 lent leave 100 in the box. A loan of 250 needs the savings of the same page.
		const types = third(
			{ number: '1', lent: '250', instalments: '5', attendance: 'present' },
			{ number: '2', saved: '200', attendance: 'late' }
		).map(({ type }) => type);
		expect(types).toEqual([
			'MeetingOpened',
			'AttendanceMarked',
			'AttendanceMarked',
			'SavingDeposited',
			'LoanDisbursed',
			'MeetingSealed'
		]);
	});

	test('each column makes its entry', () => {
		const entries = third(
			{ number: '1', attendance: 'absent', fine: '10', fineReason: 'absent', socialIn: '5' },
			{ number: '2', saved: '100', savedVoluntary: '20', withdrawn: '50', socialOut: '5', finePaid: '' },
			{ income: '30', incomeFrom: 'Old newspapers', expense: '12', expenseFor: 'stationery' },
			{ toBank: '40', bankInterest: '3.50', bankCharges: '1.25' },
			{ revolvingFundIn: '1000', name: 'Mission', through: 'bank' },
			{ vulnerabilityFundIn: '60', name: 'Village organisation', through: 'bank' },
			{ number: '1', socialOut: '9', source: 'vulnerabilityFund' },
			{ grantIn: '70', name: 'Panchayat' },
			{ borrowed: '500', name: 'Gramin Bank', lenderKind: 'bank', through: 'bank' },
			{ borrowingPaid: '100', borrowingInterest: '5', through: 'bank' },
			{ fromBank: '25', counted: '244', accepted: 'yes' }
		).slice(1);
		const short = entries.map(({ type, occurredOn: _, ...rest }) => [type, rest]);
		expect(short).toEqual([
			['AttendanceMarked', { memberId: 'm1', state: 'absent' }],
			['SavingDeposited', { memberId: 'm2', fund: 'regular', amount: 10_000 }],
			['SavingDeposited', { memberId: 'm2', fund: 'voluntary', amount: 2_000 }],
			['SocialFundPaidIn', { memberId: 'm1', amount: 500 }],
			['FineImposed', { fineId: 'f1', memberId: 'm1', reason: 'absent', amount: 1_000 }],
			['IncomeReceived', { category: 'old-newspapers', amount: 3_000 }],
			['GrantReceived', { kind: 'revolvingFund', source: 'Mission', amount: 100_000, via: 'bank/b1' }],
			[
				'GrantReceived',
				{ kind: 'vulnerabilityFund', source: 'Village organisation', amount: 6_000, via: 'bank/b1' }
			],
			['GrantReceived', { kind: 'grant', source: 'Panchayat', amount: 7_000 }],
			[
				'BorrowingReceived',
				{ borrowingId: 'd1', lender: 'Gramin Bank', kind: 'bank', amount: 50_000, via: 'bank/b1' }
			],
			['CashTakenFromBank', { bankAccountId: 'b1', amount: 2_500 }],
			['BankInterestCredited', { bankAccountId: 'b1', amount: 350 }],
			['SocialFundPaidOut', { memberId: 'm2', amount: 500 }],
			['SocialFundPaidOut', { memberId: 'm1', amount: 900, fund: 'vulnerabilityFund' }],
			['SavingWithdrawn', { memberId: 'm2', fund: 'voluntary', amount: 5_000 }],
			['ExpensePaid', { category: 'stationery', amount: 1_200 }],
			['CashTakenToBank', { bankAccountId: 'b1', amount: 4_000 }],
			['BorrowingRepaid', { borrowingId: 'd1', principal: 10_000, interest: 500, via: 'bank/b1' }],
			['BankCharged', { bankAccountId: 'b1', amount: 125 }],
			// Opening 100; in 100 + 20 + 5 + 30 + 70 + 25, out 5 + 9 + 50 + 12 + 40: 234. The page counted 10 more.
			['CashDifferenceAccepted', { amount: 1_000, direction: 'over', reason: 'paperBook' }],
			['MeetingSealed', { countedCash: 24_400 }]
		]);
	});

	test('a payment goes to the oldest loan and the oldest fine first', () => {
		const entries = third(
			{ number: '2', saved: '300' },
			{ number: '1', lent: '200', instalments: '2' },
			{ number: '1', fine: '10', fineReason: 'late' },
			{ number: '1', fine: '20', fineReason: 'other' },
			{ number: '1', finePaid: '15' }
		);
		expect(entries.filter(({ type }) => type === 'FinePaid')).toMatchObject([
			{ fineId: 'f1', amount: 1_000 },
			{ fineId: 'f2', amount: 500 }
		]);
		expect(entries.find(({ type }) => type === 'LoanDisbursed')).toMatchObject({ loanId: 'l2' });
	});

	test('one payment covers two loans, the oldest first: 400 of the second meeting, 100 of this one', () => {
		const entries = third(
			{ number: '2', saved: '300' },
			{ number: '1', lent: '100', instalments: '2' },
			{ meeting: '4', day: '05/07/2024', number: '1', repaid: '450' }
		);
		// Interest of 8 fell due on 1 June and 1 July, and 2 on the smaller loan on 1 July; instalments are 100, twice, and 50. So
		// 216 and 52 are due; the remaining 182 of the 450 repay the older loan.
		expect(entries.filter(({ type }) => type === 'LoanRepaid')).toEqual([
			{ type: 'LoanRepaid', occurredOn: '2024-07-05', loanId: 'l1', amount: 39_800 },
			{ type: 'LoanRepaid', occurredOn: '2024-07-05', loanId: 'l2', amount: 5_200 }
		]);
	});

	test('a group that saves in shares saves in shares', () => {
		const rows: readonly SheetRow[] = [
			{
				row: 'group',
				name: 'Umoja',
				kind: 'vsla',
				meets: 'week',
				weekday: 'Friday',
				saves: 'shares',
				saving: '50',
				rate: '5',
				founded: '05/04/2024'
			},
			{ row: 'member', number: '1', name: 'A' },
			{ row: 'meeting', meeting: '1', day: '05/04/2024', number: '1', saved: '150' }
		];
		const events = eventsOf(rows.map((row) => ({ group: 'S', ...row })));
		expect(events[0]).toMatchObject({
			constitution: {
				kind: 'vsla',
				meetingRhythm: { every: 'week', weekday: 5 },
				saving: { mode: 'shares', shareValue: 5_000 }
			}
		});
		expect(events.find(({ type }) => type === 'SavingDeposited')).toMatchObject({
			fund: 'shares',
			amount: 15_000
		});
	});

	test('a woman who leaves is entered last of all', () => {
		expect(third({ number: '2', left: 'moved' }, { number: '1', saved: '300' }).at(-2)).toMatchObject({
			type: 'MemberLeft',
			memberId: 'm2',
			reason: 'moved'
		});
	});
});

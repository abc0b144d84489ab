import { describe, expect, test } from 'vitest';
import { assert, present } from '#kernel';
import { replay, type GroupEvent } from '#group';
import {
	accepted,
	bankOpened,
	bookOf,
	counted,
	day,
	event,
	founded,
	fromBank,
	lent,
	loanId,
	marked,
	meeting,
	memberId,
	openMeeting,
	repaid,
	saved,
	spent,
	toBank,
	withFields
} from '../../../tests/support/builders.ts';
import { meetingList } from './meeting-list.ts';
import { meetingSheet } from './meeting-sheet.ts';
import { memberPage } from './member-page.ts';
import { sealOf } from './seal.ts';
import { whyOwed } from './dues.ts';

const view = { currency: 'INR' };

/** One meeting with every kind of entry. */
const before = [
	...founded('2025-01-05', { box: 2000 }),
	bankOpened()('2025-01-05'),
	...meeting(1, '2025-01-05', marked('m1'), saved('m1', 20), lent('l1', 'm1', 1000), toBank(500))
];
const inside = openMeeting(
	2,
	'2025-02-05',
	marked('m1'),
	marked('m2', 'late'),
	saved('m1', 20),
	saved('m2', 40),
	saved('m2', 5, 'voluntary'),
	repaid('l1', 120),
	withFields(repaid('l1', 10), { via: 'bank/b1' }),
	lent('l2', 'm2', 300, { method: 'upFront', instalments: 5 }),
	spent('travel', 30),
	spent('travel', 5),
	spent('tea', 10),
	fromBank(100),
	toBank(50),
	counted({ '20000': 2, '200': 9 }),
	accepted('short', 22)
);
const seal = event({
	type: 'MeetingSealed',
	occurredOn: '2025-02-05',
	countedCash: 41800,
	approvals: ['m1', 'm2']
});
const events: readonly GroupEvent[] = [...before, ...inside, seal];

describe('the sheet of a meeting', () => {
	const sheet = present(
		meetingSheet(events, { ...view, kind: 'regular', number: 2 }),
		'the meeting was held'
	);

	test('a row for each member, as the meeting ended', () => {
		expect(sheet.rows).toMatchObject([
			{
				number: 1,
				attendance: 'present',
				saved: 2000,
				savings: 4000,
				principalPaid: 11000,
				interestPaid: 2000,
				lent: 0,
				outstanding: 89000
			},
			{
				number: 2,
				attendance: 'late',
				saved: 4500,
				savings: 4500,
				principalPaid: 0,
				interestPaid: 0,
				interestKeptBack: 3000,
				lent: 30000,
				outstanding: 30000
			},
			{ number: 3, attendance: 'absent', saved: 0, savings: 0, outstanding: 0 }
		]);
	});

	test('money by kind, through the box and through the bank', () => {
		expect(sheet.in).toEqual([
			{ kind: 'saving', box: 6500, bank: 0 },
			{ kind: 'interest', box: 2000, bank: 0 },
			{ kind: 'principal', box: 10000, bank: 1000 },
			{ kind: 'fromBank', box: 10000, bank: 0 },
			{ kind: 'toBank', box: 0, bank: 5000 }
		]);
		expect(sheet.out).toContainEqual({ kind: 'expense', category: 'travel', box: 3500, bank: 0 });
		expect(sheet.out).toContainEqual({ kind: 'loan', box: 27000, bank: 0 });
	});

	test('foots: columns are their rows, lines are the box, the box goes on from the opening', () => {
		foots(sheet);
	});

	test('says what was counted, what was accepted, and who approved', () => {
		expect(sheet).toMatchObject({
			counted: 41800,
			pieces: [
				{ piece: 20000, count: 2 },
				{ piece: 200, count: 9 }
			],
			difference: 0,
			acceptedDifference: -2200,
			approvals: [1, 2],
			sealedOn: '2025-02-05',
			isOpen: false
		});
	});

	test('of a meeting that was not held there is none', () => {
		expect(meetingSheet(events, { ...view, kind: 'special', number: 2 })).toBeNull();
	});

	// Regression: the sheet of a correction said "approved by: nobody yet", although two officers had approved it by code.
	test('of entries between meetings names who approved them, open or closed', () => {
		const on = '2025-02-06';
		const desk = [
			event({ type: 'MeetingOpened', occurredOn: on, kind: 'desk', number: 1 }),
			withFields(toBank(5), { approvedBy: ['m1', 'm3'] })(on),
			withFields(toBank(5), { approvedBy: ['m3', 'm1'] })(on)
		];
		const asked = { ...view, kind: 'desk', number: 1 } as const;
		expect(meetingSheet([...events, ...desk], asked)).toMatchObject({ isOpen: true, approvals: [1, 3] });
		const closed = event({ type: 'MeetingSealed', occurredOn: on });
		expect(meetingSheet([...events, ...desk, closed], asked)).toMatchObject({ approvals: [1, 3] });
	});

	test('of a meeting that is open shows what is entered so far', () => {
		const open = meetingSheet([...before, ...inside], { ...view, kind: 'regular', number: 2 });
		expect(open).toMatchObject({ isOpen: true, sealedOn: null, counted: null, approvals: [] });
		expect(open?.rows[2]?.attendance).toBeNull();
	});
});

type Sheet = NonNullable<ReturnType<typeof meetingSheet>>;

/** Asserts that rows and columns of the sheet add up. */
function foots(sheet: Sheet): void {
	for (const column of ['saved', 'savings', 'principalPaid', 'interestPaid', 'lent', 'outstanding'] as const)
		expect(sheet.rows.reduce((sum, row) => sum + row[column], 0)).toBe(sheet.totals[column]);
	const inBox = (lines: Sheet['in']) => lines.reduce((sum, line) => sum + line.box, 0);
	expect(inBox(sheet.in)).toBe(sheet.cashIn);
	expect(inBox(sheet.out)).toBe(sheet.cashOut);
	expect(sheet.openingBox + sheet.cashIn - sheet.cashOut).toBe(sheet.closingBox);
	const moved = (lines: Sheet['in'], kind: string) =>
		lines.filter((line) => line.kind === kind).reduce((sum, line) => sum + line.box + line.bank, 0);
	expect(moved(sheet.in, 'saving')).toBe(sheet.totals.saved);
	expect(moved(sheet.in, 'principal')).toBe(sheet.totals.principalPaid);
	expect(moved(sheet.in, 'interest')).toBe(sheet.totals.interestPaid);
	expect(moved(sheet.out, 'loan')).toBe(sheet.totals.lent - sheet.totals.interestKeptBack);
}

test('the red book: newest first, who came, what moved, the box after it', () => {
	expect(meetingList(events, view)).toMatchObject([
		{
			number: 2,
			present: ['m1', 'm2'],
			memberCount: 3,
			saved: 6500,
			lent: 30000,
			repaid: 13000,
			box: 41800,
			acceptedDifference: -2200
		},
		{ number: 1, present: ['m1'], saved: 2000, lent: 100000, repaid: 0, box: 52000, acceptedDifference: null }
	]);
});

test('a seal holds the totals of its meeting, computed just before it', () => {
	const open = replay([...before, ...inside], 'INR');
	assert(open.ok && seal.type === 'MeetingSealed', 'the meeting is open');
	expect(sealOf(open.value, seal)).toEqual({
		number: 2,
		kind: 'regular',
		day: '2025-02-05',
		openingBox: 52000,
		in: 28500,
		out: 38700,
		book: 41800,
		counted: 41800,
		totals: { asset: 206800, liability: 8500, equity: 200000, income: 5000, expense: 6700 },
		present: [1, 2]
	});
});

describe('the page of a member', () => {
	test('beads, savings, loans and her last meetings, newest first', () => {
		const page = memberPage(events, { ...view, memberId: memberId('m2') });
		expect(page).toMatchObject({
			beads: ['absent', 'late'],
			saved: 4500,
			savedByFund: { regular: 4000, voluntary: 500, shares: 0 },
			savingsArrears: 0,
			loans: [{ loanId: 'l2', outstanding: 30000, instalmentsGiven: 0, instalments: 5, interestDue: 0 }],
			rows: [
				{ number: 2, attendance: 'late', saved: 4500, repaid: 3000, lent: 30000 },
				{ number: 1, attendance: 'absent', saved: 0, repaid: 0, lent: 0 }
			]
		});
	});

	test('shows every meeting and twelve beads at most', () => {
		const year = Array.from({ length: 14 }, (_, index) =>
			meeting(
				index + 1,
				`20${25 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}-05`,
				marked('m1')
			)
		).flat();
		const page = memberPage([...founded('2025-01-05'), ...year], { ...view, memberId: memberId('m1') });
		expect(page.beads).toHaveLength(12);
		expect(page.rows.map((row) => row.number)).toEqual(Array.from({ length: 14 }, (_, place) => 14 - place));
	});
});

describe('why is this owed?', () => {
	const loanAfter = (terms: object, ...more: readonly GroupEvent[]) =>
		present(
			bookOf([
				...founded('2025-01-05', { box: 2000 }),
				...meeting(1, '2025-01-05', lent('l1', 'm1', 1000, terms)),
				...more
			]).loans.get(loanId('l1')),
			'the loan is known'
		);

	test('a declining loan: each month on what was out', () => {
		const loan = loanAfter({}, ...meeting(2, '2025-02-05', repaid('l1', 125)));
		expect(whyOwed(loan, day('2025-03-31'), [])).toEqual([
			{ on: '2025-02-01', principal: 100000, amount: '2000', why: 'charge' },
			{ on: '2025-03-01', principal: 89500, amount: '1790', why: 'charge' }
		]);
	});

	test('a flat loan: a part with each instalment, and the rest when it is paid off early', () => {
		const loan = loanAfter(
			{ method: 'flat', instalments: 3 },
			...meeting(2, '2025-02-05', repaid('l1', 1060))
		);
		expect(whyOwed(loan, day('2025-06-01'), [])).toEqual([
			{ on: '2025-02-01', principal: 100000, amount: '2000', why: 'charge' },
			{ on: '2025-02-05', principal: 100000, amount: '4000', why: 'paidOffEarly' }
		]);
	});

	test('interest kept back', () => {
		const loan = loanAfter({ method: 'upFront', instalments: 5 });
		expect(whyOwed(loan, day('2025-06-01'), [])).toEqual([
			{ on: '2025-01-05', principal: 100000, amount: '10000', why: 'keptBack' }
		]);
	});
});

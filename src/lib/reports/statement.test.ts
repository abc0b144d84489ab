import { describe, expect, test } from 'vitest';
import { present } from '#kernel';
import type { GroupEvent } from '#group';
import {
	bankOpened,
	day,
	founded,
	lent,
	meeting,
	memberId,
	repaid,
	saved,
	sealed
} from '../../../tests/support/builders.ts';
import { correctedYear } from '../../../tests/support/corrected-year.ts';
import {
	feePaid,
	finePaid,
	fined,
	fromSocialFund,
	toSocialFund,
	withdrawn
} from '../../../tests/support/dues.ts';
import { late, writtenOff } from '../../../tests/support/loan-entries.ts';
import { left, parts, payablePaid, shared } from '../../../tests/support/people.ts';
import { meetingList } from './meeting-list.ts';
import { meetingSheet } from './meeting-sheet.ts';
import { memberPage } from './member-page.ts';
import { memberStatement } from './statement.ts';

const view = { currency: 'INR' };
const rowsOf = (member: string, events: readonly GroupEvent[] = correctedYear) =>
	memberStatement(events, { ...view, memberId: memberId(member) }).rows;

describe('a passbook with a repayment that was put right', () => {
	// Expected figures are from tests/support/corrected-year.ts.
	const rows = rowsOf('m1');

	test('the old line struck, the new one beside it, and what follows from the new one', () => {
		const inRupees = rows.map((row) => [
			row.meeting,
			row.struck ?? false,
			row.savings / 100,
			row.interestPaid / 100,
			row.principalPaid / 100,
			row.outstanding / 100,
			row.interestDue / 100
		]);
		expect(inRupees).toEqual([
			[1, false, 30, 0, 0, 500, 0],
			[2, true, 50, 10, 50, 450, 0],
			[2, false, 50, 10, 100, 400, 0],
			[3, false, 70, 9, 50, 350, 0],
			[4, false, 90, 0, 0, 350, 6]
		]);
	});

	test('the new line names the entry that was wrong; nothing else is called corrected', () => {
		expect(rows.map((row) => row.corrects ?? null)).toEqual([null, null, ['paid'], null, null]);
		expect(rows[0]).toEqual({
			meeting: 1,
			day: '2025-01-05',
			saved: 3000,
			savings: 3000,
			interestPaid: 0,
			principalPaid: 0,
			outstanding: 50000,
			interestDue: 0,
			finesPaid: 0,
			paid: 3000,
			lent: 50000
		});
	});

	test('her page shows both, newest first', () => {
		const page = memberPage(correctedYear, { ...view, memberId: memberId('m1') });
		expect(
			page.rows.map((row) => [row.number, row.struck ?? false, row.corrected ?? false, row.repaid])
		).toEqual([
			[4, false, false, 0],
			[3, false, false, 5900],
			[2, false, true, 11000],
			[2, true, false, 6000],
			[1, false, false, 0]
		]);
	});
});

test('a meeting entered late stands in the order of its day; a fine that was paid is in its column', () => {
	const rows = rowsOf('m3');
	expect(rows.map((row) => [row.day, row.kind ?? 'regular', row.late ?? false, row.savings])).toEqual([
		['2025-01-05', 'regular', false, 2000],
		['2025-02-05', 'regular', false, 2000],
		['2025-02-20', 'special', true, 4000],
		['2025-03-05', 'regular', false, 6000],
		['2025-04-05', 'regular', false, 8000]
	]);
	expect(rows[3]).toMatchObject({ saved: 2000, finesPaid: 1000, paid: 3000 });
});

test('money that was written on the wrong face is struck on one page and stands on the other', () => {
	const events = [
		...founded('2025-01-05'),
		...meeting(1, '2025-01-05', (on) => ({ ...saved('m1', 20)(on), eventId: 'wrong' }) as GroupEvent),
		...meeting(
			2,
			'2025-02-05',
			(on) =>
				({ type: 'EventReversed', occurredOn: on, reverses: 'wrong', reason: 'wrongFace' }) as GroupEvent,
			() => ({ ...saved('m2', 20)('2025-01-05'), corrects: 'wrong' }) as GroupEvent
		)
	];
	const shown = (member: string) =>
		rowsOf(member, events).map((row) => [row.meeting, row.struck ?? false, row.saved, row.corrects ?? null]);
	expect(shown('m1')).toEqual([
		[1, true, 2000, null],
		[1, false, 0, ['wrong']],
		[2, false, 0, null]
	]);
	expect(shown('m2')).toEqual([
		[1, false, 2000, ['wrong']],
		[2, false, 0, null]
	]);
});

test('a page that was put right twice shows each line that was wrong', () => {
	const back = (id: string) => (on: string) =>
		({ type: 'EventReversed', occurredOn: on, reverses: id, reason: 'wrongAmount' }) as GroupEvent;
	const instead = (id: string, eventId: string, amount: number) => () =>
		({ ...saved('m1', amount)('2025-01-05'), corrects: id, eventId }) as GroupEvent;
	const events = [
		...founded('2025-01-05'),
		...meeting(1, '2025-01-05', (on) => ({ ...saved('m1', 20)(on), eventId: 'one' }) as GroupEvent),
		...meeting(2, '2025-02-05', back('one'), instead('one', 'two', 30)),
		...meeting(3, '2025-03-05', back('two'), instead('two', 'three', 40))
	];
	expect(
		rowsOf('m1', events).map((row) => [row.meeting, row.struck ?? false, row.saved, row.savings])
	).toEqual([
		[1, true, 2000, 2000],
		[1, true, 3000, 3000],
		[1, false, 4000, 4000],
		[2, false, 0, 4000],
		[3, false, 0, 4000]
	]);
});

test('everything else that a woman pays, gets and is given', () => {
	const events = [
		...founded('2025-01-05', { box: 1000, members: 3 }),
		bankOpened()('2025-01-05'),
		...meeting(
			1,
			'2025-01-05',
			saved('m1', 60, 'voluntary'),
			feePaid('entry', 5, { memberId: 'm1' }),
			toSocialFund('m1', 30),
			lent('l1', 'm1', 100, { instalments: 1 })
		),
		...meeting(
			2,
			'2025-02-05',
			withdrawn('m1', 25, 'voluntary'),
			fromSocialFund('m1', 20),
			fined('f1', 'm1', 10, { to: 'socialFund' }),
			finePaid('f1', 10),
			writtenOff()
		),
		...meeting(
			3,
			'2025-03-05',
			repaid('l1', 40),
			shared('equal', 30, { to: 'savings', parts: parts({ m1: 10, m2: 10, m3: 10 }) })
		),
		...meeting(4, '2025-04-05', shared('equal', 30, { parts: parts({ m1: 10, m2: 10, m3: 10 }) }))
	];
	expect(rowsOf('m1', events)).toMatchObject([
		{ saved: 6000, savings: 6000, feesPaid: 500, socialFundPaid: 3000, lent: 10000, outstanding: 10000 },
		{
			withdrawn: 2500,
			savings: 3500,
			socialFundGot: 2000,
			finesPaid: 1000,
			paid: 1000,
			givenUp: 10000,
			outstanding: 0,
			interestDue: 0
		},
		{ recovered: 4000, added: 1000, savings: 4500, principalPaid: 0 },
		{ shared: 1000, paidOut: 1000, savings: 4500 }
	]);
});

test('a woman who leaves: her savings pay her debts, the rest is paid now and later; then no more rows', () => {
	// 100 saved; 50 and interest of 1 owed; 49 is paid out, 9 of it later.
	const used = { loan: 5000, interest: 100, fines: 0, paid: 4000, payable: 900 };
	const settlement = { savings: 10_000, surplus: 0, ...used };
	const events = [
		...founded('2025-01-05', { box: 1000, members: 4 }),
		...meeting(1, '2025-01-05', saved('m3', 20), saved('m3', 80, 'voluntary'), lent('l1', 'm3', 50)),
		...meeting(2, '2025-02-05', left('m3', { settlement })),
		...meeting(3, '2025-03-05'),
		...meeting(4, '2025-04-05', payablePaid('m3', 9))
	];
	expect(rowsOf('m3', events)).toMatchObject([
		{ meeting: 1, saved: 10000, savings: 10000, outstanding: 5000 },
		{
			meeting: 2,
			withdrawn: 10000,
			savings: 0,
			principalPaid: 5000,
			interestPaid: 100,
			outstanding: 0,
			interestDue: 0,
			// No cash was paid, because her savings covered it.
			paid: 0,
			paidOut: 4000
		},
		{ meeting: 4, paidOut: 900, savings: 0 }
	]);
	const of = { ...view, memberId: memberId('m3') };
	const ended = { saved: 0, finesDue: 0, loans: [], payable: 0, left: { got: 4900 } };
	expect(memberPage(events, of)).toMatchObject(ended);
	expect(memberPage(events, of).rows.map(({ number, repaid: gave, got = 0 }) => [number, gave, got])).toEqual(
		[
			[4, 0, 900],
			[2, 0, 4000],
			[1, 0, 0]
		]
	);
	expect(memberPage(events, { ...of, on: day('2025-03-05') })).toMatchObject({
		payable: 900,
		left: { got: 4000 }
	});
});

test('what a late repayment was used for is reckoned from its day on', () => {
	const events = [
		...founded('2025-01-05', { box: 1000 }),
		...meeting(1, '2025-01-05', lent('l1', 'm1', 100)),
		...meeting(2, '2025-03-05'),
		...[late(3), repaid('l1', 12), sealed].map((make) => make('2025-02-05'))
	];
	// February: interest 2 and principal 10 paid; March: 1.80 is due on 90, rounded to 2.
	expect(rowsOf('m1', events).map((row) => [row.meeting, row.outstanding, row.interestDue])).toEqual([
		[1, 10000, 0],
		[3, 9000, 0],
		[2, 9000, 200]
	]);
});

describe('the sheet of a meeting and the red book', () => {
	const sheet = (number: number) =>
		present(meetingSheet(correctedYear, { ...view, kind: 'regular', number }), 'it was held');

	test('the page that was wrong prints as it was written, with a note of what was put right', () => {
		expect(sheet(2).rows[0]).toMatchObject({
			number: 1,
			interestPaid: 1000,
			principalPaid: 5000,
			outstanding: 45000
		});
		expect(sheet(2).rows[2]).toMatchObject({ number: 3, attendance: 'absent' });
		expect(sheet(2).corrections).toEqual([
			{ eventId: 'mark', type: 'AttendanceMarked', number: 3, before: null, after: null, takenOut: false },
			{ eventId: 'paid', type: 'LoanRepaid', number: 1, before: 6000, after: 11000, takenOut: false }
		]);
	});

	test('the page on which it was put right foots: 60 out, 110 in', () => {
		const [first] = sheet(4).rows;
		expect(first).toMatchObject({
			saved: 2000,
			interestPaid: 1000,
			principalPaid: 10000,
			takenOut: -6000,
			outstanding: 35000
		});
		expect(sheet(4)).toMatchObject({ cashIn: 17000, cashOut: 36000, closingBox: 60400 });
		expect(sheet(4).corrections).toEqual([]);
	});

	test('fines and a meeting entered late', () => {
		expect(sheet(3).totals).toMatchObject({ saved: 6000, finesPaid: 1000 });
		const special = meetingSheet(correctedYear, { ...view, kind: 'special', number: 1 });
		expect(special).toMatchObject({ late: true, calledBy: 2, totals: { saved: 2000 } });
	});

	test('the red book is in the order of days and says what was put right, where and when', () => {
		expect(
			meetingList(correctedYear, view).map((card) => [
				card.kind,
				card.number,
				card.late,
				card.corrected,
				card.corrections,
				card.repaid
			])
		).toEqual([
			['regular', 4, false, false, 2, 11000],
			['regular', 3, false, false, 0, 5900],
			['special', 1, true, false, 0, 0],
			['regular', 2, false, true, 0, 6000],
			['regular', 1, false, false, 0, 0]
		]);
	});
});

test('her page counts her shares, by what a share costs, and none where she saved something else too', () => {
	const first = '2025-01-05';
	const saving = { mode: 'shares', shareValue: 5000, sharesMax: 5, voluntary: true };
	const events = [
		...founded(first, { members: 2, constitution: { kind: 'vsla', saving } }),
		...meeting(1, first, saved('m1', 150, 'shares'), saved('m2', 50, 'shares'), saved('m2', 20, 'voluntary'))
	];
	const sharesOf = (who: string) => memberPage(events, { currency: 'INR', memberId: memberId(who) }).shares;
	expect([sharesOf('m1'), sharesOf('m2')]).toEqual([3, null]);
	const fixed = [...founded(first, { members: 1 }), ...meeting(1, first, saved('m1', 20))];
	expect(memberPage(fixed, { currency: 'INR', memberId: memberId('m1') }).shares).toBeNull();
});

import { describe, expect, test } from 'vitest';
import { chargesOf, type GroupEvent } from '#group';
import { bookReport, demandCollection, dueOf, memberPage, memberStatement } from '#reports';
import { statementTable } from '#papers/member/statement-table.ts';
import {
	bookOf,
	day,
	event,
	founded,
	lent,
	meeting,
	memberId,
	opened,
	openMeeting,
	refusalOf,
	repaid,
	withFields,
	type Entry
} from '../support/builders.ts';
import {
	dated,
	figures,
	late,
	loanOf,
	positionAt,
	rescheduled,
	writtenOff
} from '../support/loan-entries.ts';
import { ruled } from '../support/people.ts';

/*
 * Interest for being late, worked by hand (ADR 0083). 1,000 lent on 5 January in five parts of 200, 2 percent a month on the first of
 * each month, and 1 percent a month of what is late. Meetings on the 5th.
 *
 *            interest   late 1 %      paid          parts due, paid, late after the meeting
 *   1 Feb     20        –                            5 Feb: 200, 0 → 200 late
 *   5 Feb                              20 interest
 *   1 Mar     20        2 of 200
 *   5 Mar                              22 + 100      5 Mar: 400, 100 → 300 late
 *   1 Apr     18        3 of 300
 *   5 Apr                              nothing       5 Apr: 600, 100 → 500 late
 *   1 May     18        5 of 500
 */
const withRule = { interest: { percentPerMonth: '2', overduePercentPerMonth: '1' } };
const until = (constitution: object, terms: object = {}): readonly GroupEvent[] => [
	...founded('2025-01-05', { box: 5000, constitution }),
	...meeting(1, '2025-01-05', lent('l1', 'm1', 1000, { instalments: 5, ...terms }))
];
const untilApril = (constitution: object = withRule, terms: object = {}): readonly GroupEvent[] => [
	...until(constitution, terms),
	...meeting(2, '2025-02-05', repaid('l1', 20)),
	...meeting(3, '2025-03-05', repaid('l1', 122)),
	...meeting(4, '2025-04-05')
];
const inMay = (...entries: readonly Entry[]): readonly GroupEvent[] => [
	...untilApril(),
	...openMeeting(5, '2025-05-05', ...entries)
];
const named = (eventId: string, entry: Entry): Entry => withFields(entry, { eventId });
const forgiven = (more: object = {}): Entry =>
	dated({ type: 'OverdueInterestForgiven', loanId: 'l1', ...more });
const rupeesAt = (events: readonly GroupEvent[], on: string) => {
	const { interestArrears, interestDue, overdueInterest, principalDue, outstanding } = positionAt(events, on);
	return [interestArrears, interestDue, overdueInterest, principalDue, outstanding].map(
		(amount) => amount / 100
	);
};

describe('interest for being late', () => {
	test('is not charged of what was given back on the day before a charge, on which it fell due', () => {
		// A meeting on 31 January asks for nothing yet; on 28 February the parts of 1 February and of nothing else are late.
		const asked = (...entries: readonly Entry[]) => [
			...until(withRule),
			...meeting(2, '2025-02-28', ...entries),
			opened(3)('2025-03-05')
		];
		// 20 and 200 on 28 February: on 1 March 16 of the 800 that are left, and nothing for being late.
		expect(rupeesAt(asked(repaid('l1', 220)), '2025-03-05')).toEqual([0, 16, 0, 200, 800]);
		// Interest alone: 20 of 1,000, and 2 of the 200 that were late at the end of the 28th.
		expect(rupeesAt(asked(repaid('l1', 20)), '2025-03-05')).toEqual([0, 22, 2, 400, 1000]);
	});

	test('falls due on charge days, of what was late at the end of the day before', () => {
		const book = inMay();
		expect(rupeesAt(book, '2025-05-05')).toEqual([21, 23, 8, 700, 900]);
		expect(
			chargesOf(loanOf(book), day('2025-05-05'), bookOf(book).regularMeetings).map(
				({ on, principal, amount, why }) => [on, why, principal / 100, amount.toNumber() / 100]
			)
		).toEqual([
			['2025-02-01', 'charge', 1000, 20],
			['2025-03-01', 'charge', 1000, 20],
			['2025-03-01', 'overdue', 200, 2],
			['2025-04-01', 'charge', 900, 18],
			['2025-04-01', 'overdue', 300, 3],
			['2025-05-01', 'charge', 900, 18],
			['2025-05-01', 'overdue', 500, 5]
		]);
	});

	test('is nothing where the group did not say so', () => {
		const book = [...untilApril({}), ...openMeeting(5, '2025-05-05')];
		// The 122 of March were 20 interest and 102: 898 bear 17.96 in April and in May, 36 rupees together.
		expect(rupeesAt(book, '2025-05-05')).toEqual([18, 18, 0, 698, 898]);
		expect('overdueInterest' in figures(book, '2025-05-05')).toBe(false);
	});

	test('is demand in every report: due, page, sheet, passbook', () => {
		const book = inMay();
		const view = { currency: 'INR', on: day('2025-05-05') } as const;
		expect(figures(book, '2025-05-05')).toMatchObject({ interestDue: 4400, overdueInterest: 800 });
		expect(bookReport(book, view).members['1']?.interestDue).toBe(4400);
		expect(dueOf(bookOf(book), memberId('m1'), day('2025-05-05'))).toMatchObject({
			overdueInterest: 800,
			asked: 74_400
		});
		expect(memberPage(book, { ...view, memberId: memberId('m1') }).loans[0]).toMatchObject({
			interestDue: 4400,
			overdueInterest: 800
		});
		const rows = memberStatement(book, { ...view, memberId: memberId('m1') }).rows;
		expect(rows.map((row) => row.interestDue / 100)).toEqual([0, 0, 0, 21, 44]);
		// 3 of the 21 and 3 + 5 of the 44 are for being late: a column of their own, where there is such a row.
		expect(rows.map((row) => (row.overdueInterest ?? 0) / 100)).toEqual([0, 0, 0, 3, 8]);
		const heads = ({ leaf }: ReturnType<typeof statementTable>) => leaf.columns.map(({ key }) => key);
		expect(heads(statementTable({ rows }))).toContain('overdueInterest');
		expect(heads(statementTable({ rows: rows.slice(0, 3) }))).not.toContain('overdueInterest');
		// Of the whole time 20 + 22 + 21 + 23 were asked for and 42 came.
		const [sheet] = demandCollection(book, {
			...view,
			from: day('2025-01-01'),
			to: day('2025-05-05'),
			by: 'period'
		});
		expect(sheet?.totals).toMatchObject({ interestDemand: 8600, interestPaid: 4200, interestUnpaid: 4400 });
	});

	test('is income as other interest is, and paid after it', () => {
		const book = inMay(repaid('l1', 40));
		expect(rupeesAt(book, '2025-05-05')).toEqual([0, 4, 4, 700, 900]);
		expect(bookOf(book).balances.get('interest' as never)).toBe(-(42 + 40) * 100);
	});

	test('runs on after the term, also of flat interest, and stops when what is late is paid', () => {
		const flat = [
			...until(withRule, { method: 'flat', instalments: 1 }),
			...meeting(2, '2025-02-05'),
			...meeting(3, '2025-03-05'),
			...meeting(4, '2025-04-05')
		];
		// Flat: 2 % of 1,000 for one month is 20. Late: 1,000 from 5 February on, 10 on 1 March, 10 on 1 April.
		expect(rupeesAt(flat, '2025-04-05')).toEqual([30, 10, 20, 1000, 1000]);
		const paid = [...flat, ...meeting(5, '2025-05-05', repaid('l1', 1050))];
		expect(rupeesAt(paid, '2025-12-31')).toEqual([0, 0, 0, 0, 0]);
	});

	test('of a weekly group is a quarter of a month from meeting to meeting', () => {
		const weekly = { ...withRule, meetingRhythm: { every: 'week' } };
		const book = [
			...founded('2025-01-06', { box: 5000, constitution: weekly }),
			...meeting(1, '2025-01-06', lent('l1', 'm1', 800, { instalments: 1, period: 'meeting' })),
			...meeting(2, '2025-01-13'),
			...meeting(3, '2025-01-20')
		];
		// 800 × 2 % × ¼ = 4 at each; 800 late from the 13th on: 800 × 1 % × ¼ = 2.
		expect(rupeesAt(book, '2025-01-20')).toEqual([4, 6, 2, 800, 800]);
	});
});

describe('what the loan keeps', () => {
	test('a rule that is made, raised or taken away later touches no loan that was given before', () => {
		const raised = { interest: { percentPerMonth: '2', overduePercentPerMonth: '3' } };
		const book = [
			...until(withRule),
			...meeting(
				2,
				'2025-02-05',
				repaid('l1', 20),
				ruled(raised),
				lent('l2', 'm2', 1000, { instalments: 5 })
			),
			...meeting(3, '2025-03-05'),
			...openMeeting(4, '2025-04-05')
		];
		const loans = bookReport(book, { currency: 'INR', on: day('2025-04-05') }).loans;
		// l1: 1 % of 200 and of 400, 6. l2: 200 late from 5 March, 3 % on 1 April, 6.
		expect([loans['l1']?.overdueInterest, loans['l2']?.overdueInterest]).toEqual([600, 600]);
		const without = [
			...until({}),
			...meeting(2, '2025-02-05', ruled(withRule)),
			...meeting(3, '2025-03-05'),
			...openMeeting(4, '2025-04-05')
		];
		expect(positionAt(without, '2025-04-05').overdueInterest).toBe(0);
	});

	test('new terms begin anew: what was late is late no more, what was charged stays owed', () => {
		const book = [
			...inMay(rescheduled({ instalments: 9 })),
			event({ type: 'MeetingSealed', occurredOn: '2025-05-05' })
		];
		expect(rupeesAt([...book, ...openMeeting(6, '2025-06-05')], '2025-06-05')).toEqual([44, 18, 8, 100, 900]);
	});

	test('new terms that are agreed after the rule was made keep it, also where the first ones had none', () => {
		const book = [
			...until({}),
			...meeting(2, '2025-02-05', ruled(withRule)),
			...meeting(3, '2025-03-05', rescheduled({ instalments: 5 })),
			...meeting(4, '2025-04-05'),
			...openMeeting(5, '2025-05-05')
		];
		// The first of five new parts fell due on 5 April: 200 were late at the end of that month, 1 % of them on 1 May.
		expect(positionAt(book, '2025-05-05').overdueInterest).toBe(200);
	});

	test('what is unpaid of it is given up with the loan', () => {
		expect(rupeesAt(inMay(writtenOff()), '2025-05-05')).toEqual([0, 0, 0, 0, 0]);
		expect(loanOf(inMay(writtenOff())).writtenOff).toMatchObject({ interest: 4400 });
	});
});

describe('what is put right, and what comes late', () => {
	test('a page of paper that is entered late takes the charge of its day away', () => {
		const book = [...untilApril(), late(5)('2025-02-20'), repaid('l1', 200)('2025-02-20')];
		// The 200 of 5 February came before 1 March: 2 were never due, interest of March is 2 % of 800. Parts due by 5 April 600, 300 paid.
		const sealed = [...book, event({ type: 'MeetingSealed', occurredOn: '2025-02-20' })];
		expect(
			chargesOf(loanOf(sealed), day('2025-04-05'), bookOf(sealed).regularMeetings)
				.filter(({ why }) => why === 'overdue')
				.map(({ on, principal }) => [on, principal / 100])
		).toEqual([['2025-04-01', 100]]);
	});

	test('a payment that never was brings it back, and the right one takes it away again', () => {
		const paid = [
			...until(withRule),
			...meeting(2, '2025-02-05', named('back', repaid('l1', 220))),
			...meeting(3, '2025-03-05', repaid('l1', 216))
		];
		const wrong = event({
			type: 'EventReversed',
			occurredOn: '2025-04-05',
			reverses: 'back',
			reason: 'notDone',
			approvedBy: ['m1', 'm2']
		});
		const [begun] = openMeeting(4, '2025-04-05');
		expect(positionAt([...paid, begun as GroupEvent], '2025-04-05').overdueInterest).toBe(0);
		const out = [...paid, begun as GroupEvent, wrong];
		// Late on 1 March 200: 2. On 5 March 16 + 200 came, so that 200 are late on 1 April: 2.
		expect(positionAt(out, '2025-04-05').overdueInterest).toBe(400);
		const instead = withFields(repaid('l1', 220), { corrects: 'back', approvedBy: ['m1', 'm2'] })(
			'2025-02-05'
		);
		expect(positionAt([...out, instead], '2025-04-05').overdueInterest).toBe(0);
	});
});

describe('forgiving', () => {
	test('takes away what is unpaid of it, nothing else, and moves no money', () => {
		const book = inMay(forgiven());
		expect(rupeesAt(book, '2025-05-05')).toEqual([18, 18, 0, 700, 900]);
		expect(bookOf(book).balances).toEqual(bookOf(inMay()).balances);
		expect(bookOf(book).openMeeting?.events.at(-1)).toMatchObject({ amount: 800 });
		// What is late goes on being late.
		const june = [
			...book,
			event({ type: 'MeetingSealed', occurredOn: '2025-05-05' }),
			...openMeeting(6, '2025-06-05')
		];
		expect(rupeesAt(june, '2025-06-05')).toEqual([36, 25, 7, 900, 900]);
	});

	test('a part of it, and never more than is unpaid', () => {
		expect(rupeesAt(inMay(forgiven({ amount: 300 })), '2025-05-05')).toEqual([21, 20, 5, 700, 900]);
		const state = bookOf(inMay());
		expect(refusalOf(state, forgiven({ amount: 801 })('2025-05-05'))).toEqual({
			type: 'MoreThanOwed',
			owed: 800
		});
		expect(refusalOf(bookOf(inMay(forgiven())), forgiven()('2025-05-05'))).toEqual({
			type: 'MoreThanOwed',
			owed: 0
		});
		expect(refusalOf(bookOf(untilApril()), forgiven()('2025-05-05'))).toEqual({ type: 'NoOpenMeeting' });
		expect(refusalOf(state, forgiven({ loanId: 'l9' })('2025-05-05'))).toEqual({
			type: 'LoanUnknown',
			loanId: 'l9'
		});
	});

	test('takes nothing away on a day before it', () => {
		// 5 were charged by April, and 2 of them paid.
		expect(positionAt(inMay(forgiven()), '2025-04-05').overdueInterest).toBe(300);
	});

	test('what was forgiven by mistake is owed again once that is put right', () => {
		const book = [
			...inMay(named('mercy', forgiven())),
			event({ type: 'MeetingSealed', occurredOn: '2025-05-05' }),
			opened(6)('2025-06-05'),
			event({
				type: 'EventReversed',
				occurredOn: '2025-06-05',
				reverses: 'mercy',
				reason: 'notDone',
				approvedBy: ['m1', 'm2']
			})
		];
		expect(rupeesAt(book, '2025-06-05')).toEqual([44, 25, 15, 900, 900]);
	});
});

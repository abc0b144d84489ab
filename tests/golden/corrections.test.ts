import { describe, expect, test } from 'vitest';
import { checkAll, loanDay, loanPosition, replayUntil, type GroupEvent, type GroupState } from '#group';
import { present } from '#kernel';
import { bookReport } from '#reports';
import {
	bookOf,
	day,
	event,
	founded,
	loanId,
	marked,
	meeting,
	memberId,
	opened,
	refusalOf,
	repaid,
	saved,
	sealed,
	lent,
	spent,
	withFields,
	type Entry
} from '../support/builders.ts';
import { fined } from '../support/dues.ts';
import { late, writtenOff } from '../support/loan-entries.ts';
import { left } from '../support/people.ts';

// Corrections of sealed meetings (ledger law 6.5, fine print 12 and 13). Worked by hand: a monthly group, 2 percent a
// month declining, charged on the first of each month. Rs 500 were lent on 5 January. On 5 February she gave 110, but
// 60 was written: 10 interest and 50 principal. It is corrected on 5 April.

const named = (id: string, entry: Entry): Entry => withFields(entry, { eventId: id });
const reversed =
	(id: string, reason = 'wrongAmount'): Entry =>
	(on) =>
		event({ type: 'EventReversed', occurredOn: on, reverses: id, reason, approvedBy: ['m1', 'm2'] });
const instead =
	(id: string, entry: Entry, on: string): Entry =>
	() =>
		event({ ...entry(on), corrects: id, approvedBy: ['m1', 'm2'] });

const untilMarch = [
	...founded('2025-01-05', { box: 1000 }),
	...meeting(1, '2025-01-05', named('came', marked('m1')), lent('l1', 'm1', 500)),
	...meeting(2, '2025-02-05', named('wrong', repaid('l1', 60)), named('saving', saved('m2', 20))),
	...meeting(3, '2025-03-05', repaid('l1', 59))
];
const april = (...entries: readonly Entry[]) => meeting(4, '2025-04-05', ...entries);
const right = instead('wrong', repaid('l1', 110), '2025-02-05');
const corrected = [...untilMarch, ...april(reversed('wrong'), right)];
/** The same book, had the 110 been written at once; what March used for interest stays as it was written then. */
const neverWrong = [
	...founded('2025-01-05', { box: 1000 }),
	...meeting(1, '2025-01-05', marked('m1'), lent('l1', 'm1', 500)),
	...meeting(2, '2025-02-05', repaid('l1', 110), saved('m2', 20)),
	...meeting(
		3,
		'2025-03-05',
		repaid('l1', 59, { split: { interestArrears: 0, interestDue: 900, principal: 5000 } })
	),
	...april()
];

const loanOf = (state: GroupState) => present(state.loans.get(loanId('l1')), 'the loan is in the book');
const owedOn = (events: readonly GroupEvent[], on: string) => {
	const state = bookOf(events);
	return loanPosition(loanOf(state), loanDay(state, day(on)));
};

describe('a repayment that was written too small', () => {
	test('February asks 10, so that 110 is 10 interest and 100 principal', () => {
		const { journal } = bookOf(corrected);
		const line = journal?.lines.find((one) => one.event.corrects === 'wrong');
		expect(line?.event).toMatchObject({ split: { interestArrears: 0, interestDue: 1000, principal: 10000 } });
		expect(line?.entry?.postings.map((leg) => [leg.account, leg.side, leg.amount])).toEqual([
			['box', 'debit', 11000],
			['interest', 'credit', 1000],
			['loans/m1/own', 'credit', 10000]
		]);
	});

	test('March had been asked 9 of 450; 8 of 400 is right, so April asks 7 less the 1 that was too much', () => {
		// Before: 500 − 50 − 50 = 400 out, charged 10 + 9 + 8 = 27, paid 19. After: 500 − 100 − 50 = 350 out,
		// charged 10 + 8 + 7 = 25, paid 10 + 9 = 19, so 6 is due in April.
		expect(owedOn([...untilMarch, ...april()], '2025-04-05')).toMatchObject({
			outstanding: 40000,
			interestDue: 800
		});
		expect(owedOn(corrected, '2025-04-05')).toMatchObject({ outstanding: 35000, interestDue: 600 });
	});

	test('everything but the lines that show it is as if it had never been wrong', () => {
		const [one, other] = [bookOf(corrected), bookOf(neverWrong)];
		expect([...one.balances].sort()).toEqual([...other.balances].sort());
		expect(one.members).toEqual(other.members);
		expect(one.loans).toEqual(other.loans);
		expect(one.regularMeetings).toEqual(other.regularMeetings);
	});

	test('the legs are of April: February and March print as they were', () => {
		const before = bookReport(untilMarch, { currency: 'INR', on: day('2025-03-31') });
		expect(bookReport(corrected, { currency: 'INR', on: day('2025-03-31') })).toEqual(before);
		// Box: 1000 − 500 + 60 + 20 + 59 = 639; April − 60 + 110 = 689.
		expect(before.box).toBe(63900);
		const after = bookReport(corrected, { currency: 'INR' });
		expect(after.box).toBe(68900);
		expect(after.meetings.at(-1)).toMatchObject({ number: 4, in: 11000, out: 6000 });
	});

	test('a book that is read until the last day knows the same as the one that was written', () => {
		const takenOut = [...untilMarch, ...april(reversed('saving', 'notDone'))];
		for (const events of [corrected, takenOut]) {
			const read = replayUntil(events, 'INR', day('2025-04-05'));
			const written = bookOf(events);
			expect(read.ok && { members: read.value.members, loans: read.value.loans }).toEqual({
				members: written.members,
				loans: written.loans
			});
		}
		expect(bookOf(takenOut).members.get(memberId('m2'))?.deposited).toBe(0);
	});

	test('until any day, both halves are there or neither', () => {
		for (const on of ['2025-02-05', '2025-04-04', '2025-04-05']) {
			const state = replayUntil(corrected, 'INR', day(on));
			expect(state.ok && loanOf(state.value).outstanding).toBe(
				{ '2025-02-05': 45000, '2025-04-04': 40000, '2025-04-05': 35000 }[on]
			);
		}
	});
});

describe('other entries of sealed pages', () => {
	const inApril = bookOf([...untilMarch, opened(4)('2025-04-05')]);
	const refused = (...entries: readonly Entry[]) => {
		const events = [...untilMarch, opened(4)('2025-04-05'), ...entries.map((make) => make('2025-04-05'))];
		const checked = checkAll(events, 'INR');
		return checked.ok ? null : checked.error.rejection;
	};

	test('a saving of another woman: dues follow it', () => {
		const swap = [reversed('saving', 'wrongWoman'), instead('saving', saved('m3', 20), '2025-02-05')];
		const { members } = bookReport([...untilMarch, ...april(...swap)], { currency: 'INR' });
		// Four meetings at 20: 80 due; the 20 now counts for the third woman.
		expect([members['2'], members['3']].map((one) => [one?.savings, one?.savingsArrears])).toEqual([
			[0, 8000],
			[2000, 6000]
		]);
	});

	test('attendance of a meeting that is closed', () => {
		const absent = instead('came', marked('m1', 'absent'), '2025-01-05');
		const report = bookReport([...untilMarch, ...april(marked('m1'), reversed('came'), absent)], {
			currency: 'INR'
		});
		expect(report.members['1']?.attendance).toEqual({ held: 4, present: 1 });
	});

	test('a reversal without a replacement takes the entry out', () => {
		const state = bookOf([...untilMarch, ...april(reversed('saving', 'notDone'))]);
		expect(state.balances.get('savings/m2/regular' as never)).toBeUndefined();
		expect(state.members.get(memberId('m2'))?.deposited).toBe(0);
	});

	test('a replacement may be replaced again, and stands in the place of the first', () => {
		const again = [
			...april(reversed('wrong'), withFields(right, { eventId: 'second' })),
			...meeting(5, '2025-05-05', reversed('second'), instead('second', repaid('l1', 110), '2025-02-05'))
		];
		expect(bookOf([...untilMarch, ...again]).loans).toEqual(
			bookOf([...neverWrong, ...meeting(5, '2025-05-05')]).loans
		);
	});

	test('the loan itself is needed by its repayments', () => {
		const events = [
			...untilMarch.map((one, place) => ({ ...one, eventId: one.eventId ?? `e${place}` }) as GroupEvent)
		];
		const loan = present(events.find(({ type }) => type === 'LoanDisbursed')?.eventId, 'it was lent');
		const state = bookOf([...events, opened(4)('2025-04-05')]);
		expect(refusalOf(state, reversed(loan)('2025-04-05'))).toMatchObject({
			type: 'NeededByEvent',
			by: 'wrong'
		});
	});

	test('what was put right is not put right twice, and a reversal is not reversed', () => {
		const once = [...untilMarch, ...april(named('back', reversed('saving'))), opened(5)('2025-05-05')];
		expect(refusalOf(bookOf(once), reversed('saving')('2025-05-05'))).toEqual({
			type: 'AlreadyTakenBack',
			eventId: 'saving'
		});
		expect(refusalOf(bookOf(once), reversed('back')('2025-05-05'))).toEqual({
			type: 'CannotBeTakenBack',
			eventId: 'back'
		});
	});

	test('an event that nobody recorded', () => {
		expect(refusalOf(inApril, reversed('e99')('2025-04-05'))).toEqual({
			type: 'EventUnknown',
			eventId: 'e99'
		});
	});

	test('a replacement follows its reversal directly, on the day of the original', () => {
		const late = (day: string) => instead('wrong', repaid('l1', 110), day);
		const out = { type: 'ReplacementOutOfPlace', corrects: 'wrong' };
		expect(refused(late('2025-02-05'))).toEqual(out);
		expect(refused(reversed('wrong'), late('2025-03-05'))).toEqual(out);
		expect(refused(reversed('wrong'), marked('m2'), late('2025-02-05'))).toEqual(out);
	});

	test('the box is looked at after both: 639 lie in it', () => {
		// Without what replaces it the reversal of 60 leaves 639 − 60; a spending of 620 first makes it too small.
		expect(refused(spent('travel', 620), reversed('wrong'))).toEqual({
			type: 'BoxTooSmall',
			held: 1900,
			asked: 6000
		});
		expect(
			bookOf([...untilMarch, ...april(spent('travel', 620), reversed('wrong'), right)]).balances.get(
				'box' as never
			)
		).toBe(6900);
		const less = instead('wrong', repaid('l1', 40), '2025-02-05');
		expect(refused(spent('travel', 620), reversed('wrong'), less)).toEqual({
			type: 'BoxTooSmall',
			held: 1900,
			asked: 2000
		});
	});

	test('nobody repays more than was lent: of 500, 50 came in March, so 450 is the most for February', () => {
		const with10 = (principal: number) => instead('wrong', repaid('l1', principal + 10), '2025-02-05');
		expect(refused(reversed('wrong'), with10(450))).toBeNull();
		expect(refused(reversed('wrong'), with10(451))?.type).toBe('MoreThanOwed');
	});
});

describe('a paper meeting entered late', () => {
	const missing = [
		...founded('2025-01-05', { box: 1000 }),
		...meeting(1, '2025-01-05', marked('m1'), lent('l1', 'm1', 500)),
		...meeting(3, '2025-03-05', repaid('l1', 70))
	];
	const late: Entry = (on) => event({ ...opened(2)(on), late: true });
	const entered = (...entries: readonly Entry[]) => [
		...missing,
		late('2025-02-05'),
		...entries.map((make) => make('2025-02-05')),
		sealed('2025-02-05')
	];

	test('takes its place: dues, attendance and charges are of its day', () => {
		const report = bookReport(entered(marked('m1'), saved('m1', 20), repaid('l1', 60)), { currency: 'INR' });
		// Three meetings at 20 due. February: 10 interest, 50 principal. March had used 20 for interest (10 + 10) and 50
		// for principal; with 450 out the charge of March is 9, so 1 is carried to the next charge.
		expect(report.members['1']).toMatchObject({
			savingsDue: 6000,
			savings: 2000,
			attendance: { held: 3, present: 2 }
		});
		expect(report.loans['l1']).toMatchObject({ outstanding: 40000, interestPaid: 3000 });
		expect(report.meetings.map(({ number, late: isLate }) => [number, isLate])).toEqual([
			[1, false],
			[3, false],
			[2, true]
		]);
	});

	test('changes no seal and no closed day', () => {
		const state = bookOf(entered(saved('m1', 20)));
		expect(state.lastSealedDay).toBe('2025-03-05');
		expect(state.lastNumber.regular).toBe(3);
		expect(state.regularMeetings.map(({ number, sealed: isSealed }) => [number, isSealed])).toEqual([
			[1, true],
			[2, true],
			[3, true]
		]);
		expect(refusalOf(state, opened(4)('2025-02-20'))).toEqual({
			type: 'DayBeforeLastMeeting',
			lastSealedDay: '2025-03-05'
		});
	});

	test('a number that a meeting has is not given again', () => {
		const again: Entry = (on) => event({ ...opened(3)(on), late: true });
		expect(refusalOf(bookOf(missing), again('2025-02-05'))).toEqual({ type: 'MeetingNumberTaken', last: 3 });
	});

	test('the box is the box of now', () => {
		// 1000 − 500 + 70 = 570 are in it.
		const state = bookOf([...missing, late('2025-02-05')]);
		expect(refusalOf(state, spent('travel', 571)('2025-02-05'))).toEqual({
			type: 'BoxTooSmall',
			held: 57000,
			asked: 57100
		});
	});

	test('a repayment is limited by the least that was out from its day on: 450 after March', () => {
		const state = bookOf([...missing, late('2025-02-05')]);
		expect(refusalOf(state, repaid('l1', 460)('2025-02-05'))).toBeNull();
		expect(refusalOf(state, repaid('l1', 461)('2025-02-05'))?.type).toBe('MoreThanOwed');
	});
});

describe('what is put right goes to nobody who was settled since, and to no loan that was given up since', () => {
	// m2 saved 20 in January and got 20 when she left in February. In April the 20 of m1 turn out to be another woman's.
	const settled = [
		...founded('2025-01-05', { box: 1000, members: 4 }),
		...meeting(1, '2025-01-05', saved('m2', 20), named('hers', saved('m1', 20)), lent('l1', 'm1', 100)),
		...meeting(2, '2025-02-05', named('paid', repaid('l1', 12)), lent('l2', 'm3', 100), left('m2')),
		...meeting(3, '2025-03-05', writtenOff('l2'))
	];
	const putRight = (id: string, right: Entry) =>
		bookOf([...settled, opened(4)('2025-04-05'), reversed(id)('2025-04-05'), right('2025-04-05')]);
	const refused = (id: string, right: Entry) => {
		const open = [...settled, opened(4)('2025-04-05')];
		const checked = checkAll([...open, reversed(id)('2025-04-05'), right('2025-04-05')], 'INR');
		return checked.ok ? null : checked.error.rejection;
	};
	const gone = { type: 'MemberHasLeft', memberId: 'm2', leftOn: '2025-02-05' };

	test('a saving', () => {
		expect(refused('hers', instead('hers', saved('m2', 20), '2025-01-05'))).toEqual(gone);
		const { balances } = putRight('hers', instead('hers', saved('m3', 20), '2025-01-05'));
		expect([...balances].filter(([code]) => code.startsWith('savings/'))).toEqual([
			['savings/m3/regular', -2000]
		]);
	});

	test('a fine, which she could not pay any more', () => {
		const imposed = (who: string) => instead('hers', fined('f1', who, 5), '2025-01-05');
		expect(refused('hers', imposed('m2'))).toEqual(gone);
		expect(refused('hers', imposed('m3'))).toBeNull();
	});

	test('a repayment of a loan that was given up', () => {
		// Both loans owe 100 at most on that day; l2 was given up in March.
		const onOther = instead('paid', repaid('l2', 12), '2025-02-05');
		expect(refused('paid', onOther)).toEqual({ type: 'LoanWrittenOff', loanId: 'l2' });
		expect(refused('paid', instead('paid', repaid('l1', 22), '2025-02-05'))).toBeNull();
	});

	test('savings of the cut-off sheet', () => {
		const brought = (hers: number) => ({
			type: 'OpeningBalances',
			occurredOn: '2025-01-05',
			box: 10_000 + hers,
			surplus: 10_000,
			savings: [{ memberId: 'm2', fund: 'regular', amount: hers }]
		});
		const sheet = event({ ...brought(5000), eventId: 'sheet' });
		const paidOut = [
			...founded('2025-01-05'),
			sheet,
			...meeting(1, '2025-01-05'),
			...meeting(2, '2025-02-05', left('m2'))
		];
		const open = [...paidOut, opened(3)('2025-03-05'), reversed('sheet')('2025-03-05')];
		// 50 were brought in and paid out; 60 would leave 10 that nobody can get.
		const more = checkAll([...open, event({ ...brought(6000), corrects: 'sheet' })], 'INR');
		expect(more.ok ? null : more.error.rejection).toEqual(gone);
	});
});

describe('on a page that is entered late, or in a meeting of several days', () => {
	// Lent in January, repaid in February; the repayment is taken out in May.
	const book = [
		...founded('2025-01-05', { box: 1000 }),
		...meeting(1, '2025-01-05', named('lent', lent('l1', 'm1', 500))),
		...meeting(2, '2025-02-05', named('back', repaid('l1', 60)))
	];
	const may = [...book, ...meeting(5, '2025-05-05', reversed('back'))];
	const tooEarly = { type: 'DayBeforeMeeting', meetingDay: '2025-05-05' };

	test('nothing is taken out on a day on which something still stood that needs it', () => {
		expect(refusalOf(bookOf([...may, late(3)('2025-03-05')]), reversed('lent')('2025-03-05'))).toEqual(
			tooEarly
		);
		// Nor put right: as at that day another loan would stand under the repayment.
		const smaller = instead('lent', lent('l1', 'm1', 50), '2025-01-05');
		const put = [
			...may,
			late(3)('2025-03-05'),
			reversed('lent')('2025-03-05'),
			smaller('2025-03-05'),
			sealed('2025-03-05')
		];
		expect(checkAll(put, 'INR')).toMatchObject({ ok: false, error: { rejection: tooEarly } });
		for (const on of ['2025-05-05', '2025-05-06'])
			expect(refusalOf(bookOf([...may, late(3)(on)]), reversed('lent')(on))).toBeNull();
		const days = bookOf([...book, opened(5)('2025-05-01'), reversed('back')('2025-05-05')]);
		expect(refusalOf(days, reversed('lent')('2025-05-04'))).toEqual(tooEarly);
	});

	test('a correction is corrected on no day before it was made', () => {
		// 60 were 50, as came out in May; on a page of March nobody knew that yet.
		const fifty = instead('back', named('fifty', repaid('l1', 50)), '2025-02-05');
		const wrong = [...book, ...meeting(5, '2025-05-05', reversed('back'), fifty)];
		expect(refusalOf(bookOf([...wrong, late(3)('2025-03-05')]), reversed('fifty')('2025-03-05'))).toEqual(
			tooEarly
		);
		expect(refusalOf(bookOf([...wrong, late(3)('2025-05-05')]), reversed('fifty')('2025-05-05'))).toBeNull();
	});

	test('a book that is put right so can be asked for any day', () => {
		const whole = [...may, ...meeting(6, '2025-06-05', reversed('lent'))];
		for (const on of ['2025-01-05', '2025-02-05', '2025-03-05', '2025-05-05', '2025-06-05'])
			expect(replayUntil(whole, 'INR', day(on)).ok).toBe(true);
	});
});

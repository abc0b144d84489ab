import { describe, expect, test } from 'vitest';
import { bookReport, meetingList, meetingSheet, memberStatement } from '#reports';
import { checkAll, replay, type GroupEvent } from '#group';
import {
	accepted,
	bankOpened,
	bookOf,
	counted,
	day,
	desk,
	event,
	founded,
	joined,
	lent,
	marked,
	meeting,
	memberId,
	office,
	opened,
	openMeeting,
	refusalOf,
	saved,
	sealed,
	spent,
	takenBack,
	toBank,
	withFields
} from '../support/builders.ts';

// Meetings, the desk, taking back and counting. Worked by hand from ledger law 5 and 8.

const view = { currency: 'INR' };

describe('between meetings', () => {
	const events = [
		...founded('2025-01-05', { box: 1000 }),
		bankOpened()('2025-01-05'),
		...meeting(1, '2025-01-05', marked('m1'), saved('m1', 20)),
		...desk(1, '2025-01-10', toBank(600), withFields(toBank(100), { occurredOn: '2025-01-20' }))
	];

	test('a trip to the bank stands at the desk and moves cash to the bank', () => {
		expect(bookReport(events, view)).toMatchObject({ box: 32000, bank: 70000 });
	});

	test('the next regular meeting seals it, from the last day of it on', () => {
		const state = bookOf(events);
		expect(refusalOf(state, opened(2)('2025-01-19'))).toEqual({
			type: 'DayBeforeLastMeeting',
			lastSealedDay: '2025-01-20'
		});
		const after = bookOf([...events, ...openMeeting(2, '2025-02-05')]);
		// It binds no day before the page that follows is closed (ADR 0158).
		expect(after.lastSealedDay).toBe('2025-01-05');
		expect(after.openMeeting).toMatchObject({ kind: 'regular', number: 2, boxAtOpening: 32000 });
	});

	test('it has its own numbers, no roll and no count', () => {
		const { meetings } = bookReport([...events, ...meeting(2, '2025-02-05')], view);
		expect(meetings).toMatchObject([
			{ number: 1, kind: 'regular', in: 2000, out: 0 },
			{ number: 1, kind: 'desk', day: '2025-01-10', in: 0, out: 70000, countedCash: null, difference: null },
			{ number: 2, kind: 'regular', in: 0, out: 0 }
		]);
		expect(bookReport(events, view).members['1']?.attendance).toEqual({ held: 1, present: 1 });
	});

	test('a special meeting does not seal it', () => {
		expect(refusalOf(bookOf(events), opened(1, 'special')('2025-01-25'))).toEqual({
			type: 'MeetingAlreadyOpen',
			kind: 'desk'
		});
	});

	test('what a woman pays there has a row of its own in her passbook, marked as the desk', () => {
		const paid = [...events, saved('m2', 40)('2025-01-21'), ...meeting(2, '2025-02-05')];
		const { rows } = memberStatement(paid, { ...view, memberId: memberId('m2') });
		expect(rows).toMatchObject([
			{ meeting: 1, saved: 0, savings: 0 },
			{ meeting: 1, kind: 'desk', day: '2025-01-10', saved: 4000, savings: 4000, paid: 4000 },
			{ meeting: 2, saved: 0, savings: 4000 }
		]);
		expect(rows[0]).not.toHaveProperty('kind');
	});
});

describe('taking back in the open meeting', () => {
	const before = [...founded('2025-01-05', { box: 1000 }), ...meeting(1, '2025-01-05')];
	const open = [
		...before,
		...openMeeting(
			2,
			'2025-02-05',
			withFields(marked('m1'), { eventId: 'roll' }),
			withFields(saved('m1', 20), { eventId: 'saving' }),
			withFields(lent('l1', 'm1', 1015), { eventId: 'loan' })
		)
	];

	test('leaves no trace: not in the box, not in a report, not in a passbook', () => {
		const wrong = withFields(saved('m2', 70), { eventId: 'wrong' })('2025-02-05');
		const corrected = [...open, wrong, takenBack('wrong')('2025-02-05')];
		expect(bookReport(corrected, view)).toEqual(bookReport(open, view));
		expect(meetingList(corrected, view)).toEqual(meetingList(open, view));
		expect(meetingSheet(corrected, { ...view, kind: 'regular', number: 2 })).toEqual(
			meetingSheet(open, { ...view, kind: 'regular', number: 2 })
		);
	});

	test('also where the file gives no ids: an event is named by its place', () => {
		const place = open.length + 1;
		const corrected = [...open, saved('m2', 70)('2025-02-05'), takenBack(String(place))('2025-02-05')];
		expect(bookOf(corrected).balances).toEqual(bookOf(open).balances);
		const replayed = replay(corrected, 'INR');
		expect(replayed.ok && replayed.value.balances).toEqual(bookOf(open).balances);
		expect(bookReport(corrected, view).members['2']?.savings).toBe(0);
	});

	test('is refused while a later entry needs it: the loan needs the saving in the box', () => {
		expect(refusalOf(bookOf(open), takenBack('saving')('2025-02-05'))).toEqual({
			type: 'NeededByLaterEntry',
			because: { type: 'BoxTooSmall', held: 100000, asked: 101500 }
		});
		const loanFirst = [...open, takenBack('loan')('2025-02-05'), takenBack('saving')('2025-02-05')];
		expect(bookOf(loanFirst).balances).toEqual(bookOf(before).balances);
	});

	test('a member who joined at this meeting stays while she has saved', () => {
		const joins = withFields(joined(9), { eventId: 'joined' });
		const state = bookOf([...founded('2025-01-05'), ...openMeeting(1, '2025-01-05', joins, saved('m9', 20))]);
		expect(refusalOf(state, takenBack('joined')('2025-01-05'))).toEqual({
			type: 'NeededByLaterEntry',
			because: { type: 'MemberUnknown', memberId: 'm9' }
		});
	});

	test('what is sealed is only put right in the open, and never what frames it', () => {
		const state = bookOf([...open, sealed('2025-02-05'), opened(3)('2025-03-05')]);
		expect(refusalOf({ ...state, journal: null }, takenBack('loan')('2025-03-05'))).toEqual({
			type: 'WholeBookNeeded'
		});
		// The second event is the joining of a woman who saved since.
		expect(refusalOf(state, takenBack('2')('2025-03-05'))).toMatchObject({ type: 'NeededByEvent' });
		expect(refusalOf(state, takenBack('1')('2025-03-05'))).toEqual({
			type: 'CannotBeTakenBack',
			eventId: '1'
		});
	});

	test('a mark that is given again counts as given last', () => {
		const events = [...open, marked('m1', 'absent')('2025-02-05'), sealed('2025-02-05')];
		expect(bookReport(events, view).members['1']?.attendance).toEqual({ held: 2, present: 0 });
	});
});

describe('the box is counted', () => {
	const start = [...founded('2025-01-05', { box: 1000 }), ...openMeeting(1, '2025-01-05', saved('m1', 20))];
	const line = (events: readonly GroupEvent[]) => bookReport(events, view).meetings[0];
	const seal = (countedCash?: number) =>
		event({
			type: 'MeetingSealed',
			occurredOn: '2025-01-05',
			...(countedCash === undefined ? {} : { countedCash })
		});

	test('it equals the book', () => {
		const events = [...start, counted({ '50000': 2, '2000': 1 })('2025-01-05'), seal(102000)];
		expect(line(events)).toMatchObject({ countedCash: 102000, difference: 0 });
	});

	test('it is short by 20, counted and sealed all the same in a foreign file', () => {
		expect(line([...start, counted({ '50000': 2 })('2025-01-05'), seal(100000)])).toMatchObject({
			countedCash: 100000,
			difference: -2000
		});
	});

	test('the difference is accepted openly and becomes an expense', () => {
		const events = [
			...start,
			counted({ '50000': 2 })('2025-01-05'),
			accepted('short', 20)('2025-01-05'),
			seal(100000)
		];
		const report = bookReport(events, view);
		expect(report).toMatchObject({ box: 100000, expense: { 'cash-short': 2000 }, surplus: 98000 });
		expect(line(events)).toMatchObject({ countedCash: 100000, difference: 0, out: 2000 });
		expect(meetingList(events, view)[0]?.acceptedDifference).toBe(-2000);
	});

	test('a file that leaves the sum out of the seal is read by its last count', () => {
		expect(line([...start, counted({ '50000': 2 })('2025-01-05'), seal()])).toMatchObject({
			countedCash: 100000,
			difference: -2000
		});
	});

	test('a count with money moved after it is no count of the seal', () => {
		const events = [...start, counted({ '50000': 2 })('2025-01-05'), saved('m2', 20)('2025-01-05'), seal()];
		expect(line(events)).toMatchObject({ countedCash: null, difference: null });
	});

	test('a difference of another size than counted is refused', () => {
		const state = bookOf([...start, counted({ '50000': 2 })('2025-01-05')]);
		expect(refusalOf(state, accepted('short', 10)('2025-01-05'))).toMatchObject({
			type: 'DifferenceNotAccepted'
		});
		expect(refusalOf(state, accepted('over', 20)('2025-01-05'))).toMatchObject({
			type: 'DifferenceNotAccepted'
		});
	});
});

describe('the book as at the end of a day', () => {
	const events = [
		...founded('2025-01-05', { box: 1000 }),
		bankOpened()('2025-01-05'),
		...meeting(1, '2025-01-05', saved('m1', 20)),
		// A meeting that went on: the cash came on the 7th, what was lent from it is dated the 6th.
		opened(2)('2025-02-05'),
		saved('m1', 200)('2025-02-07'),
		lent('l1', 'm2', 1100)('2025-02-06'),
		sealed('2025-02-07')
	];

	test('holds exactly what is dated until then; limits were checked in the order of recording', () => {
		const report = bookReport(events, { ...view, on: day('2025-02-06') });
		expect(report).toMatchObject({ balanced: true, box: -8000 });
		expect(report.loans['l1']?.outstanding).toBe(110000);
		expect(bookReport(events, { ...view, on: day('2025-02-07') })).toEqual(bookReport(events, view));
	});

	test('a meeting that is sealed later is still open then', () => {
		const { meetings } = bookReport(events, { ...view, on: day('2025-02-05') });
		expect(meetings).toHaveLength(2);
		expect(meetings[1]).toMatchObject({ number: 2, in: 0, out: 0, countedCash: null });
	});

	test('before its first day the book is empty', () => {
		const report = bookReport(events, { ...view, on: day('2024-12-31') });
		expect(report).toMatchObject({
			trialBalance: {},
			balanced: true,
			box: 0,
			members: {},
			loans: {},
			meetings: []
		});
	});

	test('without a day it is that of the latest event', () => {
		expect(bookReport([...events, office('m3', 'treasurer')('2025-03-01')], view)).toEqual(
			bookReport([...events, office('m3', 'treasurer')('2025-03-01')], { ...view, on: day('2025-03-01') })
		);
	});
});

test('a woman owes the meetings from the day she joined, and the one on that day', () => {
	const events = [
		...founded('2025-01-05', { members: 1 }),
		...meeting(1, '2025-01-05'),
		joined(2)('2025-01-05'),
		joined(3)('2025-01-06'),
		...meeting(2, '2025-02-05', marked('m3', 'late'))
	];
	const { members } = bookReport(events, view);
	expect(members['2']).toMatchObject({ savingsDue: 4000, attendance: { held: 2, present: 0 } });
	expect(members['3']).toMatchObject({ savingsDue: 2000, attendance: { held: 1, present: 1 } });
});

test('an expense has an account of its own or goes under other expenses', () => {
	const events = [
		...founded('2025-01-05', { box: 1000 }),
		...meeting(1, '2025-01-05', spent('travel', 30), spent('tea', 10))
	];
	expect(bookReport(events, view)).toMatchObject({
		expense: { travel: 3000, 'other-expense/tea': 1000 },
		surplus: 96000
	});
});

test('a check of a whole file stops at the first event that is refused', () => {
	const events = [...founded('2025-01-05'), saved('m1', 20)('2025-01-05'), saved('m1', 20)('2025-01-05')];
	expect(checkAll(events, 'INR')).toEqual({
		ok: false,
		error: { place: 6, rejection: { type: 'NoOpenMeeting' } }
	});
});

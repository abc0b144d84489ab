import { describe, expect, test } from 'vitest';
import type { Command, GroupEvent } from '#group';
import {
	bookOf,
	codeCompared,
	counted,
	day,
	desk,
	event,
	founded,
	joined,
	lent,
	meeting,
	office,
	marked,
	openMeeting,
	putAway,
	saved,
	takenBack,
	withFields
} from '../../../../tests/support/builders.ts';
import { correctedYear } from '../../../../tests/support/corrected-year.ts';
import {
	away,
	both,
	came,
	consents,
	count,
	joins,
	opens,
	plain,
	play,
	seal
} from '../../../../tests/support/one-officer.ts';
import { corrected } from '../../../../tests/support/outside-money.ts';
import { called, left } from '../../../../tests/support/people.ts';
import { accountBook } from '../index.ts';
import { exceptions, lackingBesideMeetings } from './exceptions.ts';

const whole = { currency: 'INR', from: day('2025-01-01'), to: day('2025-12-31') };
// Expected figures are from tests/support/corrected-year.ts.
const found = exceptions(correctedYear, whole);
const at = (number: number, on: string) => ({ kind: 'regular', number, day: on });

test('the cash that was missing in March', () => {
	expect(found.differences).toEqual([
		{ meeting: at(3, '2025-03-05'), amount: -500, accepted: true, reason: 'unknown' }
	]);
});

test('what was put right in April, and of which page', () => {
	expect(found.corrections).toMatchObject([
		{
			takesOut: 'LoanRepaid',
			before: 6000,
			after: 11000,
			of: at(2, '2025-02-05'),
			meeting: at(4, '2025-04-05')
		},
		{ takesOut: 'AttendanceMarked', number: 3, of: at(2, '2025-02-05'), meeting: at(4, '2025-04-05') }
	]);
});

test('whose joining was taken out, by the number that she had been given', () => {
	const book = [
		...founded('2025-01-05'),
		...meeting(
			1,
			'2025-01-05',
			marked('m1'),
			withFields(joined(4), { eventId: 'joining' }),
			withFields(marked('m4', 'absent'), { eventId: 'away' })
		),
		...meeting(2, '2025-02-05', marked('m1'), corrected('away'), corrected('joining'))
	];
	expect(exceptions(book, whole).corrections).toMatchObject([
		{ takesOut: 'AttendanceMarked', number: 4 },
		{ takesOut: 'MemberJoined', number: 4 }
	]);
});

test('a dispute that was settled and one that is open', () => {
	expect(found.disputes).toEqual([
		{
			about: 's3',
			type: 'SavingDeposited',
			page: at(1, '2025-01-05'),
			number: 3,
			kind: 'amount',
			raisedOn: '2025-03-05',
			settledOn: '2025-04-05',
			outcome: 'upheld'
		},
		{
			about: 's2',
			type: 'SavingDeposited',
			page: at(1, '2025-01-05'),
			number: 2,
			kind: 'amount',
			raisedOn: '2025-04-05',
			settledOn: null,
			outcome: null
		}
	]);
});

test('a meeting that was entered late', () => {
	expect(found.enteredLate).toEqual([{ kind: 'special', number: 1, day: '2025-02-20', enteredAt: null }]);
});

test('what too few officers agreed to', () => {
	expect(
		found.missingApprovals.map(({ eventId, type, asked, given }) => [eventId, type, asked, given])
	).toEqual([
		['short', 'CashDifferenceAccepted', 2, 0],
		['seal-3', 'MeetingSealed', 2, 0]
	]);
});

test('a passbook that showed 10 less than the book', () => {
	expect(found.statements).toMatchObject([
		{ bankAccountId: 'b1', balance: 29000, bookByBankDay: 30000, differenceByBankDay: -1000, matched: false }
	]);
});

test('of another time only what happened in it; an open dispute is shown until it is settled', () => {
	const may = exceptions(correctedYear, { ...whole, from: day('2025-05-01') });
	expect(may).toMatchObject({ differences: [], corrections: [], missingApprovals: [], statements: [] });
	expect(may.disputes.map((dispute) => dispute.about)).toEqual(['s2']);
	const february = exceptions(correctedYear, { ...whole, from: day('2025-02-01'), to: day('2025-02-28') });
	expect(february).toMatchObject({ corrections: [], disputes: [], enteredLate: [{ number: 1 }] });
});

test('months in which no meeting was held', () => {
	const events = [
		...founded('2025-01-05'),
		...meeting(1, '2025-01-05'),
		// Held ten days early, for February; March is missed; April is held late.
		...meeting(2, '2025-02-22'),
		...meeting(3, '2025-04-28'),
		...meeting(4, '2025-05-05')
	];
	expect(exceptions(events, whole).missedMeetings).toEqual(['2025-03-05']);
});

test('weeks in which no meeting was held: one may be held three days off', () => {
	const constitution = { meetingRhythm: { every: 'week' } };
	const days = ['2025-01-06', '2025-01-15', '2025-01-20', '2025-02-03'];
	const events = [
		...founded('2025-01-06', { constitution }),
		...days.flatMap((on, place) => meeting(place + 1, on))
	];
	// Due on 6, 13, 20 and 27 January: the meeting of the 13th was held on the 15th, that of the 27th was not held.
	expect(exceptions(events, whole).missedMeetings).toEqual(['2025-01-27']);
});

test('a difference that was not accepted is left when a foreign file seals', () => {
	const events = [
		...founded('2025-01-05', { box: 100 }),
		...openMeeting(1, '2025-01-05', counted({ '5000': 1 })),
		event({ type: 'MeetingSealed', occurredOn: '2025-01-05', countedCash: 5000 })
	];
	expect(exceptions(events, whole).differences).toEqual([
		{ meeting: at(1, '2025-01-05'), amount: -5000, accepted: false, reason: null }
	]);
});

describe('who agreed', () => {
	const agreed = (loan: string, approvedBy: readonly string[]) => (on: string) =>
		event({ ...lent(loan, 'm3', 10)(on), approvedBy, eventId: loan });
	const book = (approvals: readonly string[] | undefined) => [
		...founded('2025-01-05', { box: 1000, members: 4, constitution: { approvals: { loan: 1 } } }),
		office('m4', 'writer')('2025-01-05'),
		...openMeeting(
			1,
			'2025-01-05',
			agreed('none', []),
			agreed('member', ['m3', 'm3']),
			agreed('writer', ['m4']),
			agreed('officer', ['m1']),
			left('m2')
		),
		event({ type: 'MeetingSealed', occurredOn: '2025-01-05', ...(approvals ? { approvals } : {}) })
	];
	const missing = (approvals?: readonly string[]) =>
		exceptions(book(approvals), whole).missingApprovals.map(({ eventId, type, given, asked }) =>
			type === 'LoanDisbursed' ? eventId : [type, given, asked]
		);

	test('is who sealed, of those who held an office when the meeting began; the writer alone counts for nothing', () => {
		expect(missing(['m1', 'm2'])).toEqual([]);
		// Touched faces beside the entries are not approvals.
		expect(missing(['m1'])).toEqual([
			['MemberLeft', 1, 2],
			['MeetingSealed', 1, 2]
		]);
		expect(missing(['m4'])).toEqual([
			'none',
			'member',
			'writer',
			'officer',
			['MemberLeft', 0, 2],
			['MeetingSealed', 0, 2]
		]);
	});

	test('is what an entry itself says where a seal on paper names nobody', () => {
		expect(missing()).toEqual(['none', 'member', 'writer', ['MemberLeft', 0, 2], ['MeetingSealed', 0, 2]]);
	});

	test('is no officer who was made one in the same meeting', () => {
		const taken = [
			...founded('2025-01-05', { members: 4 }),
			...openMeeting(1, '2025-02-05', withFields(office('m3', 'secretary'), { approvedBy: ['m1', 'm2'] })),
			event({ type: 'MeetingSealed', occurredOn: '2025-02-05', approvals: ['m1', 'm3'] })
		];
		const found = exceptions(taken, whole).missingApprovals;
		expect(found.map(({ type, given, asked }) => [type, given, asked])).toEqual([
			['OfficeGiven', 1, 2],
			['MeetingSealed', 1, 2]
		]);
	});
});

test('an office that was handed over without the officers; the first ones the circle gives', () => {
	const approved = (member: string, approvedBy: readonly string[]) => (on: string) =>
		event({ ...office(member, 'president')(on), approvedBy, eventId: `${member}-${on}` });
	const events = [
		...founded('2025-01-05', { members: 4 }),
		office('m3', 'treasurer')('2025-01-05'),
		...meeting(1, '2025-02-05', approved('m4', [])),
		// The outgoing officer was in office until the day before, so her approval counts.
		...meeting(2, '2025-03-05', approved('m1', ['m4', 'm3']))
	];
	const missing = exceptions(events, whole).missingApprovals.filter(({ type }) => type === 'OfficeGiven');
	expect(missing.map(({ eventId, asked, given }) => [eventId, asked, given])).toEqual([
		['m4-2025-02-05', 2, 0]
	]);
});

test('codes that a passbook showed otherwise, or of which nobody was asked; what an older app did not ask is no exception', () => {
	const events = [
		...founded('2025-01-01', { members: 3 }),
		...meeting(1, '2025-01-05'),
		...meeting(2, '2025-02-05', codeCompared('same')),
		...meeting(3, '2025-03-05', codeCompared('left')),
		...meeting(4, '2025-04-05', codeCompared('other')),
		// A member with a passbook came late.
		...meeting(5, '2025-05-05', codeCompared('left'), codeCompared('same')),
		// A later match does not cancel the mismatch, because somebody may have tried until it was right.
		...meeting(6, '2025-06-05', codeCompared('other'), codeCompared('same'))
	];
	expect(exceptions(events, whole).lastCodes).toEqual([
		{ meeting: at(3, '2025-03-05'), outcome: 'left' },
		{ meeting: at(4, '2025-04-05'), outcome: 'other' },
		{ meeting: at(6, '2025-06-05'), outcome: 'other' }
	]);
});

test('an empty page that was put away stands on the day on which it was, whatever year it was opened for', () => {
	const wrong = withFields(saved('m1', 20), { eventId: 'a' });
	const events = [
		...founded('2025-01-05'),
		...openMeeting(1, '2028-02-05', marked('m1'), wrong, takenBack('a')),
		putAway('m1', 'm2')('2025-02-05'),
		...meeting(1, '2025-02-05', saved('m1', 20))
	];
	const told = exceptions(events, whole);
	expect(told.putAway).toEqual([
		{ meeting: at(1, '2028-02-05'), on: '2025-02-05', takenBack: 1, approvedBy: [1, 2] }
	]);
	// A page that was put away is no meeting: no other register has it, and no day of 2028 is the last of the book.
	expect(told.missingApprovals.filter(({ meeting: where }) => where?.day === '2028-02-05')).toEqual([]);
	expect(accountBook(events, { currency: 'INR' }).on).toBe('2025-02-05');
	expect(found.putAway).toEqual([]);
});

test('what takes a correction back at the desk with too few officers is told by the register as by the check', () => {
	const on = '2025-02-12';
	const out = (eventId: string, reverses: string, codes: readonly string[]) =>
		event({
			...{ type: 'EventReversed', eventId, occurredOn: on, reverses, approvedBy: codes },
			reason: eventId === 'back' ? 'undo' : 'wrongAmount'
		});
	const takenBackBy = (...codes: readonly string[]) => [
		...founded('2025-01-05', { members: 4 }),
		...openMeeting(1, '2025-02-05', withFields(saved('m3', 20), { eventId: 'line' })),
		event({ type: 'MeetingSealed', occurredOn: '2025-02-05', approvals: ['m1', 'm2'] }),
		...desk(1, on),
		out('out', 'line', ['m1', 'm2']),
		out('back', 'out', codes),
		event({ type: 'MeetingSealed', occurredOn: on })
	];
	const told = (events: ReturnType<typeof takenBackBy>, to = '2025-12-31') =>
		exceptions(events, { ...whole, to: day(to) }).missingApprovals.filter(
			({ eventId }) => eventId === 'back'
		);
	const alone = takenBackBy('m1');
	expect(told(alone)).toEqual([
		{
			...{ eventId: 'back', type: 'EventReversed', approvedBy: [1], asked: 2, given: 1 },
			meeting: { kind: 'desk', number: 1, day: on }
		}
	]);
	expect(lackingBesideMeetings(alone, whole).map(({ eventId }) => eventId)).toContain('back');
	expect(told(alone, '2025-02-11')).toEqual([]);
	expect(told(takenBackBy('m1', 'm2'))).toEqual([]);
});

// One officer wrote both entries, and no closing read them out, although the member was told that her objection is in the book.
test('what one officer wrote at the desk and took back there is told, with what took it back', () => {
	const on = '2025-02-12';
	const raised = { type: 'DisputeRaised', eventId: 'says', about: 'line', memberId: 'm3', kind: 'amount' };
	const back = { type: 'EventReversed', eventId: 'back', reverses: 'says', reason: 'undo' };
	const events = [
		...founded('2025-01-05', { members: 4 }),
		...meeting(1, '2025-02-05', withFields(saved('m3', 20), { eventId: 'line' })),
		...desk(1, on),
		event({ ...raised, occurredOn: on }),
		event({ ...back, occurredOn: on }),
		event({ type: 'MeetingSealed', occurredOn: on })
	];
	const line = { meeting: { kind: 'desk', number: 1, day: on }, on, number: 3, amount: null, approvedBy: [] };
	expect(exceptions(events, whole).between).toEqual([
		{ ...line, eventId: 'says', type: 'DisputeRaised' },
		{ ...line, eventId: 'back', type: 'EventReversed' }
	]);
	expect(exceptions(events, { ...whole, to: day('2025-02-11') }).between).toEqual([]);
});

test('a dispute of the open page that was taken back there is told as one that she took back', () => {
	const on = '2025-03-05';
	const says = { type: 'RaiseDispute', on: day(on), about: 'b12', memberId: 'm3', kind: 'amount' };
	const acts = [
		opens(on),
		...came(on),
		says,
		{ type: 'TakeBack', on: day(on), eventIds: ['a6'] }
	] as Command[];
	const { events, results } = play(bookOf(plain), [...acts, count(on), seal(on, 'm1', 'm2')]);
	expect(results.every((one) => one === 'ok')).toBe(true);
	const dispute = { about: 'b12', type: 'AttendanceMarked', number: 3, kind: 'amount', raisedOn: on };
	const ends = { page: at(1, '2025-02-05'), settledOn: on, outcome: 'withdrawn' };
	expect(exceptions([...plain, ...events], whole).disputes).toEqual([{ ...dispute, ...ends }]);
	// The same while the page is still open.
	expect(exceptions([...plain, ...events.slice(0, 7)], whole).disputes).toHaveLength(1);
});

describe('what was written between meetings by a clock that is years ahead', () => {
	const [far, next] = ['2099-01-01', '2025-03-05'];
	const acts = [joins(far, { approvedBy: both }), consents(far)];
	const told = (events: readonly GroupEvent[], to = '2025-12-31') =>
		exceptions([...plain, ...events], { ...whole, to: day(to) }).between.map(({ type, on }) => [type, on]);

	test('stands in the exceptions of today until the circle heard it', () => {
		expect(told(play(bookOf(plain), acts).events)).toEqual([
			['MemberJoined', far],
			['ConsentGiven', far]
		]);
	});

	test('and then on the day of the page that heard it', () => {
		const closed = [...acts, opens(next), ...came(next), count(next), seal(next, 'm1', 'm2')];
		const { events } = play(bookOf(plain), closed);
		expect(told(events)).toEqual([
			['MemberJoined', next],
			['ConsentGiven', next]
		]);
		expect(told(events, '2025-03-04')).toEqual([]);
	});
});

test('desk pages on which nothing stands are told as pages that were put away, by nobody', () => {
	const days = ['2025-03-01', '2025-03-02'];
	const { events } = play(
		bookOf(plain),
		days.flatMap((on) => [opens(on, 'desk'), opens(on), away(on)])
	);
	expect(exceptions([...plain, ...events], whole).putAway).toEqual([
		...days.map((on) => ({ meeting: at(2, on), on, takenBack: 0, approvedBy: [1, 2] })),
		...days.map((on, place) => ({
			meeting: { kind: 'desk', number: place + 1, day: on },
			...{ on, takenBack: 0, approvedBy: [] }
		}))
	]);
});

test('names that changed, and with whose name: two that change places are both told', () => {
	const named = (number: number, letter: string) =>
		withFields(joined(number), { name: letter.repeat(64) })('2025-01-05');
	const book = [
		...founded('2025-01-05'),
		named(4, 'a'),
		named(5, 'b'),
		// A first name is no renaming, nor is the same name entered again.
		...meeting(1, '2025-01-05', called('m1', 'c'), called('m1', 'c')),
		...meeting(2, '2025-02-05', called('m4', 'b'), called('m5', 'a'), called('m1', 'd'))
	];
	const meetingOfTwo = at(2, '2025-02-05');
	expect(exceptions(book, whole).names).toEqual([
		{ on: '2025-02-05', number: 4, of: 5, meeting: meetingOfTwo },
		{ on: '2025-02-05', number: 5, of: 4, meeting: meetingOfTwo },
		{ on: '2025-02-05', number: 1, of: null, meeting: meetingOfTwo }
	]);
	expect(exceptions(book, { ...whole, from: day('2025-03-01') }).names).toEqual([]);
});

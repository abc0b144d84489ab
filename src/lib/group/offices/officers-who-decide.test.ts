import { describe, expect, test } from 'vitest';
import type { EventId, MemberId } from '#kernel';
import {
	bookOf,
	day,
	aStamp,
	doing,
	founded,
	lent,
	loanId,
	marked,
	meeting,
	memberId,
	office,
	opened,
	openMeeting,
	rupees,
	saved,
	withFields,
	type Entry
} from '../../../../tests/support/builders.ts';
import { terms } from '../../../../tests/support/loan-entries.ts';
import { left } from '../../../../tests/support/people.ts';
import {
	beginningOn,
	lacksApprovals,
	officersAmong,
	officersWhoDecide,
	pointsToHear,
	type Command,
	type GroupEvent,
	type GroupState,
	type Office
} from '../index.ts';
import { approvedAtSeal } from './officers-who-decide.ts';

// Officers who approve (ledger law 41). Computed by hand: m1 is president and m2 secretary of a group of four from 5 January 2025.

const [first, now, later] = ['2025-01-05', '2025-02-05', '2025-03-05'];
const on = day(now);
const [m1, m2, m3, m4] = ['m1', 'm2', 'm3', 'm4'].map(memberId) as [MemberId, MemberId, MemberId, MemberId];
const everybody = ['m1', 'm2', 'm3', 'm4'].map((one) => marked(one));

const group = (constitution: object = {}) => founded(first, { members: 4, box: 1000, constitution });
const open = (before: readonly GroupEvent[], ...more: readonly Entry[]) =>
	bookOf([...before, ...openMeeting(2, now, ...everybody, ...more)]);
const past = meeting(1, first, ...everybody, saved('m1', 20));
const book = (...more: readonly Entry[]) => open([...group(), ...past], ...more);

const stamp = aStamp();
/** Returns the state after these commands; each must succeed. */
function after(state: GroupState, ...commands: readonly Command[]): GroupState {
	let now = state;
	for (const command of commands) {
		const decided = doing(now, command, stamp);
		expect(decided.ok ? null : decided.error).toBeNull();
		if (decided.ok) now = decided.value.state;
	}
	return now;
}
const refusal = (state: GroupState, command: Command) => {
	const decided = doing(state, command, stamp);
	return decided.ok ? null : decided.error;
};
const count: Command = { type: 'CountCash', on, pieces: new Map([[rupees(1), 1020]]) };
const seal = (...approvals: readonly MemberId[]): Command => ({ type: 'SealMeeting', on, approvals });
const give = (memberId: MemberId, office: Office = 'president'): Command => ({
	type: 'GiveOffice',
	on,
	memberId,
	office,
	agreedBy: [m1, m2, m3, m4]
});

describe('one officer alone', () => {
	test('cannot hand an office over and close the meeting with the code of the new officer', () => {
		// Attack: the president marks all as present, taps every face, makes a friend secretary and seals with her.
		const taken = after(book(), give(m3, 'secretary'), count);
		expect(refusal(taken, seal(m1, m3))).toEqual({ type: 'ApprovalsMissing', given: 1, needed: 2 });
		expect(refusal(taken, seal(m1))).toEqual({ type: 'ApprovalsMissing', given: 1, needed: 2 });
		expect(refusal(taken, seal(m1, m2))).toBeNull();
		expect(officersWhoDecide(taken)).toEqual([m1, m2]);
	});

	test('cannot lower the number of codes by new rules of the same meeting', () => {
		const constitution = {
			...(group()[0] as { constitution: object }).constitution,
			approvals: { seal: 1, rule: 1 }
		};
		const ruled = after(
			book(),
			{ type: 'ChangeRules', on, constitution: constitution as never, agreedBy: [m1, m2, m3, m4] },
			count
		);
		expect(refusal(ruled, seal(m1))).toEqual({ type: 'ApprovalsMissing', given: 1, needed: 2 });
	});

	test('cannot write the others out of the group', () => {
		const gone = after(
			book(),
			{ type: 'LeaveGroup', on, memberId: m2, reason: 'excluded', agreedBy: [m1, m2, m3, m4] },
			count
		);
		expect(refusal(gone, seal(m1))?.type).toBe('ApprovalsMissing');
		// Two officers must be left after it: a successor is chosen on the same page. The leaver's own code counts, since she held an office at the
		// start.
		expect(refusal(gone, seal(m1, m2))).toEqual({ type: 'SuccessorMissing', has: 1 });
		expect(refusal(after(gone, give(m3, 'secretary')), seal(m1, m2))).toBeNull();
	});

	test('cannot wait, with the clock, for a day on which no other term runs', () => {
		const ends = withFields(office('m2', 'secretary'), { until: '2026-01-04' })(first);
		const future = bookOf([...group(), ends, ...past, ...openMeeting(2, '2031-01-05', ...everybody)]);
		expect(officersWhoDecide(future)).toEqual([m1, m2]);
	});

	test('cannot choose an old day on which she alone held an office', () => {
		// There was no secretary from 5 to 10 February.
		const book = [
			...group(),
			...past,
			withFields(office('m2', 'secretary'), { until: '2025-02-04' })('2025-02-05'),
			office('m3', 'secretary')('2025-02-11'),
			...meeting(2, later, ...everybody),
			withFields(opened(3), { late: true })('2025-02-07')
		];
		expect(officersWhoDecide(bookOf(book))).toEqual([m1, m3]);
	});
});

describe('who decides', () => {
	test('in a late meeting those of its own day', () => {
		const handed = [
			...group(),
			...past,
			...meeting(2, now, ...everybody, office('m3', 'president'), office('m4', 'secretary')),
			...meeting(3, later, ...everybody)
		];
		expect(officersWhoDecide(bookOf(handed))).toEqual([m3, m4]);
		expect(
			officersWhoDecide(bookOf([...handed, withFields(opened(4), { late: true })('2025-01-20')]))
		).toEqual([m1, m2]);
	});

	test('of a day whose officers have left since, those who are left and those of now', () => {
		const gone = [
			...group(),
			...past,
			...meeting(2, now, ...everybody, office('m3', 'president'), office('m4', 'treasurer'), left('m1')),
			withFields(opened(3), { late: true })('2025-01-20')
		];
		expect(officersWhoDecide(bookOf(gone))).toEqual([m2, m3, m4]);
	});

	test('where all terms have run out, those who held them, until others are chosen', () => {
		const ended = ['m1', 'm2'].map((one, place) =>
			withFields(office(one, place === 0 ? 'president' : 'secretary'), { until: '2025-01-31' })(first)
		);
		const over = bookOf([
			...group(),
			...ended,
			...past,
			...meeting(2, now, ...everybody),
			...openMeeting(3, later)
		]);
		expect(officersWhoDecide(over)).toEqual([m1, m2]);
	});

	test('where one is left, her code and the quorum', () => {
		const alone = [...group(), ...past, ...meeting(2, now, ...everybody, left('m2'))];
		const at = (...marks: readonly Entry[]) => bookOf([...alone, ...openMeeting(3, later, ...marks)]);
		const asked = { approval: 'rule', least: 2 } as const;
		expect(officersWhoDecide(at())).toEqual([m1]);
		expect(lacksApprovals(at(marked('m1')), [m1], asked)).toEqual({
			type: 'QuorumMissing',
			present: 1,
			needed: 2
		});
		expect(lacksApprovals(at(marked('m1'), marked('m3')), [m1], asked)).toBeNull();
		expect(lacksApprovals(at(marked('m1'), marked('m3')), [m3], asked)).toEqual({
			type: 'ApprovalsMissing',
			given: 0,
			needed: 1
		});
	});

	test('never the writer alone', () => {
		const begun = beginningOn(bookOf([...group(), office('m3', 'writer')(first)]), on);
		expect([officersAmong(begun, [m3]), officersAmong(begun, [m3, m1]), officersAmong(begun, [m4])]).toEqual([
			0, 2, 0
		]);
	});
});

describe('of terms that run out', () => {
	const until = (member: string, held: string, day: string) =>
		withFields(office(member, held), { until: day })(first);
	const closedAgain = [
		...meeting(2, '2025-04-05', ...everybody),
		...openMeeting(3, '2025-05-05', ...everybody)
	];

	test('neither the last day nor any day after it ends what decides: a successor does', () => {
		const three = [...group(), office('m3', 'treasurer')(first), until('m2', 'secretary', now), ...past];
		expect(officersWhoDecide(bookOf([...three, ...openMeeting(2, now)]))).toEqual([m1, m3, m2]);
		expect(officersWhoDecide(bookOf([...three, ...openMeeting(2, '2025-02-06')]))).toEqual([m1, m3, m2]);
		expect(officersWhoDecide(bookOf([...three, ...openMeeting(2, '2035-02-06')]))).toEqual([m1, m3, m2]);
		const followed = meeting(2, '2025-02-06', ...everybody, office('m4', 'secretary'));
		expect(officersWhoDecide(bookOf([...three, ...followed]))).toEqual([m1, m3, m4]);
	});

	test('where all did before the book was closed last, all of them still decide', () => {
		const over = [
			...group(),
			until('m3', 'treasurer', '2025-02-10'),
			until('m1', 'president', '2025-03-01'),
			until('m2', 'secretary', '2025-02-01')
		];
		expect(officersWhoDecide(bookOf([...over, ...past, ...closedAgain]))).toEqual([m3, m1, m2]);
	});
});

describe('the codes at the seal', () => {
	test('are as many as anything in the meeting asks for', () => {
		const three = group({ approvals: { seal: 2, loan: 3 } });
		const state = open([...three, office('m3', 'treasurer')(first), ...past]);
		const lend: Command = {
			type: 'DisburseLoan',
			on,
			loanId: loanId('l1'),
			memberId: m4,
			principal: rupees(100),
			terms: terms(),
			purpose: 'health',
			agreedBy: [m1, m2, m3]
		};
		const counted: Command = { type: 'CountCash', on, pieces: new Map([[rupees(1), 920]]) };
		const lentTo = after(state, lend, counted);
		expect(refusal(lentTo, seal(m1, m2))).toEqual({ type: 'ApprovalsMissing', given: 2, needed: 3 });
		expect(refusal(lentTo, seal(m1, m2, m3))).toBeNull();
	});

	test('approve what is read out before; faces write no approval', () => {
		const state = after(book(), give(m3));
		const points = pointsToHear(state.openMeeting as never);
		expect(points.map(({ type, approvedBy }) => [type, approvedBy])).toEqual([['OfficeGiven', undefined]]);
	});

	test('approve loans as well, which are not read out one by one', () => {
		const loan = withFields(lent('l1', 'm4', 100), { eventId: 'loan' });
		const given = withFields(office('m3', 'treasurer'), { eventId: 'given' });
		const meeting = book(withFields(saved('m1', 20), { eventId: 'saving' }), loan, given)
			.openMeeting as never;
		const ids = (events: readonly GroupEvent[]) => events.map(({ eventId }) => eventId);
		expect(ids(approvedAtSeal(meeting))).toEqual(['loan', 'given']);
		expect(ids(pointsToHear(meeting))).toEqual(['given']);
	});

	test('a point that is not agreed is undone', () => {
		const state = after(book(), give(m3));
		const eventId = state.openMeeting?.events.at(-1)?.eventId as EventId;
		const undone = after(state, { type: 'TakeBack', on, eventIds: [eventId] });
		expect(pointsToHear(undone.openMeeting as never)).toEqual([]);
	});

	test('a correction that is not agreed is undone whole', () => {
		const saving = withFields(saved('m2', 20), { eventId: 'saving' });
		const state = open([...group(), ...meeting(1, first, ...everybody, saving)]);
		const correct: Command = {
			type: 'CorrectEntry',
			on,
			eventId: 'saving' as EventId,
			reason: 'wrongAmount',
			replacement: { type: 'SavingDeposited', memberId: m2, fund: 'regular', amount: 5000 as never },
			agreedBy: [m1, m2]
		};
		const corrected = after(state, correct);
		expect(corrected.balances.get('box' as never)).toBe(105_000);
		expect(pointsToHear(corrected.openMeeting as never)).toHaveLength(2);
		const ids = pointsToHear(corrected.openMeeting as never).map(({ eventId }) => eventId as EventId);
		const undone = after(corrected, { type: 'TakeBack', on, eventIds: ids });
		expect(undone.balances.get('box' as never)).toBe(102_000);
		expect(pointsToHear(undone.openMeeting as never)).toEqual([]);
		// It can be corrected again, and the page can be replayed.
		expect(refusal(undone, correct)).toBeNull();
	});
});

import { describe, expect, test } from 'vitest';
import type { Instant } from '#kernel';
import {
	aStamp,
	bookOf,
	counted,
	day,
	desk,
	doing,
	founded,
	lent,
	marked,
	meeting,
	office,
	opened,
	openMeeting,
	rupees,
	saved,
	withFields
} from '../../../../tests/support/builders.ts';
import { toSocialFund } from '../../../../tests/support/dues.ts';
import { late, writtenOff } from '../../../../tests/support/loan-entries.ts';
import { left, written } from '../../../../tests/support/people.ts';
import {
	agreedBy,
	first,
	firstOf,
	here,
	m1,
	m2,
	m3,
	now,
	on,
	refusalOfCommand,
	tapBook
} from '../../../../tests/support/tap-book.ts';
import { openLoansOf } from '../index.ts';

// Events written by a command: every given field, and the requirements of the app (ledger law 3, 5 and 8).

describe('a meeting', () => {
	test('seals the open desk meeting on its last day; a special one does not', () => {
		const atDesk = bookOf([
			...tapBook(),
			...desk(1, '2025-02-01', saved('m1', 20)),
			saved('m1', 20)('2025-02-07')
		]);
		const opening = (at: string, kind: 'regular' | 'special') =>
			({ type: 'OpenMeeting', on: day(at), kind }) as const;
		expect(written(atDesk, opening('2025-02-09', 'regular'))).toMatchObject([
			{ type: 'MeetingSealed', occurredOn: '2025-02-09' },
			{ type: 'MeetingOpened', occurredOn: '2025-02-09', number: 2 }
		]);
		expect(written(atDesk, opening('2025-02-07', 'regular'))[0]).toMatchObject({ occurredOn: '2025-02-07' });
		expect(refusalOfCommand(atDesk, opening('2025-02-09', 'special'))).toEqual({
			type: 'MeetingAlreadyOpen',
			kind: 'desk'
		});
	});

	test('of paper has the number and the day of the paper, and is sealed on its own day', () => {
		const state = bookOf([...tapBook(), ...meeting(2, now)]);
		const paper = {
			type: 'OpenMeeting',
			on: day('2025-01-20'),
			kind: 'regular',
			late: { number: 7 },
			calledBy: m2
		} as const;
		expect(firstOf(state, paper)).toMatchObject({
			number: 7,
			late: true,
			calledBy: 'm2',
			occurredOn: '2025-01-20'
		});
		const entered = bookOf([...tapBook(), ...meeting(2, now), late(7)('2025-01-20')]);
		expect(
			firstOf(entered, { type: 'SealMeeting', on: day('2025-03-01'), approvals: agreedBy })
		).toMatchObject({
			type: 'MeetingSealed',
			occurredOn: '2025-01-20'
		});
	});

	test('of which the roll was called says at its seal who was not there; without a roll nothing is said of anybody', () => {
		const seal = { type: 'SealMeeting', on, approvals: agreedBy } as const;
		const without = bookOf([...tapBook(), late(7)('2025-02-02')]);
		expect(written(without, seal).map(({ type }) => type)).toEqual(['MeetingSealed']);
		const withRoll = bookOf([
			...tapBook(),
			late(7)('2025-02-02'),
			marked('m1')('2025-02-02'),
			marked('m2', 'excused')('2025-02-02')
		]);
		const absent = ['m3'].map((memberId) => ({
			type: 'AttendanceMarked',
			occurredOn: '2025-02-02',
			memberId,
			state: 'absent'
		}));
		expect(written(withRoll, seal)).toMatchObject([...absent, { type: 'MeetingSealed' }]);
	});

	test('says on its first day who was not there, also of a woman who left in it and where it goes on for days', () => {
		const state = bookOf([
			...founded(first, { members: 5 }),
			opened(1)(now),
			...here.map((entry) => entry(now)),
			left('m4')(now),
			left('m5')('2025-02-07'),
			counted({})('2025-02-07')
		]);
		const seal = { type: 'SealMeeting', on: day('2025-02-08'), approvals: agreedBy } as const;
		expect(written(state, seal)).toMatchObject([
			{ type: 'AttendanceMarked', occurredOn: now, memberId: 'm4', state: 'absent' },
			{ type: 'AttendanceMarked', occurredOn: now, memberId: 'm5', state: 'absent' },
			{ type: 'MeetingSealed', occurredOn: '2025-02-08' }
		]);
	});

	test('of paper is agreed by those who held an office on its day', () => {
		const state = bookOf([
			...tapBook(),
			office('m3', 'treasurer')('2025-02-01'),
			...meeting(2, now),
			late(7)('2025-02-02')
		]);
		const seal = (...approvals: readonly (typeof m1)[]) => ({ type: 'SealMeeting', on, approvals }) as const;
		expect(refusalOfCommand(state, seal(m1, m3))).toBeNull();
		expect(
			refusalOfCommand(
				bookOf([
					...tapBook(),
					office('m3', 'treasurer')('2025-02-01'),
					...meeting(2, now),
					late(7)('2025-01-20')
				]),
				seal(m1, m3)
			)
		).toEqual({
			type: 'ApprovalsMissing',
			given: 1,
			needed: 2
		});
	});

	test('is sealed on the day of its last entry, or today', () => {
		const counts = bookOf([
			...tapBook(),
			opened(2)(now),
			...here.map((entry) => entry(now)),
			saved('m1', 20)('2025-02-07'),
			counted({ '100': 560 })('2025-02-07')
		]);
		const seal = (at: string) => ({ type: 'SealMeeting', on: day(at), approvals: agreedBy }) as const;
		expect(firstOf(counts, seal(now))).toMatchObject({ occurredOn: '2025-02-07' });
		expect(firstOf(counts, seal('2025-02-08'))).toMatchObject({ occurredOn: '2025-02-08' });
	});

	test.each([
		[540, 'NoDifference', undefined],
		[541, 'over', 100],
		[539, 'short', 100]
	])('%d rupees were counted, 540 are in the book: %s', (rupeesCounted, said, amount) => {
		const state = bookOf([...tapBook(), ...openMeeting(2, now, ...here, counted({ '100': rupeesCounted }))]);
		const accept = { type: 'AcceptCashDifference', on, reason: 'unknown', agreedBy } as const;
		if (amount === undefined) expect(refusalOfCommand(state, accept)).toEqual({ type: said });
		else expect(firstOf(state, accept)).toMatchObject({ direction: said, amount });
	});

	test('asks for a count and a meeting', () => {
		const sealed1 = bookOf(tapBook());
		for (const command of [
			{ type: 'AcceptCashDifference', on, reason: 'unknown', agreedBy },
			{ type: 'SealMeeting', on, approvals: agreedBy },
			{ type: 'RepayLoans', on, memberId: m1, amount: rupees(1) }
		] as const)
			expect(refusalOfCommand(sealed1, command)).toEqual({ type: 'NoOpenMeeting' });
	});
});

describe('the roll', () => {
	const saving = { mode: 'fixed', amount: 2000, voluntary: true };

	test('a second answer takes back what the first wrote, and nothing beside it', () => {
		const gave = {
			type: 'AnswerRoll',
			on,
			memberId: m1,
			answer: 'gave',
			amount: rupees(20),
			socialFund: rupees(10)
		} as const;
		const group = bookOf([...tapBook({ saving }), opened(2)(now)]);
		const beside = bookOf([
			...tapBook({ saving }),
			opened(2)(now),
			withFields(saved('m1', 5, 'voluntary'), { eventId: 'own' })(now),
			withFields(toSocialFund('m1', 3), {
				eventId: 'gift',
				recordedAt: '2026-11-24T08:00:00.000Z' as Instant
			})(now)
		]);
		const once = doing(beside, gave, aStamp('a'));
		const again = once.ok && written(once.value.state, { ...gave, answer: 'came' });
		expect(
			again && again.flatMap((event) => (event.type === 'EventReversed' ? [event.reverses] : []))
		).toEqual(['a2', 'a3']);
		// She came without an amount: only a mark is written.
		expect(
			written(group, { type: 'AnswerRoll', on, memberId: m1, answer: 'gave' }).map(({ type }) => type)
		).toEqual(['AttendanceMarked']);
	});
});

test('loans of hers that are open: with something to pay, not given up, from the oldest on', () => {
	const state = bookOf([
		...tapBook(),
		...openMeeting(
			2,
			now,
			...here,
			lent('l2', 'm1', 10),
			lent('l3', 'm1', 20),
			lent('l4', 'm2', 10),
			writtenOff('l2')
		)
	]);
	expect(openLoansOf(state, m1, on).map((loan) => loan.loanId)).toEqual(['l1', 'l3']);
});

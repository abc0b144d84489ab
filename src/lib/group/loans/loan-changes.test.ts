import { describe, expect, test } from 'vitest';
import { present } from '#kernel';
import {
	bankOpened,
	bookOf,
	day,
	desk,
	doing,
	founded,
	lent,
	loanId,
	marked,
	meeting,
	memberId,
	opened,
	openMeeting,
	refusalOf,
	repaid,
	rupees,
	saved,
	withFields,
	type Entry
} from '../../../../tests/support/builders.ts';
import { recorded } from '../../../../tests/support/people.ts';
import { rescheduled, terms, toppedUp, writtenOff } from '../../../../tests/support/loan-entries.ts';
import type { Command, GroupEvent, GroupState } from '../index.ts';

// Rejections, postings and requirements of the app for changes of a loan (ledger law 5, 6 and fine print 8 to 11). Figures over months are in
// tests/golden/loan-changes.test.ts.

const first = '2025-01-05';
const now = '2025-02-05';
const book = (constitution: object = {}, ...more: readonly Entry[]) => [
	...founded(first, { members: 4, box: 2000, constitution }),
	bankOpened()(first),
	...meeting(1, first, lent('l1', 'm1', 500), ...more)
];
const open = (constitution: object = {}, ...entries: readonly Entry[]): GroupState =>
	bookOf([...book(constitution), ...openMeeting(2, now, ...entries)]);
const refused = (state: GroupState, entry: Entry, at = now) => refusalOf(state, entry(at));

const changes: readonly (readonly [string, (loan?: string) => Entry])[] = [
	['put on new terms', (loan) => rescheduled({}, loan)],
	['topped up', (loan) => toppedUp(10, {}, loan)],
	['written off', (loan) => writtenOff(loan)]
];

describe.each(changes)('a loan is %s', (_, change) => {
	test('only in a meeting, at the desk too', () => {
		expect(refused(bookOf(book()), change())).toEqual({ type: 'NoOpenMeeting' });
		expect(refused(bookOf([...book(), ...desk(1, now)]), change())).toBeNull();
	});

	test('only if it is known, by members who are known', () => {
		expect(refused(open(), change('l9'))).toEqual({ type: 'LoanUnknown', loanId: 'l9' });
		expect(refused(open(), withFields(change(), { approvedBy: ['m1', 'm9'] }))).toEqual({
			type: 'MemberUnknown',
			memberId: 'm9'
		});
	});

	test('not when nothing is out', () => {
		expect(refused(open({}, repaid('l1', 510)), change())).toEqual({ type: 'LoanFinished', loanId: 'l1' });
	});

	test('not before it was given', () => {
		const state = open({}, withFields(lent('l2', 'm2', 100), { occurredOn: '2025-02-07' }));
		expect(refused(state, change('l2'), '2025-02-06')).toEqual({
			type: 'DayBeforeLoan',
			disbursedOn: '2025-02-07'
		});
		expect(refused(state, change('l2'), '2025-02-07')).toBeNull();
	});

	test('not once it was given up', () => {
		expect(refused(open({}, writtenOff()), change())).toEqual({ type: 'LoanWrittenOff', loanId: 'l1' });
	});
});

describe('a woman who has left', () => {
	/** No event can leave a loan with a leaver, only a damaged book. */
	const member = memberId('m1');
	const base = open();
	const left: GroupState = {
		...base,
		members: new Map(base.members).set(member, {
			...present(base.members.get(member), 'she is known'),
			leftOn: day('2025-02-01'),
			leftBecause: 'moved'
		})
	};
	const gone = { type: 'MemberHasLeft', memberId: 'm1', leftOn: '2025-02-01' };

	test('gets no loan, no top-up and no new terms, and stands in for nobody', () => {
		expect(refused(left, lent('l2', 'm1', 10))).toEqual(gone);
		expect(refused(left, withFields(lent('l2', 'm2', 10), { guarantors: ['m1'] }))).toEqual(gone);
		expect(refused(left, toppedUp(10))).toEqual(gone);
		expect(refused(left, rescheduled())).toEqual(gone);
	});

	test('pays nothing more; what she owes may be given up, and may come back then', () => {
		expect(refused(left, repaid('l1', 10))).toEqual(gone);
		expect(refused(left, writtenOff())).toBeNull();
		const given = recorded(left, writtenOff()(now)).state;
		expect(refused(given, repaid('l1', 10))).toBeNull();
	});
});

describe('terms', () => {
	test.each([
		['firstDueOn', { firstDueOn: '2025-02-04' }],
		['months', { method: 'flat', months: '0' }],
		['upFront', { method: 'upFront', instalments: 1 }]
	])('new ones are refused for %s', (field, more) => {
		expect(refused(open(), rescheduled(more))).toEqual({ type: 'TermsInvalid', field });
	});

	test.each([
		['firstDueOn', { firstDueOn: '2025-02-04' }],
		['months', { method: 'flat', months: '0' }],
		// 600 at 2 percent for nine months is 108, more than the 100 paid out; for eight it is 96.
		['upFront', { method: 'upFront', instalments: 9 }]
	])('those of a top-up are refused for %s', (field, more) => {
		expect(refused(open(), toppedUp(100, { terms: terms(more) }))).toEqual({ type: 'TermsInvalid', field });
	});

	test('of a top-up up front leave something to hand over', () => {
		expect(
			refused(open(), toppedUp(100, { terms: terms({ method: 'upFront', instalments: 8 }) }))
		).toBeNull();
		// Terms of the loan itself: 49 percent a month for two months, none charged yet.
		const dear = lent('l2', 'm2', 300, { method: 'upFront', percentPerMonth: '49', instalments: 2 });
		const state = bookOf([...book({}, dear), opened(2)('2025-01-20')]);
		expect(refused(state, toppedUp(100, {}, 'l2'), '2025-01-20')).toBeNull();
		// 98 of 100 are kept back; of 1 rupee it is 98 paise, rounded to 1 rupee, which leaves nothing.
		expect(refused(state, toppedUp(1, {}, 'l2'), '2025-01-20')).toEqual({
			type: 'TermsInvalid',
			field: 'upFront'
		});
	});

	test('a first day on the day itself can be kept', () => {
		expect(refused(open(), rescheduled({ firstDueOn: now }))).toBeNull();
	});
});

describe('a top-up', () => {
	test('through the bank, where it may have paise', () => {
		expect(refused(open(), toppedUp(10.5))).toMatchObject({ type: 'NotWholeCoins' });
		expect(refused(open(), toppedUp(10, { via: 'bank/b9' }))).toMatchObject({ type: 'BankAccountUnknown' });
		expect(refused(open(), toppedUp(10.5, { via: 'bank/b1' }))).toMatchObject({ type: 'BankTooSmall' });
	});

	test('not more than the box holds', () => {
		expect(refused(open(), toppedUp(1501))).toEqual({ type: 'BoxTooSmall', held: 150000, asked: 150100 });
		expect(refused(open(), toppedUp(1500))).toBeNull();
	});

	test('within the limits of a loan, all that she owes among it', () => {
		const limited = (limit: object) => open({ loanLimit: limit }, saved('m1', 200));
		expect(refused(limited({ amount: 60000 }), toppedUp(101))).toEqual({
			type: 'LoanLimitExceeded',
			limit: 'amount',
			most: 60000
		});
		expect(refused(limited({ amount: 60000 }), toppedUp(100))).toBeNull();
		const times = bookOf([
			...founded(first, { box: 2000, constitution: { loanLimit: { timesSavings: 3 } } }),
			...openMeeting(1, first, saved('m1', 200), lent('l1', 'm1', 500))
		]);
		expect(refused(times, toppedUp(101), first)).toMatchObject({ limit: 'timesSavings', most: 60000 });
		expect(refused(times, toppedUp(100), first)).toBeNull();
		expect(refused(limited({ monthsMax: 10 }), toppedUp(10, { terms: terms({ instalments: 11 }) }))).toEqual({
			type: 'LoanLimitExceeded',
			limit: 'monthsMax',
			most: 10
		});
	});

	test('is no loan more', () => {
		const one = open({ loanLimit: { loansAtOnce: 1 } });
		expect(refused(one, toppedUp(10))).toBeNull();
		expect(refused(one, lent('l2', 'm1', 10))).toMatchObject({ limit: 'loansAtOnce', most: 1 });
	});
});

describe('what the app asks for', () => {
	const agreedBy = [memberId('m1'), memberId('m2')];
	const common = { on: day(now), loanId: loanId('l1'), agreedBy };
	const commands: readonly Command[] = [
		{ type: 'RescheduleLoan', ...common, terms: terms({ instalments: 6 }) },
		{ type: 'TopUpLoan', ...common, amount: rupees(10), terms: terms({ instalments: 6 }) },
		{ type: 'WriteOffLoan', ...common, reason: 'death' }
	];
	const circle = () => open({}, marked('m1'), marked('m2'), marked('m3'));
	const written = (state: GroupState, command: Command): readonly GroupEvent[] => {
		const decision = doing(state, command);
		return decision.ok ? decision.value.steps.map((step) => step.event) : [];
	};
	const refusedCommand = (state: GroupState, command: Command) => {
		const decision = doing(state, command);
		return decision.ok ? null : decision.error;
	};

	test.each(commands)('$type: a circle, a quorum and two officers', (command) => {
		expect(refusedCommand(bookOf(book()), command)).toEqual({ type: 'NoOpenMeeting' });
		expect(refusedCommand(bookOf([...book(), ...desk(1, now)]), command)).toEqual({ type: 'NotAtTheDesk' });
		expect(refusedCommand(open({}, marked('m1')), command)).toEqual({
			type: 'QuorumMissing',
			present: 1,
			needed: 3
		});
		expect(refusedCommand(circle(), { ...command, agreedBy: [memberId('m1')] } as Command)).toEqual({
			type: 'ApprovalsMissing',
			given: 1,
			needed: 2
		});
		expect(written(circle(), command)).toMatchObject([{ occurredOn: now, loanId: 'l1' }]);
	});

	test('each writes what was agreed', () => {
		const [reschedule, topUp, writeOff] = commands.flatMap((command) => written(circle(), command));
		expect(reschedule).toMatchObject({ type: 'LoanRescheduled', terms: terms({ instalments: 6 }) });
		expect(topUp).toMatchObject({ type: 'LoanToppedUp', amount: 1000, terms: terms({ instalments: 6 }) });
		expect(writeOff).toMatchObject({ type: 'LoanWrittenOff', reason: 'death' });
		const bare = { type: 'TopUpLoan', ...common, amount: rupees(10) } as const;
		expect(written(circle(), bare)[0]).not.toHaveProperty('terms');
		expect(written(circle(), bare)[0]).not.toHaveProperty('via');
	});

	test('a loan keeps whose money it is and who stands in', () => {
		const lend = {
			type: 'DisburseLoan',
			on: day(now),
			loanId: loanId('l2'),
			memberId: memberId('m2'),
			principal: rupees(10),
			terms: terms(),
			purpose: 'health',
			agreedBy
		} as const satisfies Command;
		const [bare] = written(circle(), lend);
		expect(bare).toMatchObject({ source: 'own' });
		expect(bare).not.toHaveProperty('guarantors');
		const more = { source: 'cif', guarantors: [memberId('m3')] } as const;
		expect(written(circle(), { ...lend, ...more })).toMatchObject([more]);
	});
});

import { describe, expect, test } from 'vitest';
import type { EventId, FineId } from '#kernel';
import {
	bankOpened,
	bookOf,
	counted,
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
	rules,
	rupees,
	saved,
	toBank,
	withFields
} from '../../../../tests/support/builders.ts';
import { bought, fined, toSocialFund } from '../../../../tests/support/dues.ts';
import { terms } from '../../../../tests/support/loan-entries.ts';
import { written } from '../../../../tests/support/people.ts';
import { type Command, type GroupState } from '../index.ts';

// What a tap writes: every field that was given, and what the app asks for first (ledger law 3, 5 and 8).

const first = '2025-01-05';
const now = '2025-02-05';
const on = day(now);
const [m1, m2] = [memberId('m1'), memberId('m2'), memberId('m3')];
const agreedBy = [m1, m2];
const here = [marked('m1'), marked('m2'), marked('m3')];
const fundsAndThings = [
	saved('m1', 100),
	saved('m2', 50, 'voluntary'),
	toBank(400),
	toSocialFund('m1', 30),
	bought('scale', 40),
	fined('f1', 'm1', 5),
	lent('l1', 'm1', 200)
];
const book = (constitution: object = {}) => [
	...founded(first, { box: 1000, constitution: { socialFund: { amount: 1000 }, ...constitution } }),
	bankOpened()(first),
	...meeting(1, first, ...fundsAndThings)
];
const only = (state: GroupState, command: Command) => written(state, command)[0];
const refusal = (state: GroupState, command: Command) => {
	const decision = doing(state, command);
	return decision.ok ? null : decision.error;
};

describe('as many officers as the rules ask for that kind of decision', () => {
	// Two of three officers said yes; everything but the kind that is asked for needs one.
	const asking = (kind: string) =>
		bookOf([
			...book({ approvals: { seal: 1, loan: 1, cashDifference: 1, correction: 1, rule: 1, [kind]: 3 } }),
			...openMeeting(2, now, ...here, counted({ '100': 1 }))
		]);
	const lend = {
		type: 'DisburseLoan',
		on,
		loanId: loanId('l2'),
		memberId: m2,
		principal: rupees(50),
		terms: terms(),
		purpose: 'health',
		agreedBy
	} as const;
	const cases: readonly (readonly [string, Command])[] = [
		['loan', lend],
		['loan', { type: 'RescheduleLoan', on, loanId: loanId('l1'), terms: terms(), agreedBy }],
		['loan', { type: 'TopUpLoan', on, loanId: loanId('l1'), amount: rupees(5), agreedBy }],
		['loan', { type: 'WriteOffLoan', on, loanId: loanId('l1'), reason: 'death', agreedBy }],
		['loan', { type: 'SpendSocialFund', on, memberId: m1, amount: rupees(5), reason: 'illness', agreedBy }],
		['correction', { type: 'ForgiveFine', on, fineId: 'f1' as FineId, agreedBy }],
		['rule', { type: 'ChangeRules', on, constitution: rules() as never, agreedBy }],
		['rule', { type: 'LeaveGroup', on, memberId: m2, reason: 'moved', agreedBy }],
		[
			'rule',
			{
				type: 'PayDividend',
				on,
				rule: 'equal',
				amount: rupees(9),
				to: 'box',
				parts: [{ memberId: m1, amount: rupees(9) }],
				agreedBy
			}
		],
		['cashDifference', { type: 'AcceptCashDifference', on, reason: 'unknown', agreedBy }]
	];
	test.each(cases)('%s: %o', (kind, command) => {
		expect(refusal(asking(kind), command)).toEqual({ type: 'ApprovalsMissing', given: 2, needed: 3 });
		const other = kind === 'loan' ? 'rule' : 'loan';
		expect(refusal(asking(other), command)).toBeNull();
	});

	test('the seal, once the count is the book’s', () => {
		const agreed = (kind: string) =>
			bookOf([
				...book({ approvals: { seal: 1, [kind]: 3 } }),
				...openMeeting(2, now, ...here, counted({ '100': 540 }))
			]);
		const seal = { type: 'SealMeeting', on, approvals: agreedBy, agenda: ['loans'] } as const;
		expect(refusal(agreed('seal'), seal)).toEqual({ type: 'ApprovalsMissing', given: 2, needed: 3 });
		expect(only(agreed('loan'), seal)).toMatchObject({
			countedCash: 54000,
			approvals: ['m1', 'm2'],
			agenda: ['loans']
		});
	});
});

describe('a correction asks for a meeting, the whole book, an entry and its officers', () => {
	const named = [
		...founded(first, { box: 1000 }),
		...meeting(1, first, withFields(saved('m1', 20), { eventId: 'saved' }))
	];
	const state = bookOf([...named, opened(2)(now)]);
	const correct = {
		type: 'CorrectEntry',
		on,
		eventId: 'saved' as EventId,
		reason: 'notDone',
		replacement: null,
		agreedBy
	} as const;

	test.each([
		[bookOf(named), correct, { type: 'NoOpenMeeting' }],
		[bookOf([...named, ...desk(1, now)]), correct, { type: 'NotAtTheDesk' }],
		[{ ...state, journal: null }, correct, { type: 'WholeBookNeeded' }],
		[state, { ...correct, eventId: 'never' as EventId }, { type: 'EventUnknown', eventId: 'never' }],
		[state, { ...correct, agreedBy: [m1] }, { type: 'ApprovalsMissing', given: 1, needed: 2 }]
	])('or is refused (%#)', (before, command, expected) => {
		expect(refusal(before, command)).toEqual(expected);
	});

	test('with what replaces it, on its day, agreed by the same', () => {
		expect(written(state, correct)).toMatchObject([
			{ type: 'EventReversed', reverses: 'saved', reason: 'notDone', approvedBy: ['m1', 'm2'] }
		]);
		const replacement = {
			type: 'SavingDeposited',
			memberId: m1,
			fund: 'regular',
			amount: rupees(30)
		} as const;
		expect(written(state, { ...correct, replacement })).toMatchObject([
			{ type: 'EventReversed' },
			{
				type: 'SavingDeposited',
				occurredOn: first,
				amount: 3000,
				corrects: 'saved',
				approvedBy: ['m1', 'm2']
			}
		]);
	});
});

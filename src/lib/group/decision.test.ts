import { describe, expect, test } from 'vitest';
import type { EventId, FineId } from '#kernel';
import {
	bookOf,
	counted,
	desk,
	founded,
	loanId,
	meeting,
	office,
	opened,
	openMeeting,
	rules,
	rupees,
	saved,
	sealed,
	withFields
} from '../../../tests/support/builders.ts';

import { terms } from '../../../tests/support/loan-entries.ts';
import { written } from '../../../tests/support/people.ts';
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
} from '../../../tests/support/tap-book.ts';
import { type Command } from './index.ts';

// Events written by a command: every given field, and the requirements of the app (ledger law 3, 5 and 8).

describe('as many officers as the rules ask for that kind of decision', () => {
	// Two of three officers agreed; the chosen kind needs three.
	const asking = (kind: string) =>
		bookOf([
			...tapBook({ approvals: { seal: 1, loan: 1, cashDifference: 1, correction: 1, rule: 1, [kind]: 3 } }),
			...[opened(1, 'special'), office('m3', 'treasurer'), sealed].map((make) => make(first)),
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
				parts: [m1, m2, m3].map((memberId) => ({ memberId, amount: rupees(3) })),
				agreedBy
			}
		],
		['cashDifference', { type: 'AcceptCashDifference', on, reason: 'unknown', agreedBy }]
	];
	test.each(cases)('%s: %o', (kind, command) => {
		expect(refusalOfCommand(asking(kind), command)).toEqual({
			type: 'ApprovalsMissing',
			given: 2,
			needed: 3
		});
		const other = kind === 'loan' ? 'rule' : 'loan';
		expect(refusalOfCommand(asking(other), command)).toBeNull();
	});

	test('the seal, once the count is the book’s', () => {
		const agreed = (kind: string) =>
			bookOf([
				...tapBook({ approvals: { seal: 1, [kind]: 3 } }),
				...[opened(1, 'special'), office('m3', 'treasurer'), sealed].map((make) => make(first)),
				...openMeeting(2, now, ...here, counted({ '100': 540 }))
			]);
		const seal = { type: 'SealMeeting', on, approvals: agreedBy, agenda: ['loans'] } as const;
		expect(refusalOfCommand(agreed('seal'), seal)).toEqual({ type: 'ApprovalsMissing', given: 2, needed: 3 });
		expect(firstOf(agreed('loan'), seal)).toMatchObject({
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
		[bookOf([...named, ...desk(1, now)]), correct, { type: 'ApprovalsMissing', given: 0, needed: 2 }],
		[{ ...state, journal: null }, correct, { type: 'WholeBookNeeded' }],
		[state, { ...correct, eventId: 'never' as EventId }, { type: 'EventUnknown', eventId: 'never' }],
		[state, { ...correct, agreedBy: [m1] }, { type: 'ApprovalsMissing', given: 1, needed: 2 }]
	])('or is refused (%#)', (before, command, expected) => {
		expect(refusalOfCommand(before, command)).toEqual(expected);
	});

	test('with what replaces it, on its day, and no approval before the seal', () => {
		expect(written(state, correct)).toMatchObject([
			{ type: 'EventReversed', reverses: 'saved', reason: 'notDone' }
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
				corrects: 'saved'
			}
		]);
	});
});

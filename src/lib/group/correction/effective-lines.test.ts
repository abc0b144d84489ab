import { describe, expect, test } from 'vitest';
import type { EventId } from '#kernel';
import type { GroupEvent } from '../event-types.ts';
import type { JournalLine } from '../journal.ts';
import { afterWhatTheyName } from './effective-lines.ts';

/*
 * A replacement takes the place of its original, or follows directly after the event that it refers to. Lines are named by letters; in pairs, a small
 * letter replaces something.
 */
const line = (eventId: string, event: object): JournalLine => ({
	event: { eventId: eventId as EventId, ...event } as unknown as JournalLine['event'],
	entry: null,
	meeting: null
});
const order = (...lines: readonly JournalLine[]) =>
	afterWhatTheyName(lines)
		.map(({ event }) => event.eventId)
		.join('');
const other = line('X', { type: 'ExpensePaid' });
const right = { corrects: 'old' };

const pairs: readonly (readonly [string, object, object])[] = [
	['a woman', { type: 'MemberJoined', memberId: 'm9' }, { type: 'SavingDeposited', memberId: 'm9' }],
	[
		'a woman, with what was behind on the sheet',
		{ type: 'MemberJoined', memberId: 'm9' },
		{ type: 'OpeningBalances', savingsArrears: [{ memberId: 'm8' }, { memberId: 'm9' }] }
	],
	['a loan', { type: 'LoanDisbursed', loanId: 'l1' }, { type: 'LoanRepaid', loanId: 'l1' }],
	['a fine', { type: 'FineImposed', fineId: 'f1' }, { type: 'FinePaid', fineId: 'f1' }],
	[
		'a cash credit',
		{ type: 'CashCreditOpened', borrowingId: 'b1' },
		{ type: 'BorrowingReceived', kind: 'cashCredit', borrowingId: 'b1' }
	],
	[
		'a loan of the group',
		{ type: 'BorrowingReceived', kind: 'bank', borrowingId: 'b1' },
		{ type: 'BorrowingRepaid', borrowingId: 'b1' }
	],
	[
		'what the group asked for',
		{ type: 'LoanApplied', applicationId: 'a1' },
		{ type: 'LoanAnswered', applicationId: 'a1' }
	],
	[
		'an account',
		{ type: 'BankAccountOpened', bankAccountId: 'k1' },
		{ type: 'BankStatementMatched', bankAccountId: 'k1' }
	]
];

describe.each(pairs)('%s', (_, beginning, named) => {
	const begun = line('B', beginning);
	const replaced = line('n', { ...named, ...right });

	test('comes before what names it, and everything else stays', () => {
		expect(
			order(line('A', { type: 'ExpensePaid' }), replaced, other, begun, line('Z', { type: 'ExpensePaid' }))
		).toBe('AXBnZ');
		expect(order(begun, replaced, other)).toBe('BnX');
		expect(order(begun, other, replaced)).toBe('BXn');
	});

	test('moves nothing that replaces nothing, or names another', () => {
		expect(order(line('N', named), other, begun)).toBe('NXB');
		const another = JSON.parse(JSON.stringify(named).replaceAll(/"([a-z])[19]"/g, '"$17"')) as object;
		expect(order(line('n', { ...another, ...right }), other, begun)).toBe('nXB');
	});

	test('moves no second beginning of its own kind', () => {
		expect(order(line('b', { ...beginning, ...right }), other, begun)).toBe('bXB');
	});
});

test('a mark stays where it stood: of a woman who joined later it says nothing yet', () => {
	const mark = line('n', { type: 'AttendanceMarked', memberId: 'm9', ...right });
	expect(order(mark, other, line('B', { type: 'MemberJoined', memberId: 'm9' }))).toBe('nXB');
});

test('after the last of several that it names', () => {
	const repaid = line('n', { type: 'LoanRepaid', loanId: 'l1', memberId: 'm9', ...right });
	const joined = line('J', { type: 'MemberJoined', memberId: 'm9' });
	const lent = line('L', { type: 'LoanDisbursed', loanId: 'l1' });
	expect(order(repaid, joined, other, lent, line('Z', { type: 'ExpensePaid' }))).toBe('JXLnZ');
	expect(order(repaid, lent, other, joined)).toBe('LXJn');
});

test('draws of a cash credit begin nothing, and an account is only begun for what its passbook showed', () => {
	const drawn = line('D', { type: 'BorrowingReceived', kind: 'cashCredit', borrowingId: 'b1' });
	expect(order(line('n', { type: 'BorrowingRepaid', borrowingId: 'b1', ...right }), other, drawn)).toBe(
		'nXD'
	);
	const account = line('K', { type: 'BankAccountOpened', bankAccountId: 'k1' });
	const charged = line('n', { type: 'BankCharged', bankAccountId: 'k1', ...right });
	expect(order(charged, other, account)).toBe('nXK');
});

test('a woman is named by no entry without her', () => {
	const fee = line('n', { type: 'FeePaid', memberId: undefined, ...right });
	expect(order(fee, other, line('B', { type: 'MemberJoined', memberId: 'm9' }))).toBe('nXB');
	const sheet = line('n', { type: 'OpeningBalances', ...right });
	expect(order(sheet, other, line('B', { type: 'MemberJoined', memberId: 'm9' }))).toBe('nXB');
});

test('the list that was given is not changed', () => {
	const lines: readonly JournalLine[] = [
		line('n', { type: 'LoanRepaid', loanId: 'l1', ...right }),
		line('B', { type: 'LoanDisbursed', loanId: 'l1' })
	];
	expect(order(...lines)).toBe('Bn');
	expect(lines.map(({ event }: { readonly event: GroupEvent }) => event.eventId)).toEqual(['n', 'B']);
});

import { describe, expect, test } from 'vitest';
import type { BankAccountId, EventId } from '#kernel';
import {
	aStamp,
	bankOpened,
	bookOf,
	day,
	desk,
	doing,
	founded,
	marked,
	meeting,
	memberId,
	openMeeting,
	rupees
} from '../../../../tests/support/builders.ts';
import type { Command, GroupState } from '../index.ts';

// Ledger law 57: entries allowed between meetings, and reversals that need one code.

const on = day('2025-03-05');
const book = [
	...founded('2025-01-05', { members: 4, box: 1000 }),
	bankOpened()('2025-01-05'),
	...meeting(1, '2025-02-05', ...['m1', 'm2', 'm3', 'm4'].map((one) => marked(one)))
];
const [closed, atDesk] = [bookOf(book), bookOf([...book, ...desk(1, '2025-03-05')])];
const inMeeting = bookOf([...book, ...openMeeting(2, '2025-03-05', marked('m1'))]);
const both = ['m1', 'm2'].map(memberId);
const b1 = 'b1' as BankAccountId;
const shown: Command = { type: 'MatchStatement', on, bankAccountId: b1, balance: rupees(1) };
const carried: Command = { type: 'TakeCashToBank', on, bankAccountId: b1, amount: rupees(5) };

function done(state: GroupState, command: Command, name = 'x'): GroupState | string {
	const decided = doing(state, command, aStamp(name));
	return decided.ok ? decided.value.state : decided.error.type;
}

describe('between meetings', () => {
	test('what belongs to the circle is refused by what is missing: a meeting, or the circle in it', () => {
		const spent = {
			type: 'PayExpense',
			on,
			category: 'travel',
			amount: rupees(5),
			approvedBy: both
		} as const;
		expect([done(closed, spent), done(atDesk, spent)]).toEqual(['NoOpenMeeting', 'NotAtTheDesk']);
		expect(typeof done(inMeeting, spent)).toBe('object');
	});

	test('two codes at once carry money; where the circle sits its seal approves', () => {
		expect(done(atDesk, carried)).toBe('ApprovalsMissing');
		expect(typeof done(atDesk, { ...carried, approvedBy: both })).toBe('object');
		expect(typeof done(inMeeting, carried)).toBe('object');
	});

	test('one code takes back what one code wrote at this desk, and nothing else', () => {
		const back = (id: string, more: object = {}): Command => ({
			type: 'TakeBack',
			on,
			eventIds: [id as EventId],
			...more
		});
		const one = done(atDesk, shown, 's') as GroupState;
		expect(typeof done(one, back('s1'))).toBe('object');
		const two = done(one, { ...carried, approvedBy: both }, 'c') as GroupState;
		expect(done(two, back('c1'))).toBe('ApprovalsMissing');
		expect(typeof done(two, back('c1', { approvedBy: both }))).toBe('object');
		expect(typeof done(two, back('s1'))).toBe('object');
		for (const eventIds of [
			['s1', 'c1'],
			['c1', 's1']
		] as EventId[][])
			expect(done(two, { type: 'TakeBack', on, eventIds })).toBe('ApprovalsMissing');
	});
});

import { describe, expect, test } from 'vitest';
import {
	bankOpened,
	bookOf,
	day,
	doing,
	founded,
	joined,
	lent,
	loanId,
	meeting,
	memberId,
	opened,
	openMeeting,
	refusalOf,
	repaid,
	rupees,
	withFields,
	type Entry
} from '../../../../tests/support/builders.ts';
import { writtenOff } from '../../../../tests/support/loan-entries.ts';
import type { Command, GroupState } from '../index.ts';

// Several loans: separate sources, one payment for all of them, guarantors (ledger law 4, 5 and 6.3).

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

describe('several loans at once', () => {
	const source = (entry: Entry, name: string) => withFields(entry, { source: name });
	const three = book(
		{},
		source(lent('l2', 'm1', 300), 'revolvingFund'),
		source(lent('l3', 'm1', 200), 'cif'),
		source(lent('l4', 'm2', 100), 'bank')
	);

	test('each source has its own account', () => {
		const { balances } = bookOf([...three, ...openMeeting(2, now, repaid('l3', 54), writtenOff('l2'))]);
		const of = (code: string) => balances.get(code as never);
		expect(of('loans/m1/own')).toBe(50000);
		expect(of('loans/m1/revolvingFund')).toBeUndefined();
		expect(of('loans-written-off')).toBe(30000);
		// 4 of interest, 50 of principal.
		expect(of('loans/m1/cif')).toBe(15000);
		expect(of('loans/m2/bank')).toBe(10000);
	});

	test('one payment goes over them, oldest first, and last over what was written off', () => {
		const pay = (amount: number) => {
			const state = bookOf([...three, ...openMeeting(2, now, writtenOff('l2'))]);
			const command = { type: 'RepayLoans', on: day(now), memberId: memberId('m1'), amount: rupees(amount) };
			const decision = doing(state, command as Command);
			return decision.ok
				? decision.value.steps.map(({ event: written }) =>
						written.type === 'LoanRepaid' ? [written.loanId, written.amount / 100] : written.type
					)
				: decision.error;
		};
		// Due: 10 and 50 of the first; 4 and 20 of the third. Owed 510 and 204; 306 may be recovered.
		expect(pay(84)).toEqual([
			['l1', 60],
			['l3', 24]
		]);
		expect(pay(714)).toEqual([
			['l1', 510],
			['l3', 204]
		]);
		expect(pay(715)).toEqual([
			['l1', 510],
			['l2', 1],
			['l3', 204]
		]);
		expect(pay(1020)).toEqual([
			['l1', 510],
			['l2', 306],
			['l3', 204]
		]);
		expect(pay(1021)).toEqual({ type: 'MoreThanOwed', owed: 102000 });
	});
});

describe('guarantors', () => {
	const with_ = (...guarantors: readonly string[]) => withFields(lent('l2', 'm2', 10), { guarantors });

	test('are kept with the loan', () => {
		const state = open({}, with_('m3', 'm4'));
		expect(state.loans.get(loanId('l2'))?.guarantors).toEqual(['m3', 'm4']);
		expect(state.loans.get(loanId('l1'))?.guarantors).toEqual([]);
	});

	test('are members on that day, and not the borrower herself', () => {
		expect(refused(open(), with_('m3', 'm9'))).toEqual({ type: 'MemberUnknown', memberId: 'm9' });
		const early = bookOf([...book(), joined(5)('2025-02-06'), opened(2)(now)]);
		expect(refused(early, with_('m5'))).toEqual({ type: 'DayBeforeMember', joinedOn: '2025-02-06' });
		expect(refused(open(), with_('m3', 'm2'))).toEqual({ type: 'TermsInvalid', field: 'guarantors' });
	});
});

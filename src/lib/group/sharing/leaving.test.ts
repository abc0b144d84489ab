import { describe, expect, test } from 'vitest';
import { addDays, present } from '#kernel';
import { isBalanced } from '#ledger';
import {
	bankOpened,
	bookOf,
	day,
	doing,
	founded,
	joined,
	lent,
	loanId,
	marked,
	meeting,
	memberId,
	office,
	opened,
	opening,
	openMeeting,
	refusalOf,
	repaid,
	rupees,
	saved,
	toBank,
	withFields
} from '../../../../tests/support/builders.ts';
import { fined } from '../../../../tests/support/dues.ts';
import { left, payablePaid, recorded, refusedCommand, written } from '../../../../tests/support/people.ts';
import { officesOn, type GroupEvent, type GroupState } from '../index.ts';

// Leaving. Computed by hand from ledger law 3 and 5, fine print 17 and 21.

const first = '2025-01-05';
const now = '2025-02-05';
const next = '2025-03-05';
const on = day(now);
const [m1, m2, m3] = [memberId('m1'), memberId('m2'), memberId('m3')];

const memberOf = (state: GroupState, who = m1) => present(state.members.get(who), 'she is known');
const at = (state: GroupState, account: string) => state.balances.get(account as never) ?? 0;

/** m1 has 20 + 20 + 400 = 440 and owes a loan of 300 with 6 of interest (2 % on 1 February) and a fine of 10. */
const before = (constitution: object = {}, terms: object = {}, more: object = {}) => [
	...founded(first, { members: 4, box: 1000, constitution }),
	...meeting(1, first, saved('m1', 20), saved('m1', 400, 'voluntary'), lent('l1', 'm1', 300, terms)),
	...openMeeting(2, now, marked('m1'), saved('m1', 20), fined('f1', 'm1', 10, more))
];

/** Makes the third member treasurer from the first day. */
function withTreasurer(events: readonly GroupEvent[]): readonly GroupEvent[] {
	const place = events.findLastIndex(({ type }) => type === 'OfficeGiven') + 1;
	return events.toSpliced(place, 0, office('m3', 'treasurer')(first));
}

describe('leaving', () => {
	test('all her savings less all her debts, paid from the box', () => {
		// 440 − 300 − 6 − 10 = 124
		const { event, state } = recorded(bookOf(before()), left('m1')(now));
		expect(event).toMatchObject({
			settlement: {
				savings: 44000,
				surplus: 0,
				loan: 30000,
				interest: 600,
				fines: 1000,
				paid: 12400,
				payable: 0
			}
		});
		// Box: 1,000 + 420 − 300 + 20 − 124 = 1,016, all the group’s own: 1,000 + 6 + 10.
		expect(Object.fromEntries(state.balances)).toEqual({
			box: 101600,
			surplus: -100000,
			interest: -600,
			fines: -1000
		});
		expect(state.loans.get(loanId('l1'))).toMatchObject({
			outstanding: 0,
			interestPaid: 600,
			principalPaidOn: now
		});
		expect(state.fines.get('f1' as never)).toMatchObject({ paid: 1000 });
	});

	test('a fine goes where it was to go', () => {
		const state = recorded(bookOf(before({}, {}, { to: 'socialFund' })), left('m1')(now)).state;
		expect([at(state, 'social-fund'), at(state, 'fines')]).toEqual([-1000, 0]);
	});

	test('of a flat loan the whole interest, unless the group rebates what is not yet due', () => {
		// 300 × 2 % × 10 = 60; one tenth of it, 6, fell due on 1 February. 440 − 300 − 60 − 10 = 70.
		const flat = { method: 'flat' };
		const paid = (constitution: object) =>
			recorded(bookOf(before(constitution, flat)), left('m1')(now)).event;
		expect(paid({})).toMatchObject({ settlement: { interest: 6000, paid: 7000 } });
		expect(paid({ flatRebate: 'notYetDue' })).toMatchObject({ settlement: { interest: 600, paid: 12400 } });
	});

	test('nothing falls due on her leaving day or after it; the meeting in which she leaves is the last that counts on her', () => {
		const gone = bookOf([...before(), left('m1')(now)]);
		expect(memberOf(gone)).toMatchObject({ savingsDue: 2000, meetingsHeld: 1 });
		const later = bookOf([...before(), left('m1')(now), ...meeting(2, now).slice(-1), ...meeting(3, next)]);
		expect(memberOf(later)).toMatchObject({
			savingsDue: 2000,
			meetingsHeld: 2,
			recentMarks: ['absent', 'present']
		});
		expect(memberOf(later, m2)).toMatchObject({ savingsDue: 6000, meetingsHeld: 3 });
	});

	test('entered late for an earlier day, the meetings after it are taken out again', () => {
		const events = [
			...founded(first, { box: 1000 }),
			...meeting(1, first, marked('m3'), saved('m3', 20)),
			...meeting(3, next, marked('m3', 'absent')),
			withFields(opened(2), { late: true })(now),
			left('m3')(now)
		];
		expect(memberOf(bookOf(events), m3)).toMatchObject({
			savingsDue: 2000,
			meetingsHeld: 1,
			meetingsPresent: 1,
			recentMarks: ['present']
		});
	});

	test('her offices end the day before', () => {
		const state = recorded(bookOf(before({}, {})), left('m2')(now)).state;
		expect(officesOn(state, addDays(on, -1)).map((term) => term.memberId)).toEqual(['m1', 'm2']);
		expect(officesOn(state, on).map((term) => term.memberId)).toEqual(['m1']);
	});

	test.each([
		// Surplus 1,000 before her debts are paid; 4 members: m1 saved 40 with weight and 400 voluntary without, m2 60.
		['equal', 25000],
		['bySavings', 40000],
		['bySavingMonths', 100000],
		['interestBack', 40000],
		['byShares', 0],
		['none', 0]
	])('with a part of the surplus: %s', (surplus, part) => {
		const events = [...before({ exit: { surplus } }), saved('m2', 60)(now)];
		const { event, state } = recorded(bookOf(events), left('m1')(now));
		expect(event).toMatchObject({ settlement: { surplus: part, paid: 12400 + part } });
		expect(at(state, 'surplus')).toBe(-100000 + part);
		expect(isBalanced(state.balances)).toBe(true);
	});

	test('what cannot be paid in coins stays payable; a bank pays paise', () => {
		// Savings of 100.50 from the cut-off sheet.
		const sheet = { box: 20000, bank: [{ bankAccountId: 'b1', amount: 50000 }], surplus: 59950 };
		const savings = [{ memberId: 'm1', fund: 'regular', amount: 10050 }];
		const state = bookOf([
			...founded(first),
			bankOpened()(first),
			opening({ ...sheet, savings })(first),
			opened(1)(first)
		]);
		expect(recorded(state, left('m1')(first)).event).toMatchObject({
			settlement: { paid: 10000, payable: 50 }
		});
		const byBank = recorded(state, left('m1', { via: 'bank/b1' })(first));
		expect(byBank.event).toMatchObject({ settlement: { paid: 10050, payable: 0 } });
		expect(at(byBank.state, 'bank/b1')).toBe(39950);
	});

	test('after a death her heirs are paid later, never more than what is hers', () => {
		const command = { type: 'LeaveGroup', on, memberId: m1, reason: 'death', agreedBy: [m2, m3] } as const;
		const circle = [marked('m2'), marked('m3')].map((entry) => entry(now));
		const book = bookOf([...withTreasurer(before()), ...circle]);
		const decision = doing(book, { ...command, paidNow: rupees(0) });
		if (!decision.ok) throw new Error(JSON.stringify(decision.error));
		const { state } = decision.value;
		expect(at(state, 'payable/m1')).toBe(-12400);
		expect(refusalOf(state, payablePaid('m1', 125)(now))).toEqual({ type: 'MoreThanOwed', owed: 12400 });
		const paid = recorded(state, payablePaid('m1', 124)(now)).state;
		expect([at(paid, 'payable/m1'), at(paid, 'box')]).toEqual([0, 101600]);
		expect(refusedCommand(book, { ...command, paidNow: rupees(125) })).toBe('MoreThanOwed');
	});

	test('is decided by the circle and two officers', () => {
		const state = bookOf([...before(), marked('m2')(now), marked('m3')(now)]);
		const leave = { type: 'LeaveGroup', on, memberId: m3, reason: 'wish', agreedBy: [m1, m2] } as const;
		expect(written(state, leave)).toMatchObject([{ type: 'MemberLeft' }]);
		expect(refusedCommand(state, { ...leave, agreedBy: [m1] })).toBe('ApprovalsMissing');
		expect(refusedCommand(bookOf(before()), leave)).toBe('QuorumMissing');
		expect(refusedCommand(bookOf(founded(first)), leave)).toBe('NoOpenMeeting');
	});
});

describe('she cannot leave', () => {
	test('while she owes more than she has: 306 for 40', () => {
		const events = [
			...founded(first, { box: 1000 }),
			...meeting(1, first, saved('m1', 20), lent('l1', 'm1', 300)),
			...openMeeting(2, now, saved('m1', 20))
		];
		const refused = { type: 'OwesMoreThanSheHas', owed: 30600, has: 4000 };
		expect(refusalOf(bookOf(events), left('m1')(now))).toEqual(refused);
		const given = { savings: 4000, surplus: 0, loan: 4000, interest: 0, fines: 0, paid: 0, payable: 0 };
		expect(refusalOf(bookOf(events), left('m1', { settlement: given })(now))).toEqual({
			...refused,
			owed: 30000
		});
	});

	test('while a loan for which she stands in is open', () => {
		const guaranteed = withFields(lent('l2', 'm2', 100), { guarantors: ['m1'] });
		const state = bookOf([...before(), guaranteed(now)]);
		expect(refusalOf(state, left('m1')(now))).toEqual({ type: 'GuaranteesLoan', loanId: 'l2' });
		expect(refusalOf(recorded(state, repaid('l2', 100)(now)).state, left('m1')(now))).toBeNull();
	});

	test('with more than the box holds', () => {
		const state = bookOf([
			...founded(first, { box: 1000 }),
			bankOpened()(first),
			...openMeeting(1, first, saved('m1', 20), toBank(1010))
		]);
		expect(refusalOf(state, left('m1')(first))).toMatchObject({
			type: 'BoxTooSmall',
			held: 1000,
			asked: 2000
		});
	});

	test('outside a meeting, before she joined, or when nobody knows her', () => {
		expect(refusalOf(bookOf(founded(first)), left('m1')(first))?.type).toBe('NoOpenMeeting');
		expect(refusalOf(bookOf(before()), left('m9')(now))?.type).toBe('MemberUnknown');
		const ahead = bookOf([...before(), joined(9)(next)]);
		expect(refusalOf(ahead, left('m9')(now))?.type).toBe('DayBeforeMember');
		expect(refusalOf(bookOf(before()), left('m1', { via: 'bank/b9' })(now))?.type).toBe('BankAccountUnknown');
		expect(refusalOf(bookOf(before()), payablePaid('m1', 1)(now))).toEqual({ type: 'MoreThanOwed', owed: 0 });
	});
});

describe('a settlement that is given', () => {
	const whole = {
		savings: 44000,
		surplus: 0,
		loan: 30000,
		interest: 600,
		fines: 1000,
		paid: 12400,
		payable: 0
	};
	const refusal = (changed: object) =>
		refusalOf(bookOf(before()), left('m1', { settlement: { ...whole, ...changed } })(now));

	test.each([
		[{}, null],
		[{ paid: 2400, payable: 10000 }, null],
		// The group waives interest or a fine, or gives her a part of the surplus.
		[{ interest: 0, paid: 13000 }, null],
		[{ fines: 0, paid: 13400 }, null],
		[{ surplus: 5000, paid: 17400 }, null],
		[{ paid: 12500 }, 'SettlementDoesNotAddUp'],
		[{ savings: 43000, paid: 11400 }, 'SettlementDoesNotAddUp'],
		[{ loan: 20000, paid: 22400 }, 'SettlementDoesNotAddUp'],
		[{ interest: 700, paid: 12300 }, 'SettlementDoesNotAddUp'],
		[{ fines: 1100, paid: 12300 }, 'SettlementDoesNotAddUp'],
		[{ surplus: 100100, paid: 112500 }, 'SurplusTooSmall'],
		[{ paid: 12350, payable: 50 }, 'NotWholeCoins']
	])('%j', (changed, refused) => {
		expect(refusal(changed)?.type ?? null).toBe(refused);
	});

	test('what was let go stays due, and the accounts agree', () => {
		const settlement = { ...whole, interest: 0, fines: 400, paid: 13600 };
		const { state } = recorded(bookOf(before()), left('m1', { settlement })(now));
		expect(state.fines.get('f1' as never)).toMatchObject({ paid: 400 });
		expect([at(state, 'interest'), at(state, 'fines')]).toEqual([0, -400]);
		expect(isBalanced(state.balances)).toBe(true);
	});
});

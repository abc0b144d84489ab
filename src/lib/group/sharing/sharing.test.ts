import { describe, expect, test } from 'vitest';
import {
	bookOf,
	day,
	founded,
	joined,
	lent,
	marked,
	meeting,
	memberId,
	office,
	opened,
	openMeeting,
	refusalOf,
	repaid,
	rupees,
	saved,
	takenBack,
	toBank,
	bankOpened,
	withFields
} from '../../../../tests/support/builders.ts';
import { finePaid, fined, withdrawn } from '../../../../tests/support/dues.ts';
import { left, parts, recorded, refusedCommand, shared, written } from '../../../../tests/support/people.ts';
import { sharedParts, surplusNow, type GroupEvent, type GroupState } from '../index.ts';

// Sharing profit. Computed by hand from ledger law 2 and 7 and fine print 18 and 19, unless a source is named.

const [first, second, third] = ['2025-01-31', '2025-02-15', '2025-03-31'];
const amounts = (state: GroupState, on: string, rule: Parameters<typeof sharedParts>[2], amount: number) => {
	const result = sharedParts(state, day(on), rule, undefined, rupees(amount));
	return result.ok ? result.value.parts.map((part) => part.amount / 100) : result.error.type;
};

describe('what each woman brings is read from the book', () => {
	/**
	 * Savings: m1 100 in January, 50 more in February; m2 300 in February, 100 of it withdrawn in March; m3 500 voluntary, without weight (ledger law
	 * 43).
	 */
	const events = [
		...founded(first, { box: 1000 }),
		...meeting(1, first, saved('m1', 100), lent('l1', 'm1', 500), lent('l2', 'm3', 500)),
		...meeting(
			2,
			second,
			saved('m1', 50),
			saved('m2', 300),
			saved('m3', 500, 'voluntary'),
			repaid('l1', 10),
			repaid('l2', 10)
		),
		...openMeeting(3, third, withdrawn('m2', 100))
	];

	test('regular savings and shares as they stand', () => {
		// 350 in proportion 150 : 200 : 0
		expect(amounts(bookOf(events), third, 'bySavings', 350)).toEqual([150, 200, 0]);
	});

	test('month ends after the first saving, up to and including the day', () => {
		// m1: January 100 (saved on the last day), February 150, March 150 = 400. m2: 0, 300, 200 = 500.
		expect(amounts(bookOf(events), third, 'bySavingMonths', 900)).toEqual([400, 500, 0]);
		// A day before the end of March: 100 + 150 and 300.
		expect(amounts(bookOf(events), '2025-03-30', 'bySavingMonths', 550)).toEqual([250, 300, 0]);
	});

	test('month ends go on over the end of a year', () => {
		// m1 saves 100 on 31 December, m2 100 on 5 February: three month ends and one.
		const winter = bookOf([
			...founded('2024-12-31', { box: 1000 }),
			...meeting(1, '2024-12-31', saved('m1', 100)),
			...openMeeting(2, '2025-02-05', saved('m2', 100))
		]);
		expect(amounts(winter, '2025-02-28', 'bySavingMonths', 400)).toEqual([300, 100, 0]);
	});

	test('each saving by the meetings that it stayed, that in which it was saved among them', () => {
		// m1: 100 for three meetings, 50 for two: 400. m2: 300 for two, less 100 in the last: 500.
		expect(amounts(bookOf(events), third, 'bySavingMeetings', 900)).toEqual([400, 500, 0]);
		// Two meetings before the third: 100 × 2 + 50 and 300.
		const two = bookOf(events.slice(0, -2));
		expect(amounts(two, '2025-03-30', 'bySavingMeetings', 550)).toEqual([250, 300, 0]);
		// Savings before the last distribution no longer count: at the fourth meeting, 150 and 200 once.
		const dividend = shared('equal', 9)(third);
		const next = [...events, dividend, ...meeting(3, third).slice(-1), ...openMeeting(4, '2025-04-10')];
		expect(amounts(bookOf(next), '2025-04-10', 'bySavingMeetings', 35)).toEqual([15, 20, 0]);
		expect(amounts(bookOf([...events, dividend]), third, 'bySavingMeetings', 35)).toBe('NothingToShareBy');
	});

	test('shares, and nothing saved beside them', () => {
		const saving = { mode: 'shares', shareValue: 10000, voluntary: true };
		const state = bookOf([
			...founded(first, { box: 1000, constitution: { saving } }),
			...openMeeting(
				1,
				third,
				saved('m1', 300, 'shares'),
				saved('m1', 500, 'voluntary'),
				saved('m2', 100, 'shares')
			)
		]);
		expect(amounts(state, third, 'byShares', 400)).toEqual([300, 100, 0]);
	});

	test('parts are listed by the women’s numbers, and the lower number takes what is left', () => {
		const state = bookOf([
			...founded(first, { members: 0, box: 1000, constitution: { remainder: 'spread' } }),
			...[3, 1, 2].map((number) => joined(number)(first)),
			opened(1)(third)
		]);
		const result = sharedParts(state, day(third), 'equal', undefined, rupees(100));
		expect(result.ok && result.value.parts).toEqual([
			{ memberId: 'm1', amount: 3400 },
			{ memberId: 'm2', amount: 3300 },
			{ memberId: 'm3', amount: 3300 }
		]);
	});

	test('parts are whole coins where they are paid in cash, otherwise by the group’s unit', () => {
		const state = bookOf([
			...founded(first, { box: 1000, constitution: { roundingUnit: 1 } }),
			opened(1)(third)
		]);
		const partsOf = (inCash?: boolean) => {
			const result = sharedParts(state, day(third), 'equal', undefined, rupees(100), inCash);
			return result.ok && result.value.parts.map(({ amount }) => amount);
		};
		expect([partsOf(), partsOf(true)]).toEqual([
			[3333, 3333, 3333],
			[3300, 3300, 3300]
		]);
	});

	test('interest that was paid; what is shared beyond it goes by savings', () => {
		// 2 % of 500 on 1 February: 10 each of m1 and m3; 35 more in proportion 150 : 200.
		expect(amounts(bookOf(events), third, 'interestBack', 20)).toEqual([10, 0, 10]);
		expect(amounts(bookOf(events), third, 'interestBack', 55)).toEqual([25, 20, 10]);
		expect(amounts(bookOf(events), third, 'interestBack', 10)).toEqual([5, 0, 5]);
	});

	test('interest kept back when a loan is given was paid too', () => {
		// 100 × 2 % × 5 = 10
		const upFront = lent('l9', 'm2', 100, { method: 'upFront', instalments: 5 });
		expect(amounts(bookOf([...events, upFront(third)]), third, 'interestBack', 30)).toEqual([10, 10, 10]);
	});

	test('a woman who has left takes no part, nor does her interest', () => {
		const state = bookOf([...events, repaid('l2', 510)(third), left('m3')(third)]);
		expect(amounts(state, third, 'interestBack', 10)).toEqual([10, 0]);
		expect(amounts(state, third, 'equal', 10)).toEqual([5, 5]);
		// On the day before leaving she was still a member.
		expect(amounts(state, '2025-03-30', 'equal', 9)).toEqual([3, 3, 3]);
	});

	test('since the last distribution only; one that was taken out does not count', () => {
		const dividend = withFields(shared('equal', 9), { eventId: 'shared' });
		const paid = [...events, dividend(third), repaid('l1', 20)(third)];
		// After the distribution: interest of m1 on 1 March, 2 % of 500 = 10, and no month end before April.
		expect(amounts(bookOf(paid), third, 'interestBack', 10)).toEqual([10, 0, 0]);
		expect(amounts(bookOf(paid), third, 'bySavingMonths', 10)).toBe('NothingToShareBy');
		// April: 150 and 200.
		expect(amounts(bookOf(paid), '2025-04-30', 'bySavingMonths', 35)).toEqual([15, 20, 0]);
		const sealed = [...paid, ...meeting(3, third).slice(-1), opened(4)('2025-04-10')];
		const corrected = bookOf([
			...sealed,
			withFields(takenBack('shared'), { reason: 'notDone' })('2025-04-10')
		]);
		expect(amounts(corrected, '2025-04-10', 'bySavingMonths', 900)).toEqual([400, 500, 0]);
		// 20 of m1, 10 of m3.
		expect(amounts(corrected, '2025-04-10', 'interestBack', 30)).toEqual([20, 0, 10]);
	});

	test('a distribution that was corrected counts where it first stood', () => {
		const dividend = withFields(shared('equal', 9), { eventId: 'shared' });
		const state = bookOf([
			...events,
			dividend(third),
			...meeting(3, third).slice(-1),
			...meeting(4, '2025-04-10', repaid('l1', 20)),
			opened(5)('2025-05-10'),
			withFields(takenBack('shared'), { reason: 'wrongAmount' })('2025-05-10'),
			withFields(shared('equal', 6), { corrects: 'shared' })(third)
		]);
		expect(amounts(state, '2025-05-10', 'interestBack', 20)).toEqual([20, 0, 0]);
		expect(amounts(state, '2025-05-10', 'bySavingMonths', 35)).toEqual([15, 20, 0]);
	});

	test('interest that was entered for the wrong woman is hers no more when it is corrected', () => {
		const wrong = withFields(repaid('l1', 10), { eventId: 'wrong' });
		const state = bookOf([
			...events,
			wrong(third),
			...meeting(3, third).slice(-1),
			opened(4)('2025-04-10'),
			withFields(takenBack('wrong'), { reason: 'wrongWoman' })('2025-04-10'),
			withFields(repaid('l2', 10), { corrects: 'wrong' })(third)
		]);
		expect(amounts(state, '2025-04-10', 'interestBack', 30)).toEqual([10, 0, 20]);
	});

	test('months and interest need the whole book; the other rules do not', () => {
		const state = { ...bookOf(events), journal: null };
		expect(amounts(state, third, 'bySavingMonths', 9)).toBe('WholeBookNeeded');
		expect(amounts(state, third, 'interestBack', 9)).toBe('WholeBookNeeded');
		expect(amounts(state, third, 'equal', 9)).toEqual([3, 3, 3]);
		const mixed = sharedParts(state, day(third), 'mixed', { interestBack: 50, equal: 50 }, rupees(9));
		expect(mixed).toMatchObject({ error: { type: 'WholeBookNeeded' } });
	});

	test('parts stand by number, and are paid in coins where the unit is smaller', () => {
		const state = bookOf([...founded(first, { box: 1000, constitution: { roundingUnit: 1 } })]);
		const by = (inCash: boolean) => sharedParts(state, day(first), 'equal', undefined, rupees(100), inCash);
		expect(by(false)).toMatchObject({
			value: { parts: [3333, 3333, 3333].map((amount) => ({ amount })), stays: 1 }
		});
		expect(by(true)).toMatchObject({
			value: { parts: [3300, 3300, 3300].map((amount) => ({ amount })), stays: 100 }
		});
	});
});

test('the surplus is what was kept and earned less what was spent', () => {
	// 1,000 from the cut-off sheet, 10 interest, a fine of 5, 7 spent on travel.
	const spent7 = withdrawn('m1', 20);
	const state = bookOf([
		...founded(first, { box: 1000 }),
		...meeting(1, first, saved('m1', 20), lent('l1', 'm1', 500), fined('f1', 'm1', 5)),
		...openMeeting(2, second, repaid('l1', 10), finePaid('f1', 5), spent7, travel)
	]);
	expect(surplusNow(state)).toBe(100800);
});

function travel(occurredOn: string): GroupEvent {
	return { type: 'ExpensePaid', occurredOn: day(occurredOn), category: 'travel', amount: rupees(7) };
}

describe('a dividend', () => {
	const group = [...founded(first, { box: 1000 }), bankOpened()(first)];
	const open = bookOf([...group, ...openMeeting(1, first, saved('m1', 60), saved('m2', 40))]);
	const at = (state: GroupState, account: string) => state.balances.get(account as never) ?? 0;

	test('keeps its parts, pays their sum, and leaves the rest in the surplus', () => {
		// 1,000 ÷ 3 = 333 each, 1 stays.
		const { event, state } = recorded(open, shared('equal', 1000)(first));
		expect(event).toMatchObject({ parts: parts({ m1: 333, m2: 333, m3: 333 }) });
		expect([at(state, 'surplus'), at(state, 'box')]).toEqual([-100, 10100]);
	});

	test('leaves out the parts of nothing', () => {
		expect(recorded(open, shared('bySavings', 100)(first)).event).toMatchObject({
			parts: parts({ m1: 60, m2: 40 })
		});
	});

	test('is added to regular savings and pays no dues', () => {
		const { state } = recorded(open, shared('equal', 300, { to: 'savings' })(first));
		expect([at(state, 'savings/m1/regular'), at(state, 'savings/m3/regular')]).toEqual([-16000, -10000]);
		expect(state.members.get(memberId('m3'))).toMatchObject({ deposited: 0, savingsDue: 2000 });
		expect(at(state, 'box')).toBe(110000);
	});

	test('goes through a bank account that is named', () => {
		const state = recorded(open, toBank(500)(first)).state;
		const paid = recorded(state, shared('equal', 300, { via: 'bank/b1' })(first)).state;
		expect(at(paid, 'bank/b1')).toBe(20000);
	});

	test.each([
		[shared('equal', 1001), { type: 'SurplusTooSmall', surplus: 100000, asked: 100100 }],
		[shared('byShares', 10), { type: 'NothingToShareBy' }],
		[shared('mixed', 10), { type: 'TermsInvalid', field: 'weights' }],
		[shared('mixed', 10, { weights: { equal: 50 } }), { type: 'TermsInvalid', field: 'weights' }],
		[shared('mixed', 10, { parts: parts({ m1: 5 }) }), { type: 'TermsInvalid', field: 'weights' }],
		[shared('mixed', 10, { weights: { equal: 50, bySavings: 50 } }), null],
		[shared('equal', 2), { type: 'PartsDoNotAddUp', whole: 200, parts: 0 }],
		// Ten rupees for three members: 3 each, 1 stays.
		[shared('equal', 10, { parts: parts({ m1: 3, m2: 3, m3: 3 }) }), null],
		[
			shared('equal', 10, { parts: parts({ m1: 9 }) }),
			{ type: 'PartNotByRule', memberId: 'm1', given: 900, byRule: 300 }
		],
		[
			shared('equal', 10, { parts: parts({ m1: 5, m2: 6 }) }),
			{ type: 'PartsDoNotAddUp', whole: 1000, parts: 1100 }
		],
		[shared('equal', 10, { parts: [] }), { type: 'PartsDoNotAddUp', whole: 1000, parts: 0 }],
		[
			shared('equal', 10, { parts: [...parts({ m1: 4 }), ...parts({ m1: 4 })] }),
			{ type: 'DuplicateId', id: 'm1' }
		],
		[shared('equal', 10, { parts: parts({ m9: 4 }) }), { type: 'MemberUnknown', memberId: 'm9' }],
		[shared('equal', 10, { via: 'bank/b9' }), { type: 'BankAccountUnknown', bankAccountId: 'b9' }],
		[shared('equal', 10, { approvedBy: ['m9'] }), { type: 'MemberUnknown', memberId: 'm9' }]
	])('refused or not, case %#', (dividend, refused) => {
		expect(refusalOf(open, dividend(first))).toEqual(refused);
	});

	test('not outside a meeting, not to a woman who has left, not more than the box holds', () => {
		expect(refusalOf(bookOf(group), shared('equal', 10)(first))?.type).toBe('NoOpenMeeting');
		const gone = recorded(open, left('m3')(first)).state;
		const toHer = shared('equal', 10, { parts: parts({ m1: 5, m2: 4, m3: 1 }) });
		expect(refusalOf(gone, toHer(first))?.type).toBe('PartNotByRule');
		expect(recorded(gone, shared('equal', 10)(first)).event).toMatchObject({
			parts: parts({ m1: 5, m2: 5 })
		});
		const emptied = recorded(open, toBank(1000)(first)).state;
		expect(refusalOf(emptied, shared('equal', 300)(first))).toEqual({
			type: 'BoxTooSmall',
			held: 10000,
			asked: 30000
		});
	});

	test('is decided by the circle and two officers, as it was shown', () => {
		const circle = [office('m2', 'secretary')(first), marked('m1')(first), marked('m2')(first)];
		const state = circle.reduce((so, event) => recorded(so, event).state, open);
		const pay = {
			type: 'PayDividend',
			on: day(first),
			rule: 'bySavings',
			amount: rupees(100),
			to: 'savings',
			parts: [...parts({ m1: 60, m2: 40, m3: 0 })] as never,
			agreedBy: [memberId('m1'), memberId('m2')]
		} as const;
		expect(written(state, pay)).toMatchObject([{ type: 'DividendPaid', parts: parts({ m1: 60, m2: 40 }) }]);
		expect(refusedCommand(state, { ...pay, agreedBy: [memberId('m1')] })).toBe('ApprovalsMissing');
		expect(refusedCommand(open, pay)).toBe('QuorumMissing');
		const weighed = { ...pay, rule: 'mixed', weights: { bySavings: 100 } } as const;
		expect(written(state, weighed)).toMatchObject([{ weights: { bySavings: 100 } }]);
		// All of it to one member, although the rule gives her three fifths.
		expect(refusedCommand(state, { ...pay, parts: parts({ m1: 100 }) })).toBe('PartNotByRule');
	});
});

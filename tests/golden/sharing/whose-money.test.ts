import { describe, expect, test } from 'vitest';
import { present } from '#kernel';
import { heldUnder } from '#ledger';
import { WholePaperBook } from '../../../scripts/verify-export/paper-book.mjs';
import { chart, linesOf, record, shareOut, type CycleSharedOut, type GroupEvent } from '#group';
import { bookReport, reportWithRehearsal, shareOuts } from '#reports';
import {
	bookOf,
	day,
	event,
	founded,
	lent,
	meeting,
	openMeeting,
	refusalOf,
	repaid,
	rupees,
	saved,
	withFields,
	type Entry
} from '../../support/builders.ts';
import { collected } from '../../support/dues.ts';
import { writtenOff as givenUp } from '../../support/loan-entries.ts';
import { left, sharedOut } from '../../support/people.ts';

// Whose money a share-out pays with (ledger law 42 to 46). The books are those of the journals 1 to 4 that attackers of an
// earlier version handed in, shortened; all figures are worked by hand from the law.

const [first, last] = ['2024-01-05', '2024-05-13'];
const vsla = {
	kind: 'vsla',
	meetingRhythm: { every: 'week' },
	saving: { mode: 'shares', shareValue: 10000, sharesMax: 10, voluntary: true }
};

/**
 * Ten shares of the first woman, one of the second, who borrows 600 at 10 a month. By 13 May 240 of interest have fallen due.
 */
const cycle = (...others: readonly Entry[]): readonly GroupEvent[] => [
	...founded(first, { members: 3, constitution: vsla }),
	...meeting(
		1,
		first,
		saved('m1', 1000, 'shares'),
		saved('m2', 100, 'shares'),
		...others,
		lent('l', 'm2', 600, { percentPerMonth: '10', period: 'anniversary', instalments: 6 })
	),
	...meeting(2, '2024-05-06')
];

const borrowed = (occurredOn: string): GroupEvent =>
	event({
		type: 'BorrowingReceived',
		occurredOn,
		borrowingId: 'b',
		lender: 'B',
		kind: 'federation',
		amount: 100000
	});
const granted =
	(kind: 'grant' | 'revolvingFund') =>
	(occurredOn: string): GroupEvent =>
		event({ type: 'GrantReceived', occurredOn, kind, source: 'x', amount: 100000 });

describe('a share-out of the whole', () => {
	/*
	 * 1,000 + 100 of shares and 1,000 of others less 600 lent: 1,500 in the box. Fund: 1,500 + 600 + 240 - 1,000 = 1,340, of which
	 * 240 are profit: 218 and 21 whole rupees for ten shares and one. The first gets 1,218; the second owes 840, her 121 pay interest.
	 * Of the others' 1,000 the 600 that are out cover 600, and 400 stay in the box: it holds 1,100 for the 1,218 and lacks 118.
	 */
	test.each([
		['voluntary savings of a third woman', saved('m3', 1000, 'voluntary')],
		['the revolving fund', granted('revolvingFund')],
		['a grant', granted('grant')],
		['money that is borrowed', borrowed],
		['what a third woman gave for others', collected('m3', 'ticket', 1000)]
	])('does not pay with %s', (_, others) => {
		const state = bookOf([...cycle(others), ...openMeeting(3, last)]);
		expect(shareOut(state, day(last), { rule: 'byShares', basis: 'whole' })).toMatchObject({
			value: { fund: rupees(1340), inBox: rupees(1500), setAside: rupees(400), enoughInBox: false }
		});
		expect(refusalOf(state, sharedOut({ rule: 'byShares' })(last))).toEqual({
			type: 'BoxHoldsOthers',
			held: rupees(1500),
			others: rupees(400),
			asked: rupees(1218)
		});
	});

	test('pays once the 118 that lack were brought: then 400 stay for their owner', () => {
		const paidIn = event({ type: 'LoanRepaid', occurredOn: last, loanId: 'l', amount: 11800 });
		const state = bookOf([...cycle(saved('m3', 1000, 'voluntary')), ...openMeeting(3, last, () => paidIn)]);
		const done = present(recorded(state, sharedOut({ rule: 'byShares' })(last)), 'it is shared out');
		// Her 118 paid interest, her part of 121 the other 122 of it but 1.
		expect(done.event).toMatchObject({ setAside: rupees(400) });
		expect(heldUnder(done.state.balances, chart, 'box')).toBe(rupees(400));
	});

	test.each([
		['lines of a file', {}, 'BoxHoldsOthers'],
		['a sum of a file that stays', { setAside: 0 }, 'PartsDoNotAddUp']
	])('is by this rule, whatever %s says', (_, claim, refused) => {
		const state = bookOf([...cycle(saved('m3', 1000, 'voluntary')), ...openMeeting(3, last)]);
		const line = { loan: 0, interest: 0, fines: 0, paid: 0, kept: 0, payable: 0 };
		const lines = [
			{ ...line, memberId: 'm1', savings: 100000, part: 121800, paid: 121800 },
			{ ...line, memberId: 'm2', savings: 10000, part: 12100, interest: 12100 }
		];
		expect(refusalOf(state, sharedOut({ rule: 'byShares', lines, ...claim })(last))?.type).toBe(refused);
	});
});

describe('voluntary savings', () => {
	/** A share each and 10,000 voluntary of the second; 1,000 of income: 500 for each, by whatever looks back. */
	const events = [
		...founded(first, { members: 2, constitution: { ...vsla, meetingRhythm: { every: 'month' } } }),
		...meeting(
			1,
			first,
			saved('m1', 100, 'shares'),
			saved('m2', 100, 'shares'),
			saved('m2', 10000, 'voluntary'),
			(occurredOn) => event({ type: 'IncomeReceived', occurredOn, category: 'other', amount: 100000 })
		),
		...meeting(2, '2024-12-05')
	];

	test.each(['bySavings', 'bySavingMonths', 'bySavingMeetings', 'byShares', 'interestBack'] as const)(
		'weigh nothing in %s',
		(rule) => {
			const report = reportWithRehearsal(events, { currency: 'INR' }, { rule });
			expect(report).toMatchObject({ value: { shareOut: { payouts: { 1: rupees(600), 2: rupees(600) } } } });
		}
	);

	test('nor in a mix, nor where a profit is shared by savings', () => {
		const weights = { bySavingMonths: 50, bySavingMeetings: 50 };
		for (const asked of [
			{ rule: 'mixed' as const, weights },
			{ rule: 'bySavings' as const, distribute: rupees(1000) }
		]) {
			const report = present(reportWithRehearsal(events, { currency: 'INR' }, asked), 'it is asked');
			const payouts = report.ok ? Object.values(report.value.shareOut?.payouts ?? {}) : [];
			expect(payouts[0]).toBe(payouts[1]);
		}
	});
});

describe('where debts are netted', () => {
	/*
	 * As above, and the second woman has 1,000 voluntary: she owes 840, her part of 121 and 719 of her voluntary savings pay it. Nobody
	 * else bears anything: the first gets her 1,218, 281 of the voluntary savings are left, and 1 of rounding.
	 */
	test('the voluntary savings of a debtor pay before anybody else bears anything', () => {
		const events = [
			...cycle(saved('m2', 1000, 'voluntary')),
			...meeting(3, last, sharedOut({ rule: 'byShares', basis: 'netted' }))
		];
		const { trialBalance } = bookReport(events, { currency: 'INR' });
		expect(trialBalance).toEqual({ box: 28200, 'savings/m2/voluntary': -28100, surplus: -100 });
		expect(shareOuts(events, { currency: 'INR' })[0]?.rows).toMatchObject([
			{ number: 1, part: rupees(1218), paid: rupees(1218) },
			{
				number: 2,
				part: rupees(121),
				voluntary: rupees(719),
				interest: rupees(240),
				loan: rupees(600),
				paid: 0
			}
		]);
	});
});

describe('what a debtor pays later', () => {
	/*
	 * No voluntary savings: 500 in the box. Uncut, the fund is 500 + 600 + 240 = 1,340 and the first would get 1,218, the second 121.
	 * She owes 840: the fund falls to 550, of which the first gets 500 and the second 50, by their savings, and 790 stay owed: 190 of
	 * interest, 600 of principal. Cut are 718 and 71. On 10 June she pays 850: 60 of interest are of the new cycle.
	 */
	const closed = [...cycle(), ...meeting(3, last, sharedOut({ rule: 'byShares', basis: 'netted' }))];
	const paid = [...closed, ...meeting(4, '2024-06-10', repaid('l', 850))];

	test('is named with the share-out', () => {
		expect(shareOuts(closed, { currency: 'INR' })[0]?.rows).toMatchObject([
			{ number: 1, part: rupees(500), paid: rupees(500), cut: rupees(718) },
			{ number: 2, part: rupees(50), interest: rupees(50), paid: 0, cut: rupees(71) }
		]);
	});

	test('is payable to who was cut, her own part last, and no profit of the next cycle', () => {
		expect(bookReport(paid, { currency: 'INR' }).trialBalance).toEqual({
			box: 85000,
			'payable/m1': -71800,
			'payable/m2': -7200,
			interest: -6000
		});
		// One share and five: 60 of profit, 10 and 50.
		const next = [
			...paid,
			...meeting(5, '2024-06-17', saved('m1', 100, 'shares'), saved('m2', 500, 'shares'))
		];
		expect(reportWithRehearsal(next, { currency: 'INR' }, { rule: 'byShares' })).toMatchObject({
			value: {
				shareOut: { fund: rupees(660), payouts: { 1: rupees(110), 2: rupees(550) }, enoughInBox: true }
			}
		});
	});

	test('is written into the payment, and a file that says something else is refused', () => {
		const open = bookOf([...closed, ...openMeeting(4, '2024-06-10')]);
		const paidAs = (toOthers?: object) =>
			repaid('l', 850, toOthers === undefined ? {} : { toOthers })('2024-06-10');
		const done = record(open, paidAs());
		const owners = [
			{ memberId: 'm1', amount: rupees(718) },
			{ memberId: 'm2', amount: rupees(72) }
		];
		expect(done.ok && done.value.event).toMatchObject({
			toOthers: { interest: rupees(190), fines: 0, owners }
		});
		const mine = { interest: rupees(190), fines: 0, owners: [{ memberId: 'm2', amount: rupees(790) }] };
		expect(refusalOf(open, paidAs(mine))?.type).toBe('PartsDoNotAddUp');
		expect(refusalOf(open, paidAs({ interest: rupees(190), fines: 0, owners }))).toBeNull();
	});

	test('is followed by the second verifier, which shares no code', () => {
		const state = bookOf(paid);
		const written = present(state.journal, 'every line');
		const book = new WholePaperBook();
		for (const { event: told } of linesOf(written)) book.write(told);
		expect([
			book.held('tin'),
			book.held('still to pay m1'),
			book.held('still to pay m2'),
			book.held('in interest'),
			book.held('kept')
		]).toEqual([85000, 71800, 7200, 6000, 0]);
	});

	test('is payable to a woman who saved nothing too, and the share-out reads back as it was written', () => {
		/*
		 * 60 of the group's own and the 100 of the first woman are lent to her. Uncut, each would get 20 of profit. She owes 160: the
		 * fund falls to her own 100, and 60 stay owed, of which 20 were cut from each of the three.
		 */
		const rule = { ...vsla, saving: { mode: 'fixed', amount: 10000 } };
		const before = [
			...founded(first, { members: 3, box: 60, constitution: rule }),
			...meeting(1, first, saved('m1', 100), lent('l', 'm1', 160, { percentPerMonth: '0' }))
		];
		const done = record(
			bookOf([...before, ...openMeeting(2, last)]),
			sharedOut({ rule: 'equal', basis: 'netted' })(last)
		);
		const written = present(done.ok ? done.value.event : null, 'it is shared out');
		const after = [
			...before,
			...meeting(2, last, () => written),
			...meeting(3, '2024-06-10', repaid('l', 60))
		];
		expect(bookReport(after, { currency: 'INR' }).trialBalance).toEqual({
			box: 6000,
			'payable/m1': -2000,
			'payable/m2': -2000,
			'payable/m3': -2000
		});
	});

	test('goes to them first, whatever part of it she pays', () => {
		const some = [
			...closed,
			...meeting(4, '2024-06-10', repaid('l', 100)),
			...meeting(5, '2024-07-01', repaid('l', 300))
		];
		// 100 and 150 of old interest less the 60 of 5 June are new: 190 are old, then principal.
		const { trialBalance } = bookReport(some, { currency: 'INR' });
		expect(trialBalance['payable/m1']).toBe(-(trialBalance['box'] ?? 0) - (trialBalance['interest'] ?? 0));
		expect(trialBalance['payable/m2']).toBeUndefined();
	});

	test('also where it is taken from her part of the next cycle', () => {
		const again = [
			...closed,
			...meeting(4, '2024-06-03', saved('m1', 100, 'shares'), saved('m2', 100, 'shares')),
			...meeting(5, '2024-06-04', sharedOut({ rule: 'byShares', basis: 'whole' }))
		];
		// Each saved a share; nothing was earned. Her 100 pay old interest, which is the first woman's: 100 paid and 100 payable.
		expect(bookReport(again, { currency: 'INR' }).trialBalance).toEqual({
			box: 10000,
			'loans/m2/own': 60000,
			'payable/m1': -10000,
			surplus: -60000
		});
	});

	test('and where she leaves, or where something comes back of what was given up', () => {
		const gone = [
			...closed,
			...meeting(4, '2024-05-20', saved('m2', 790, 'voluntary')),
			...meeting(5, '2024-05-27', left('m2'))
		];
		expect(bookReport(gone, { currency: 'INR' }).trialBalance).toEqual({
			box: 79000,
			'payable/m1': -71800,
			'payable/m2': -7200
		});
		const back = [
			...closed,
			...meeting(4, '2024-05-20', givenUp('l')),
			...meeting(5, '2024-05-27', repaid('l', 90))
		];
		expect(bookReport(back, { currency: 'INR' }).trialBalance).toMatchObject({
			box: 9000,
			'payable/m1': -9000
		});
		expect(bookReport(back, { currency: 'INR' }).trialBalance).not.toHaveProperty('recovered');
	});

	test('is taken back where the payment is put right', () => {
		const wrong = withFields(repaid('l', 850), { eventId: 'paid' });
		const right = [
			...closed,
			...meeting(4, '2024-06-10', wrong),
			...meeting(5, '2024-06-17', (occurredOn) =>
				event({
					type: 'EventReversed',
					occurredOn,
					reverses: 'paid',
					reason: 'notDone',
					approvedBy: ['m1', 'm2']
				})
			),
			...meeting(6, '2024-06-24', repaid('l', 850))
		];
		expect(bookReport(right, { currency: 'INR' }).trialBalance).toEqual(
			bookReport(paid, { currency: 'INR' }).trialBalance
		);
	});
});

function recorded(state: ReturnType<typeof bookOf>, entry: GroupEvent) {
	const done = record(state, entry);
	return done.ok ? { state: done.value.state, event: done.value.event as CycleSharedOut } : null;
}

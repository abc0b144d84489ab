import { describe, expect, test } from 'vitest';
import {
	day,
	event,
	founded,
	lent,
	marked,
	meeting,
	openMeeting,
	refusalOf,
	bookOf,
	repaid,
	rupees,
	saved
} from '../../../../tests/support/builders.ts';
import { decidedCreditPlan, proposedCreditPlan } from './credit-plan.ts';

// Expected figures are calculated by hand from the formula in the comment of `proposedCreditPlan`.

/** m1 saves 300 and repaid 200 on time; m2 saves 100; m3 saves 100 and has repaid nothing of her loan. */
const events = [
	...founded('2025-01-05', { box: 1000, constitution: { interest: { percentPerMonth: '0' } } }),
	...meeting(
		1,
		'2025-01-05',
		...['m1', 'm2', 'm3'].map((who) => marked(who)),
		saved('m1', 300),
		saved('m2', 100),
		saved('m3', 100),
		lent('l1', 'm1', 200, { percentPerMonth: '0', instalments: 1 }),
		lent('l3', 'm3', 200, { percentPerMonth: '0', instalments: 1 })
	),
	...meeting(2, '2025-02-05', marked('m1'), repaid('l1', 200)),
	...meeting(3, '2025-03-09', marked('m1'))
];
const view = { currency: 'INR', on: day('2025-03-31') } as const;

describe('what is proposed comes from what each woman has done', () => {
	const plan = proposedCreditPlan(events, view, rupees(12_000));

	test('by savings and the largest loan: 500 to 100, and nothing for who is behind', () => {
		expect(plan.lines.map(({ number, amount }) => [number, amount])).toEqual([
			[1, 1_000_000],
			[2, 200_000],
			[3, 0]
		]);
		expect(plan).toMatchObject({ total: 1_200_000, allAlike: false, decided: null });
		expect(plan.lines[2]).toMatchObject({ due: 20_000, paid: 0, overdue: 20_000, overdueDays: 54 });
	});

	test('adds up to whole hundreds of what is asked', () => {
		const odd = proposedCreditPlan(events, view, rupees(1000));
		expect(odd.lines.map(({ amount }) => amount)).toEqual([80_000, 20_000, 0]);
		expect(proposedCreditPlan(events, view, rupees(1050)).total).toBe(100_000);
	});

	test('is alike only where all have done the same, and then says so', () => {
		const same = [
			...founded('2025-01-05'),
			...meeting(1, '2025-01-05', saved('m1', 100), saved('m2', 100), saved('m3', 100))
		];
		expect(proposedCreditPlan(same, view, rupees(900))).toMatchObject({ allAlike: true, total: 90_000 });
	});

	test('is nothing in a group that has saved nothing', () => {
		expect(proposedCreditPlan(founded('2025-01-05'), view, rupees(900))).toMatchObject({
			total: 0,
			allAlike: false
		});
	});
});

describe('what was decided', () => {
	const resolution = (more: object) => (occurredOn: string) =>
		event({
			type: 'ResolutionPassed',
			occurredOn,
			kind: 'creditPlan',
			forIt: 2,
			present: 3,
			...more
		});
	const plan = [
		{ memberId: 'm1', amount: 500_000, purpose: 'animal', instalments: 12 },
		{ memberId: 'm2', amount: 300_000, purpose: 'oldDebt' }
	];

	test('is the plan of the last resolution, with those beside it who get nothing', () => {
		const book = [
			...events,
			...meeting(4, '2025-04-05', resolution({ plan: [{ ...plan[0], amount: 1 }] })),
			...meeting(5, '2025-05-05', resolution({ plan }), resolution({ kind: 'other' }))
		];
		const decided = decidedCreditPlan(book, { currency: 'INR' });
		expect(decided).toMatchObject({
			decided: { on: '2025-05-05', forIt: 2, present: 3 },
			total: 800_000,
			byUse: { income: 500_000, oldDebt: 300_000, household: 0, unknown: 0 }
		});
		expect(decided?.lines.map(({ amount, use, instalments }) => [amount, use, instalments])).toEqual([
			[500_000, 'income', 12],
			[300_000, 'oldDebt', null],
			[0, null, null]
		]);
		expect(decidedCreditPlan(events, view)).toBeNull();
	});

	test('names women of the group, each once', () => {
		const state = bookOf([...events, ...openMeeting(4, '2025-04-05', marked('m1'))]);
		const refusal = (parts: readonly object[]) => refusalOf(state, resolution({ plan: parts })('2025-04-05'));
		expect(refusal([{ memberId: 'm9', amount: 100, purpose: 'seed' }])).toEqual({
			type: 'MemberUnknown',
			memberId: 'm9'
		});
		expect(refusal([plan[0] ?? {}, plan[0] ?? {}])).toEqual({ type: 'DuplicateId', id: 'm1' });
		expect(refusal(plan)).toBeNull();
	});
});

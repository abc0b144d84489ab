import { describe, expect, test } from 'vitest';
import {
	bankOpened,
	bookOf,
	day,
	event,
	founded,
	joined,
	lent,
	loanId,
	meeting,
	office,
	opening,
	openMeeting,
	refusalOf,
	repaid,
	rules,
	rupees,
	saved,
	spent,
	toBank
} from '../../../../tests/support/builders.ts';
import { fined, toSocialFund } from '../../../../tests/support/dues.ts';
import { cycle, first, last, vsla } from '../../../../tests/support/cycles.ts';
import { parts, recorded, sharedOut } from '../../../../tests/support/people.ts';
import { shareOut, type ShareOutTerms } from '../index.ts';

// Cases found by mutation testing (`npm run mutation`). Computed by hand from ledger law 7 and fine print 18 and 20.

const by = (state: ReturnType<typeof bookOf>, more: Partial<ShareOutTerms> = {}) =>
	shareOut(state, day(last), { rule: 'bySavings', basis: 'whole', ...more });

describe('the fund', () => {
	test('is what the group has, less all that is not its own', () => {
		/*
		 * 2,000 in the box and 500 in the bank, of which 300 are borrowed, 70 revolving fund, 60 grants, 50 voluntary savings and 40 social fund: 2,500 −
		 * 520 = 1,980, of which 1,000 were saved.
		 */
		const sheet = {
			box: 200_000,
			bank: [{ bankAccountId: 'b1', amount: 50_000 }],
			savings: [
				{ memberId: 'm1', fund: 'regular', amount: 60_000 },
				{ memberId: 'm2', fund: 'regular', amount: 40_000 },
				{ memberId: 'm2', fund: 'voluntary', amount: 5000 }
			],
			borrowings: [{ borrowingId: 'w1', lender: 'Bank', kind: 'bank', outstanding: 30_000 }],
			socialFund: 4000,
			revolvingFund: 7000,
			grants: 6000,
			surplus: 98_000
		};
		const state = bookOf([
			...founded(first, {
				members: 2,
				constitution: { ...vsla, saving: { mode: 'fixed', amount: 2000, voluntary: true } }
			}),
			bankOpened()(first),
			opening(sheet)(first),
			...openMeeting(1, last)
		]);
		const shared = by(state);
		// 1,980 × 600 ÷ 1,000 and × 400 ÷ 1,000.
		expect(shared.ok && [shared.value.fund, ...shared.value.rows.map(({ part }) => part)]).toEqual(
			[1980, 1188, 792].map(rupees)
		);
	});

	test.each([
		// 200 saved, the given amount of the fund and a fine of 10, half each; she pays her fine.
		[30, 120],
		[0, 105]
	])(
		'has the social fund, ₹%i, and its fines in it where the rules share it out: both are then gone',
		(held, part) => {
			const state = bookOf([
				...founded(first, {
					members: 2,
					constitution: {
						...vsla,
						fines: { late: 1000, to: 'socialFund' },
						socialFund: { amount: 1000, sharedOut: true }
					}
				}),
				...meeting(
					1,
					first,
					saved('m1', 100),
					saved('m2', 100),
					...(held > 0 ? [toSocialFund('m1', held)] : [])
				),
				...openMeeting(2, last, fined('f1', 'm1', 10, { to: 'socialFund' }))
			]);
			const shared = by(state);
			expect(shared.ok && shared.value.rows.map((row) => [row.part, row.fines])).toEqual([
				[rupees(part), rupees(10)],
				[rupees(part), 0]
			]);
			const after = recorded(state, sharedOut()(last)).state;
			expect([...after.balances].filter(([, balance]) => balance !== 0)).toEqual([]);
		}
	);

	test('that is smaller than the savings is shared by them, whatever the rule; of nothing nothing is shared', () => {
		const lost = cycle({ m1: 300, m2: 100 }, { entries: [spent('travel', 200)] });
		const shared = by(lost, { rule: 'equal' });
		expect(shared.ok && shared.value.rows.map(({ part }) => part)).toEqual([150, 50].map(rupees));
		const all = cycle({ m1: 300, m2: 100 }, { entries: [spent('travel', 400)] });
		expect(by(all)).toEqual({ ok: false, error: { type: 'NothingToShareBy' } });
	});
});

describe('who gets what', () => {
	test('stands in the order of the numbers, and a woman with nothing is in no list of the event', () => {
		const state = bookOf([
			event({ type: 'GroupFounded', occurredOn: first, name: 'Ujala', constitution: rules(vsla) }),
			...[3, 1, 2].map((number) => joined(number)(first)),
			office('m1', 'president')(first),
			office('m2', 'secretary')(first),
			...meeting(1, first, saved('m3', 30), saved('m1', 10)),
			...openMeeting(2, last)
		]);
		const shared = by(state);
		expect(shared.ok && shared.value.rows.map(({ memberId }) => memberId)).toEqual(['m1', 'm2', 'm3']);
		const { event: written } = recorded(state, sharedOut()(last)) as never as {
			readonly event: { readonly parts: readonly object[]; readonly lines: readonly object[] };
		};
		expect([written.parts.length, written.lines.length]).toEqual([2, 2]);
	});

	test('a note in which one woman loses her savings is refused; who saved nothing loses nothing', () => {
		const unit = rupees(10);
		expect(by(cycle({ m1: 500, m2: 5 }), { unit })).toEqual({
			ok: false,
			error: { type: 'TermsInvalid', field: 'unit' }
		});
		expect(by(cycle({ m1: 500, m2: 0 }), { unit }).ok).toBe(true);
	});

	test('a rule that looks back needs the whole book, a mix its hundred', () => {
		const state = { ...cycle({ m1: 100, m2: 100 }), journal: null };
		const weights = { interestBack: 50, equal: 50 };
		expect(by(state).ok).toBe(true);
		expect(by(state, { rule: 'bySavingMonths' })).toMatchObject({ error: { type: 'WholeBookNeeded' } });
		expect(by(state, { rule: 'mixed', weights })).toMatchObject({ error: { type: 'WholeBookNeeded' } });
		expect(by(state, { rule: 'mixed', weights: { equal: 100 } }).ok).toBe(true);
		const short = { error: { type: 'TermsInvalid', field: 'weights' } };
		expect(by(state, { rule: 'mixed', weights: { equal: 99 } })).toMatchObject(short);
	});

	test('of debts that her part does not cover the older loan is paid first, and stays open with the rest', () => {
		// Two members saved 300 each, and 400 are the group's own: a part of 500 each. She owes 400 and 200.
		const terms = { percentPerMonth: '0' };
		const state = bookOf([
			...founded(first, { members: 2, box: 400, constitution: vsla }),
			...meeting(
				1,
				first,
				saved('m1', 300),
				saved('m2', 300),
				lent('l1', 'm1', 400, terms),
				lent('l2', 'm1', 150, terms),
				lent('l3', 'm1', 50, terms)
			),
			...openMeeting(2, last)
		]);
		const netted = by(state, { basis: 'netted' });
		expect(netted.ok).toBe(true);
		const after = recorded(state, sharedOut({ basis: 'netted' })(last)).state;
		// 1,000 less her uncovered debts, until it no longer falls: 1,000, 900, 850, 825 … 800: 400 each, and 200 stay uncovered.
		const loan = (id: string) => after.loans.get(loanId(id));
		expect(loan('l1')).toMatchObject({ outstanding: 0 });
		expect(loan('l1')?.movements.at(-1)).toMatchObject({ netted: 'whole', principal: -40_000 });
		expect(loan('l2')).toMatchObject({ outstanding: 15_000 });
		expect(loan('l3')?.movements).toHaveLength(1);
	});
});

describe('an entry', () => {
	test('pays no more than the box holds: what lies in the bank is taken out before', () => {
		const state = bookOf([
			...founded(first, { members: 2, constitution: vsla }),
			bankOpened()(first),
			...meeting(1, first, saved('m1', 100), saved('m2', 100), toBank(50)),
			...openMeeting(2, last)
		]);
		expect(refusalOf(state, sharedOut()(last))).toEqual({
			type: 'BoxTooSmall',
			held: rupees(150),
			asked: rupees(200)
		});
	});

	/*
	 * Both saved 100, the first borrowed 150 and the help fund holds 40: 90 in the box. She owes 50 more than her part; the other is to get 100. Her
	 * remaining debt covers the fund as far as it goes, and the rest of the fund stays in the box (ledger law 42).
	 */
	test.each([
		[0, 0, false],
		[10, 0, true],
		[25, 15, true],
		[50, 40, true]
	])(
		'leaves what no debt covers of a help fund that stays: with %i more in the box %i',
		(more, aside, isPaid) => {
			const state = cycle(
				{ m1: 100, m2: 100 },
				{
					changed: { socialFund: { amount: 500 } },
					entries: [toSocialFund('m1', 40), lent('l1', 'm1', 150), repaid('l1', more)].slice(
						0,
						more > 0 ? 3 : 2
					)
				}
			);
			const shared = shareOut(state, day(last), { rule: 'bySavings', basis: 'whole' });
			expect(shared).toMatchObject({
				value: { inBox: rupees(90 + more), setAside: rupees(aside), enoughInBox: isPaid }
			});
			expect(refusalOf(state, sharedOut()(last))).toEqual(
				isPaid ? null : { type: 'BoxTooSmall', held: rupees(90 + more), asked: rupees(100) }
			);
		}
	);

	test('pays all of the box where the help fund lies in the bank, or is shared out too', () => {
		const inBank = bookOf([
			...founded(first, { members: 2, constitution: { ...vsla, socialFund: { amount: 500 } } }),
			bankOpened()(first),
			...meeting(1, first, saved('m1', 100), saved('m2', 100), toSocialFund('m1', 40), toBank(40)),
			...openMeeting(2, last)
		]);
		expect(refusalOf(inBank, sharedOut()(last))).toBeNull();
		const isShared = cycle(
			{ m1: 100, m2: 100 },
			{ changed: { socialFund: { amount: 500, sharedOut: true } }, entries: [toSocialFund('m1', 40)] }
		);
		expect(refusalOf(isShared, sharedOut()(last))).toBeNull();
	});

	test('that was written before the help fund was asked for stands', () => {
		const state = cycle(
			{ m1: 100, m2: 100 },
			{
				changed: { socialFund: { amount: 500 } },
				entries: [toSocialFund('m1', 40), lent('l1', 'm1', 150), repaid('l1', 10)]
			}
		);
		const lines = [
			{ memberId: 'm1', savings: 10_000, part: 10_000, loan: 10_000, interest: 0, fines: 0, paid: 0 },
			{ memberId: 'm2', savings: 10_000, part: 10_000, loan: 0, interest: 0, fines: 0, paid: 10_000 }
		].map((line) => ({ ...line, kept: 0, payable: 0 }));
		expect(refusalOf(state, sharedOut({ parts: parts({ m1: 100, m2: 100 }), lines })(last))).toBeNull();
	});

	test('all of her payout may be left, by each woman her own', () => {
		const state = cycle({ m1: 100, m2: 300 });
		expect(refusalOf(state, sharedOut({ keep: parts({ m1: 100, m2: 300 }) })(last))).toBeNull();
		expect(refusalOf(state, sharedOut({ keep: parts({ m1: 101 }) })(last))).toMatchObject({
			type: 'KeptTooMuch',
			most: rupees(100)
		});
	});

	test('may stand in a second meeting of the day that was closed last', () => {
		const state = bookOf([
			...founded(first, { members: 2, constitution: vsla }),
			...meeting(1, last, saved('m1', 100), saved('m2', 100)),
			...openMeeting(2, last)
		]);
		expect(refusalOf(state, sharedOut()(last))).toBeNull();
	});
});

import { describe, expect, test } from 'vitest';
import { fundAtHand, lentByFund, type GroupEvent } from '#group';
import { bookReport, federationReport, groupPosition, memberStatement } from '#reports';
import {
	bookOf,
	day,
	founded,
	lent,
	loanId,
	meeting,
	memberId,
	openMeeting,
	refusalOf,
	repaid,
	rupees,
	saved,
	withFields,
	type Entry
} from '../support/builders.ts';
import { fined, fromSocialFund, toSocialFund } from '../support/dues.ts';
import { corrected } from '../support/outside-money.ts';
import { writtenOff } from '../support/loan-entries.ts';
import { left, recorded, sharedOut } from '../support/people.ts';
import { cycle, last } from '../support/cycles.ts';
import { paperOf } from '../support/paper-of.ts';

/*
 * Ledger law 50. That members lend from such a fund as well as give from it: Social Funds, comparison of SILC groups of CRS in Sierra Leone with VICOBA
 * groups of Floresta in Tanzania (ruralagriculturefoodsecurity.wordpress.com, results and conclusions). By hand: three women save 100 and give 200 to the social fund; 500 are earned before. The fund lends m1 500, the group lends
 * m2 400, both at 2 % a month of what is out. A month later m1 pays 110 (10 and 100), m2 pays 88 (8 and 80).
 * Box: 500 + 300 + 600 − 500 − 400 + 110 + 88 = 698. Fund: 600 + 10 = 610, of which 400 are out.
 */
const [may, june, july] = ['2025-05-25', '2025-06-25', '2025-07-25'];
const view = { currency: 'INR' };
const women = ['m1', 'm2', 'm3'];
const fromFund = (...of: Parameters<typeof lent>): Entry => withFields(lent(...of), { source: 'socialFund' });
const events: readonly GroupEvent[] = [
	...founded('2025-05-01', { box: 500 }),
	...meeting(
		1,
		may,
		...women.flatMap((who) => [saved(who, 100), toSocialFund(who, 200)]),
		fromFund('l1', 'm1', 500),
		lent('l2', 'm2', 400)
	),
	...meeting(2, june, withFields(repaid('l1', 110), { eventId: 'r1' }), repaid('l2', 88))
];
const now = bookOf([...events, ...openMeeting(3, july)]);

describe('a loan from the social fund', () => {
	test('leaves the fund and comes back to it, and its interest is the fund’s: no income, no corpus', () => {
		const report = bookReport(events, { ...view, on: day(june) });
		expect(report.trialBalance).toEqual({
			box: rupees(698),
			'loans/m1/socialFund': rupees(400),
			'loans/m2/own': rupees(320),
			'savings/m1/regular': -rupees(100),
			'savings/m2/regular': -rupees(100),
			'savings/m3/regular': -rupees(100),
			'social-fund': -rupees(610),
			interest: -rupees(8),
			surplus: -rupees(500)
		});
		expect(report).toMatchObject({ balanced: true, surplus: rupees(508), corpus: rupees(808) });
		const { sources, uses, corpus } = groupPosition(events, { ...view, on: day(june) });
		expect([sources.heldForOthers, sources.total, uses.total, corpus]).toEqual(
			[610, 1418, 1418, 808].map(rupees)
		);
		const { balances } = bookOf(events);
		expect([fundAtHand(balances, 'socialFund'), lentByFund(balances, 'socialFund')]).toEqual(
			[210, 400].map(rupees)
		);
	});

	test('stands in the month and in her passbook as interest and principal', () => {
		const month = federationReport(events, { ...view, month: '2025-06' });
		expect(month.socialFund).toEqual({ opening: rupees(600), in: rupees(10), out: 0, closing: rupees(610) });
		expect(month.socialFundLent).toBe(rupees(400));
		const { rows } = memberStatement(events, { ...view, memberId: memberId('m1') });
		expect(rows.at(-1)).toMatchObject({ principalPaid: rupees(100), interestPaid: rupees(10), finesPaid: 0 });
	});

	test('is the same in the second calculation, pot by pot', () => {
		const paper = paperOf(events);
		expect(['tin', 'fund', 'loan l1', 'in interest'].map((pot) => paper.held(pot))).toEqual(
			[698, 610, 400, 8].map(rupees)
		);
	});

	test('is never more than is at hand of the fund, nor is help', () => {
		const refused = {
			type: 'AccountTooSmall',
			account: 'social-fund',
			held: rupees(210),
			asked: rupees(211)
		};
		expect(refusalOf(now, fromFund('l3', 'm3', 211)(july))).toEqual(refused);
		expect(refusalOf(now, fromSocialFund('m3', 211)(july))).toEqual(refused);
		expect(refusalOf(now, fromFund('l3', 'm3', 210)(july))).toBeNull();
		expect(refusalOf(now, fromSocialFund('m3', 210)(july))).toBeNull();
	});

	test('cannot lose what came back by a correction once that was given away', () => {
		const state = recorded(now, fromSocialFund('m3', 210)(july)).state;
		expect(refusalOf(state, corrected('r1')(july))).toMatchObject({ account: 'social-fund', held: 0 });
		expect(refusalOf(now, corrected('r1')(july))).toBeNull();
	});

	test('is paid to the fund by who leaves', () => {
		const able = recorded(now, saved('m1', 500)(july)).state;
		const { event, state } = recorded(able, left('m1')(july));
		expect(event).toMatchObject({
			toFund: rupees(8),
			settlement: { paid: rupees(192), interest: rupees(8) }
		});
		expect([fundAtHand(state.balances, 'socialFund'), lentByFund(state.balances, 'socialFund')]).toEqual(
			[618, 0].map(rupees)
		);
		expect(refusalOf(able, left('m1', { toFund: rupees(7) })(july))).toEqual({
			type: 'PartsDoNotAddUp',
			whole: rupees(8),
			parts: rupees(7)
		});
		// What the whole book says of her, and the second calculation.
		const book = [...events, ...openMeeting(3, july, saved('m1', 500), left('m1'))];
		const { rows } = memberStatement(book, { ...view, memberId: memberId('m1') });
		expect(rows.at(-1)).toMatchObject({
			principalPaid: rupees(400),
			interestPaid: rupees(8),
			finesPaid: 0,
			setOff: rupees(408),
			paid: rupees(500),
			paidOut: rupees(192)
		});
		const paper = paperOf(book);
		expect([paper.held('tin'), paper.held('fund')]).toEqual([1006, 618].map(rupees));
	});

	test('is the loss of the fund where it is given up, and comes back to it', () => {
		const book = [
			...events,
			...openMeeting(3, july, writtenOff('l1')),
			withFields(repaid('l1', 50), { eventId: 'back' })(july)
		];
		const { balances } = bookOf(book);
		expect([fundAtHand(balances, 'socialFund'), balances.get('loans-written-off' as never)]).toEqual([
			rupees(260),
			undefined
		]);
		expect(paperOf(book).held('fund')).toBe(rupees(260));
	});

	test.each([
		[510, 520, 610],
		[530, 541, 611]
	])('leaves the rest below a coin to the fund: %d lent, %d paid', (out, paid, holds) => {
		// 10.20 and 10.60 of interest; 0.20 are let go, 0.40 are given on top.
		const book = [
			...founded('2025-05-01', { box: 500 }),
			...meeting(1, may, ...women.map((who) => toSocialFund(who, 200)), fromFund('l1', 'm1', out)),
			...meeting(2, june, repaid('l1', paid))
		];
		const { trialBalance } = bookReport(book, { ...view, on: day(june) });
		expect(trialBalance).toEqual({
			box: rupees(500 + holds),
			'social-fund': -rupees(holds),
			surplus: -rupees(500)
		});
		expect(paperOf(book).held('fund')).toBe(rupees(holds));
	});
});

/*
 * The end of a cycle. Two women save 100 and 900; the fund of 300 that they paid in is lent to m1 whole, and the group lends her 300 too.
 * Box: 1,000 + 300 − 600 = 700. Of 1,000 that are shared 100 are hers.
 */
const fund = [toSocialFund('m1', 150), toSocialFund('m2', 150)];
const both = [fromFund('f', 'm1', 300), lent('o', 'm1', 300)];
const ofCycle = (loans: readonly Entry[], sharedFund: boolean) =>
	cycle(
		{ m1: 100, m2: 900 },
		{ entries: [...fund, ...loans], changed: { socialFund: { amount: 500, sharedOut: sharedFund } } }
	);
const netted = (loans: readonly Entry[], sharedFund = false) => {
	const { event, state } = recorded(ofCycle(loans, sharedFund), sharedOut({ basis: 'netted' })(last));
	return { event, state, out: (id: string) => state.loans.get(loanId(id))?.outstanding };
};

describe('a share-out where the fund stays', () => {
	test('cuts nobody’s part for a loan of the fund that her part does not pay', () => {
		// Her part pays the older loan, which is the group's: F = 1,000 − (300 − her tenth of F): 800, 780, 778, 777 with parts of 80, 78, 77, 77.
		const { event, out } = netted(both.toReversed());
		expect(out('f')).toBe(rupees(300));
		expect(out('o')).toBe(rupees(223));
		expect(event).toMatchObject({ parts: [{ amount: rupees(77) }, { amount: rupees(699) }] });
	});
	test('takes her part for the fund where that lent first, and the group’s loan stays out whole', () => {
		// F = 1,000 − 300.
		const { event, out } = netted(both);
		expect([out('f'), out('o')]).toEqual([230, 300].map(rupees));
		expect(event).toMatchObject({ parts: [{ amount: rupees(70) }, { amount: rupees(630) }] });
	});
	test('cuts nothing where only the fund lent', () => {
		const { event, out, state } = netted(both.slice(0, 1));
		expect(event).toMatchObject({ parts: [{ amount: rupees(100) }, { amount: rupees(900) }] });
		expect([out('f'), fundAtHand(state.balances, 'socialFund')]).toEqual([200, 100].map(rupees));
	});
});

test('a fine for a fund that stays cuts nobody’s part: it stays owed, and what her part pays of it stays in the box', () => {
	// She owes the group 300 and the fund 50; her part pays the loan first: 1,000 − (300 − a tenth of F) as above, 77 and 699.
	const finesTo = { fines: { late: 5000, to: 'socialFund' }, socialFund: { amount: 500, sharedOut: false } };
	const ending = (hers: number, ...entries: readonly Entry[]) =>
		recorded(
			cycle({ m1: hers, m2: 900 }, { entries: [...entries, fined('late', 'm1', 50)], changed: finesTo }),
			sharedOut({ basis: 'netted' })(last)
		);
	const { event, state } = ending(100, lent('o', 'm1', 300));
	expect(event).toMatchObject({ parts: [{ amount: rupees(77) }, { amount: rupees(699) }], setAside: 0 });
	expect(state.loans.get(loanId('o'))?.outstanding).toBe(rupees(223));
	// Owing nothing else she pays it of her 100: 50 are hers, and 50 are the fund's, in the box.
	const paid = ending(100);
	expect(paid.event).toMatchObject({
		parts: [{ amount: rupees(100) }, { amount: rupees(900) }],
		setAside: rupees(50)
	});
	expect([...paid.state.balances]).toEqual([
		['box', rupees(50)],
		['social-fund', -rupees(50)]
	]);
});

test('a share-out of the fund waits until what it lent is paid: nobody’s part is cut for it, and the fund is never below nothing', () => {
	// F = 1,300 − (300 − a tenth of F, 100 saved of 1,000): 1,130, 1,113, 1,111; her part of 111 leaves 189 out.
	expect(refusalOf(ofCycle(both.slice(0, 1), true), sharedOut({ basis: 'netted' })(last))).toEqual({
		type: 'AccountTooSmall',
		account: 'social-fund',
		held: 0,
		asked: rupees(189)
	});
	// With 500 more of hers she pays it: F = 1,800; 600 of 1,500 are two fifths: 720 and 1,080.
	const able = recorded(ofCycle(both.slice(0, 1), true), saved('m1', 500)(last)).state;
	const { event, state } = recorded(able, sharedOut({ basis: 'netted' })(last));
	expect(event).toMatchObject({ parts: [{ amount: rupees(720) }, { amount: rupees(1080) }] });
	expect([...state.balances]).toEqual([]);
});

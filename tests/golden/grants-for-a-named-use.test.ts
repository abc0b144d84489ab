import { expect, test } from 'vitest';
import { fundAtHand, lentByFund, type GroupEvent } from '#group';
import { bookReport, federationReport, groupPosition } from '#reports';
import {
	bookOf,
	day,
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
} from '../support/builders.ts';
import { cycle, last } from '../support/cycles.ts';
import { fromSocialFund, toSocialFund } from '../support/dues.ts';
import { borrowed, corrected, grantBack, granted } from '../support/outside-money.ts';
import { left, recorded, sharedOut } from '../support/people.ts';
import { paperOf } from '../support/paper-of.ts';

/*
 * Ledger law 50. Three kinds of money that NRLM names: the revolving fund is the group's corpus, "to be used for internal lending"; the community
 * investment fund reaches a group as a loan that it repays; the vulnerability reduction fund is for the most vulnerable, "food and health
 * risk", and is kept apart from what the group lends (Framework for Implementation of DAY-NRLM, MoRD, on RF, CIF and VRF).
 *
 * By hand: three women save 100 and give 20 to the social fund. RF 1,000, CIF 600 (owed), VRF 500, and 200 from the panchayat for whatever they
 * like. The VRF lends m1 300 at 2 % a month and gives m2 50. A month later m1 pays 106: 6 and 100.
 * Box: 300 + 60 + 1,000 + 600 + 500 + 200 − 300 − 50 + 106 = 2,416. VRF: 500 − 50 + 6 = 456, of which 200 are out.
 * Corpus: 300 + 1,000 + 200 = 1,500.
 */
const [may, june, july] = ['2025-05-25', '2025-06-25', '2025-07-25'];
const view = { currency: 'INR' };
const women = ['m1', 'm2', 'm3'];
const neediest = { source: 'vulnerabilityFund' };
const lentOf = (...of: Parameters<typeof lent>): Entry => withFields(lent(...of), neediest);
const helped = (...of: Parameters<typeof fromSocialFund>): Entry =>
	withFields(fromSocialFund(...of), { fund: 'vulnerabilityFund' });
const vrf = (amount: number, more: object = {}) => granted(amount, { kind: 'vulnerabilityFund', ...more });
const events: readonly GroupEvent[] = [
	...founded('2025-05-01'),
	...meeting(
		1,
		may,
		...women.flatMap((who) => [saved(who, 100), toSocialFund(who, 20)]),
		granted(1000),
		borrowed(600, { kind: 'cif', lender: 'Village organisation' }),
		vrf(500, { eventId: 'vrf' }),
		granted(200, { kind: 'grant', source: 'Panchayat' }),
		lentOf('l1', 'm1', 300),
		helped('m2', 50)
	),
	...meeting(2, june, repaid('l1', 106))
];
const now = bookOf([...events, ...openMeeting(3, july)]);
const account = 'social-fund/vulnerability';

test('each named grant stands where it belongs: only the revolving fund and free money are corpus', () => {
	const report = bookReport(events, { ...view, on: day(june) });
	expect(report.trialBalance).toEqual({
		box: rupees(2416),
		'loans/m1/vulnerabilityFund': rupees(200),
		'savings/m1/regular': -rupees(100),
		'savings/m2/regular': -rupees(100),
		'savings/m3/regular': -rupees(100),
		'social-fund': -rupees(60),
		[account]: -rupees(456),
		'borrowings/bl1': -rupees(600),
		'revolving-fund': -rupees(1000),
		grants: -rupees(200)
	});
	expect(report).toMatchObject({ balanced: true, surplus: 0, corpus: rupees(1500) });
	// Page 1 of the file for the bank: what is of others stands apart.
	const { sources, corpus } = groupPosition(events, { ...view, on: day(june) });
	expect([sources.heldForOthers, sources.grants, sources.revolvingFund, corpus]).toEqual(
		[516, 200, 1000, 1500].map(rupees)
	);
});

test('the month of the federation has a line of its own, and the second calculation says the same', () => {
	const of = (month: string) => federationReport(events, { ...view, month });
	expect(of('2025-05')).toMatchObject({
		socialFund: { in: rupees(60), out: 0, closing: rupees(60) },
		vulnerabilityFund: {
			opening: 0,
			in: rupees(500),
			out: rupees(50),
			closing: rupees(450),
			lent: rupees(300)
		}
	});
	expect(of('2025-06').vulnerabilityFund).toEqual({
		opening: rupees(450),
		in: rupees(6),
		out: 0,
		closing: rupees(456),
		lent: rupees(200)
	});
	const paper = paperOf(events);
	expect(['tin', 'fund', 'fund for the neediest', 'in interest'].map((pot) => paper.held(pot))).toEqual(
		[2416, 60, 456, 0].map(rupees)
	);
});

test('neither fund lends or gives what is in the other, nor more than is at hand, nor loses what it gave', () => {
	// At hand: 256 of the one, 60 of the other.
	const lacks = (asked: number) => ({
		type: 'AccountTooSmall',
		account,
		held: rupees(256),
		asked: rupees(asked)
	});
	expect(refusalOf(now, lentOf('l2', 'm3', 257)(july))).toEqual(lacks(257));
	expect(refusalOf(now, helped('m3', 257)(july))).toEqual(lacks(257));
	expect(refusalOf(now, lentOf('l2', 'm3', 256)(july))).toBeNull();
	expect(refusalOf(now, fromSocialFund('m3', 61)(july))).toMatchObject({ account: 'social-fund' });
	// The grant itself is struck out: 500 less than 456.
	expect(refusalOf(now, corrected('vrf')(july))).toMatchObject({ account });
});

/*
 * The village organisation takes back what is at hand: 456 less 200 that are out = 256. The box: 2,416 − 256 = 2,160; 200 stay in the fund, which
 * m1 still owes. The revolving fund goes back whole, 1,000: 1,160 in the box, and the corpus is 1,500 − 1,000 = 500.
 */
test('a grant goes back to whoever gave it, by its receipt: never what is out, nor more than lies in it', () => {
	const back = [grantBack(256), grantBack(1000, { kind: 'revolvingFund', to: 'Mission' })];
	const book = [...events, ...meeting(3, july, ...back)];
	const report = bookReport(book, { ...view, on: day(july) });
	expect(report).toMatchObject({ box: rupees(1160), corpus: rupees(500), surplus: 0, balanced: true });
	expect(report.trialBalance).toMatchObject({ [account]: -rupees(200) });
	expect(report.trialBalance).not.toHaveProperty('revolving-fund');
	expect(federationReport(book, { ...view, month: '2025-07' }).vulnerabilityFund).toMatchObject({
		out: rupees(256),
		closing: rupees(200)
	});
	const paper = paperOf(book);
	const pots = ['tin', 'fund for the neediest', 'revolving fund'];
	expect(pots.map((pot) => paper.held(pot))).toEqual([1160, 200, 0].map(rupees));
	expect(refusalOf(now, grantBack(257)(july))).toMatchObject({ account, held: rupees(256) });
	expect(refusalOf(now, grantBack(201, { kind: 'grant' })(july))).toMatchObject({ account: 'grants' });
	const after = bookOf([...events, ...openMeeting(3, july, grantBack(100))]);
	expect(refusalOf(after, grantBack(100)(july))).toEqual({ type: 'PaperNamedBefore', on: july });
});

test('who leaves pays it back to that fund, with its interest', () => {
	// Of 200 a month: 4. She has 100 and brings 104 more.
	const able = recorded(now, saved('m1', 150)(july)).state;
	const { event, state } = recorded(able, left('m1')(july));
	expect(event).toMatchObject({ toVulnerabilityFund: rupees(4), settlement: { paid: rupees(46) } });
	expect(event).not.toHaveProperty('toFund');
	const { balances } = state;
	expect([fundAtHand(balances, 'vulnerabilityFund'), lentByFund(balances, 'vulnerabilityFund')]).toEqual([
		rupees(460),
		0
	]);
	expect(refusalOf(able, left('m1', { toVulnerabilityFund: rupees(5) })(july))).toMatchObject({
		type: 'PartsDoNotAddUp'
	});
	expect(
		paperOf([...events, ...openMeeting(3, july, saved('m1', 150), left('m1'))]).held('fund for the neediest')
	).toBe(rupees(460));
});

test('no share-out pays from it, also where the social fund is shared out, and its loan cuts nobody', () => {
	/*
	 * m1 saved 100, m2 900; the social fund of 20 is shared out, the VRF of 500 stays and lends m1 300, which her part pays as far as it
	 * reaches. Shared are 1,020: 102 and 918. Her 102 go to the loan, 198 stay out. Box: 1,000 + 20 + 500 − 300 = 1,220, less 918 = 302 = 500 − 198.
	 */
	const ending = cycle(
		{ m1: 100, m2: 900 },
		{
			entries: [toSocialFund('m2', 20), vrf(500), lentOf('v', 'm1', 300)],
			changed: { socialFund: { amount: 500, sharedOut: true } }
		}
	);
	const { event, state } = recorded(ending, sharedOut({ basis: 'netted' })(last));
	expect(event).toMatchObject({
		parts: [{ amount: rupees(102) }, { amount: rupees(918) }],
		setAside: rupees(302)
	});
	expect(Object.fromEntries(state.balances)).toEqual({
		box: rupees(302),
		'loans/m1/vulnerabilityFund': rupees(198),
		[account]: -rupees(500)
	});
});

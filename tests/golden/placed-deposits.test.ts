import { describe, expect, test } from 'vitest';
import { shareOut, type GroupEvent } from '#group';
import {
	accountBook,
	balanceSheet,
	bookReport,
	exceptions,
	federationReport,
	groupPosition,
	groupRatios,
	registerBook
} from '#reports';
import {
	bookOf,
	day,
	founded,
	meeting,
	memberId,
	opening,
	openMeeting,
	refusalOf,
	rupees,
	saved,
	takenBack,
	withFields,
	type Entry
} from '../support/builders.ts';
import { corrected, depositBack, depositGrew, depositSeen, placed } from '../support/outside-money.ts';
import { paperOf } from '../support/paper-of.ts';

/*
 * Ledger law 49. By hand: 5,000 lie in the box, three women save 200: 5,600. 3,000 are fixed at the bank against receipt FD 7, 500 go to the
 * village organisation without one: box 2,100. In May the bank's paper shows interest for three months at 7 % a year, 3,000 × 7 × 3 ÷ 1,200 =
 * 52.50, and the village organisation gives 200 back: box 2,300, fixed 3,052.50, village 300. Owned 5,652.50 = savings 600 + surplus 5,052.50.
 */
const [april, may, june, july] = ['2025-04-25', '2025-05-25', '2025-06-25', '2025-07-25'];
const view = { currency: 'INR' };
const atVillage = { deposit: 'village' };
const women = ['m1', 'm2', 'm3'];
const start = [
	...founded('2025-04-01', { box: 5000 }),
	...meeting(
		1,
		april,
		...women.map((who) => saved(who, 200)),
		withFields(placed(3000, { reference: 'FD 7' }), { eventId: 'fd' }),
		withFields(placed(500, atVillage), { eventId: 'vo' })
	)
];
const events: readonly GroupEvent[] = [
	...start,
	...meeting(2, may, depositGrew(52.5), depositBack(200, { ...atVillage, reference: 'VO 3' }))
];
const told = (of: readonly GroupEvent[], to: string) =>
	exceptions(of, { ...view, from: day('2025-04-01'), to: day(to), on: day(to) });
const later = (...entries: readonly Entry[]) => [...events, ...meeting(3, june, ...entries)];

describe('savings of the group that lie elsewhere', () => {
	test('are its own, an account each, in corpus and surplus with the interest on their paper', () => {
		const report = bookReport(events, { ...view, on: day(may) });
		expect(report.trialBalance).toEqual({
			box: rupees(2300),
			'deposits/fixedDeposit': rupees(3052.5),
			'deposits/village': rupees(300),
			'other-income/deposit-interest': -rupees(52.5),
			...Object.fromEntries(women.map((who) => [`savings/${who}/regular`, -rupees(200)])),
			surplus: -rupees(5000)
		});
		expect(report).toMatchObject({
			balanced: true,
			surplus: rupees(5052.5),
			corpus: rupees(5652.5),
			deposits: { fixedDeposit: rupees(3052.5), village: rupees(300) }
		});
	});

	test('stand in the balance sheet, in the file for the bank and in the month, and are no idle cash', () => {
		const sheet = balanceSheet(accountBook(events, view), day(may));
		expect([sheet.assets.total, sheet.claims]).toEqual([rupees(5652.5), rupees(5652.5)]);
		const { sources, uses } = groupPosition(events, { ...view, on: day(may) });
		expect([uses.deposits, uses.total, sources.total]).toEqual([3352.5, 5652.5, 5652.5].map(rupees));
		const all = registerBook(events, { ...view, on: day(may) });
		const { averageNetWorth } = groupRatios({ state: all.state, pages: all.recorded, on: day(may) }).of;
		expect(averageNetWorth.part).toBe(rupees(5652.5));
		// 2,300 ÷ 5,652.50
		expect(bookReport(events, { ...view, on: day(may) }).regularity.all.idleCash).toBe('0.4069');
		expect(federationReport(events, { ...view, month: '2025-05' }).deposits).toEqual({
			opening: rupees(3500),
			in: rupees(52.5),
			out: rupees(200),
			closing: rupees(3352.5)
		});
	});

	test('are the same in the second calculation, pot by pot', () => {
		const paper = paperOf(events);
		expect([paper.held('tin'), paper.held('deposit fixedDeposit'), paper.held('deposit village')]).toEqual(
			[2300, 3052.5, 300].map(rupees)
		);
	});

	test('are shared out, too: the box waits until they were fetched', () => {
		const out = shareOut(bookOf(events), day(may), { rule: 'bySavings', basis: 'whole' });
		expect(out).toMatchObject({ value: { fund: rupees(5652.5), inBox: rupees(2300), enoughInBox: false } });
	});

	test('may lie there when a book begins', () => {
		const sheet = {
			box: 0,
			deposits: [{ deposit: 'shares', amount: rupees(900) }],
			surplus: rupees(900)
		};
		const book = [...founded('2025-05-01'), opening(sheet)('2025-05-01'), ...meeting(1, july)];
		expect(bookReport(book, view)).toMatchObject({
			balanced: true,
			deposits: { shares: rupees(900) }
		});
		expect(told(book, july).depositsUnseen).toEqual([
			{ on: '2025-05-01', deposit: 'shares', amount: rupees(900), differs: false }
		]);
	});
});

describe('a treasurer who deposits what never left the box', () => {
	test('is told on after 45 days without a receipt, until its paper was seen', () => {
		expect(told(events, '2025-06-09').depositsUnseen).toEqual([]);
		// Of 500 that no receipt shows 200 came back.
		expect(told(events, '2025-06-10').depositsUnseen).toEqual([
			{ on: april, deposit: 'village', amount: rupees(300), differs: false }
		]);
		expect(told(later(depositSeen(300, atVillage)), june).depositsUnseen).toEqual([]);
		const dashed = events.map((event) =>
			event.type === 'DepositPlaced' && event.reference === undefined ? { ...event, reference: '–' } : event
		);
		expect(told(dashed, '2025-06-10').depositsUnseen).toEqual(told(events, '2025-06-10').depositsUnseen);
	});

	test('is told on where the paper shows less, or more, than the book', () => {
		const differs = (balance: number) => told(later(depositSeen(balance, atVillage)), june).depositsUnseen;
		expect(differs(250)).toEqual([{ on: june, deposit: 'village', amount: rupees(50), differs: true }]);
		expect(differs(310)).toMatchObject([{ amount: -rupees(10), differs: true }]);
	});

	test('needs the code of another officer to put in, to fetch, and to write interest', () => {
		const alone = events.map((event) =>
			event.type === 'MeetingSealed' ? { ...event, approvals: [memberId('m1')] } : event
		);
		const { missingApprovals } = told(alone, may);
		expect(missingApprovals.map(({ type }) => type).filter((type) => type !== 'MeetingSealed')).toEqual([
			'DepositPlaced',
			'DepositPlaced',
			'DepositCredited',
			'DepositTakenBack'
		]);
	});

	test('puts in no more than the box holds, fetches no more than lies there, and nothing grows on nothing', () => {
		const state = bookOf([...events, ...openMeeting(3, june)]);
		expect(refusalOf(state, placed(2301)(june))).toMatchObject({ type: 'BoxTooSmall', held: rupees(2300) });
		expect(refusalOf(state, depositBack(301, atVillage)(june))).toMatchObject({
			type: 'AccountTooSmall',
			account: 'deposits/village',
			held: rupees(300)
		});
		expect(refusalOf(state, depositGrew(1, { deposit: 'other' })(june))).toMatchObject({
			type: 'AccountTooSmall',
			held: 0
		});
	});
});

describe('what was wrong', () => {
	const now = [...events, ...openMeeting(3, june)];

	test('is taken out only while what came back was there', () => {
		expect(refusalOf(bookOf(now), corrected('vo')(june))).toMatchObject({
			account: 'deposits/village'
		});
		const put = bookOf([
			...events,
			...meeting(3, june, depositBack(300, atVillage)),
			...openMeeting(4, july)
		]);
		expect(refusalOf(put, corrected('vo')(july))).not.toBeNull();
		const never = bookOf([...start, ...openMeeting(2, may), corrected('vo')(may)]);
		expect(never.balances.get('deposits/village' as never) ?? 0).toBe(0);
		expect(never.balances.get('box' as never)).toBe(rupees(2600));
	});

	test('is taken back in its own meeting', () => {
		const entry = withFields(placed(100), { eventId: 'x' })(june);
		const back = bookOf([...now, entry, takenBack('x')(june)]);
		expect(Object.fromEntries(back.balances)).toEqual(Object.fromEntries(bookOf(events).balances));
	});
});

import { describe, expect, test } from 'vitest';
import { approvalFor, type GroupEvent } from '#group';
import {
	accountBook,
	balanceSheet,
	bookReport,
	exceptions,
	federationReport,
	groupPosition,
	groupRatios,
	memberPage,
	memberStatement,
	registerBook
} from '#reports';
import { WholePaperBook } from '../../scripts/verify-export/paper-book.mjs';
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
import { collected, handedOn, heldBack } from '../support/dues.ts';
import { corrected } from '../support/outside-money.ts';
import { paperOf } from '../support/paper-of.ts';
import { left, recorded } from '../support/people.ts';

/*
 * Ledger law 48. The premiums of a year are 20 rupees (Pradhan Mantri Suraksha Bima Yojana) and 436 (Jeevan Jyoti). Source: Department of
 * Financial Services, F. no. H-12011/2/2015-Ins.II of 30 May 2022. By hand: three women save 100 and give 20; two give 436. 60 + 872 = 932 are
 * given. In June all 60 are handed on, and of the 872 those of the first woman; 436 of the second stay. Box: 500 + 300 + 932 − 496 = 1,236.
 */
const [may, june, july] = ['2025-05-25', '2025-06-25', '2025-07-25'];
const view = { currency: 'INR' };
const [accident, life] = ['accidentInsurance', 'lifeInsurance'];
const women = ['m1', 'm2', 'm3'];
const given: readonly Entry[] = [
	...women.map((who) => saved(who, 100)),
	...women.map((who) => withFields(collected(who, accident, 20), { eventId: `a-${who}` })),
	collected('m1', life, 436),
	withFields(collected('m2', life, 436), { eventId: 'l-m2' })
];
const start = [...founded('2025-05-01', { box: 500 }), ...meeting(1, may, ...given)];
const events: readonly GroupEvent[] = [
	...start,
	...meeting(
		2,
		june,
		withFields(handedOn(accident, 60), { eventId: 'h-a' }),
		withFields(handedOn(life, { m1: 436 }), { eventId: 'h-l' })
	)
];
/** With what was computed of them. */
const written = (): readonly GroupEvent[] => registerBook(events, view).posted.map(({ event }) => event);

describe('premiums that a group carries on', () => {
	test('are in no surplus, no corpus and no income, and lie in the box until they are handed on', () => {
		const before = bookReport(start, { ...view, on: day(may) });
		expect(before).toMatchObject({ surplus: rupees(500), corpus: rupees(800), income: {} });
		const report = bookReport(events, { ...view, on: day(june) });
		expect(report.trialBalance).toEqual({
			box: rupees(1236),
			'held-for-others/m2/lifeInsurance': -rupees(436),
			'savings/m1/regular': -rupees(100),
			'savings/m2/regular': -rupees(100),
			'savings/m3/regular': -rupees(100),
			surplus: -rupees(500)
		});
		expect(report).toMatchObject({
			balanced: true,
			surplus: rupees(500),
			corpus: rupees(800),
			heldForOthers: { lifeInsurance: { 2: rupees(436) } }
		});
	});

	test('are whose they are, woman by woman, where the entry says only the sum', () => {
		expect(
			written().findLast(({ type, eventId }) => type === 'HandedToOthers' && eventId === 'h-a')
		).toMatchObject({
			of: women.map((who) => ({ memberId: who, amount: rupees(20) }))
		});
	});

	test("are a liability in the accounts, and no cash of the group's in the file for the bank", () => {
		const sheet = balanceSheet(accountBook(events, view), day(june));
		expect(sheet.liabilities.total).toBe(rupees(736));
		expect(sheet.assets.total).toBe(sheet.claims);
		const { sources, uses } = groupPosition(events, { ...view, on: day(june) });
		expect([sources.heldForOthers, sources.total, uses.total]).toEqual([436, 1236, 1236].map(rupees));
		// 1,236 less 436: the corpus lies in the box whole.
		const all = registerBook(events, { ...view, on: day(june) });
		const { averageNetWorth } = groupRatios({ state: all.state, pages: all.recorded, on: day(june) }).of;
		expect(averageNetWorth.part).toBe(rupees(800));
		expect(bookReport(events, { ...view, on: day(june) }).regularity.all.idleCash).toBe('1');
	});

	test('stand in the month, in her passbook and on her page', () => {
		expect(federationReport(events, { ...view, month: '2025-06' }).heldForOthers).toEqual({
			opening: rupees(932),
			in: 0,
			out: rupees(496),
			closing: rupees(436)
		});
		const { rows } = memberStatement(events, { ...view, memberId: memberId('m1') });
		expect(rows).toMatchObject([
			{ saved: rupees(100), forOthers: rupees(456), paid: rupees(556), savings: rupees(100) },
			{ handedOn: rupees(456), paid: 0, savings: rupees(100) }
		]);
		const page = (who: string) => memberPage(events, { ...view, memberId: memberId(who) }).heldForOthers;
		expect([page('m1'), page('m2')]).toEqual([[], [{ purpose: life, amount: rupees(436) }]]);
	});

	test('are the same in the second calculation, pot by pot', () => {
		const paper = new WholePaperBook();
		for (const event of written()) paper.write(event);
		expect(paper.held('tin')).toBe(rupees(1236));
		expect([...paper.pots].filter(([pot]) => pot.startsWith('for '))).toEqual([
			['for lifeInsurance of m2', rupees(436)]
		]);
	});
});

describe('a treasurer who keeps a premium', () => {
	const told = (to: string) =>
		exceptions(events, { ...view, from: day('2025-04-01'), to: day(to), on: day(to) });

	test('is told on after 45 days: whose, what for, since when', () => {
		expect(told('2025-07-09').heldLong).toEqual([]);
		expect(told('2025-07-10').heldLong).toEqual([{ on: may, number: 2, purpose: life, amount: rupees(436) }]);
	});

	// 60 and 436 in June, with nobody's receipt: nothing says who got them.
	test('is told where no receipt says who got what she handed on; one receipt stands for one handing on', () => {
		const inJune = (more: object) => [
			...start,
			...meeting(2, june, handedOn(accident, 60), handedOn(life, { m1: 436 }, more))
		];
		const told = (book: readonly GroupEvent[]) =>
			exceptions(book, { ...view, from: day(june), to: day(june), on: day(june) }).handedWithoutPaper;
		expect(told(events)).toEqual([
			{ on: june, purpose: accident, amount: rupees(60) },
			{ on: june, purpose: life, amount: rupees(436) }
		]);
		const receipt = { reference: 'LIC 7' };
		expect(told(inJune(receipt))).toEqual([{ on: june, purpose: accident, amount: rupees(60) }]);
		// A dash is nobody's receipt.
		expect(told(inJune({ reference: '– .' }))).toEqual(told(events));
		const again = bookOf([...inJune(receipt), ...openMeeting(3, july)]);
		const named = { type: 'PaperNamedBefore', on: june };
		expect(refusalOf(again, handedOn(life, { m2: 436 }, { reference: 'lic 7' })(july))).toEqual(named);
		expect(refusalOf(again, handedOn(life, { m2: 436 }, { reference: 'LIC 8' })(july))).toBeNull();
	});

	test('needs the code of another officer to hand anything on', () => {
		const alone = events.map((event) =>
			event.type === 'MeetingSealed' ? { ...event, approvals: [memberId('m1')] } : event
		);
		const lacking = exceptions(alone, { ...view, from: day(may), to: day(june) }).missingApprovals;
		expect(lacking.filter(({ type }) => type === 'HandedToOthers')).toHaveLength(2);
	});

	test('takes no loan of hers out as money for others: nothing is held of it', () => {
		const state = bookOf([...events, ...openMeeting(3, july)]);
		expect(refusalOf(state, handedOn('other', { m1: 500 })(july))).toEqual({
			type: 'AccountTooSmall',
			account: 'held-for-others/m1/other',
			held: 0,
			asked: rupees(500)
		});
		expect(refusalOf(state, handedOn(life, { m2: 437 })(july))).toMatchObject({ held: rupees(436) });
		expect(refusalOf(state, handedOn(life, { m1: 1, m2: 435 })(july))).toMatchObject({ held: 0 });
		expect(refusalOf(state, handedOn(life, 437)(july))).toMatchObject({
			type: 'AccountTooSmall',
			held: rupees(436)
		});
		expect(refusalOf(state, handedOn(life, { m2: 400 }, { amount: 43600 })(july))).toEqual({
			type: 'PartsDoNotAddUp',
			whole: rupees(436),
			parts: rupees(400)
		});
	});
});

describe('what comes back to her', () => {
	// 1,236 − 436 of the second woman = 800 in the box, and nothing is held any more.
	const back = meeting(3, july, heldBack('m2', life, 436));
	const book = [...events, ...back];

	test('leaves the box and what is held, woman by woman, and stands as paid to her', () => {
		const report = bookReport(book, { ...view, on: day(july) });
		expect(report).toMatchObject({ box: rupees(800), heldForOthers: {}, surplus: rupees(500) });
		const { rows } = memberStatement(book, { ...view, memberId: memberId('m2') });
		expect(rows.at(-1)).toMatchObject({ paidOut: rupees(436), savings: rupees(100) });
		expect(federationReport(book, { ...view, month: '2025-07' }).heldForOthers).toEqual({
			opening: rupees(436),
			in: 0,
			out: rupees(436),
			closing: 0
		});
		const paper = paperOf(book);
		expect([paper.held('tin'), paper.held(`for ${life} of m2`)]).toEqual([rupees(800), 0]);
	});

	test('is never more than is held of her for that; a treasurer gives nothing back alone', () => {
		const state = bookOf([...events, ...openMeeting(3, july)]);
		const account = 'held-for-others/m2/lifeInsurance';
		expect(refusalOf(state, heldBack('m2', life, 437)(july))).toMatchObject({ account, held: rupees(436) });
		expect(refusalOf(state, heldBack('m1', life, 1)(july))).toMatchObject({ held: 0 });
		const alone = back.map((event) =>
			event.type === 'MeetingSealed' ? { ...event, approvals: [memberId('m1')] } : event
		);
		const lacking = exceptions([...events, ...alone], { ...view, from: day(july), to: day(july) });
		expect(lacking.missingApprovals.map(({ type }) => type)).toContain('HeldReturned');
		// Between meetings two codes at once, or it stands among what lacks them.
		expect(approvalFor({ type: 'HeldReturned' }, 'between')).toEqual({ approval: 'seal', least: 2 });
	});
});

test('what a group held already when its book began is brought in, and told in its time', () => {
	const sheet = {
		box: rupees(520),
		surplus: rupees(500),
		heldForOthers: [{ memberId: 'm3', purpose: 'ticket', amount: rupees(20) }]
	};
	const book = [...founded('2025-05-01'), opening(sheet)('2025-05-01'), ...meeting(1, june)];
	expect(bookReport(book, view)).toMatchObject({
		surplus: rupees(500),
		heldForOthers: { ticket: { 3: rupees(20) } }
	});
	const long = exceptions(book, { ...view, from: day(may), to: day(june), on: day(june) }).heldLong;
	expect(long).toEqual([{ on: '2025-05-01', number: 3, purpose: 'ticket', amount: rupees(20) }]);
});

describe('what was wrong', () => {
	const now = [...events, ...openMeeting(3, july)];

	test('is never having been: a premium that was not given, after the handing on was put right', () => {
		const state = bookOf(now);
		expect(refusalOf(state, corrected('a-m3')(july))).toMatchObject({
			type: 'AccountTooSmall',
			account: 'held-for-others/m3/accidentInsurance'
		});
		const put = bookOf([
			...now,
			corrected('h-a')(july),
			handedOn(
				accident,
				{ m1: 20, m2: 20 },
				{ corrects: 'h-a', occurredOn: june, approvedBy: women.slice(0, 2) }
			)(june),
			corrected('a-m3')(july)
		]);
		const never = bookOf([
			...founded('2025-05-01', { box: 500 }),
			...meeting(1, may, ...given.filter((entry) => entry(may).eventId !== 'a-m3')),
			...meeting(2, june, handedOn(accident, { m1: 20, m2: 20 }), handedOn(life, { m1: 436 })),
			...openMeeting(3, july)
		]);
		expect(Object.fromEntries(put.balances)).toEqual(Object.fromEntries(never.balances));
	});

	test('is taken back in its own meeting, both', () => {
		const both = [
			withFields(collected('m3', life, 436), { eventId: 'x' }),
			withFields(handedOn(life, { m2: 436, m3: 436 }), { eventId: 'y' })
		];
		const state = bookOf([...now, ...both.map((entry) => entry(july))]);
		expect(refusalOf(state, takenBack('x')(july))).not.toBeNull();
		const back = bookOf([
			...now,
			...both.map((entry) => entry(july)),
			takenBack('y')(july),
			takenBack('x')(july)
		]);
		expect(Object.fromEntries(back.balances)).toEqual(Object.fromEntries(bookOf(events).balances));
	});
});

describe('a woman who leaves', () => {
	const leaving = recorded(bookOf([...events, ...openMeeting(3, july)]), left('m2')(july));

	test('takes her savings, and what is held of her stays owed to whom it is for', () => {
		expect(leaving.event).toMatchObject({ settlement: { savings: rupees(100), paid: rupees(100) } });
		expect(leaving.state.balances.get('held-for-others/m2/lifeInsurance' as never)).toBe(-rupees(436));
	});

	test('gets it back all the same', () => {
		const { state } = recorded(leaving.state, heldBack('m2', life, 436)(july));
		expect(state.balances.get('held-for-others/m2/lifeInsurance' as never) ?? 0).toBe(0);
	});

	test('gives nothing more, and hers is handed on all the same', () => {
		expect(refusalOf(leaving.state, collected('m2', life, 436)(july))).toMatchObject({
			type: 'MemberHasLeft'
		});
		const { state } = recorded(leaving.state, handedOn(life, 436)(july));
		expect(state.balances.get('held-for-others/m2/lifeInsurance' as never) ?? 0).toBe(0);
	});
});

import { describe, expect, test } from 'vitest';
import type { GroupEvent } from '#group';
import { accountBook, balanceSheet, bookReport, exceptions, memberStatement, registerBook } from '#reports';
import { WholePaperBook } from '../../scripts/verify-export/paper-book.mjs';
import {
	bookOf,
	day,
	entry,
	founded,
	meeting,
	memberId,
	openMeeting,
	refusalOf,
	rupees,
	saved,
	withFields
} from '../support/builders.ts';
import { withdrawn } from '../support/dues.ts';
import { corrected } from '../support/outside-money.ts';
import { left, recorded } from '../support/people.ts';

/*
 * Ledger law 51. Rates of 7 to 15 % a year, credited by the quarter or half year, as co-operatives of women in Nepal pay them; voluntary savings
 * beside the usual ones: NABARD, Voluntary Savings in SHGs (2015), pages 77 to 88. By hand at 8 %, the year of accounts from 1 April, by the
 * quarter. The first woman saves 1,000 of her own accord in April and 500 in May, and takes 300 in June; the second 2,400 in April. April
 * begins with nothing and earns nothing. May: 1,000 and 2,400 at least. June: 1,200 and 2,400. 2,200 × 8 ÷ 1,200 = 14.67, that is 15;
 * 4,800 × 8 ÷ 1,200 = 32. Usual savings earn nothing.
 */
const [april, may, june, july, october] = [
	'2025-04-25',
	'2025-05-25',
	'2025-06-25',
	'2025-07-25',
	'2025-10-25'
];
const view = { currency: 'INR' };
const credited = (more: object = {}) => entry({ type: 'SavingInterestCredited', ...more });
const begun = (rule: object | null = { percentPerYear: '8', every: 'quarter' }): readonly GroupEvent[] => [
	...founded('2025-04-01', { box: 100, constitution: rule === null ? {} : { savingInterest: rule } }),
	...meeting(1, april, saved('m1', 1000, 'voluntary'), saved('m2', 2400, 'voluntary'), saved('m3', 20)),
	...meeting(2, may, saved('m1', 500, 'voluntary')),
	...meeting(3, june, withdrawn('m1', 300, 'voluntary'))
];
const before = begun();
const events = [...before, ...meeting(4, july, withFields(credited(), { eventId: 'i' }))];
const written = (of: readonly GroupEvent[]) => registerBook(of, view).posted.map(({ event }) => event);
const part = (who: string, amount: number, fund = 'voluntary') => ({
	memberId: who,
	fund,
	amount: rupees(amount)
});

describe('interest on savings', () => {
	test('is a twelfth of the rate on the lowest balance of each month, an expense of the group and her own saving', () => {
		expect(written(events).find(({ type }) => type === 'SavingInterestCredited')).toMatchObject({
			until: '2025-06-30',
			parts: [part('m1', 15), part('m2', 32)]
		});
		const report = bookReport(events, { ...view, on: day(july) });
		expect(report.trialBalance).toEqual({
			box: rupees(3720),
			'savings-interest': rupees(47),
			'savings/m1/voluntary': -rupees(1215),
			'savings/m2/voluntary': -rupees(2432),
			'savings/m3/regular': -rupees(20),
			surplus: -rupees(100)
		});
		expect(report).toMatchObject({ balanced: true, surplus: rupees(53), corpus: rupees(3720) });
		const sheet = balanceSheet(accountBook(events, view), day(july));
		expect(sheet.assets.total).toBe(sheet.claims);
		const { rows } = memberStatement(events, { ...view, memberId: memberId('m1') });
		expect(rows.at(-1)).toMatchObject({ added: rupees(15), saved: 0, paid: 0, savings: rupees(1215) });
	});

	test('goes on from the last time: by the balances with what was credited', () => {
		// July 1,200 and 2,400; August and September 1,215 and 2,432: 3,630 × 8 ÷ 1,200 = 24.20, 7,264 × 8 ÷ 1,200 = 48.43.
		const next = [...events, ...meeting(5, october, credited())];
		expect(written(next).findLast(({ type }) => type === 'SavingInterestCredited')).toMatchObject({
			until: '2025-09-30',
			parts: [part('m1', 24), part('m2', 48)]
		});
	});

	test('is of all savings, or by the half or whole year, where the rules say so', () => {
		const at = (rule: object) =>
			recorded(bookOf([...begun(rule), ...openMeeting(4, october)]), credited()(october)).event;
		// The third woman: 20 from May to September, 5 × 20 × 12 ÷ 1,200 = 1.
		expect(at({ percentPerYear: '12', funds: 'all', every: 'halfYear' })).toMatchObject({
			until: '2025-09-30',
			// 1,000 + 4 × 1,200 = 5,800 → 58; 5 × 2,400 = 12,000 → 120.
			parts: [part('m1', 58), part('m2', 120), part('m3', 1, 'regular')]
		});
		const state = bookOf([...begun({ percentPerYear: '12' }), ...openMeeting(4, october)]);
		expect(refusalOf(state, credited()(october))).toEqual({ type: 'NothingToShareBy' });
	});

	test('is counted by the months of Nepal where the year of accounts is', () => {
		// Shrawan to Poush 2082 end on 14 January 2026. 1,000 from Bhadra to Poush, five whole months, at 12 %: 50.
		const rule = { savingInterest: { percentPerYear: '12', every: 'halfYear' }, yearStart: 'bs-04-01' };
		const nepal = [
			...founded('2025-07-17', { constitution: rule }),
			...meeting(1, '2025-08-01', saved('m1', 1000, 'voluntary'))
		];
		const { event } = recorded(bookOf([...nepal, ...openMeeting(2, '2026-01-20')]), credited()('2026-01-20'));
		expect(event).toMatchObject({ until: '2026-01-14', parts: [part('m1', 50)] });
	});

	test('is the same in the second calculation, pot by pot', () => {
		const paper = new WholePaperBook();
		for (const event of written(events)) paper.write(event);
		expect(
			['saved m1 voluntary', 'saved m2 voluntary', 'out savings-interest'].map((pot) => paper.held(pot))
		).toEqual([1215, 2432, 47].map(rupees));
	});

	test('is nothing for a woman who left before', () => {
		const gone = [...before, ...meeting(4, july, left('m2'))];
		const { event } = recorded(bookOf([...gone, ...openMeeting(5, october)]), credited()(october));
		expect(event).toMatchObject({ parts: [{ memberId: 'm1' }] });
	});
});

describe('a treasurer who credits herself', () => {
	const now = bookOf([...before, ...openMeeting(4, july)]);
	const parts = [part('m1', 15), part('m2', 32)];

	test('more, or a woman less, or one whom the rules give nothing, is refused', () => {
		const refusedFor = (said: readonly object[]) => refusalOf(now, credited({ parts: said })(july));
		expect(refusedFor([part('m1', 16), part('m2', 32)])).toMatchObject({
			type: 'PartNotByRule',
			memberId: 'm1'
		});
		expect(refusedFor([part('m1', 15)])).toMatchObject({ type: 'PartNotByRule', memberId: 'm2' });
		expect(refusedFor([...parts, part('m3', 1)])).toMatchObject({ type: 'PartNotByRule', memberId: 'm3' });
		expect(refusedFor([part('m1', 15), ...parts])).toMatchObject({ type: 'PartNotByRule' });
		expect(refusedFor(parts)).toBeNull();
	});

	test('before the day that the rules name, twice, for another day, or without a rule is refused', () => {
		const nothing = { type: 'NothingToShareBy' };
		expect(refusalOf(bookOf([...before, ...openMeeting(4, '2025-06-29')]), credited()('2025-06-29'))).toEqual(
			nothing
		);
		expect(refusalOf(bookOf([...events, ...openMeeting(5, july)]), credited()(july))).toEqual(nothing);
		expect(refusalOf(now, credited({ until: july })(july))).toEqual(nothing);
		expect(refusalOf(bookOf([...begun(null), ...openMeeting(4, july)]), credited()(july))).toEqual(nothing);
	});

	test('alone is told: two officers agree', () => {
		const alone = events.map((event) =>
			event.type === 'MeetingSealed' ? { ...event, approvals: [memberId('m1')] } : event
		);
		const told = exceptions(alone, { ...view, from: day(april), to: day(july) }).missingApprovals;
		expect(told.map(({ type }) => type)).toContain('SavingInterestCredited');
	});
});

test('what was taken out is credited again for the same time', () => {
	const open = [...events, ...openMeeting(5, october)];
	expect(refusalOf(bookOf(open), credited({ until: '2025-06-30' })(october))).not.toBeNull();
	const put = recorded(bookOf([...open, corrected('i')(october)]), credited()(october));
	expect(put.event).toMatchObject({ until: '2025-09-30' });
	// As if it had never been credited: May 1,000, June to September 1,200; 5,800 × 8 ÷ 1,200 = 38.67.
	expect(put.event).toMatchObject({ parts: [part('m1', 39), part('m2', 80)] });
});

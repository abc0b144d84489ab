import { describe, expect, test } from 'vitest';
import type { BankAccountId } from '#kernel';
import {
	bookOf,
	doing,
	founded,
	meeting,
	memberId,
	opened,
	opening,
	rupees,
	withFields,
	type Entry
} from '../../../../tests/support/builders.ts';
import { first, m1, m2, now, on, refused } from '../../../../tests/support/dues.ts';
import { left } from '../../../../tests/support/people.ts';
import type { GroupState, OpeningBalances } from '../index.ts';
import { bringsMoneyOf } from '../correction/needed-by.ts';

// Cash credits in the cut-off sheet, and leavers named in it (ledger law 5 and 11 (40)); amounts in paise.

const sheetWith = (more: object, box = 30000): Entry => opening({ box, surplus: 30000, ...more });

describe('a cash credit on the cut-off sheet', () => {
	const debt = { borrowingId: 'cc', lender: 'Gramin Bank', outstanding: 20000 };
	const credit = (limit: number, drawingPower: number) => ({ cashCredit: { limit, drawingPower } });
	const brought = (more: object) => sheetWith({ borrowings: [{ ...debt, ...more }] }, 50000);
	const state = bookOf(founded(first));
	const wrong = { type: 'TermsInvalid', field: 'drawingPower' };

	test('comes with its limit and its drawing power, which is at most the limit; another loan without', () => {
		const cashCredit = { kind: 'cashCredit' };
		expect(refused(state, brought({ ...cashCredit, ...credit(60000, 60000) }), first)).toBeNull();
		expect(refused(state, brought({ ...cashCredit, ...credit(60000, 60001) }), first)).toEqual(wrong);
		expect(refused(state, brought(cashCredit), first)).toEqual(wrong);
		expect(refused(state, brought({ kind: 'bank', ...credit(60000, 30000) }), first)).toEqual(wrong);
		expect(refused(state, brought({ kind: 'bank' }), first)).toBeNull();
	});

	test('may be drawn on from that day: what is out counts against the drawing power', () => {
		const sheet = brought({ kind: 'cashCredit', ...credit(60000, 30000) });
		const held = bookOf([...founded(first), sheet(first), opened(1)(now)]);
		expect([...held.borrowings.values()]).toEqual([
			{
				borrowingId: 'cc',
				lender: 'Gramin Bank',
				kind: 'cashCredit',
				amount: 20000,
				receivedOn: first,
				terms: {},
				applicationId: null,
				cashCredit: { powers: [{ from: first, amount: 30000, limit: 60000 }] }
			}
		]);
		// 300 less the 200 drawn: 100 more.
		const draw = (amount: number) =>
			doing(held, { type: 'DrawCashCredit', on, borrowingId: 'cc' as never, amount: rupees(amount) });
		expect([draw(100).ok, draw(101).ok]).toEqual([true, false]);
	});
});

describe('of a woman who has left', () => {
	test('the sheet says nothing, wherever she stands in it', () => {
		const gone = bookOf([...founded(first), ...meeting(1, '2025-01-06', left('m3'))]);
		const savings = [
			{ memberId: 'm1', fund: 'regular', amount: 0 },
			{ memberId: 'm3', fund: 'regular', amount: 0 }
		];
		expect(refused(gone, sheetWith({ savings }), '2025-01-07')).toEqual({
			type: 'MemberHasLeft',
			memberId: 'm3',
			leftOn: '2025-01-06'
		});
	});

	test('a sheet that is corrected later says what it said: she was paid that', () => {
		const savings = [{ memberId: 'm3', fund: 'regular', amount: 10000 }];
		const sheet = withFields(opening({ box: 40000, savings, surplus: 30000 }), { eventId: 'sheet' });
		const state = bookOf([...founded(first), sheet(first), ...meeting(1, first, left('m3')), opened(2)(now)]);
		const corrected = (amount: number, box: number) =>
			doing(state, {
				type: 'CorrectEntry',
				on,
				eventId: 'sheet' as never,
				reason: 'wrongAmount',
				replacement: {
					type: 'OpeningBalances',
					box: rupees(box),
					savings: [{ memberId: memberId('m3'), fund: 'regular', amount: rupees(amount) }],
					surplus: rupees(box - amount)
				},
				agreedBy: [m1, m2]
			});
		expect(corrected(100, 410).ok).toBe(true);
		expect(corrected(110, 420)).toMatchObject({ error: { type: 'MemberHasLeft', memberId: 'm3' } });
	});
});

test('a sheet of women’s pages that is corrected has the codes of those who correct it, whoever saw it before', () => {
	const fromPages = { pages: 12, on: first };
	const sheet = withFields(sheetWith({ fromPages, seenBy: ['m1', 'm2'] }), { eventId: 'sheet' });
	const state: GroupState = bookOf([...founded(first), sheet(first), ...meeting(1, first), opened(2)(now)]);
	const replacement = {
		type: 'OpeningBalances',
		fromPages: { pages: 12, on: on },
		box: rupees(310),
		surplus: rupees(310)
	} as const;
	const correct = {
		type: 'CorrectEntry',
		on,
		eventId: 'sheet' as never,
		reason: 'wrongAmount',
		replacement
	} as const;
	expect(doing(state, { ...correct, agreedBy: [m1, m2] }).ok).toBe(true);
	expect(doing(state, { ...correct, agreedBy: [m1] })).toMatchObject({
		error: { type: 'ApprovalsMissing', given: 1, needed: 2 }
	});
});

describe('a sheet brings money', () => {
	const sheetOf = (lines: object) => opening({ box: 0, ...lines })(first) as OpeningBalances;
	const b1 = 'b1' as BankAccountId;

	test.each([
		['savings', { savings: [{ memberId: 'm1', fund: 'regular', amount: 100 }] }],
		['arrears', { savingsArrears: [{ memberId: 'm1', amount: 100 }] }],
		['fines', { finesDue: [{ fineId: 'f1', memberId: 'm1', amount: 100 }] }],
		['what is to be paid to her', { payables: [{ memberId: 'm1', amount: 100 }] }],
		[
			'a loan',
			{
				loans: [
					{
						loanId: 'l1',
						memberId: 'm1',
						outstanding: 100,
						disbursedOn: first,
						source: 'own',
						terms: { percentPerMonth: '2', method: 'declining', period: 'calendarMonth', instalments: 10 }
					}
				]
			}
		]
	])('of a woman in her own line only: %s', (_, lines) => {
		expect(bringsMoneyOf(sheetOf(lines), m1)).toBe(true);
		expect(bringsMoneyOf(sheetOf(lines), m2)).toBe(false);
	});

	test('of a bank account in its own line only, and by no line of nothing', () => {
		const sheet = sheetOf({
			bank: [
				{ bankAccountId: 'b1', amount: 100 },
				{ bankAccountId: 'b2', amount: 0 }
			],
			savings: [{ memberId: 'm1', fund: 'regular', amount: 0 }]
		});
		expect(bringsMoneyOf(sheet, b1)).toBe(true);
		expect(['b2', 'b3', 'm1', 'm2'].some((one) => bringsMoneyOf(sheet, one as BankAccountId))).toBe(false);
	});
});

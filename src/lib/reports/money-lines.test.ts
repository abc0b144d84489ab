import { describe, expect, test } from 'vitest';
import { linesOf, type GroupEvent } from '#group';
import { present } from '#kernel';
import {
	accepted,
	bookOf,
	counted,
	lent,
	repaid,
	withFields,
	type Entry
} from '../../../tests/support/builders.ts';
import {
	bought,
	feePaid,
	finePaid,
	fined,
	fromSocialFund,
	openWith,
	received,
	sold,
	toSocialFund,
	withdrawn
} from '../../../tests/support/dues.ts';
import {
	bankCharged,
	borrowed,
	debited,
	granted,
	interestCredited,
	paidBack
} from '../../../tests/support/outside-money.ts';
import { left, payablePaid, shared } from '../../../tests/support/people.ts';
import { workedAccounts } from '../../../tests/support/worked-accounts.ts';
import { moneyKey, moneyLines, moneyMoves } from './money-lines.ts';

// Three members with 1,020 rupees in the box; 20 of them are m1's savings. Amounts in tests are minor units.

const made =
	(...entries: readonly Entry[]) =>
	() => {
		const state = openWith(...entries);
		const lines = linesOf(present(state.journal, 'a book has its lines'));
		return moneyLines(lines.filter((line) => line.meeting?.number === 2));
	};
const line = (kind: string, box: number, bank = 0, more: object = {}) => ({ kind, box, bank, ...more });

describe('what moved through box and bank', () => {
	test('has a kind of its own for everything that a woman gives or gets', () => {
		const lines = made(
			fined('f1', 'm1', 5, { to: 'group' }),
			fined('f2', 'm2', 3, { to: 'socialFund' }),
			finePaid('f1', 5),
			finePaid('f2', 3),
			toSocialFund('m1', 10),
			fromSocialFund('m3', 4),
			withdrawn('m1', 20)
		)();
		expect(lines.in).toEqual([line('fine', 800), line('socialFundIn', 1000)]);
		expect(lines.out).toEqual([line('socialFundOut', 400), line('withdrawal', 2000)]);
	});

	test('tells fees, income and things apart by what they are for', () => {
		const lines = made(
			feePaid('membership', 10),
			feePaid('form', 2),
			feePaid('membership', 10),
			received('sale', 15),
			bought('scale', 100),
			sold('scale', 80)
		)();
		expect(lines.in).toEqual([
			line('fee', 2000, 0, { category: 'membership' }),
			line('fee', 200, 0, { category: 'form' }),
			line('income', 1500, 0, { category: 'sale' }),
			line('assetSold', 8000, 0, { category: 'scale' })
		]);
		expect(lines.out).toEqual([line('assetBought', 10_000, 0, { category: 'scale' })]);
	});

	test('tells the parts of what a lender gets apart; what it only debits moves nothing', () => {
		const lines = made(
			borrowed(500, { via: 'bank/b1' }),
			debited({ interest: 700 }),
			paidBack(100, { interest: 700, charges: 50, via: 'bank/b1' }),
			granted(50),
			granted(60, { kind: 'grant', via: 'bank/b1' }),
			interestCredited(2.5),
			bankCharged(1.25)
		)();
		expect(lines.in).toEqual([
			line('borrowingReceived', 0, 50_000),
			line('revolvingFund', 5000),
			line('grant', 0, 6000),
			line('bankInterest', 0, 250)
		]);
		expect(lines.out).toEqual([
			line('borrowingPrincipal', 0, 10_000),
			line('borrowingInterest', 0, 700),
			line('borrowingCharges', 0, 50),
			line('bankCharge', 0, 125)
		]);
	});

	test('shows of a loan what was handed over, of a repayment what it was used for', () => {
		// 2 percent of 300 for five months is 30, deducted at disbursement, so that repayments are principal only.
		const lines = made(
			lent('l1', 'm1', 300, { method: 'upFront', instalments: 5 }),
			repaid('l1', 100),
			withFields(repaid('l1', 50), { via: 'bank/b1' })
		)();
		expect(lines.out).toEqual([line('loan', 27_000)]);
		expect(lines.in).toEqual([line('principal', 10_000, 5000)]);
	});

	test('names what a leaver got at once and later, a dividend and a difference', () => {
		const settlement = {
			savings: 2000,
			surplus: 0,
			loan: 0,
			interest: 0,
			fines: 0,
			paid: 500,
			payable: 1500
		};
		const lines = made(
			left('m1', { settlement }),
			payablePaid('m1', 10),
			shared('equal', 40),
			// 1020 − 5 − 10 − 40 = 965, and 966 is counted.
			counted({ '50000': 1, '20000': 2, '5000': 1, '1000': 1, '500': 1, '100': 1 }),
			accepted('over', 1)
		)();
		expect(lines.out).toEqual([line('settlement', 500), line('payable', 1000), line('dividend', 4000)]);
		expect(lines.in).toEqual([line('over', 100)]);
	});
});

describe('a correction', () => {
	const lines = linesOf(present(bookOf(workedAccounts).journal, 'a book has its lines'));
	const entryOf = (eventId: string): GroupEvent | undefined =>
		lines.find((one) => one.event.eventId === eventId)?.event;
	const out = present(
		lines.find((one) => one.event.eventId === 'out'),
		'the expense was taken out'
	);

	test('moves the money of what it takes out the other way, and says what that was', () => {
		expect(moneyMoves(out, entryOf)).toEqual([
			{
				kind: 'correction',
				corrected: 'expense',
				category: 'stationery',
				side: 'in',
				account: 'box',
				amount: 3000
			}
		]);
	});

	test('is only called one where the book at hand does not have what it takes out', () => {
		expect(moneyLines([out])).toEqual({ in: [line('correction', 3000)], out: [] });
	});

	test('stands on a line of its own', () => {
		const what = { kind: 'expense', category: 'tea' } as const;
		expect(moneyKey({ kind: 'correction', corrected: 'expense', category: 'tea' })).not.toBe(moneyKey(what));
	});
});

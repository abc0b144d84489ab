import { expect, test } from 'vitest';
import type { BankAccountId, BorrowingId, MemberId } from '#kernel';
import type { AccountCode } from '#ledger';
import {
	accountFromCamelCase,
	assetOf,
	bankAccount,
	borrowing,
	box,
	chart,
	expenseAccount,
	isBoxOrBank,
	loansTo,
	moneyAccount,
	otherExpense,
	otherIncome,
	partsOfAccount,
	payableTo,
	savingsOf
} from './index.ts';

// The chart of accounts of ledger law 4; `!` marks guarded accounts.

const lines = {
	asset: ['!box', '!bank', '!loans', 'assets', '!deposits'],
	liability: ['!savings', '!social-fund', 'borrowings', '!payable', '!held-for-others'],
	equity: ['!revolving-fund', '!grants', 'surplus'],
	income: ['interest', 'fines', 'fees', 'bank-interest', 'recovered', 'cash-over', 'other-income'],
	expense: [
		'interest-paid',
		'bank-charges',
		'stationery',
		'travel',
		'honorarium',
		'meetings',
		'loans-written-off',
		'cash-short',
		'savings-interest',
		'other-expense'
	]
};

test.each(Object.entries(lines))('%s', (type, roots) => {
	const found = [...chart.values()].filter((line) => line.type === type);
	expect(found.map(({ root, mayGoBelowZero }) => `${mayGoBelowZero ? '' : '!'}${root}`)).toEqual(roots);
});

test('an expense has a line of its own, or stands under other expenses', () => {
	const own = ['stationery', 'travel', 'honorarium', 'meetings', 'bank-charges'];
	expect(own.map(expenseAccount)).toEqual(own);
	expect(expenseAccount('tea')).toBe('other-expense/tea');
});

test('names of a file, and where money lies', () => {
	expect(['bankInterest', 'cashOver', 'fines', 'loansWrittenOff'].map(accountFromCamelCase)).toEqual([
		'bank-interest',
		'cash-over',
		'fines',
		'loans-written-off'
	]);
	expect([moneyAccount(undefined), moneyAccount('bank/b1')]).toEqual(['box', 'bank/b1']);
});

const m7 = 'm7' as MemberId;
const none = { memberId: null, fund: null, source: null, bankAccountId: null, borrowingId: null, code: null };

test.each<[AccountCode, object]>([
	[box, { ...none, root: 'box' }],
	[savingsOf(m7, 'voluntary'), { ...none, root: 'savings', memberId: 'm7', fund: 'voluntary' }],
	[loansTo(m7, 'cif'), { ...none, root: 'loans', memberId: 'm7', source: 'cif' }],
	[payableTo(m7), { ...none, root: 'payable', memberId: 'm7' }],
	[bankAccount('b1' as BankAccountId), { ...none, root: 'bank', bankAccountId: 'b1' }],
	[borrowing('l9' as BorrowingId), { ...none, root: 'borrowings', borrowingId: 'l9' }],
	[assetOf('pump'), { ...none, root: 'assets', code: 'pump' }],
	[otherIncome('rent'), { ...none, root: 'other-income', code: 'rent' }],
	[otherExpense('tea'), { ...none, root: 'other-expense', code: 'tea' }],
	[expenseAccount('travel'), { ...none, root: 'travel' }]
])('%s is taken apart into what it was made of', (account, parts) => {
	expect(partsOfAccount(account)).toEqual(parts);
});

test('cash lies in the box and in bank accounts', () => {
	const accounts = [box, bankAccount('b1' as BankAccountId), savingsOf(m7, 'regular'), otherIncome('rent')];
	expect(accounts.map(isBoxOrBank)).toEqual([true, true, false, false]);
});

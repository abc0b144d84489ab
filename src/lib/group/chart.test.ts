import { expect, test } from 'vitest';
import { accountFromCamelCase, chart, expenseAccount, moneyAccount } from './index.ts';

// The chart of accounts as ledger law 4 lists it; `!` before what may not go below zero.

const lines = {
	asset: ['!box', '!bank', '!loans', 'assets'],
	liability: ['!savings', '!social-fund', 'borrowings', '!payable'],
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

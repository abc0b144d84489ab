import { describe, expect, test } from 'vitest';
import { money } from '#money';
import {
	balanceOf,
	belowZero,
	chartOfAccounts,
	credit,
	debit,
	entryOf,
	heldIn,
	heldUnder,
	isBalanced,
	journalEntry,
	normalSide,
	overdrawnBy,
	post,
	reversalOf,
	rootOf,
	totalOfType,
	typeOf,
	type AccountCode,
	type Balances,
	type JournalEntry
} from './index.ts';

// The example is a shop, because the ledger is independent of savings groups.

const code = (text: string) => text as AccountCode;
const [till, sales, owner, rent] = [code('till'), code('sales/tea'), code('owner'), code('rent')];
const chart = chartOfAccounts([
	{ root: 'till', type: 'asset', mayGoBelowZero: false },
	{ root: 'sales', type: 'income', mayGoBelowZero: true },
	{ root: 'owner', type: 'equity', mayGoBelowZero: false },
	{ root: 'rent', type: 'expense', mayGoBelowZero: true }
]);

function posted(...entries: readonly (JournalEntry | null)[]): Balances {
	const balances: Balances = new Map();
	for (const entry of entries) if (entry !== null) post(balances, entry);
	return balances;
}

const brought = entryOf([debit(till, money(1000)), credit(owner, money(1000))]);
const sold = entryOf([debit(till, money(250)), credit(sales, money(250))]);

describe('an entry', () => {
	test('needs two legs, each above zero, and balances', () => {
		expect(journalEntry([debit(till, money(5))])).toEqual({ ok: false, error: { type: 'TooFewPostings' } });
		expect(journalEntry([debit(till, money(0)), credit(sales, money(0))])).toMatchObject({
			error: { type: 'PostingNotPositive' }
		});
		expect(journalEntry([debit(till, money(-5)), credit(sales, money(-5))])).toMatchObject({
			error: { type: 'PostingNotPositive' }
		});
		expect(journalEntry([debit(till, money(5)), credit(sales, money(4))])).toEqual({
			ok: false,
			error: { type: 'Unbalanced', debits: 5, credits: 4 }
		});
	});

	test('from posting rules leaves out legs of nothing; of nothing at all there is no entry', () => {
		expect(
			entryOf([debit(till, money(5)), credit(sales, money(5)), credit(owner, money(0))])?.postings
		).toHaveLength(2);
		expect(entryOf([debit(till, money(0)), credit(sales, money(0))])).toBeNull();
		expect(() => entryOf([debit(till, money(5)), credit(sales, money(4))])).toThrow(
			'a posting rule balances'
		);
	});

	test('and its reversal leave every balance as before', () => {
		expect(posted(brought, sold, sold && reversalOf(sold))).toEqual(posted(brought));
		expect(sold && reversalOf(sold)).toEqual({
			postings: [credit(till, money(250)), debit(sales, money(250))]
		});
	});
});

describe('balances', () => {
	const balances = posted(brought, sold, entryOf([debit(rent, money(300)), credit(till, money(300))]));

	test('are signed, debit positive; what is at zero is left out', () => {
		expect([...balances]).toEqual([
			[till, 950],
			[owner, -1000],
			[sales, -250],
			[rent, 300]
		]);
		expect(posted(sold, sold && reversalOf(sold)).size).toBe(0);
		expect(balanceOf(balances, code('bank'))).toBe(0);
		expect(isBalanced(balances)).toBe(true);
		expect(isBalanced(new Map([[till, money(1)]]))).toBe(false);
	});

	test('are held on the account’s own side', () => {
		expect(heldIn(balances, chart, till)).toBe(950);
		expect(heldIn(balances, chart, owner)).toBe(1000);
		expect(heldUnder(balances, chart, 'sales')).toBe(250);
		expect(
			['asset', 'equity', 'income', 'expense'].map((type) => totalOfType(balances, chart, type as 'asset'))
		).toEqual([950, 1000, 250, 300]);
	});

	test('an entry that takes what is not there is found, with what is held', () => {
		const rented = (amount: number) => entryOf([debit(rent, money(amount)), credit(till, money(amount))]);
		const tooMuch = rented(951);
		const enough = rented(950);
		expect(tooMuch && overdrawnBy(balances, chart, tooMuch)).toEqual({
			account: till,
			held: 950,
			asked: 951
		});
		expect(enough && overdrawnBy(balances, chart, enough)).toBeNull();
	});

	test('an account outside the chart is a defect', () => {
		expect(() => typeOf(chart, code('shop'))).toThrow('shop is in the chart of accounts');
		const lent = entryOf([debit(rent, money(5)), credit(code('shop'), money(5))]);
		expect(() => heldUnder(balances, chart, 'shop')).toThrow('shop is in the chart of accounts');
		expect(() => lent && overdrawnBy(balances, chart, lent)).toThrow('shop is in the chart of accounts');
		expect(() => belowZero(balances, chart, [code('shop')])).toThrow('shop is in the chart of accounts');
	});

	test('what is below zero and may not be is found; what is at nothing may be', () => {
		const spent: Balances = new Map([
			[till, money(-1)],
			[sales, money(40)],
			[owner, money(1)]
		]);
		expect(belowZero(spent, chart, [sales, rent, owner, till])).toBe(owner);
		expect(belowZero(spent, chart, [sales, till])).toBe(till);
		expect(belowZero(new Map(), chart, [till, owner, sales])).toBeNull();
	});
});

test('a code begins with its line of the chart, and a line grows on one side', () => {
	expect([rootOf(till), rootOf(sales)]).toEqual(['till', 'sales']);
	expect(
		['asset', 'expense', 'liability', 'equity', 'income'].map((type) => normalSide(type as 'asset'))
	).toEqual(['debit', 'debit', 'credit', 'credit', 'credit']);
});

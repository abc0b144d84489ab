import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { accountBook, balanceSheet, bookReport, corpusAt, groupPosition } from '#reports';
import { day, event, founded, opening } from '../../support/builders.ts';

/** Rupees. */
interface Position {
	readonly members: number;
	readonly savingEach: number;
	readonly received: { readonly savings: number; readonly interest: number; readonly bankInterest: number };
	readonly used: { readonly loans: number; readonly otherExpenses: number; readonly bank: number };
	readonly expected: Readonly<
		Record<'receivedInAll' | 'usedWithoutCash' | 'box' | 'surplus' | 'assets', number>
	>;
}

const golden = JSON.parse(readFileSync(new URL('group-position.json', import.meta.url), 'utf8')) as Position;
const { received, used, expected } = golden;
const on = '2006-12-31';

/** The booklet tells sums only: they come in as a cut-off sheet, the savings of all women on one of them. */
const events = [
	...founded('2006-04-01', {
		members: golden.members,
		constitution: { saving: { mode: 'fixed', amount: golden.savingEach * 100 } }
	}),
	event({ type: 'BankAccountOpened', occurredOn: '2006-04-01', bankAccountId: 'b1', bank: 'Bank' }),
	opening({
		box: expected.box * 100,
		bank: [{ bankAccountId: 'b1', amount: used.bank * 100 }],
		savings: [{ memberId: 'm1', fund: 'regular', amount: received.savings * 100 }],
		loans: [
			{
				loanId: 'l1',
				memberId: 'm2',
				outstanding: used.loans * 100,
				disbursedOn: '2006-11-01',
				source: 'own',
				terms: { percentPerMonth: '2', method: 'declining', period: 'calendarMonth', instalments: 10 }
			}
		],
		income: { interest: received.interest * 100, bankInterest: received.bankInterest * 100 },
		expense: { stationery: used.otherExpenses * 100 }
	})(on)
];
const position = groupPosition(events, { currency: 'INR' });

describe('the form of the bank, from the books alone', () => {
	test('received in all, and used without the cash in the box', () => {
		expect(position.sources.total).toBe(expected.receivedInAll * 100);
		expect(position.uses.total - position.uses.box).toBe(expected.usedWithoutCash * 100);
	});

	test('the two sides are equal: the cash in the box is what balances them', () => {
		expect(position.uses.total).toBe(position.sources.total);
		expect(position.uses.box).toBe(expected.box * 100);
	});

	test('what it earned, and what it owns', () => {
		expect(position).toMatchObject({
			members: golden.members,
			savingEach: golden.savingEach * 100,
			surplus: expected.surplus * 100,
			netIncome: expected.surplus * 100,
			corpus: expected.assets * 100
		});
	});

	test('is what the books of account say', () => {
		const book = accountBook(events, { currency: 'INR' });
		expect(balanceSheet(book, day(on)).assets.total).toBe(expected.assets * 100);
		expect(corpusAt(book, [day(on)])[0]?.corpus).toBe(position.corpus);
		expect(bookReport(events, { currency: 'INR' }).surplus).toBe(position.surplus);
	});
});

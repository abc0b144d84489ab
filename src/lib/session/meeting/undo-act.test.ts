import { describe, expect, test } from 'vitest';
import { eventSchemas, neverUndone, type GroupEvent } from '#group';
import { createWords } from '#i18n';
import { en } from '../../i18n/messages/en.ts';
import { hi } from '../../i18n/messages/hi.ts';
import type { BookView } from '../book-view.svelte.ts';
import { undoActOf } from './undo-act.ts';

/** The label of every undo names member, kind and amount. A new kind of entry without words fails this test. */
const types = eventSchemas
	.map((schema) => schema.entries.type.literal)
	.filter((type) => !neverUndone.has(type));

/** Fields of all kinds of entry; each kind uses its own. */
const fields = {
	occurredOn: '2025-01-05',
	memberId: 'm1',
	loanId: 'l1',
	fineId: 'f1',
	office: 'president',
	state: 'present',
	kind: 'bankLoan',
	principal: 12300,
	settlement: { paid: 12300 }
};
const withAmount = { amount: 12300, principal: 12300, balance: 12300, interest: 12300 };
const ofNoWoman: readonly GroupEvent['type'][] = [
	'BankAccountOpened',
	'OpeningBalances',
	'ExpensePaid',
	'IncomeReceived',
	'CashTakenToBank',
	'CashTakenFromBank',
	'BankInterestCredited',
	'BankCharged',
	'BankStatementMatched',
	'GrantReceived',
	'LoanApplied',
	'LoanAnswered',
	'BorrowingReceived',
	'BorrowingCharged',
	'BorrowingRepaid',
	'DividendPaid',
	'AssetBought',
	'DepositPlaced',
	'DepositTakenBack',
	'DepositCredited',
	'AssetSold',
	'CashDifferenceAccepted',
	'ResolutionPassed',
	'ConstitutionChanged'
];

function chipOf(type: GroupEvent['type'], more: object, language: 'en' | 'hi') {
	const { memberId, loanId, fineId, ...rest } = fields;
	const ids = type.startsWith('Loan') ? { loanId } : type.startsWith('Fine') ? { fineId } : { memberId };
	const event = { type, ...rest, ...(ofNoWoman.includes(type) ? {} : ids), ...more } as unknown as GroupEvent;
	const hers = new Map([
		['l1', { memberId: 'm1' }],
		['f1', { memberId: 'm1' }]
	]);
	const book = {
		lastAct: [event],
		currency: 'INR',
		draft: { page: '/meeting/roll', madeAt: new Map() },
		state: { loans: hers, fines: hers },
		face: () => ({ symbol: 'parrot', colour: 1, number: 1, name: 'Radha' })
	} as unknown as BookView;
	return undoActOf(book, createWords(language, language === 'en' ? en : hi), () => undefined)?.label ?? '';
}

describe.each(['en', 'hi'] as const)('the chip in %s', (language) => {
	const other = (language === 'en' ? en : hi)['book.entry-other'];

	test.each(types)('names %s', (type) => {
		const [plain, summed] = [chipOf(type, {}, language), chipOf(type, withAmount, language)];
		const isHers = !ofNoWoman.includes(type);
		for (const label of [plain, summed]) {
			expect(label).not.toContain(other);
			expect(label.includes('Radha')).toBe(isHers);
			// The label has more than "take back" and the member.
			expect(label.split(/[:,]/).filter((part) => part.trim() !== '').length).toBeGreaterThan(isHers ? 2 : 1);
		}
	});

	test('no two kinds without a woman sound the same', () => {
		const labels = ofNoWoman.map((type) => chipOf(type, withAmount, language));
		const twice = labels.filter((label, place) => labels.indexOf(label) !== place);
		expect(twice).toEqual([]);
	});

	test('what a lender added to the loan is called so, and is not what a bank took from the account', () => {
		const words = language === 'en' ? en : hi;
		const taken = words['bank.charge'];
		for (const [what, said] of [
			['interest', words['bank.book-debited-interest']],
			['charges', words['bank.book-debited-charges']]
		] as const) {
			const label = chipOf('BorrowingCharged', { [what]: 12300 }, language);
			expect(label).toContain(said);
			expect(label).not.toContain(taken);
		}
	});
});

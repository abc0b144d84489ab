import { event, type Entry } from './builders.ts';

/** Short words for bank and outside money in tests; amounts in rupees, the bank writes paise as well. */

const entry =
	(type: string, fields: object): Entry =>
	(occurredOn) =>
		event({ type, occurredOn, ...fields });

const paise = (amount: number) => Math.round(amount * 100);
export const interestCredited = (amount: number, more: object = {}): Entry =>
	entry('BankInterestCredited', { bankAccountId: 'b1', amount: paise(amount), ...more });
export const bankCharged = (amount: number, more: object = {}): Entry =>
	entry('BankCharged', { bankAccountId: 'b1', amount: paise(amount), ...more });
export const matched = (balance: number, more: object = {}): Entry =>
	entry('BankStatementMatched', { bankAccountId: 'b1', balance: paise(balance), ...more });
export const granted = (amount: number, more: object = {}): Entry =>
	entry('GrantReceived', { kind: 'revolvingFund', source: 'Mission', amount: paise(amount), ...more });
/** Given back: what is left for the neediest, where `more` says nothing else. */
export const grantBack = (amount: number, more: object = {}): Entry =>
	entry('GrantReturned', {
		kind: 'vulnerabilityFund',
		to: 'Village organisation',
		amount: paise(amount),
		reference: 'VO 9',
		...more
	});
export const applied = (amount: number, more: object = {}): Entry =>
	entry('LoanApplied', {
		applicationId: 'a1',
		lender: 'Gramin Bank',
		amount: paise(amount),
		rule: 'nrlm-dose-1',
		...more
	});
export const answered = (answer: string, more: object = {}): Entry =>
	entry('LoanAnswered', { applicationId: 'a1', answer, ...more });
export const borrowed = (amount: number, more: object = {}): Entry =>
	entry('BorrowingReceived', {
		borrowingId: 'bl1',
		lender: 'Gramin Bank',
		kind: 'bank',
		amount: paise(amount),
		...more
	});
/** A cash credit "cc". @param power rupees; the limit is twice as much where `more` says none */
export const creditOpened = (power: number, more: object = {}): Entry =>
	entry('CashCreditOpened', {
		borrowingId: 'cc',
		lender: 'Gramin Bank',
		limit: paise(2 * power),
		drawingPower: paise(power),
		...more
	});
export const powerSet = (power: number, more: object = {}): Entry =>
	entry('DrawingPowerSet', { borrowingId: 'cc', drawingPower: paise(power), ...more });
export const drawn = (amount: number, more: object = {}): Entry =>
	borrowed(amount, { borrowingId: 'cc', kind: 'cashCredit', ...more });
/** Taken off by the lender. */
export const takenOff = (amount: number, more: object = {}): Entry =>
	entry('BorrowingCredited', {
		borrowingId: 'bl1',
		kind: 'subvention',
		amount: paise(amount),
		reference: 'SUB 12',
		...more
	});
/** Put in elsewhere: with a fixed deposit, where `more` says nothing else. */
export const placed = (amount: number, more: object = {}): Entry =>
	entry('DepositPlaced', { deposit: 'fixedDeposit', amount: paise(amount), ...more });
export const depositBack = (amount: number, more: object = {}): Entry =>
	entry('DepositTakenBack', { deposit: 'fixedDeposit', amount: paise(amount), ...more });
export const depositGrew = (amount: number, more: object = {}): Entry =>
	entry('DepositCredited', { deposit: 'fixedDeposit', amount: paise(amount), reference: 'FD 7', ...more });
export const depositSeen = (balance: number, more: object = {}): Entry =>
	entry('DepositSeen', { deposit: 'fixedDeposit', balance: paise(balance), reference: 'FD 7', ...more });
/** @param fields minor units of interest, charges */
export const debited = (fields: object): Entry =>
	entry('BorrowingCharged', { borrowingId: 'bl1', ...fields });
export const paidBack = (principal: number, more: object = {}): Entry =>
	entry('BorrowingRepaid', { borrowingId: 'bl1', principal: paise(principal), ...more });
export const corrected = (reverses: string): Entry =>
	entry('EventReversed', { reverses, reason: 'wrongAmount', approvedBy: ['m1', 'm2'] });

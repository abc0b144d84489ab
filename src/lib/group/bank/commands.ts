import type { BankAccountId, LocalDate, MemberId } from '#kernel';
import type { Money } from '#money';

export interface CreditBankInterest {
	readonly type: 'CreditBankInterest';
	readonly on: LocalDate;
	readonly bankAccountId: BankAccountId;
	readonly amount: Money;
	readonly valueOn?: LocalDate;
}

export interface ChargeBank {
	readonly type: 'ChargeBank';
	readonly on: LocalDate;
	readonly bankAccountId: BankAccountId;
	readonly amount: Money;
	readonly valueOn?: LocalDate;
}

/** What the passbook shows, zero or more. */
export interface MatchStatement {
	readonly type: 'MatchStatement';
	readonly on: LocalDate;
	readonly bankAccountId: BankAccountId;
	readonly balance: Money;
	readonly valueOn?: LocalDate;
}

export interface OpenBankAccount {
	readonly type: 'OpenBankAccount';
	readonly on: LocalDate;
	readonly bankAccountId: BankAccountId;
	readonly bank: string;
	readonly branch?: string;
	readonly lastFour?: string;
}

interface Trip {
	readonly on: LocalDate;
	readonly bankAccountId: BankAccountId;
	readonly amount: Money;
	readonly slip?: string;
	readonly by?: readonly MemberId[];
	readonly valueOn?: LocalDate;
}

export interface TakeCashToBank extends Trip {
	readonly type: 'TakeCashToBank';
}

export interface TakeCashFromBank extends Trip {
	readonly type: 'TakeCashFromBank';
}

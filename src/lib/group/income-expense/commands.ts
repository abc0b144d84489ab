import type { LocalDate, MemberId } from '#kernel';
import type { Money } from '#money';

export interface PayFee {
	readonly type: 'PayFee';
	readonly on: LocalDate;
	readonly memberId?: MemberId;
	readonly category: string;
	readonly amount: Money;
	readonly via?: string;
}

export interface ReceiveIncome {
	readonly type: 'ReceiveIncome';
	readonly on: LocalDate;
	readonly memberId?: MemberId;
	readonly category: string;
	readonly amount: Money;
	readonly via?: string;
}

export interface ReceiveGrant {
	readonly type: 'ReceiveGrant';
	readonly on: LocalDate;
	readonly kind: 'revolvingFund' | 'grant';
	readonly source: string;
	readonly amount: Money;
	readonly via?: string;
}

export interface PayExpense {
	readonly type: 'PayExpense';
	readonly on: LocalDate;
	readonly category: string;
	readonly amount: Money;
	readonly via?: string;
}

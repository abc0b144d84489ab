import type { LocalDate, MemberId } from '#kernel';
import type { Money } from '#money';
import type { SavingFund } from '../event-fields.ts';

export interface WithdrawSaving {
	readonly type: 'WithdrawSaving';
	readonly on: LocalDate;
	readonly memberId: MemberId;
	readonly fund: SavingFund;
	readonly amount: Money;
	readonly via?: string;
}

export interface DepositSaving {
	readonly type: 'DepositSaving';
	readonly on: LocalDate;
	readonly memberId: MemberId;
	readonly fund: SavingFund;
	readonly amount: Money;
}

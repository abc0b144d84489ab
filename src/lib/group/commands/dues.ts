import type { FineId, LocalDate, MemberId } from '#kernel';
import type { Money } from '#money';
import type { SavingFund } from '../event-schema/types.ts';

export interface WithdrawSaving {
	readonly type: 'WithdrawSaving';
	readonly on: LocalDate;
	readonly memberId: MemberId;
	readonly fund: SavingFund;
	readonly amount: Money;
	readonly via?: string;
}

export interface ImposeFine {
	readonly type: 'ImposeFine';
	readonly on: LocalDate;
	readonly fineId: FineId;
	readonly memberId: MemberId;
	readonly reason: string;
	readonly amount: Money;
}

export interface ForgiveFine {
	readonly type: 'ForgiveFine';
	readonly on: LocalDate;
	readonly fineId: FineId;
	readonly agreedBy: readonly MemberId[];
}

/** One payment; it covers her fines, oldest first, as one event a fine. */
export interface PayFines {
	readonly type: 'PayFines';
	readonly on: LocalDate;
	readonly memberId: MemberId;
	readonly amount: Money;
}

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

export interface PaySocialFund {
	readonly type: 'PaySocialFund';
	readonly on: LocalDate;
	readonly memberId: MemberId;
	readonly amount: Money;
}

export interface SpendSocialFund {
	readonly type: 'SpendSocialFund';
	readonly on: LocalDate;
	readonly memberId: MemberId;
	readonly amount: Money;
	readonly reason: string;
	readonly agreedBy: readonly MemberId[];
}

export interface BuyAsset {
	readonly type: 'BuyAsset';
	readonly on: LocalDate;
	readonly thing: string;
	readonly amount: Money;
	readonly via?: string;
}

export interface SellAsset {
	readonly type: 'SellAsset';
	readonly on: LocalDate;
	readonly thing: string;
	readonly amount: Money;
	readonly via?: string;
}

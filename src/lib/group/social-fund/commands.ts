import type { LocalDate, MemberId } from '#kernel';
import type { Money } from '#money';

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

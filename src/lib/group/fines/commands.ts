import type { FineId, LocalDate, MemberId } from '#kernel';
import type { Money } from '#money';

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

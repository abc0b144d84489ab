import type { EventId, LocalDate, MemberId } from '#kernel';
import type { DisputeSettled, ResolutionPassed } from '../event-types.ts';

export interface PassResolution {
	readonly type: 'PassResolution';
	readonly on: LocalDate;
	readonly kind: string;
	readonly text?: string;
	/** Women who said yes. */
	readonly agreedBy: readonly MemberId[];
	/** Of a micro-credit plan: who gets how much of what the group asks for. */
	readonly plan?: NonNullable<ResolutionPassed['plan']>;
}

export interface RaiseDispute {
	readonly type: 'RaiseDispute';
	readonly on: LocalDate;
	readonly about: EventId;
	readonly memberId: MemberId;
	readonly kind: string;
}

export interface SettleDispute {
	readonly type: 'SettleDispute';
	readonly on: LocalDate;
	readonly about: EventId;
	readonly outcome: DisputeSettled['outcome'];
}

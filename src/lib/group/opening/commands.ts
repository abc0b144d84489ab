import type { LocalDate } from '#kernel';
import type { OpeningBalances } from '../event-types.ts';

export interface EnterOpeningBalances {
	readonly type: 'EnterOpeningBalances';
	readonly on: LocalDate;
	readonly balances: Omit<OpeningBalances, 'type' | 'occurredOn' | 'eventId' | 'recordedAt' | 'approvedBy'>;
}

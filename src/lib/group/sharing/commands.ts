import type { LocalDate, MemberId } from '#kernel';
import type { Money } from '#money';
import type { CycleSharedOut, DividendPaid } from '../event-types.ts';

export interface PayDividend {
	readonly type: 'PayDividend';
	readonly on: LocalDate;
	readonly rule: DividendPaid['rule'];
	readonly weights?: DividendPaid['weights'];
	readonly amount: Money;
	readonly to: DividendPaid['to'];
	/** As shown before it was agreed; computed by the screen from the whole book (`sharedParts`). */
	readonly parts: NonNullable<DividendPaid['parts']>;
	readonly agreedBy: readonly MemberId[];
}

export interface ShareOutCycle {
	readonly type: 'ShareOutCycle';
	readonly on: LocalDate;
	readonly rule: CycleSharedOut['rule'];
	readonly weights?: CycleSharedOut['weights'];
	readonly rate?: CycleSharedOut['rate'];
	readonly basis: CycleSharedOut['basis'];
	/** Minor units to which parts are rounded. */
	readonly unit?: Money;
	/** What is paid is rounded to the notes and coins that were counted in this meeting. */
	readonly byNotes?: true;
	/** As shown before it was agreed (`shareOut`): what has changed since is refused. */
	readonly parts: NonNullable<CycleSharedOut['parts']>;
	/** Left with the group for the next cycle. */
	readonly keep: NonNullable<CycleSharedOut['keep']>;
	readonly agreedBy: readonly MemberId[];
}

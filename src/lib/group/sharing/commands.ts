import type { LocalDate, MemberId } from '#kernel';
import type { Money } from '#money';
import type { DividendPaid } from '../event-types.ts';

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

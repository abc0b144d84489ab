import type { LocalDate, MemberId } from '#kernel';
import type { Money } from '#money';
import type { ConstitutionWritten } from '../event-schema/constitution.ts';
import type { ConsentGiven, DividendPaid, MemberLeft } from '../event-schema/types.ts';

/** The whole rules as they are to be from `on`; two officers agree. */
export interface ChangeRules {
	readonly type: 'ChangeRules';
	readonly on: LocalDate;
	readonly constitution: ConstitutionWritten;
	readonly agreedBy: readonly MemberId[];
}

/** Her figures stay; her name, photo and voice were erased from the people records. */
export interface NoteErasure {
	readonly type: 'NoteErasure';
	readonly on: LocalDate;
	readonly memberId: MemberId;
}

export interface GiveConsent {
	readonly type: 'GiveConsent';
	readonly on: LocalDate;
	readonly memberId: MemberId;
	readonly notice: string;
	readonly language: string;
	readonly scope: ConsentGiven['scope'];
}

export interface WithdrawConsent {
	readonly type: 'WithdrawConsent';
	readonly on: LocalDate;
	readonly memberId: MemberId;
	readonly scope?: ConsentGiven['scope'];
}

/** She leaves: what she has, what she owes, what she is paid now; the rest stays payable to her or her heirs. */
export interface LeaveGroup {
	readonly type: 'LeaveGroup';
	readonly on: LocalDate;
	readonly memberId: MemberId;
	readonly reason: MemberLeft['reason'];
	/** Minor units paid out now; all that is hers when left out. */
	readonly paidNow?: Money;
	readonly agreedBy: readonly MemberId[];
	readonly via?: string;
}

export interface PayPayable {
	readonly type: 'PayPayable';
	readonly on: LocalDate;
	readonly memberId: MemberId;
	readonly amount: Money;
	readonly via?: string;
}

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

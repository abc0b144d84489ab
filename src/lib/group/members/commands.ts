import type { LocalDate, MemberId } from '#kernel';
import type { Money } from '#money';
import type { ConsentGiven, MemberLeft } from '../event-types.ts';

/** Her figures stay; her name, photo and voice were erased from the people records. */
export interface NoteErasure {
	readonly type: 'NoteErasure';
	readonly on: LocalDate;
	readonly memberId: MemberId;
}

/** What she is called from now on. */
export interface NameMember {
	readonly type: 'NameMember';
	readonly on: LocalDate;
	readonly memberId: MemberId;
	/** The keyed hash of it, hex. */
	readonly name: string;
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

export interface AddMember {
	readonly type: 'AddMember';
	readonly on: LocalDate;
	readonly memberId: MemberId;
	readonly number: number;
	readonly symbol: string;
	/** The keyed hash of what she is called, hex; left out where she has no name here. */
	readonly name?: string;
	/** What the rules ask of a woman who joins later, paid now; null or left out: nothing. */
	readonly buyIn?: Money | null;
	/** What each meeting asks of her, where each woman has her own amount; the circle agrees to it, as to any rule. */
	readonly saving?: Money | null;
	readonly agreedBy?: readonly MemberId[];
}

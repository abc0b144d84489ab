import type { LocalDate, MemberId } from '#kernel';
import type { GroupDescribed, GroupFounded } from '../event-types.ts';
import type { Office } from '../offices/events.ts';
import type { ConstitutionWritten } from './constitution-schema.ts';

/** The whole rules as they are to be from `on`; two officers agree. */
export interface ChangeRules {
	readonly type: 'ChangeRules';
	readonly on: LocalDate;
	readonly constitution: ConstitutionWritten;
	readonly agreedBy: readonly MemberId[];
}

export interface FoundGroup {
	readonly type: 'FoundGroup';
	readonly on: LocalDate;
	readonly name: string;
	readonly place?: NonNullable<GroupFounded['place']>;
	readonly constitution: ConstitutionWritten;
	readonly members: readonly {
		readonly memberId: MemberId;
		readonly number: number;
		readonly symbol: string;
		/** The keyed hash of what she is called, hex. */
		readonly name?: string;
	}[];
	readonly offices: readonly { readonly memberId: MemberId; readonly office: Office }[];
}

/** What the papers of a bank ask of the group; what is not named stays as it was. */
export interface DescribeGroup extends Pick<
	GroupDescribed,
	'place' | 'codes' | 'bankAccountId' | 'branch' | 'ifsc' | 'lastFour'
> {
	readonly type: 'DescribeGroup';
	readonly on: LocalDate;
}

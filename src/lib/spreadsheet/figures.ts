import type { LocalDate, MemberId } from '#kernel';
import { box, chart, helpFunds, savedBy, type GroupState, type Office } from '#group';
import { heldIn, heldUnder } from '#ledger';
import { add, subtract, sum, type CurrencyCode, type Money } from '#money';
import { surplusOf } from '#reports';
import type { SheetMember } from './members.ts';
import type { GroupFrame } from './sheet-group.ts';

/** Figures of one member on the sheet, to be compared with the paper book; minor units. */
export interface MemberPreview {
	readonly number: number;
	readonly name: string;
	readonly offices: readonly Office[];
	/** Total of all funds. */
	readonly savings: Money;
	/** Savings arrears on the cut-off day. */
	readonly arrears: Money;
	readonly loans: Money;
	readonly finesDue: Money;
}

/** Assets, liabilities and own funds of a book; minor units. */
export interface BookSums {
	/** Total of all funds. */
	readonly savings: Money;
	readonly loans: Money;
	readonly box: Money;
	readonly bank: Money;
	readonly assets: Money;
	/** Savings and shares of the group that are deposited elsewhere. */
	readonly deposits: Money;
	readonly borrowings: Money;
	readonly socialFund: Money;
	/** Fund for the most vulnerable. */
	readonly vulnerabilityFund: Money;
	readonly revolvingFund: Money;
	readonly grants: Money;
	/** Owed to members who left. */
	readonly payable: Money;
	/** Money collected from members for others and not yet handed on. */
	readonly heldForOthers: Money;
	/** Accumulated surplus of all years; negative for a loss. */
	readonly surplus: Money;
}

export function sumsOf({ balances }: Pick<GroupState, 'balances'>): BookSums {
	const under = (root: string) => heldUnder(balances, chart, root);
	return {
		savings: under('savings'),
		loans: under('loans'),
		box: heldIn(balances, chart, box),
		bank: under('bank'),
		assets: under('assets'),
		deposits: under('deposits'),
		borrowings: under('borrowings'),
		socialFund: heldIn(balances, chart, helpFunds.socialFund),
		vulnerabilityFund: heldIn(balances, chart, helpFunds.vulnerabilityFund),
		revolvingFund: under('revolving-fund'),
		grants: under('grants'),
		payable: under('payable'),
		heldForOthers: under('held-for-others'),
		surplus: surplusOf(balances)
	};
}

/** Preview of a group from a sheet before anything is stored; minor units. */
export interface GroupPreview extends BookSums {
	readonly currency: CurrencyCode;
	readonly founded: LocalDate;
	/** Null for a book that begins with its first meeting. */
	readonly cutOff: LocalDate | null;
	readonly meetings: number;
	readonly members: readonly MemberPreview[];
	readonly finesDue: Money;
	/** True if the sheet said "rest": the computed surplus must be shown, because it absorbs every mistake. */
	readonly surplusComputed: boolean;
}

interface Read {
	readonly frame: GroupFrame;
	readonly members: readonly SheetMember[];
	readonly surplusComputed: boolean;
	readonly meetings: number;
}

export function previewOf(
	state: GroupState,
	{ frame, members, surplusComputed, meetings }: Read
): GroupPreview {
	const list = members.map((member) => memberPreview(state, member));
	return {
		currency: frame.currency,
		founded: frame.founded,
		cutOff: frame.cutOff,
		meetings,
		members: list,
		...sumsOf(state),
		finesDue: sum(list.map(({ finesDue }) => finesDue)),
		surplusComputed
	};
}

function memberPreview(state: GroupState, { memberId, number, name, offices }: SheetMember): MemberPreview {
	return {
		number,
		name,
		offices,
		savings: savedBy(state, memberId),
		arrears: state.members.get(memberId)?.openingArrears ?? sum([]),
		loans: sum(loansOf(state, memberId)),
		finesDue: finesOf(state, memberId)
	};
}

function loansOf(state: GroupState, memberId: MemberId): readonly Money[] {
	return [...state.loans.values()]
		.filter((loan) => loan.memberId === memberId)
		.map(({ outstanding }) => outstanding);
}

function finesOf(state: GroupState, memberId: MemberId): Money {
	return [...state.fines.values()]
		.filter((fine) => fine.memberId === memberId && !fine.forgiven)
		.reduce((due, fine) => add(due, subtract(fine.amount, fine.paid)), sum([]));
}

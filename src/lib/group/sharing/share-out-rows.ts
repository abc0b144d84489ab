import { present, type MemberId, type LocalDate, type Result, err, ok } from '#kernel';
import { add, atLeastZero, least, money, subtract, sum, zero, type Money, smallestCoin } from '#money';
import type { Member, GroupState } from '../state.ts';
import type { Debts } from './debts.ts';
import type { Shared, SharingBasis } from './share.ts';
import type { SharedOutLine } from '../event-fields.ts';
import type { Rejection } from '../rejections.ts';
import { rulesOn } from '../state-on.ts';

/** Weights, debts and parts in the order of the members; minor units. */
interface Each {
	readonly bases: readonly SharingBasis[];
	readonly debts: readonly Debts[];
	readonly voluntary: readonly Money[];
	readonly parts: readonly Money[];
	/** Parts of the whole fund, before cuts. */
	readonly uncut: Shared | null;
}

/** Makes the rows of a share-out: a part pays debts first, and the rest is paid out. */
export function rowsOf(
	members: readonly Member[],
	{ bases, debts, voluntary, parts, uncut }: Each
): readonly ShareOutRow[] {
	return members.map(({ memberId }, place) => {
		const part = parts[place] ?? zero;
		const savings = money(present(bases[place], 'each member brings something').savings);
		const cut = atLeastZero(subtract(uncut?.parts[place] ?? zero, part));
		const owed = totalsOf(present(debts[place], 'debts of each member are known'));
		return rowOf({ memberId, savings, part, cut }, voluntary[place] ?? zero, owed);
	});
}

/** Minor units. */
type Totals = Readonly<Record<'interest' | 'loan' | 'fines', Money>>;

export const totalsOf = ({ loans, fines }: Debts): Totals => ({
	interest: sum(loans.map(({ interest }) => interest)),
	loan: sum(loans.map(({ principal }) => principal)),
	fines: sum(fines.map(({ amount }) => amount))
});

/** Pays debts from her part first, then from her voluntary savings as far as they reach. */
function rowOf(
	row: Pick<ShareOutRow, 'memberId' | 'savings' | 'part' | 'cut'>,
	saved: Money,
	owed: Totals
): ShareOutRow {
	const { part } = row;
	const all = sum(Object.values(owed));
	const voluntary = least(saved, atLeastZero(subtract(all, part)));
	const has = add(part, voluntary);
	const interest = least(has, owed.interest);
	const loan = least(subtract(has, interest), owed.loan);
	const fines = least(money(has - interest - loan), owed.fines);
	const taken = sum([interest, loan, fines]);
	return {
		...row,
		voluntary,
		loan,
		interest,
		fines,
		payout: subtract(has, taken),
		owedAfter: subtract(all, taken)
	};
}

/** Share-out of one member, minor units. part + voluntary = debts taken + payout; debts owed = taken + owedAfter. */
export interface ShareOutRow {
	readonly memberId: MemberId;
	/** Regular savings and shares, which are contained in her part. */
	readonly savings: Money;
	/** Savings and profit, rounded, before debts. */
	readonly part: Money;
	/** Voluntary savings used for debts that her part does not cover, if debts are netted (ledger law 44). */
	readonly voluntary: Money;
	/** Amounts of part and voluntary savings used for debts due: interest first, then principal, then fines (fine print 20). */
	readonly loan: Money;
	readonly interest: Money;
	readonly fines: Money;
	readonly payout: Money;
	readonly owedAfter: Money;
	/** Reduction of her part because debtors owe more than they have (ledger law 45). */
	readonly cut: Money;
}

/** Amounts left with the group for the next cycle, minor units; each member at most once. */
export type KeptParts = readonly { readonly memberId: MemberId; readonly amount: Money }[];

/**
 * Makes the lines of a share-out in the order of the rows: the amount kept for the next cycle, the cash payment in whole coins, and the payable rest.
 *
 * @returns refused: KeptTooMuch, SharesNotWhole
 */
export function shareOutLines(
	state: GroupState,
	{ rows }: { readonly rows: readonly ShareOutRow[] },
	{ keep = [], occurredOn }: { readonly keep?: KeptParts | undefined; readonly occurredOn: LocalDate }
): Result<readonly SharedOutLine[], Rejection> {
	const kept = new Map(keep.map(({ memberId, amount }) => [memberId, amount]));
	const saving = rulesOn(state, occurredOn)?.saving;
	const coin = smallestCoin(state.currency);
	const lines: SharedOutLine[] = [];
	for (const [memberId, amount] of kept) {
		const most = rows.find((row) => row.memberId === memberId)?.payout ?? zero;
		if (amount > most) return err({ type: 'KeptTooMuch', memberId, most });
		if (saving?.mode === 'shares' && amount % saving.shareValue !== 0)
			return err({ type: 'SharesNotWhole', shareValue: saving.shareValue });
	}
	for (const row of rows) lines.push(lineOf(row, kept.get(row.memberId) ?? zero, coin));
	return ok(lines);
}

function lineOf(
	{ payout, owedAfter: _, voluntary, cut, ...row }: ShareOutRow,
	kept: Money,
	coin: Money
): SharedOutLine {
	const left = subtract(payout, kept);
	const payable = money(left % coin);
	return {
		...row,
		...(voluntary > 0 && { voluntary }),
		...(cut > 0 && { cut }),
		paid: subtract(left, payable),
		kept,
		payable
	};
}

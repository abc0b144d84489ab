import { mapKeys } from '#kernel';
import { subtract, sum, zero, type Money } from '#money';
import type { MemberMove } from './member-moves.ts';

const settledNames = ['withdrawn', 'principalPaid', 'interestPaid', 'finesPaid'] as const;
type SettledName = (typeof settledNames)[number];

/**
 * What of her columns was set against each other as she left, or as the cycle was shared out, minor units: no money moved but `paidOut`.
 * withdrawn + surplus = principalPaid + interestPaid + finesPaid + kept + payable + paidOut.
 */
interface SettledColumns extends Pick<MemberMove, SettledName | 'paidOut'> {
	/** Her part of the surplus; below zero where a group that shared out had lost. */
	readonly surplus: Money;
	/** Her first saving of the next cycle. */
	readonly kept: Money;
	/** Still to be paid to her. */
	readonly payable: Money;
}

export interface Settled {
	/** What moved through box or bank: her columns less what was settled. */
	readonly cash: Readonly<Record<SettledName, Money>>;
	/** Null but where she left or the cycle was shared out. */
	readonly settled: SettledColumns | null;
}

/** Debts of hers that her own savings paid, with no money put down. Minor units. */
export const paidBySavings = ({ settledPrincipal, settledInterest, settledFines }: MemberMove): Money =>
	sum([settledPrincipal, settledInterest, settledFines]);

export function settledOf(move: MemberMove, columns: Readonly<Record<SettledName, Money>>): Settled {
	const settled = settledIn(move);
	const cash = mapKeys(settledNames, (name) => subtract(columns[name], settled?.[name] ?? zero));
	return { settled, cash };
}

function settledIn(move: MemberMove): SettledColumns | null {
	const withdrawn = move.settledSavings;
	const used = {
		principalPaid: move.settledPrincipal,
		interestPaid: move.settledInterest,
		finesPaid: move.settledFines,
		kept: move.settledKept,
		payable: move.settledPayable,
		paidOut: move.settledPaid
	};
	const inAll = sum(Object.values(used));
	return withdrawn === zero && inAll === zero
		? null
		: { withdrawn, surplus: subtract(inAll, withdrawn), ...used };
}

import { subtract, sum, zero, type Money } from '#money';
import type { MemberMove } from './member-moves.ts';

export const settledNames = ['withdrawn', 'principalPaid', 'interestPaid', 'finesPaid'] as const;
export type SettledName = (typeof settledNames)[number];

/**
 * What of her columns was set against each other as she left, or as the cycle was shared out, minor units: no money moved but `paidOut`.
 * withdrawn + surplus = principalPaid + interestPaid + finesPaid + kept + payable + paidOut.
 */
export interface SettledColumns extends Pick<MemberMove, SettledName | 'paidOut'> {
	/** Her part of the surplus; below zero where a group that shared out had lost. */
	readonly surplus: Money;
	/** Her first saving of the next cycle. */
	readonly kept: Money;
	/** Still to be paid to her. */
	readonly payable: Money;
}

export function settledIn(move: MemberMove): SettledColumns | null {
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

import { borrowingOutstanding, fundAtHand, isOfBank, revolvingFund, type GroupState } from '#group';
import type { Money } from '#money';
import { loanSources } from '#ui/codes.ts';

export type LoanSource = (typeof loanSources.codes)[number];

/**
 * Whose money a loan of `amount` can come from: the group's own, what it was given or lent for that (kept apart, ledger 4), and the social
 * fund where so much of it is at hand: a group whose fund is too small is not asked.
 */
export function sourcesOf(state: GroupState, amount: Money): readonly LoanSource[] {
	const lent = [...state.borrowings.values()].filter(
		({ borrowingId }) => borrowingOutstanding(state, borrowingId) > 0
	);
	const has: Readonly<Record<LoanSource, boolean>> = {
		own: true,
		revolvingFund: (state.balances.get(revolvingFund) ?? 0) !== 0,
		cif: lent.some(({ kind }) => kind === 'cif'),
		bank: lent.some(isOfBank),
		socialFund: amount > 0 && fundAtHand(state.balances) >= amount
	};
	return loanSources.codes.filter((source) => has[source]);
}

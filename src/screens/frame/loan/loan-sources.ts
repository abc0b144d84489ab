import { borrowingOutstanding, box, fundAtHand, isOfBank, revolvingFund, type GroupState } from '#group';
import { least, zero, type Money } from '#money';
import { loanSources } from '#ui/codes.ts';

export type LoanSource = (typeof loanSources.codes)[number];

/**
 * Whose money a loan can come from: the group's own, and what it was given or lent for that (kept apart, ledger 4). A loan from the social
 * fund begins with a touch of its own, so that nobody is asked more for every other.
 */
export function sourcesOf(state: GroupState): readonly LoanSource[] {
	const lent = [...state.borrowings.values()].filter(
		({ borrowingId }) => borrowingOutstanding(state, borrowingId) > 0
	);
	const has: Readonly<Record<LoanSource, boolean>> = {
		own: true,
		revolvingFund: (state.balances.get(revolvingFund) ?? 0) !== 0,
		cif: lent.some(({ kind }) => kind === 'cif'),
		bank: lent.some(isOfBank),
		socialFund: false
	};
	return loanSources.codes.filter((source) => has[source]);
}

/** What can be handed over of this money, minor units: all that lies in the box; of the social fund no more than is at hand of it. */
export function mostToLend({ balances }: GroupState, source: LoanSource): Money {
	const inBox = balances.get(box) ?? zero;
	return source === 'socialFund' ? least(inBox, fundAtHand(balances)) : inBox;
}

import {
	borrowingOutstanding,
	box,
	fundAtHand,
	helpFunds,
	isOfBank,
	revolvingFund,
	type GroupState,
	type HelpFund
} from '#group';
import { least, zero, type Money } from '#money';
import type { IconName } from '#i18n';
import { loanSources } from '#ui/codes.ts';

export type LoanSource = (typeof loanSources.codes)[number];

export const helpFundNames = Object.keys(helpFunds) as readonly HelpFund[];

/** The pot of what all put in for help; one woman who holds another. */
export const helpFundIcons = {
	socialFund: 'social-pot',
	vulnerabilityFund: 'stand-in'
} as const satisfies Record<HelpFund, IconName>;

export const isHelpFund = (source: LoanSource): source is HelpFund => source in helpFunds;

/**
 * Whose money a loan can come from: the group's own, and what it was given or lent for that (kept apart, ledger 4). A loan from a help
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
		socialFund: false,
		vulnerabilityFund: false
	};
	return loanSources.codes.filter((source) => has[source]);
}

/** What can be handed over of this money, minor units: all that lies in the box; of a help fund no more than is at hand of it. */
export function mostToLend({ balances }: GroupState, source: LoanSource): Money {
	const inBox = balances.get(box) ?? zero;
	return isHelpFund(source) ? least(inBox, fundAtHand(balances, source)) : inBox;
}

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

/** Icons of the help funds: the pot that all pay into; one woman who holds another. */
export const helpFundIcons = {
	socialFund: 'social-pot',
	vulnerabilityFund: 'stand-in'
} as const satisfies Record<HelpFund, IconName>;

export const isHelpFund = (source: LoanSource): source is HelpFund => source in helpFunds;

/**
 * Sources of a new loan: the group's own money, and what it was given or lent for loans (kept apart, ledger 4). Help funds have an action of their
 * own, so that other loans need no extra question.
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

/** Maximum that can be disbursed from a source, minor units: all cash in the box, for a help fund at most its balance at hand. */
export function mostToLend({ balances }: GroupState, source: LoanSource): Money {
	const inBox = balances.get(box) ?? zero;
	return isHelpFund(source) ? least(inBox, fundAtHand(balances, source)) : inBox;
}

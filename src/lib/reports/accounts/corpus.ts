import type { LocalDate } from '#kernel';
import { heldIn, heldUnder, totalOfType } from '#ledger';
import { money, sum, zero, type Money } from '#money';
import { box, chart, fundsAtHand, partsOfAccount, type GroupState, type SavingFund } from '#group';
import { monthsIn, type Period } from './fiscal-year.ts';
import { balancesAtEach, type AccountBook } from './posted-lines.ts';

/** The corpus computed line by line; minor units. */
export interface CorpusLine {
	readonly on: LocalDate;
	/** All that members have saved, by fund. */
	readonly savings: Money;
	readonly savingsByFund: Readonly<Record<SavingFund, Money>>;
	/** Account surplus + income − expense. */
	readonly surplus: Money;
	readonly revolvingFund: Money;
	readonly grants: Money;
	/** Savings + surplus + revolving fund + grants (ledger law 7). */
	readonly corpus: Money;
}

/** The corpus at the end of each of `days`, which are in order. */
export function corpusAt(book: AccountBook, days: readonly LocalDate[]): readonly CorpusLine[] {
	return balancesAtEach(book, days).map((balances, place) => ({
		on: days[place] ?? book.on,
		...corpusOf(balances)
	}));
}

/** The corpus at the end of each month of a period; of the last month at the end of the period. */
export function corpusByMonth(book: AccountBook, period: Period): readonly CorpusLine[] {
	const days = monthsIn(period, book).map((month) => month.to);
	return corpusAt(book, days);
}

/** Of balances as they stand, with what makes it up. */
export function corpusOf(balances: GroupState['balances']): Omit<CorpusLine, 'on'> {
	const savings = heldUnder(balances, chart, 'savings');
	const surplus = surplusOf(balances);
	const revolvingFund = heldUnder(balances, chart, 'revolving-fund');
	const grants = heldUnder(balances, chart, 'grants');
	return {
		savings,
		savingsByFund: savedByFund(balances),
		surplus,
		revolvingFund,
		grants,
		corpus: sum([savings, surplus, revolvingFund, grants])
	};
}

function savedByFund(balances: GroupState['balances']): Readonly<Record<SavingFund, Money>> {
	const byFund = { regular: zero, voluntary: zero, shares: zero };
	for (const [account, signed] of balances) {
		const { fund } = partsOfAccount(account);
		if (fund !== null) byFund[fund] = money(byFund[fund] - signed);
	}
	return byFund;
}

/**
 * Box and bank less what is at hand of the help funds and what is held for others, which are no part of the corpus either: what of the
 * corpus is not at work; minor units.
 */
export function idleOf(balances: GroupState['balances']): Money {
	const held = heldIn(balances, chart, box) + heldUnder(balances, chart, 'bank');
	const ofOthers = fundsAtHand(balances) + heldUnder(balances, chart, 'held-for-others');
	return money(Math.max(0, held - ofOthers));
}

/** Account surplus + income − expense, all years (ledger law 4); minor units, below zero for a deficit. */
export function surplusOf(balances: GroupState['balances']): Money {
	return money(
		heldUnder(balances, chart, 'surplus') +
			totalOfType(balances, chart, 'income') -
			totalOfType(balances, chart, 'expense')
	);
}

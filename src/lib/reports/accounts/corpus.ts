import type { LocalDate } from '#kernel';
import { heldIn, heldUnder, totalOfType } from '#ledger';
import { money, sum, zero, type Money } from '#money';
import { box, chart, fundsAtHand, partsOfAccount, type GroupState, type SavingFund } from '#group';
import { monthsIn, type Period } from './fiscal-year.ts';
import { balancesAtEach, type AccountBook } from './posted-lines.ts';

/** The corpus and its components; minor units. */
export interface CorpusLine {
	readonly on: LocalDate;
	/** Savings of all members, in total and by fund. */
	readonly savings: Money;
	readonly savingsByFund: Readonly<Record<SavingFund, Money>>;
	/** Account surplus + income − expense. */
	readonly surplus: Money;
	readonly revolvingFund: Money;
	readonly grants: Money;
	/** Savings + surplus + revolving fund + grants (ledger law 7). */
	readonly corpus: Money;
}

/** Returns the corpus at the end of each of `days`, which must be in ascending order. */
export function corpusAt(book: AccountBook, days: readonly LocalDate[]): readonly CorpusLine[] {
	return balancesAtEach(book, days).map((balances, place) => ({
		on: days[place] ?? book.on,
		...corpusOf(balances)
	}));
}

/** Returns the corpus at the end of each month of a period; for a cut last month, at the end of the period. */
export function corpusByMonth(book: AccountBook, period: Period): readonly CorpusLine[] {
	const days = monthsIn(period, book).map((month) => month.to);
	return corpusAt(book, days);
}

/** Computes the corpus and its components from balances. */
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
 * Returns the idle part of the corpus in minor units: box and bank less the cash of the help funds and the money held for others, which
 * are no part of the corpus.
 */
export function idleOf(balances: GroupState['balances']): Money {
	const held = heldIn(balances, chart, box) + heldUnder(balances, chart, 'bank');
	const ofOthers = fundsAtHand(balances) + heldUnder(balances, chart, 'held-for-others');
	return money(Math.max(0, held - ofOthers));
}

/** Account surplus + income − expense, all years (ledger law 4); minor units, negative for a deficit. */
export function surplusOf(balances: GroupState['balances']): Money {
	return money(
		heldUnder(balances, chart, 'surplus') +
			totalOfType(balances, chart, 'income') -
			totalOfType(balances, chart, 'expense')
	);
}

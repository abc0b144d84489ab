import type { JournalFile } from '#app';
import type { ReadGroup } from '#spreadsheet/read-spreadsheet.ts';
import { activeMembers, box, chart } from '#group';
import { heldIn, heldUnder } from '#ledger';
import type { CurrencyCode, Money } from '#money';
import { surplusOf } from '#reports';

/** What is compared with the paper book of a group before its book is made; minor units. */
export interface GroupFigures {
	readonly name: string;
	readonly currency: CurrencyCode;
	readonly members: number;
	readonly meetings: number;
	readonly savings: Money;
	readonly loans: Money;
	readonly box: Money;
	readonly bank: Money;
	/** Earned and kept, all years; below zero for a loss. */
	readonly surplus: Money;
	/** The sheet left the surplus to be computed; null where there is no sheet any more. */
	readonly surplusComputed: boolean | null;
}

/** Of a journal that was read. */
export function groupFigures({ book, state }: Pick<JournalFile, 'book' | 'state'>): GroupFigures {
	const { balances } = state;
	return {
		name: state.name ?? '',
		currency: book.currency,
		members: activeMembers(state).length,
		meetings: state.lastNumber.regular,
		savings: heldUnder(balances, chart, 'savings'),
		loans: heldUnder(balances, chart, 'loans'),
		box: heldIn(balances, chart, box),
		bank: heldUnder(balances, chart, 'bank'),
		surplus: surplusOf(balances),
		surplusComputed: null
	};
}

/** Of a group in a spreadsheet. */
export function sheetFigures({ name, figures }: ReadGroup): GroupFigures {
	return { ...figures, name, members: figures.members.length };
}

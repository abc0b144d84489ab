import { present } from '#kernel';
import { credit, debit, entryOf, type JournalEntry } from '#ledger';
import { sum } from '#money';
import { moneyAccount, savingsOf, surplus } from '../chart.ts';
import type { DividendPaid } from '../event-types.ts';
import type { LegsOf } from '../legs.ts';
import { sharedOut } from './share-out-legs.ts';

export const sharingLegs: LegsOf<'DividendPaid' | 'CycleSharedOut'> = {
	DividendPaid: (_, event) => dividend(event),
	CycleSharedOut: sharedOut
};

/** Surplus may run against this year's income: reports add them. What was not given stays where it is. */
function dividend({ parts, to, via }: DividendPaid): JournalEntry | null {
	const given = present(parts, 'a recorded dividend carries its parts');
	const whole = sum(given.map((part) => part.amount));
	const credits =
		to === 'box'
			? [credit(moneyAccount(via), whole)]
			: given.map((part) => credit(savingsOf(part.memberId, 'regular'), part.amount));
	return entryOf([debit(surplus, whole), ...credits]);
}

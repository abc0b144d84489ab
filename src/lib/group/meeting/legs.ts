import { credit, debit, entryOf } from '#ledger';
import { box, cashOver, cashShort } from '../chart.ts';
import type { LegsOf } from '../legs.ts';

export const meetingLegs: LegsOf<'CashDifferenceAccepted'> = {
	CashDifferenceAccepted: (_, event) =>
		event.direction === 'short'
			? entryOf([debit(cashShort, event.amount), credit(box, event.amount)])
			: entryOf([debit(box, event.amount), credit(cashOver, event.amount)])
};

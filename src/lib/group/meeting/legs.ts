import { credit, debit, entryOf } from '#ledger';
import { box, cashOver, cashShort } from '../chart.ts';
import { noLegs, type LegsOf } from '../legs.ts';

export const meetingLegs: LegsOf<
	| 'CashDifferenceAccepted'
	| 'MeetingOpened'
	| 'AttendanceMarked'
	| 'PenTaken'
	| 'LastCodeCompared'
	| 'CashCounted'
	| 'MeetingPutAway'
	| 'MeetingSealed'
> = {
	CashDifferenceAccepted: (_, event) =>
		event.direction === 'short'
			? entryOf([debit(cashShort, event.amount), credit(box, event.amount)])
			: entryOf([debit(box, event.amount), credit(cashOver, event.amount)]),
	MeetingOpened: noLegs,
	AttendanceMarked: noLegs,
	PenTaken: noLegs,
	LastCodeCompared: noLegs,
	CashCounted: noLegs,
	MeetingPutAway: noLegs,
	MeetingSealed: noLegs
};

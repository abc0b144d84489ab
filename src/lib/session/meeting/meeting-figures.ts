import type { MemberId } from '#kernel';
import {
	withoutPutAway,
	type GroupEvent,
	type GroupState,
	countCame,
	liveEvents,
	type FineImposed,
	type MeetingInProgress
} from '#group';
import { ownerOfEntry } from '../correction-entries.ts';
import type { MeetingMarks } from '#papers/paper-data.ts';
import { add, money, sum, zero, type Money } from '#money';
import { otherKindOf, otherKindsIn, otherKindsOut, type OtherKind } from '../other-kinds.ts';

/**
 * Marks of meetings from paper, and of those with a disputed line of hers.
 *
 * @param events the whole book, in the order of recording
 */
export function meetingMarks(
	state: GroupState,
	events: readonly GroupEvent[],
	memberId: MemberId
): MeetingMarks {
	const late = new Set<string>();
	const disputed = new Set<string>();
	let meeting = '';
	for (const event of withoutPutAway(events)) {
		if (event.type === 'MeetingOpened') {
			meeting = `${event.kind} ${String(event.number)}`;
			if (event.late === true) late.add(meeting);
		}
		const isDisputed = event.eventId !== undefined && state.disputes.has(event.eventId);
		if (isDisputed && ownerOfEntry(state, event) === memberId) disputed.add(meeting);
	}
	return { late, disputed };
}

/**
 * Totals of a meeting so far, in minor units, without entries taken back. Sums are cash in the box; payments
 * through a bank account are only listed by member.
 */
export interface MeetingFigures {
	readonly came: number;
	readonly saved: Money;
	readonly savedBy: ReadonlyMap<MemberId, Money>;
	/** Paid into the social fund by each member, with the saving or separately. */
	readonly socialBy: ReadonlyMap<MemberId, Money>;
	readonly repaid: Money;
	readonly repaidBy: ReadonlyMap<MemberId, Money>;
	/** Part of `repaid`. */
	readonly interest: Money;
	readonly fined: readonly FineImposed[];
	readonly finesPaid: Money;
	readonly finesPaidBy: ReadonlyMap<MemberId, Money>;
	/** Members who were forgiven a fine. */
	readonly forgiven: ReadonlySet<MemberId>;
	readonly lent: Money;
	/** Interest deducted when a loan was disbursed: the box paid out less by it. */
	readonly keptBack: Money;
	readonly loans: readonly LoanGiven[];
	/** Amounts lent at this meeting (new loans and top-ups), in the order of recording. */
	readonly loanRows: readonly LoanRow[];
	readonly toBank: Money;
	readonly fromBank: Money;
	/** Fees, income, social fund, expenses, withdrawals, things; zero for none. */
	readonly other: Readonly<Record<OtherKind, Money>>;
	/** Recorded cash differences, box less book. */
	readonly difference: number;
}

type LoanGiven = Extract<GroupEvent, { type: 'LoanDisbursed' }>;

interface LoanRow extends Pick<LoanGiven, 'eventId' | 'memberId'> {
	readonly amount: Money;
}

/** @param book resolves the members of loans and fines */
export function meetingFigures(
	meeting: MeetingInProgress | null,
	book: Pick<GroupState, 'loans' | 'fines'>
): MeetingFigures {
	const events = meeting === null ? [] : liveEvents(meeting);
	const saved = events.filter((event) => event.type === 'SavingDeposited');
	const repaid = events.filter((event) => event.type === 'LoanRepaid');
	const loans = events.filter((event) => event.type === 'LoanDisbursed');
	const finesPaid = events.filter((event) => event.type === 'FinePaid');
	const ownerOfFine = ({ fineId }: { readonly fineId: FineImposed['fineId'] }) =>
		book.fines.get(fineId)?.memberId;
	const forgiven = events
		.filter((event) => event.type === 'FineForgiven')
		.map(ownerOfFine)
		.filter((memberId) => memberId !== undefined);
	return {
		came: countCame(meeting?.marks.values() ?? []),
		saved: total(saved),
		savedBy: byMember(saved, (event) => event.memberId),
		socialBy: byMember(
			events.filter((event) => event.type === 'SocialFundPaidIn'),
			(event) => event.memberId
		),
		repaid: total(repaid),
		repaidBy: byMember(repaid, (event) => book.loans.get(event.loanId)?.memberId),
		interest: repaid.reduce(
			(all, { split }) => (split ? add(all, add(split.interestArrears, split.interestDue)) : all),
			zero
		),
		fined: events.filter((event) => event.type === 'FineImposed'),
		finesPaid: total(finesPaid),
		finesPaidBy: byMember(finesPaid, ownerOfFine),
		forgiven: new Set(forgiven),
		lent: loans.filter(isThroughBox).reduce((all, loan) => add(all, loan.principal), toppedUp(events)),
		keptBack: sum(
			loans.filter(isThroughBox).map(({ loanId }) => book.loans.get(loanId)?.movements[0]?.interest ?? zero)
		),
		loans,
		loanRows: events.flatMap((event) => loanRowsOf(event, book)),
		toBank: total(events.filter((event) => event.type === 'CashTakenToBank')),
		fromBank: total(events.filter((event) => event.type === 'CashTakenFromBank')),
		other: otherMoney(events),
		difference: events
			.filter((event) => event.type === 'CashDifferenceAccepted')
			.reduce((all, { amount, direction }) => all + (direction === 'over' ? amount : -amount), 0)
	};
}

/** Change of the box that no line names: outside money, payouts to leavers, corrections. */
export function restOfBox(figures: MeetingFigures, boxBefore: Money, boxNow: Money): Money {
	const { saved, repaid, finesPaid, keptBack, fromBank, lent, toBank, other, difference } = figures;
	const sides = (kinds: readonly OtherKind[]) => sum(kinds.map((kind) => other[kind]));
	const came = saved + repaid + finesPaid + keptBack + fromBank + sides(otherKindsIn);
	const went = lent + toBank + sides(otherKindsOut);
	return money(boxNow - boxBefore - (came - went) - difference);
}

const isThroughBox = (event: GroupEvent): boolean => !('via' in event) || event.via === undefined;

function loanRowsOf(event: GroupEvent, { loans }: Pick<GroupState, 'loans'>): readonly LoanRow[] {
	if (event.type === 'LoanDisbursed') {
		const { eventId, memberId, principal } = event;
		return [{ eventId, memberId, amount: principal }];
	}
	if (event.type !== 'LoanToppedUp') return [];
	const { eventId, loanId, amount } = event;
	const memberId = loans.get(loanId)?.memberId;
	return memberId === undefined ? [] : [{ eventId, memberId, amount }];
}

const toppedUp = (events: readonly GroupEvent[]): Money =>
	total(events.filter((event) => event.type === 'LoanToppedUp'));

function otherMoney(events: readonly GroupEvent[]): MeetingFigures['other'] {
	const sums: Record<OtherKind, Money> = {
		fee: zero,
		income: zero,
		socialIn: zero,
		heldIn: zero,
		sale: zero,
		expense: zero,
		socialOut: zero,
		heldOut: zero,
		withdrawal: zero,
		purchase: zero
	};
	for (const event of events.filter(isThroughBox)) {
		const kind = otherKindOf(event.type);
		const amount = 'amount' in event ? event.amount : undefined;
		if (kind !== undefined && amount !== undefined) sums[kind] = add(sums[kind], amount);
	}
	return sums;
}

const total = (events: readonly (GroupEvent & { readonly amount: Money })[]): Money =>
	sum(events.filter(isThroughBox).map(({ amount }) => amount));

function byMember<Event extends { readonly amount: Money }>(
	events: readonly Event[],
	whose: (event: Event) => MemberId | undefined
): ReadonlyMap<MemberId, Money> {
	const sums = new Map<MemberId, Money>();
	for (const event of events) {
		const memberId = whose(event);
		if (memberId !== undefined) sums.set(memberId, add(sums.get(memberId) ?? zero, event.amount));
	}
	return sums;
}

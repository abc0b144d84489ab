import type { EventId, MemberId } from '#kernel';
import type { GroupEvent } from '../event-schema/types.ts';
import type { JournalLine } from '../journal.ts';
import type { GroupState } from '../state.ts';

/**
 * The first later entry that could not stand without `original` (ledger law 6.5): a repayment needs its loan, a payment
 * its fine, everything of a woman her joining. A woman who has left was paid by what stood then, of her loans and fines
 * too.
 *
 * @param later live entries after it, oldest first
 */
export function neededBy(
	{ loans, fines }: Pick<GroupState, 'loans' | 'fines'>,
	original: JournalLine,
	later: readonly JournalLine[]
): EventId | null {
	const { event } = original;
	const owner =
		('loanId' in event ? loans.get(event.loanId)?.memberId : undefined) ??
		('fineId' in event ? fines.get(event.fineId)?.memberId : undefined);
	const needs = needsOf(event, owner === undefined ? [] : [owner]);
	return later.find(({ event }) => needs(event))?.event.eventId ?? null;
}

type Need = (later: GroupEvent) => boolean;

function needsOf(original: GroupEvent, owners: readonly MemberId[]): Need {
	const own = standsOn(original);
	const members = [...membersIn(original), ...owners];
	const loanId = 'loanId' in original ? original.loanId : null;
	return (later) =>
		own(later) ||
		(later.type === 'MemberLeft' &&
			original.type !== 'AttendanceMarked' &&
			members.includes(later.memberId)) ||
		(later.type === 'LoanWrittenOff' && later.loanId === loanId);
}

/** Kinds of entries that others name. */
function standsOn(original: GroupEvent): Need {
	switch (original.type) {
		case 'LoanDisbursed':
		case 'LoanToppedUp':
			return (later) => 'loanId' in later && later.loanId === original.loanId;
		case 'BorrowingReceived':
			return (later) => 'borrowingId' in later && later.borrowingId === original.borrowingId;
		case 'FineImposed':
			return (later) => 'fineId' in later && later.fineId === original.fineId;
		case 'LoanApplied':
			return (later) => 'applicationId' in later && later.applicationId === original.applicationId;
		case 'MemberJoined':
			return (later) => membersIn(later).includes(original.memberId);
		case 'BankAccountOpened':
			return (later) =>
				('bankAccountId' in later && later.bankAccountId === original.bankAccountId) ||
				('via' in later && later.via === `bank/${original.bankAccountId}`);
		case 'OpeningBalances': {
			const brought = new Set<string>([
				...(original.loans ?? []).map((loan) => loan.loanId),
				...(original.finesDue ?? []).map((fine) => fine.fineId),
				...(original.borrowings ?? []).map((borrowing) => borrowing.borrowingId)
			]);
			return (later) =>
				('loanId' in later && brought.has(later.loanId)) ||
				('fineId' in later && brought.has(later.fineId)) ||
				('borrowingId' in later && brought.has(later.borrowingId));
		}
		case 'AssetBought':
			return (later) => later.type === 'AssetSold' && later.thing === original.thing;
		case 'DisputeRaised':
			return (later) => later.type === 'DisputeSettled' && later.about === original.about;
		default:
			return () => false;
	}
}

/** Every woman whom an entry names as a party to it; who agreed or wrote is no party. */
function membersIn(event: GroupEvent): readonly MemberId[] {
	const named: MemberId[] = [];
	if ('memberId' in event && event.memberId !== undefined) named.push(event.memberId);
	if ('guarantors' in event && event.guarantors !== undefined) named.push(...event.guarantors);
	if ('parts' in event && event.parts !== undefined) named.push(...event.parts.map((part) => part.memberId));
	return named;
}

import type { EventId, MemberId, BankAccountId } from '#kernel';
import type { GroupEvent, EventOf } from '../event-types.ts';
import type { JournalLine } from '../journal.ts';
import type { PaymentSplit } from '../event-fields.ts';
import type { GroupState } from '../state.ts';
import { bankAccount } from '../chart.ts';

/**
 * Returns the id of the first later entry that depends on `original` (ledger law 6.5): a repayment on its loan, a payment on its fine, every entry of
 * a member on her joining. The settlement of a leaver depends on her loans and fines too.
 *
 * @param later live entries after it, oldest first
 */
export function neededBy(known: Known, original: JournalLine, later: readonly JournalLine[]): EventId | null {
	const { event } = original;
	const [own, closes] = [standsOn(event), closesWhatIsIn(known, event)];
	return later.find((line) => own(line.event) || closes(line.event))?.event.eventId ?? null;
}

/**
 * Returns the first later entry that closed what `replacement` refers to: the member was paid out when she left or at a share-out, or the loan was
 * written off. An amount entered there afterwards could never be paid out.
 *
 * @param later live entries after the replaced one, oldest first
 */
export function closedBy(
	known: Known,
	replacement: GroupEvent,
	later: readonly JournalLine[]
): GroupEvent | null {
	const closes = closesWhatIsIn(known, replacement);
	return later.find(({ event }) => closes(event))?.event ?? null;
}

type Known = Pick<GroupState, 'loans' | 'fines'>;

/** Kinds that may be corrected even for a member who was paid out, because none of her money depends on them. */
const movesNothing: ReadonlySet<GroupEvent['type']> = new Set([
	'AttendanceMarked',
	'PenTaken',
	'CollectedForOthers'
]);

type Need = (later: GroupEvent) => boolean;

function closesWhatIsIn({ loans, fines }: Known, event: GroupEvent): Need {
	const owner =
		('loanId' in event ? loans.get(event.loanId)?.memberId : undefined) ??
		('fineId' in event ? fines.get(event.fineId)?.memberId : undefined);
	const members = [...membersIn(event), ...(owner === undefined ? [] : [owner])];
	const loanId = 'loanId' in event ? event.loanId : null;
	return (later) =>
		(later.type === 'CycleSharedOut' && !movesNothing.has(event.type) && members.length > 0) ||
		(later.type === 'MemberLeft' && !movesNothing.has(event.type) && members.includes(later.memberId)) ||
		(later.type === 'LoanWrittenOff' && later.loanId === loanId);
}

/** Returns a predicate for later entries that refer to `original`. */
function standsOn(original: GroupEvent): Need {
	switch (original.type) {
		case 'LoanDisbursed':
		case 'LoanToppedUp':
			return (later) => 'loanId' in later && later.loanId === original.loanId;
		case 'CashCreditOpened':
			return (later) => 'borrowingId' in later && later.borrowingId === original.borrowingId;
		case 'BorrowingReceived':
			// A draw on a cash credit is one of many: whether the others can stay depends on the amounts.
			return (later) =>
				original.kind !== 'cashCredit' &&
				'borrowingId' in later &&
				later.borrowingId === original.borrowingId;
		case 'LoanWrittenOff':
			// A recovery is no repayment: it would repay nothing if the loan were not written off.
			return (later) =>
				later.type === 'LoanRepaid' && later.loanId === original.loanId && isRecovery(later.split);
		case 'FineImposed':
			return (later) => 'fineId' in later && later.fineId === original.fineId;
		case 'LoanApplied':
			return (later) => 'applicationId' in later && later.applicationId === original.applicationId;
		case 'MemberJoined':
			return (later) =>
				membersIn(later).includes(original.memberId) ||
				(later.type === 'OpeningBalances' && bringsMoneyOf(later, original.memberId));
		case 'BankAccountOpened':
			return (later) =>
				(later.type === 'OpeningBalances' && bringsMoneyOf(later, original.bankAccountId)) ||
				('bankAccountId' in later && later.bankAccountId === original.bankAccountId) ||
				('via' in later && later.via === bankAccount(original.bankAccountId));
		case 'OpeningBalances': {
			const brought = new Set<string>([
				...(original.loans ?? []).map((loan) => loan.loanId),
				...(original.finesDue ?? []).map((fine) => fine.fineId),
				...(original.borrowings ?? []).map((borrowing) => borrowing.borrowingId)
			]);
			const assets = new Set((original.assets ?? []).map(({ thing }) => thing));
			return (later) =>
				(later.type === 'AssetSold' && assets.has(later.thing)) ||
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

/** A split of zeros marks a recovery on a written-off loan (ledger fine print 10). */
const isRecovery = (split: PaymentSplit | undefined): boolean =>
	split !== undefined && Object.values(split).every((part) => part === 0);

/** Returns the members who are party to an entry; those who approved or recorded it are not. */
export function membersIn(event: GroupEvent): readonly MemberId[] {
	const named: MemberId[] = [];
	if ('memberId' in event && event.memberId !== undefined) named.push(event.memberId);
	if ('guarantors' in event && event.guarantors !== undefined) named.push(...event.guarantors);
	if ('parts' in event && event.parts !== undefined) named.push(...event.parts.map((part) => part.memberId));
	// Every saver of a share-out has a line, even if nothing was left to pay her.
	if ('lines' in event && event.lines !== undefined) named.push(...event.lines.map((line) => line.memberId));
	return named;
}

/** Returns the members with a line on an opening sheet. */
export function namedIn(event: EventOf<'OpeningBalances'>): readonly MemberId[] {
	const memberOf = (line: { readonly memberId: MemberId }) => line.memberId;
	return [
		...(event.savings ?? []).map(memberOf),
		...(event.savingsArrears ?? []).map(memberOf),
		...(event.finesDue ?? []).map(memberOf),
		...(event.loans ?? []).map(memberOf),
		...(event.payables ?? []).map(memberOf),
		...(event.heldForOthers ?? []).map(memberOf)
	];
}

/** True if an opening sheet has an amount for the member or the bank account; lines of zero do not count. */
export function bringsMoneyOf(event: EventOf<'OpeningBalances'>, of: MemberId | BankAccountId): boolean {
	const { savings = [], savingsArrears = [], finesDue = [], payables = [], bank = [], loans = [] } = event;
	const { heldForOthers = [] } = event;
	const brings = (line: { readonly amount: number }) => line.amount !== 0;
	return (
		[...savings, ...savingsArrears, ...finesDue, ...payables, ...heldForOthers].some(
			(line) => line.memberId === of && brings(line)
		) ||
		bank.some((line) => line.bankAccountId === of && brings(line)) ||
		loans.some((line) => line.memberId === of)
	);
}

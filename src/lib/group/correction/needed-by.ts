import type { EventId, MemberId, BankAccountId } from '#kernel';
import type { GroupEvent, EventOf } from '../event-types.ts';
import type { JournalLine } from '../journal.ts';
import type { PaymentSplit } from '../event-fields.ts';
import type { GroupState } from '../state.ts';
import { bankAccount } from '../chart.ts';

/**
 * The first later entry that could not stand without `original` (ledger law 6.5): a repayment needs its loan, a payment
 * its fine, everything of a woman her joining. A woman who has left was paid by what stood then, of her loans and fines
 * too.
 *
 * @param later live entries after it, oldest first
 */
export function neededBy(known: Known, original: JournalLine, later: readonly JournalLine[]): EventId | null {
	const { event } = original;
	const [own, closes] = [standsOn(event), closesWhatIsIn(known, event)];
	return later.find((line) => own(line.event) || closes(line.event))?.event.eventId ?? null;
}

/**
 * The first later entry that closed what `replacement` speaks of: the woman was paid all that was hers, at her leaving or at
 * a share-out, or the loan was given up. What is put there afterwards would stay for ever, and nobody could pay it out.
 *
 * @param later live entries after the one that is replaced, oldest first
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

/** Who came, who held the pen, and what is held for others is corrected also of a woman who was paid out: none of her money hangs on it. */
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

/** Kinds of entries that others name. */
function standsOn(original: GroupEvent): Need {
	switch (original.type) {
		case 'LoanDisbursed':
		case 'LoanToppedUp':
			return (later) => 'loanId' in later && later.loanId === original.loanId;
		case 'CashCreditOpened':
			return (later) => 'borrowingId' in later && later.borrowingId === original.borrowingId;
		case 'BorrowingReceived':
			// What was drawn on a cash credit is one of many: whether the rest can stand is a matter of amounts.
			return (later) =>
				original.kind !== 'cashCredit' &&
				'borrowingId' in later &&
				later.borrowingId === original.borrowingId;
		case 'LoanWrittenOff':
			// What came back on it is no repayment: it would pay nothing of the loan.
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

/** A split of nothing is of a loan that was given up (ledger fine print 10). */
const isRecovery = (split: PaymentSplit | undefined): boolean =>
	split !== undefined && Object.values(split).every((part) => part === 0);

/** Every woman whom an entry names as a party to it; who agreed or wrote is no party. */
export function membersIn(event: GroupEvent): readonly MemberId[] {
	const named: MemberId[] = [];
	if ('memberId' in event && event.memberId !== undefined) named.push(event.memberId);
	if ('guarantors' in event && event.guarantors !== undefined) named.push(...event.guarantors);
	if ('parts' in event && event.parts !== undefined) named.push(...event.parts.map((part) => part.memberId));
	// Whose saving went into a share-out has a line in it, also where nothing was left to give her.
	if ('lines' in event && event.lines !== undefined) named.push(...event.lines.map((line) => line.memberId));
	return named;
}

/** Every woman for whom a sheet brings something in. */
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

/** Whether a sheet brings money of a woman, or of a bank account, into the book; a line of nothing brings none. */
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

import type { EventId, MemberId } from '#kernel';
import type { GroupEvent } from '../event-types.ts';
import type { JournalLine } from '../journal.ts';

/**
 * Puts each replacement in the place of its original, but after the event that creates what it refers to (member, loan, fine, borrowing), which may
 * come later on the same day.
 */
export function afterWhatTheyName(lines: readonly JournalLine[]): readonly JournalLine[] {
	const ordered = [...lines];
	const beginnings = lines.filter(({ event }) => beginningKinds.has(event.type));
	for (const line of lines) {
		if (line.event.corrects === undefined || line.event.type === 'AttendanceMarked') continue;
		const named = beginnings.filter(({ event }) => begins(event, line.event));
		if (named.length === 0) continue;
		const place = ordered.indexOf(line);
		const beginning = Math.max(...named.map((one) => ordered.indexOf(one)));
		if (beginning <= place) continue;
		ordered.splice(beginning, 0, ...ordered.splice(place, 1));
	}
	return ordered;
}

/** Kinds that create something that later events refer to; see the cases of `begins`. */
const beginningKinds: ReadonlySet<GroupEvent['type']> = new Set<GroupEvent['type']>([
	'MemberJoined',
	'LoanDisbursed',
	'FineImposed',
	'CashCreditOpened',
	'BorrowingReceived',
	'LoanApplied',
	'BankAccountOpened'
]);

/** True if `earlier` creates what `named` refers to (a loan by its disbursement, a fine by its imposition). */
function begins(earlier: GroupEvent, named: GroupEvent): boolean {
	switch (earlier.type) {
		case 'MemberJoined':
			return membersNamed(named).includes(earlier.memberId);
		case 'LoanDisbursed':
			return named.type !== 'LoanDisbursed' && 'loanId' in named && named.loanId === earlier.loanId;
		case 'FineImposed':
			return named.type !== 'FineImposed' && 'fineId' in named && named.fineId === earlier.fineId;
		case 'CashCreditOpened':
			return (
				named.type !== 'CashCreditOpened' &&
				'borrowingId' in named &&
				named.borrowingId === earlier.borrowingId
			);
		case 'BorrowingReceived':
			return (
				earlier.kind !== 'cashCredit' &&
				named.type !== 'BorrowingReceived' &&
				'borrowingId' in named &&
				named.borrowingId === earlier.borrowingId
			);
		case 'LoanApplied':
			return (
				named.type !== 'LoanApplied' &&
				'applicationId' in named &&
				named.applicationId === earlier.applicationId
			);
		case 'BankAccountOpened':
			return named.type === 'BankStatementMatched' && named.bankAccountId === earlier.bankAccountId;
		default:
			return false;
	}
}

function membersNamed(event: GroupEvent): readonly MemberId[] {
	if (event.type === 'OpeningBalances') return (event.savingsArrears ?? []).map((line) => line.memberId);
	if (event.type === 'MemberJoined') return [];
	return 'memberId' in event && event.memberId !== undefined ? [event.memberId] : [];
}

/** Returns the journal with all corrections applied, in the order of recording. */
export function effectiveLines(lines: readonly JournalLine[]): readonly JournalLine[] {
	const inForce = putRightIn(lines);
	if (inForce === null) return lines;
	const standing = lines.flatMap((line) => {
		const { event } = line;
		if (event.type === 'EventReversed' || event.corrects !== undefined) return [];
		const inPlace = inForce(line);
		return inPlace === null ? [] : [inPlace];
	});
	return afterWhatTheyName(standing);
}

/**
 * Resolves an entry to the one in force: itself, or its last replacement; null if it was reversed without one.
 *
 * @returns null if the book has no reversal
 */
export function putRightIn<Line extends { readonly event: GroupEvent }>(
	lines: readonly Line[]
): ((line: Line) => Line | null) | null {
	const reversed = new Set<EventId | undefined>();
	const replacements = new Map<EventId | undefined, Line>();
	for (const line of lines) {
		const { event } = line;
		if (event.type === 'EventReversed') reversed.add(event.reverses);
		if (event.corrects !== undefined) replacements.set(event.corrects, line);
	}
	if (reversed.size === 0) return null;
	return (line) => {
		let standing: Line | undefined = line;
		while (standing !== undefined && reversed.has(standing.event.eventId))
			standing = replacements.get(standing.event.eventId);
		return standing ?? null;
	};
}

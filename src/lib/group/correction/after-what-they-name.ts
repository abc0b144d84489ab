import type { MemberId } from '#kernel';
import type { GroupEvent } from '../event-types.ts';
import type { JournalLine } from '../journal.ts';

/**
 * What replaces an entry stands in its place, but never before the woman, loan, fine or debt that it names: she may have
 * joined, or the loan have been given, later on the same day. Then it stands directly after that.
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

/** Kinds with which something begins that others name; the cases below. */
const beginningKinds: ReadonlySet<GroupEvent['type']> = new Set<GroupEvent['type']>([
	'MemberJoined',
	'LoanDisbursed',
	'FineImposed',
	'CashCreditOpened',
	'BorrowingReceived',
	'LoanApplied',
	'BankAccountOpened'
]);

/** Whether `earlier` is where something begins that `named` speaks of. */
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
